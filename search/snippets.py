"""The stretch of a passage that shows why it was found, with the words marked.

Every typed word is marked in each way it may be met: inflected, as a part of a
compound, without dots and rings, by its long form or corrected spelling. A phrase is
marked only where its words stand together.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, product

from rapidfuzz.distance import OSA

from search import analysis, keys, wording
from search.model import (
    All,
    Best,
    Either,
    Fuzzy,
    Node,
    Prefix,
    Rather,
    Weighted,
    Wildcard,
    Word,
    Wording,
)
from search.ranking.ways import Wanted, Way

WIDTH = 320
# What is shown before the first marked word, if there is more.
LEAD = 60
ELLIPSIS = "… "
# A word met again in the same stretch tells this much of what it told first.
AGAIN = 0.05
# So many places of one word are enough to look through for a phrase.
MANY = 12
MARKED_FIELDS = frozenset({"", "text", "decision", "promise", "person_ord"})
_SENTENCE = re.compile(r"[.!?:\n]\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a text; `group` is which of the things asked for it answers."""

    start: int
    end: int
    group: int


class _Read:
    """The words of a text: where each stem and each other form of it stands."""

    def __init__(self, text: str, known: Wording | None) -> None:
        """Read `text`, by its stored wording if there is one that fits."""
        self._text = text
        self.places = [match.span() for match in analysis.WORD.finditer(text)]
        stems = wording.stems(known.text) if known else []
        self._known = known if len(stems) == len(self.places) else None
        self.stems = stems if self._known else [analysis.stem(w) for w in self.words()]

    def words(self) -> list[str]:
        """Return the words as written."""
        return [self._text[a:b] for a, b in self.places]

    def stem(self, stem: str) -> list[int]:
        """Return where a stem stands, by the numbers of the words."""
        if self._known and not self._known.text.has(stem):
            return []
        return [number for number, each in enumerate(self.stems) if each == stem]

    def form(self, form: str) -> list[int]:
        """Return where another form stands, by the numbers of the words."""
        if self._known and not self._known.text.has(form, wide=True):
            return []
        forms, ends = self._wide
        places = (at for at, each in enumerate(forms) if each == form)
        return [n for at in places if (n := bisect_right(ends, at)) < len(ends)]

    @cached_property
    def _wide(self) -> tuple[list[str], list[int]]:
        """The other forms in order, and for each word how many there are up to it."""
        known = self._known
        if known:
            return wording.wide(known.text), list(accumulate(known.forms))
        each = [analysis.wide_of(word) for word in self.words()]
        return [f for forms in each for f in forms], list(accumulate(map(len, each)))

    @cached_property
    def keys(self) -> dict[str, list[tuple[int, int]]]:
        """Where each key stands in the text."""
        found: dict[str, list[tuple[int, int]]] = {}
        for key in keys.found(self._text):
            found.setdefault(key.key, []).append((key.start, key.end))
        return found


class Marker:
    """Marks what a query asks for in the passages it found."""

    def __init__(self, tree: Node, wanted: Sequence[Wanted] = ()) -> None:
        """Mark the words of `tree`, those in `wanted` in every way they may be met."""
        self._wanted = [w for w in wanted if w.telling or w.key] or list(wanted)
        typed = {each.shown for each in wanted}
        self._leaves = [leaf for leaf in _leaves(tree) if not _is_typed(leaf, typed)]
        self._tells = [each.rarity for each in self._wanted]
        # A phrase or a pattern was asked for on purpose.
        self._tells += [max(self._tells, default=1.0)] * len(self._leaves)

    def marks(self, text: str, known: Wording | None = None) -> list[Mark]:
        """Return the places of a text to mark, in order, none within another."""
        read = _Read(text, known)
        found: set[tuple[int, int, int]] = set()
        for group, wanted in enumerate(self._wanted):
            found.update((a, b, group) for a, b in _of_wanted(wanted, read))
        for group, leaf in enumerate(self._leaves, len(self._wanted)):
            found.update((a, b, group) for a, b in _of_leaf(leaf, read))
        return list(_apart(sorted(found, key=lambda m: (m[0], -m[1], m[2]))))

    def snippet(
        self, text: str, known: Wording | None = None
    ) -> tuple[str, tuple[tuple[int, int], ...]]:
        """Return a stretch of `text` of at most about 320 characters, and its marks.

        What its words are met by is taken from `known`, if that is given.
        """
        marks = self.marks(text, known)
        first, last = self._window(text, marks)
        lead = ELLIPSIS if first else ""
        tail = " …" if last < len(text) else ""
        moved = tuple(
            (mark.start - first + len(lead), mark.end - first + len(lead))
            for mark in marks
            if first <= mark.start and mark.end <= last
        )
        return lead + text[first:last] + tail, moved

    def _window(self, text: str, marks: Sequence[Mark]) -> tuple[int, int]:
        """Return the stretch whose marks tell most, at word limits."""
        if len(text) <= WIDTH:
            return 0, len(text)
        best, most = 0, -1.0
        for number, mark in enumerate(marks):
            told = self._told(marks, number)
            if told > most:
                best, most = mark.start, told
        return _limits(text, best)

    def _told(self, marks: Sequence[Mark], number: int) -> float:
        """Return how much the marks of the stretch that begins with one tell."""
        start, seen, total = marks[number].start, set[int](), 0.0
        for mark in marks[number:]:
            if mark.end > start + WIDTH - LEAD:
                break
            total += self._tells[mark.group] * (AGAIN if mark.group in seen else 1)
            seen.add(mark.group)
        return total


