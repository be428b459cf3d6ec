"""The tree of a query, which the engines translate.

Fields with words in a row: "" (running text, heading and title, each by its weight),
text, heading, title, organ_ord, person_ord, decision, promise. Words without a row:
wide (what else a text is found by, see `analysis.wide`) and around (what stands about
the passage). Whole values: document, typ, organ, person, parti, ar, amne, status, body,
dnr_ord, paragraf, term.
"""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """One or more stems (a phrase if more than one); `shown` as typed.

    With a `slop` of 0 they stand in a row in order, else within so many words of each
    other in any order. A `shown` without blanks was typed as one word ("sms-lån").
    """

    stems: tuple[str, ...]
    field: str = ""
    slop: int = 0
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that begin with `text`; `shown` as typed."""

    text: str
    field: str = ""
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Wildcard:
    """Words like `text`: "*" for any letters and digits, "?" for one.

    At least two letters or digits stand before the first of them.
    """

    text: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Words within `distance` edits of `text`, a stem; `shown` as typed."""

    text: str
    distance: int = 1
    field: str = ""
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Exactly:
    """A whole value of a field that is not analysed; `shown` as typed."""

    field: str
    value: str
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Dated:
    """Documents dated within the interval; None is an open end.

    With `bounds`, an undated document counts by the last day it can be from. With the
    field "frist", passages with a promise to be kept by a day within it.
    """

    earliest: dt.date | None
    latest: dt.date | None
    bounds: bool = False
    field: str = "datum"


@dataclass(frozen=True, slots=True)
class All:
    """Every part must hold."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least `minimum` of the parts must hold."""

    parts: tuple["Node", ...]
    minimum: int = 1


@dataclass(frozen=True, slots=True)
class Not:
    """The part must not hold."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class Weighted:
    """The part, its score times `weight`; with 0 it only tells what is found."""

    part: "Node"
    weight: float


@dataclass(frozen=True, slots=True)
class Best:
    """At least one of the parts must hold; only the best of them counts."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Rather:
    """Within `All`: a part that need not hold, but lifts what it holds for."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class Without:
    """The field has no value."""

    field: str


@dataclass(frozen=True, slots=True)
class Everything:
    """Every passage."""


Plain = Word | Prefix | Wildcard | Fuzzy | Exactly | Dated | Without | Everything
Node = Plain | All | Either | Not | Weighted | Best | Rather
