"""A text under clean-up: every change moves pages and marks along with it."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ingest.model import Mark


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `new` in the place of `text[start:end]`."""

    start: int
    end: int
    new: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A text and the offsets that must follow its changes."""

    text: str
    page_starts: tuple[int, ...] = (0,)
    marks: tuple[Mark, ...] = ()

    def edited(self, edits: Iterable[Edit]) -> "Draft":
        """Return the draft after edits that are sorted and do not overlap."""
        mapping = _Mapping(self.text)
        for edit in edits:
            mapping.add(edit)
        text = mapping.finish()
        if text == self.text:
            return self
        marks = []
        for mark in self.marks:
            start, end = mapping.after(mark.start), mapping.before(mark.end)
            if start < end:
                marks.append(replace(mark, start=start, end=end))
        pages = tuple(mapping.after(start) for start in self.page_starts)
        return Draft(text, pages, tuple(marks))


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

    def finish(self) -> str:
        self._parts.append(self._old[self._read :])
        return "".join(self._parts)

    def _edit_around(self, offset: int) -> tuple[Edit | None, int]:
        """Return the edit that swallowed the offset, and the shift before it."""
        index = bisect_right(self._starts, offset)
        if index and offset < self._edits[index - 1].end:
            return self._edits[index - 1], self._shifts[index - 1]
        return None, self._shifts[index]

    def after(self, offset: int) -> int:
        """Return where the first character kept at or after `offset` now stands."""
        edit, shift = self._edit_around(offset)
        if edit is None:
            return offset + shift
        if offset == edit.start and edit.new.strip():
            return edit.start + shift
        return edit.start + shift + len(edit.new)

    def before(self, offset: int) -> int:
        """Return the end of the last character kept before the end `offset`."""
        if not offset:
            return 0
        edit, shift = self._edit_around(offset - 1)
        if edit is None:
            return offset + shift
        if edit.new.strip():
            return edit.start + shift + len(edit.new)
        return edit.start + shift
