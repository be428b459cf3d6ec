"""Which sections stand around a place: asked often, so worked out once per document."""

from bisect import bisect_right
from collections.abc import Iterable

from ingest.model import Section


class Outline:
    """The sections of one document, found by offset in logarithmic time."""

    def __init__(self, sections: Iterable[Section]) -> None:
        """Note between which offsets which sections hold."""
        ordered = sorted(sections, key=lambda s: s.end - s.start)
        self._bounds = sorted({o for s in ordered for o in (s.start, s.end)})
        place = {offset: n for n, offset in enumerate(self._bounds)}
        self._around: list[list[Section]] = [[] for _ in self._bounds]
        for section in ordered:
            for n in range(place[section.start], place[section.end]):
                self._around[n].append(section)
        self.has_paragrafer = any(s.kind == "paragraf" for s in ordered)
        heads = sorted((s.start, s.body_start) for s in ordered)
        self._head_starts = [start for start, _ in heads]
        self._head_ends = [end for _, end in heads]
        for n in range(1, len(heads)):
            self._head_ends[n] = max(self._head_ends[n], self._head_ends[n - 1])

    def around(self, offset: int) -> list[Section]:
        """Return the sections around `offset`, the narrowest first."""
        index = bisect_right(self._bounds, offset) - 1
        return self._around[index] if index >= 0 else []

    def paragraf_at(self, offset: int) -> Section | None:
        """Return the narrowest § around `offset`, or None."""
        found = (s for s in self.around(offset) if s.kind == "paragraf")
        return next(found, None)

    def in_heading(self, offset: int) -> bool:
        """Tell whether `offset` stands in a section's heading line."""
        index = bisect_right(self._head_starts, offset) - 1
        return index >= 0 and offset < self._head_ends[index]
