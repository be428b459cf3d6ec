"""A text under clean-up: every change moves pages, marks, lines and furniture along."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

from ingest.model import Furniture, Mark, PlacedLine


class Edit(NamedTuple):
    """Put `new` in the place of `text[start:end]`."""

    start: int
    end: int
    new: str = ""


class Spans(NamedTuple):
    """Where stretches begin and end: both in rising order."""

    starts: list[int]
    ends: list[int]


@dataclass(frozen=True, slots=True)
class Draft:
    """A text and the offsets that must follow its changes.

    `lines` are in the text's order and do not overlap; `furniture` is in order too.
    They stay as they were given, and `spans` (None before the first change) says
    where each now stands: they are many, and moved only once, by `placed`.
    """

    text: str
    page_starts: tuple[int, ...] = (0,)
    marks: tuple[Mark, ...] = ()
    lines: tuple[PlacedLine, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    spans: Spans | None = None

    def edited(self, edits: Iterable[Edit]) -> "Draft":
        """Return the draft after edits that are sorted and do not overlap."""
        mapping = _Mapping(self.text)
        for edit in edits:
            mapping.add(edit)
        if mapping.is_empty():
            return self
        text = mapping.finish()
        if text == self.text:
            return self
        spans = self.spans or _spans_of(self.lines)
        return Draft(
            text,
            tuple(map(mapping.after, self.page_starts)),
            _moved_marks(self.marks, mapping),
            self.lines,
            tuple(_moved(one, mapping.after(one.at)) for one in self.furniture),
            Spans(mapping.after_each(spans.starts), mapping.before_each(spans.ends)),
        )

    def placed(self) -> tuple[PlacedLine, ...]:
        """Return the lines that have something left, where it now stands."""
        if self.spans is None:
            return self.lines
        return tuple(
            [
                PlacedLine(start, end, *line[2:])
                for start, end, line in zip(*self.spans, self.lines, strict=True)
                if start < end
            ]
        )


def _spans_of(lines: Sequence[PlacedLine]) -> Spans:
    return Spans([line.start for line in lines], [line.end for line in lines])


def _moved(one: Furniture, at: int) -> Furniture:
    return one if at == one.at else Furniture(one.kind, one.text, one.page, at)


def _moved_marks(marks: Sequence[Mark], mapping: "_Mapping") -> tuple[Mark, ...]:
    moved = []
    for mark in marks:
        start, end = mapping.after(mark.start), mapping.before(mark.end)
        if start < end:
            moved.append(Mark(start, end, mark.kind, mark.level))
    return tuple(moved)


class _Mapping:
    """Old offsets to new ones, built edit by edit from left to right."""

    def __init__(self, text: str) -> None:
        self._old = text
        self._parts: list[str] = []
        self._edits: list[Edit] = []
        self._starts: list[int] = []
        self._shifts: list[int] = [0]
        self._read = 0

    def add(self, edit: Edit) -> None:
        if edit.start < self._read:
            raise ValueError("edits overlap or are not sorted")
        self._parts += (self._old[self._read : edit.start], edit.new)
        self._edits.append(edit)
        self._starts.append(edit.start)
        grown = len(edit.new) - (edit.end - edit.start)
        self._shifts.append(self._shifts[-1] + grown)
        self._read = edit.end

    def is_empty(self) -> bool:
        """Tell whether nothing is to be changed."""
        return not self._edits

    def finish(self) -> str:
        self._parts.append(self._old[self._read :])
        return "".join(self._parts)

    def after(self, offset: int) -> int:
        """Return where the first character kept at or after `offset` now stands."""
        return self._after(offset, bisect_right(self._starts, offset))

    def before(self, offset: int) -> int:
        """Return the end of the last character kept before the end `offset`."""
        return self._before(offset, bisect_right(self._starts, offset - 1))

    def after_each(self, offsets: Sequence[int]) -> list[int]:
        """Return `after` of offsets in rising order, in one sweep."""
        starts, index, following = self._starts, 0, self._next(0)
        end, shift, moved = 0, 0, []
        for offset in offsets:
            if offset >= following:
                while index < len(starts) and starts[index] <= offset:
                    index += 1
                following = self._next(index)
                end, shift = self._edits[index - 1].end, self._shifts[index]
            kept = offset >= end
            moved.append(offset + shift if kept else self._after(offset, index))
        return moved

    def before_each(self, offsets: Sequence[int]) -> list[int]:
        """Return `before` of offsets in rising order, in one sweep."""
        starts, index, following = self._starts, 0, self._next(0)
        end, shift, moved = -1, 0, []
        for offset in offsets:
            if offset > following:
                while index < len(starts) and starts[index] < offset:
                    index += 1
                following = self._next(index)
                end, shift = self._edits[index - 1].end, self._shifts[index]
            kept = offset > end
            moved.append(offset + shift if kept else self._before(offset, index))
        return moved

    def _next(self, index: int) -> float:
        """Return where the edit number `index` begins."""
        return self._starts[index] if index < len(self._starts) else inf

    def _after(self, offset: int, index: int) -> int:
        """Return the new place of a beginning; `index` counts the edits up to it."""
        if not index:
            return offset
        edit, shift = self._edits[index - 1], self._shifts[index - 1]
        if offset >= edit.end:
            return offset + self._shifts[index]
        if offset == edit.start and edit.new.strip():
            return edit.start + shift
        return edit.start + shift + len(edit.new)

    def _before(self, offset: int, index: int) -> int:
        """Return the new place of an end; `index` counts the edits before it."""
        if not index:
            return offset
        edit, shift = self._edits[index - 1], self._shifts[index - 1]
        if offset > edit.end:
            return offset + self._shifts[index]
        if edit.new.strip():
            return edit.start + shift + len(edit.new)
        return edit.start + shift
