"""What is wanted of a passage: typed words, each with the ways it may be met."""

from dataclasses import dataclass

# Why a way counts when it is the typed word itself.
OWN = "ordet"


@dataclass(frozen=True, slots=True)
class Way:
    """A way to meet a typed word: all of `terms` in a passage.

    `wide` tells that they stand in the field of that name (`analysis.wide`), else they
    are stems of running text, in a row if `row`, or the value of the field `whole`;
    `why` is a code of `texts.tsv`.
    """

    terms: tuple[str, ...]
    weight: float
    why: str
    wide: bool = False
    row: bool = False
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A typed word, how it may be met (best first), and how much it tells."""

    shown: str
    ways: tuple[Way, ...]
    rarity: float
    telling: bool = True
    known: bool = True
    key: bool = False
