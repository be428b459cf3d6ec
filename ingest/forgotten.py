"""Wordings that have been forgotten: known again without being kept, and hidden.

The collection keeps no such wording, only keyed digests of its folded words, so that
it can tell whether a text has one and not say which they are. What is read later is so
hidden too. Text keeps its length, so that every offset holds.
"""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, NamedTuple

import msgspec

from ingest import lexicon

MASK = "x"
BYTES = 16
# More words than that are no wording but a text.
MOST = 24
# A soft hyphen stands within a word; an escape of an address between words.
_WORD = re.compile(r"%[0-9A-Fa-f]{2}|(?:[^\W\d_]\u00ad?)+|\d+")
# Between the words of one wording: a blank, a comma, a line, the signs of a row; no
# end of a sentence, but the point of an initial.
_BETWEEN = re.compile(r"(?:(?![.;:!?]\s)\W|_|%[0-9A-Fa-f]{2}){0,6}")
_INITIAL = re.compile(r"\.\s{0,2}")
_LETTER = re.compile(r"\w")


class _Word(NamedTuple):
    start: int
    end: int
    folded: str
    # Whether it goes on from the word before it.
    follows: bool


def folded(word: str) -> str:
    """Return a word without case, accents, rings and dots.

    >>> folded("Åsa"), folded("ÉKLÖF")
    ('asa', 'eklof')
    """
    apart = unicodedata.normalize("NFKD", word.replace("\u00ad", "").casefold())
    return "".join(char for char in apart if not unicodedata.combining(char))


def words_of(wording: str) -> tuple[str, ...]:
    """Return the folded words of a wording.

    >>> words_of("Ek, Åsa-Lena")
    ('ek', 'asa', 'lena')
    """
    return tuple(word.folded for word in _words(wording))


@dataclass(frozen=True, slots=True)
class Wording:
    """A forgotten wording: how many words it has, and their keyed digest.

    `surname` is which of them is a surname, counted from 0, -1 where none is: once the
    whole stands in a document, that word alone there means the same person.
    """

    size: int
    digest: bytes
    surname: int = -1


@dataclass(frozen=True)
class Forgotten:
    """What a collection has forgotten; knows it again by `key`."""

    key: bytes = b""
    wordings: tuple[Wording, ...] = ()

    @cached_property
    def _by_digest(self) -> dict[bytes, Wording]:
        return {one.digest: one for one in self.wordings}

    @cached_property
    def _sizes(self) -> Sequence[int]:
        return sorted({one.size for one in self.wordings}, reverse=True)

    def wording(self, words: Sequence[str], surname: int = -1) -> Wording:
        """Return how folded words are kept."""
        return Wording(len(words), self._digest(words), surname)

    def hides(self, text: str) -> bool:
        """Tell whether a text holds something forgotten."""
        return bool(self.wordings) and next(self._found(_words(text)), None) is not None

    def hide(self, text: str, surnames: frozenset[str] = frozenset()) -> str:
        """Return a text of the same length without what is forgotten.

        Args:
            text: Any text.
            surnames: Folded surnames that mean someone forgotten where this stands.
        """
        if not self.wordings:
            return text
        for start, end in self.spans(text, surnames):
            text = text[:start] + _LETTER.sub(MASK, text[start:end]) + text[end:]
        return text

    def spans(self, text: str, surnames: frozenset[str]) -> list[tuple[int, int]]:
        """Return where in a text something forgotten stands, as `hide` takes it."""
        words = _words(text)
        spans = [(words[a].start, words[b - 1].end) for a, b, _ in self._found(words)]
        return [*spans, *_alone(text, words, surnames)]

    def surnames(self, text: str) -> frozenset[str]:
        """Return the folded surnames of those who are forgotten and named in a text."""
        if not self.wordings:
            return frozenset()
        words = _words(text)
        return frozenset(
            words[start + one.surname].folded
            for start, _, one in self._found(words)
            if one.surname >= 0
        )

    def _found(self, words: Sequence[_Word]) -> Iterator[tuple[int, int, Wording]]:
        """Yield first word, end and wording of each place, from the beginning."""
        at = 0
        while at < len(words):
            found = self._at(words, at)
            if found is None:
                at += 1
                continue
            yield at, at + found.size, found
            at += found.size

    def _at(self, words: Sequence[_Word], at: int) -> Wording | None:
        for size in self._sizes:
            part = words[at : at + size]
            if len(part) < size or not all(word.follows for word in part[1:]):
                continue
            told = [word.folded for word in part]
            # "Eks" is of Ek; "Lars" is Lars.
            forms = [told]
            if told[-1].endswith("s"):
                forms.append([*told[:-1], told[-1][:-1]])
            for form in forms:
                found = self._by_digest.get(self._digest(form))
                if found is not None:
                    return found
        return None

    def _digest(self, words: Sequence[str]) -> bytes:
        joined = " ".join(words).encode()
        return hashlib.blake2b(joined, key=self.key, digest_size=BYTES).digest()


NOTHING = Forgotten()
_forgotten = NOTHING


def use(forgotten: Forgotten) -> None:
    """Hide in this process, from now on, what a collection has forgotten."""
    global _forgotten  # noqa: PLW0603 - one process reads for one collection
    _forgotten = forgotten


def now() -> Forgotten:
    """Return what is hidden in this process."""
    return _forgotten


def mapped(value: Any, hide: Callable[[str], str]) -> Any:
    """Return plain lists, dicts and strings with every string hidden."""
    if isinstance(value, str):
        return hide(value)
    if isinstance(value, list):
        return [mapped(one, hide) for one in value]
    if isinstance(value, dict):
        return {hide(str(key)): mapped(one, hide) for key, one in value.items()}
    return value


def hidden_text(text: str, hide: Callable[[str], str]) -> str:
    """Return a text, or what is written as JSON, with its words hidden."""
    if text[:1] not in ("[", "{"):
        return hide(text)
    try:
        read = msgspec.json.decode(text)
    except msgspec.DecodeError:
        return hide(text)
    changed = mapped(read, hide)
    # What is not touched stays as it was written, byte by byte.
    return text if changed == read else msgspec.json.encode(changed).decode()


def _words(text: str) -> list[_Word]:
    found: list[_Word] = []
    for place in _WORD.finditer(text):
        if text[place.start()] == "%":
            continue
        follows = bool(found) and _goes_on(text, found[-1], place.start())
        found.append(_Word(*place.span(), folded(place[0]), follows))
    return found


def _goes_on(text: str, before: _Word, start: int) -> bool:
    if _BETWEEN.fullmatch(text, before.end, start):
        return True
    is_initial = len(before.folded) == 1
    return is_initial and _INITIAL.fullmatch(text, before.end, start) is not None


def _alone(
    text: str, words: Sequence[_Word], surnames: frozenset[str]
) -> Iterator[tuple[int, int]]:
    """Yield where one of the surnames stands alone."""
    if not surnames:
        return
    before = ""
    for word in words:
        is_one = not surnames.isdisjoint((word.folded, word.folded.removesuffix("s")))
        # After another's first name it is theirs.
        if is_one and text[word.start].isupper() and before not in _first_names():
            yield word.start, word.end
        before = word.folded


@cache
def _first_names() -> frozenset[str]:
    return frozenset(map(folded, lexicon.words("fornamn")))
