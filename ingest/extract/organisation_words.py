"""Words with places and neighbours: what the organisation rules walk over."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from typing import NamedTuple

from ingest.model import OrganisationKind

WORD = re.compile(r"[^\W_]+(?:[-'’:.&][^\W_]+)*-?")
SPACE = re.compile(r"[ \u00a0]{1,2}")
# A heading that layout broke keeps its break; shorter lines are whole.
WRAP_LENGTH = 40
KEEPS_S = ("ås", "näs", "fors", "is", "us", "os", "ös", "ss", "hus", "as", "es")
LIST_SPACE = re.compile(r",?[ \u00a0]{1,2}")


class Word(NamedTuple):
    """A word and its place."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """One place where a rule found an organisation; `name` is its base form."""

    start: int
    end: int
    name: str
    kind: OrganisationKind
    rule: str
    confidence: float
    code: str | None = None
    parent: str | None = None


@dataclass(frozen=True)
class Words:
    """All words of a text in order."""

    text: str

    @cached_property
    def all(self) -> tuple[Word, ...]:
        """Return the words in order."""
        made = partial(tuple.__new__, Word)
        found = WORD.finditer(self.text)
        return tuple(made((m.start(), m.end(), m.group())) for m in found)

    def those(self, wanted: Callable[[str], object]) -> Iterator[int]:
        """Yield the index of each word that is wanted; the same words are asked once.

        Most words of a text stand in it many times.
        """
        texts = [word.text for word in self.all]
        kept = {text for text in set(texts) if wanted(text)}
        return (index for index, text in enumerate(texts) if text in kept)

    @cached_property
    def common(self) -> frozenset[str]:
        """Return every word that the text also writes with a small letter."""
        return frozenset(w.text for w in self.all if w.text[0].islower())

    def at(self, offset: int) -> int:
        """Return the index of the first word that starts at or after `offset`."""
        return bisect_left(self.all, offset, key=lambda word: word.start)

    def joined(self, index: int, gap: re.Pattern[str] = SPACE) -> bool:
        """Tell whether only `gap` stands between word `index` and the next."""
        if not 0 <= index < len(self.all) - 1:
            return False
        end = self.all[index].end
        between = self.text[end : self.all[index + 1].start]
        return gap.fullmatch(between) is not None or (
            between == "\n" and self._wrapped(end)
        )

    def _wrapped(self, end: int) -> bool:
        """Tell whether the line that ends at `end` is a heading that goes on below.

        It is long, no company's form ends it, and what follows is no sentence.
        """
        if end - self.text.rfind("\n", 0, end) <= WRAP_LENGTH:
            return False
        below = self.text.find("\n", end + 1)
        last = (below if below >= 0 else len(self.text)) - 1
        return self.text[last] not in ".:?!;" and self.text[end - 3 : end] != " AB"

    def opens_sentence(self, index: int) -> bool:
        """Tell whether word `index` is the first of a line or sentence."""
        if index == 0:
            return True
        between = self.text[self.all[index - 1].end : self.all[index].start]
        return any(mark in between for mark in "\n.:!?•–") or between == ""


def without_genitive(word: str) -> str:
    """Return "RFSL:s" as "RFSL" and "nämndens" as "nämnden"."""
    for mark in (":s", "'s", "’s"):
        if word.endswith(mark):
            return word[: -len(mark)]
    definite = ("ens", "ets", "ands", "ans", "unens", "nas", "ars", "verks", "ernas")
    return word[:-1] if word.endswith(definite) and len(word) > 5 else word


def without_name_genitive(name: str) -> str:
    """Return "Socialnämnden Centrums" as "Socialnämnden Centrum", "Borås" as it is."""
    kept = name.lower().endswith(KEEPS_S)
    return name if kept or not name.endswith("s") else name[:-1]