def _limits(text: str, best: int) -> tuple[int, int]:
    """Return a stretch with some words before the place `best`."""
    first = max(0, min(best - LEAD, len(text) - WIDTH))
    if first:
        begun = [m.end() for m in _SENTENCE.finditer(text, first, best + 1)]
        blank = text.find(" ", first, best)
        first = begun[0] if begun and begun[0] <= best else max(first, blank + 1)
    last = min(len(text), first + WIDTH)
    if last < len(text):
        blank = text.rfind(" ", first, last)
        last = blank if blank > best else last
    return first, last


def _leaves(node: Node) -> Iterator[Word | Prefix | Wildcard | Fuzzy]:
    """Yield what a tree asks for of the running text; never what must not be there."""
    match node:
        case Word() | Prefix() | Wildcard() | Fuzzy() if node.field in MARKED_FIELDS:
            yield node
        case All() | Either() | Best():
            for part in node.parts:
                yield from _leaves(part)
        case Weighted() | Rather():
            yield from _leaves(node.part)
        case _:
            return


def _is_typed(leaf: Node, typed: set[str]) -> bool:
    return isinstance(leaf, Word) and not leaf.field and leaf.shown in typed


def _of_wanted(wanted: Wanted, read: _Read) -> Iterator[tuple[int, int]]:
    """Yield where a typed word is met; by several words only if not by one."""
    alone = [way for way in wanted.ways if len(way.terms) == 1]
    found = [place for way in alone for place in _of_term(way, read)]
    if not found:
        together = (_of_terms(way, read) for way in wanted.ways if len(way.terms) > 1)
        found = next((places for places in together if places), [])
    yield from found


def _of_term(way: Way, read: _Read) -> list[tuple[int, int]]:
    term = way.terms[0]
    numbers = read.form(term) if way.wide else read.stem(term)
    stretches = () if term.isalpha() else read.keys.get(term, ())
    return [*(read.places[n] for n in numbers), *stretches]


def _of_terms(way: Way, read: _Read) -> list[tuple[int, int]]:
    if way.row:
        return [read.places[n] for n in _together(way.terms, 3, read)]
    each = [read.stem(term) + read.form(term) for term in way.terms]
    return [read.places[n] for numbers in each for n in numbers] if all(each) else []


def _of_leaf(
    leaf: Word | Prefix | Wildcard | Fuzzy, read: _Read
) -> Iterator[tuple[int, int]]:
    match leaf:
        case Word(field="person_ord"):
            yield from _where(read, lambda word: word in leaf.stems)
        case Word() if len(leaf.stems) == 1:
            yield from (read.places[n] for n in read.stem(leaf.stems[0]))
        case Word():
            yield from (read.places[n] for n in _together(leaf.stems, leaf.slop, read))
        case Prefix():
            yield from _where(read, lambda word: word.startswith(leaf.text.lower()))
        case Wildcard():
            pattern = _pattern(leaf.text)
            yield from _where(read, lambda word: bool(pattern.fullmatch(word)))
        case Fuzzy():
            sought = analysis.stem(leaf.text)
            for place, stem in zip(read.places, read.stems, strict=True):
                if OSA.distance(sought, stem) <= leaf.distance:
                    yield place


def _pattern(text: str) -> re.Pattern[str]:
    """Return the pattern of a word with * (any letters) and ? (one letter)."""
    wild = {"*": r"\w*", "?": r"\w"}
    return re.compile("".join(wild.get(c) or re.escape(c) for c in text.lower()))


def _where(read: _Read, holds: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    for place, word in zip(read.places, read.words(), strict=True):
        if holds(word.lower()):
            yield place


def _together(stems: Sequence[str], slop: int, read: _Read) -> list[int]:
    """Return the words where some stems stand in a row, or near each other."""
    if slop:
        return _near(stems, slop, read)
    found: set[int] = set()
    for start in read.stem(stems[0]):
        end = start + len(stems)
        if read.stems[start:end] == list(stems):
            found.update(range(start, end))
    return sorted(found)


def _near(stems: Sequence[str], slop: int, read: _Read) -> list[int]:
    """Return the words where some stems stand within so many words of each other."""
    places = [read.stem(stem)[:MANY] for stem in stems[:4]]
    reach = len(stems) + slop
    near = (n for n in product(*places) if max(n) - min(n) < reach)
    return sorted({number for numbers in near for number in numbers})


def _apart(marks: Iterable[tuple[int, int, int]]) -> Iterator[Mark]:
    """Leave out what stands within something already marked."""
    reached = -1
    for start, end, group in marks:
        if start >= reached:
            yield Mark(start, end, group)
            reached = end
