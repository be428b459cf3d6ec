"""A later document made ready once, for all the promises it is held against."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.followup.documents.records import (
    FollowRecord,
    PassageRecord,
    SentenceRecord,
    StatementRecord,
)
from graph.followup.documents.spoken import spoken_in
from graph.followup.pairs.there import There

Words = frozenset[str]

MENTION = "belagg.avsnitt"
# How many passages away one may be to count where there is no §.
NEAR = 4
# How many characters away text still is about the same.
PAGE = 2000


@dataclass(frozen=True)
class Around:
    """The words around a statement: those of its § or, outside any, of its page."""

    passage: PassageRecord
    passages: Sequence[PassageRecord]

    @cached_property
    def here(self) -> There:
        """Return the terms of the passage in the middle."""
        return There(frozenset(self.passage.terms))

    @cached_property
    def wide(self) -> There:
        """Return all terms of the passages."""
        return There(frozenset().union(*(p.terms for p in self.passages)))

    @cached_property
    def folded(self) -> str:
        """Return their text in lower case."""
        return " ".join(p.text for p in self.passages).casefold()


@dataclass(frozen=True, slots=True)
class Reach:
    """The words of a statement, and the wider and wider ones around it.

    `near` are its own, or those of one line of a list; `after` with what stands just
    before it, `headed` with the headings above it, `led` both, `here` those of its
    passage, `wide` those of its § or page.
    """

    near: There
    after: There
    headed: There
    led: There
    here: There
    wide: There


@dataclass(frozen=True)
class Heard:
    """A statement where it stands; `is_fact` unless it is a sentence that only is."""

    said: StatementRecord
    passage: PassageRecord
    around: Around
    before: Words
    is_fact: bool

    @cached_property
    def reaches(self) -> tuple[Reach, ...]:
        """Return the words of each line of a list, or of the whole statement."""
        lines = self.said.lines or (self.said.terms,)
        return tuple(self._reach(frozenset(line)) for line in lines)

    def _reach(self, words: Words) -> Reach:
        near = There(words)
        heading = frozenset(self.passage.heading)
        after, headed = near.with_these(self.before), near.with_these(heading)
        led = after.with_these(heading)
        if self.said.lines:
            return Reach(near, after, headed, led, headed, headed)
        here = self.around.here.with_these(words)
        wide = self.around.wide.with_these(here.words)
        return Reach(near, after, headed, led, here, wide)

    @cached_property
    def leading(self) -> Words:
        """Return the terms by which the statement may be about a promise.

        A sentence that no fact was read from must name the thing itself.
        """
        found = {term for line in self.said.lines for term in line}
        found.update(self.said.terms)
        if self.is_fact:
            found |= self.before
            found.update(self.passage.heading)
        return frozenset(found)

    @cached_property
    def headed(self) -> Words:
        """Return the terms of the whole statement and of what stands before and above.

        Unlike what leads, they are the same whether or not it is a fact.
        """
        return self.before.union(self.said.terms, self.passage.heading)


class Hearing:
    """All that a document states, passage by passage."""

    def __init__(self, record: FollowRecord) -> None:
        """Make a document ready."""
        self._passages = record.passages
        self._numbers = {(p.start, p.end): n for n, p in enumerate(record.passages)}
        self._sections: dict[str, list[int]] = {}
        self._acts: dict[tuple[str, ...], list[PassageRecord]] = {}
        self._loose = [one for one in record.passages if one.section is None]
        self._made: dict[int, tuple[Heard, ...]] = {}
        for number, one in enumerate(self._passages):
            self._acts.setdefault(one.acts, []).append(one)
            if one.section is not None and one.acts:
                self._sections.setdefault(one.acts[0], []).append(number)

    def beside(
        self, passage: PassageRecord, most: int
    ) -> Iterator[tuple[int, tuple[Heard, ...]]]:
        """Yield what the passages near one state, with how far away they are.

        Near are those of the same §, or outside any those of the same page.
        """
        at = self._numbers[passage.start, passage.end]
        for number in range(max(0, at - most), min(at + most + 1, len(self._passages))):
            other = self._passages[number]
            if number != at and _is_near(other, passage):
                yield abs(number - at), self._heard(number)

    def _heard(self, number: int) -> tuple[Heard, ...]:
        """Return what a passage states, made the first time it is asked for."""
        if number not in self._made:
            self._made[number] = tuple(self._of_passage(self._passages[number]))
        return self._made[number]

    def of(
        self,
        passages: Iterable[PassageRecord],
        forms: Words,
        linked: Collection[int],
        cited: Collection[int],
    ) -> Iterator[Heard]:
        """Yield what may be about a thing in passages and the others of their §.

        Args:
            passages: Those that a promise leads to.
            forms: The terms by which the thing can be named.
            linked: Numbers of passages in which every fact counts, named or not.
            cited: Numbers of those in which every sentence does.
        """
        for number in sorted(self._widened(passages)):
            for one in self._heard(number):
                counts = number in cited or (one.is_fact and number in linked)
                if counts or not forms.isdisjoint(one.leading):
                    yield one

    def _widened(self, passages: Iterable[PassageRecord]) -> set[int]:
        """Return the passages and the others of their §, or near them outside any."""
        found: set[int] = set()
        for one in passages:
            number = self._numbers[one.start, one.end]
            found.add(number)
            if one.section is None:
                near = range(max(0, number - NEAR), number + NEAR + 1)
                found.update(n for n in near if self._is_loose(n))
            elif one.acts:
                found.update(self._sections[one.acts[0]])
        return found

    def _is_loose(self, number: int) -> bool:
        inside = number < len(self._passages)
        return inside and self._passages[number].section is None

    def _of_passage(self, passage: PassageRecord) -> Iterator[Heard]:
        """Yield what a passage states, fact by fact and then sentence by sentence.

        A sentence that no statement covers is one that only mentions.
        """
        around = Around(passage, self._near(passage))
        spoken = spoken_in(passage)
        for said in passage.statements:
            before = _before(passage, spoken, said.start)
            yield Heard(said, passage, around, before, is_fact=True)
        for one in spoken:
            if one.mentions:
                before = _before(passage, spoken, one.start)
                yield Heard(_mention(passage, one), passage, around, before, False)

    def _near(self, passage: PassageRecord) -> list[PassageRecord]:
        """Return the passages around one, itself among them."""
        loose = passage.section is None
        alike = self._loose if loose else self._acts[passage.acts]
        return [one for one in alike if _is_close(one, passage)]


def _is_near(one: PassageRecord, other: PassageRecord) -> bool:
    """Tell whether two passages are of one § (or none) and stand close together."""
    same = one.acts == other.acts if other.section is not None else one.section is None
    return same and _is_close(one, other)


def _is_close(one: PassageRecord, other: PassageRecord) -> bool:
    return abs(one.start - other.start) <= PAGE


def _mention(passage: PassageRecord, one: SentenceRecord) -> StatementRecord:
    text = passage.text[one.start - passage.start : one.end - passage.start]
    return StatementRecord(
        one.start,
        one.end,
        text,
        "mentions",
        MENTION,
        one.terms,
        one.deeds,
        times=one.times,
    )


def _before(
    passage: PassageRecord, spoken: Sequence[SentenceRecord], start: int
) -> Words:
    """Return the terms of the sentence before one in the same paragraph."""
    number = bisect_right(spoken, start, key=lambda one: one.end)
    if not number:
        return frozenset()
    earlier = spoken[number - 1]
    if "\n" in passage.text[earlier.end - passage.start : start - passage.start]:
        return frozenset()
    return frozenset(earlier.terms)
