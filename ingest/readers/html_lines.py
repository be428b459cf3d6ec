"""The lines of a page as they are read, with marks and what stands beside them."""

from ingest.model import Furniture, FurnitureKind, Mark, MarkKind

_TIGHT = frozenset({"list_item", "table_row"})


class Lines:
    """Collect lines; items, rows and broken lines stand close, blocks apart."""

    def __init__(self) -> None:
        """Start with an empty text."""
        self._parts: list[str] = []
        self._length = 0
        self._last: MarkKind | None = None
        self.marks: list[Mark] = []
        self.furniture: list[Furniture] = []
        self._box: Furniture | None = None

    def add(
        self,
        line: str,
        kind: MarkKind | None = None,
        level: int = 0,
        *,
        close: bool = False,
    ) -> None:
        """Add one line; `close` says that it goes on the block above."""
        if not line:
            return
        if self._parts:
            tight = close or (kind == self._last and kind in _TIGHT)
            self._put("\n" if tight else "\n\n")
        start = self._length
        self._put(line)
        if kind is not None:
            self.marks.append(Mark(start, self._length, kind, level))
        self._last = kind

    def part(self) -> None:
        """Begin anew: what follows is another list or table than what stands above."""
        self._last = None

    def beside(self, kind: FurnitureKind, text: str) -> None:
        """Keep what stands here but is no running text."""
        if text:
            self.furniture.append(Furniture(kind, text, 1, self._length))

    def box(self, text: str) -> None:
        """Keep a contact box; one that stands in several pieces is one."""
        last = self.furniture[-1] if self.furniture else None
        if last is not None and last == self._box and last.at == self._length:
            self.furniture.pop()
            text = f"{last.text}\n{text}"
        self.beside("marginal", text)
        self._box = self.furniture[-1] if self.furniture else None

    def _put(self, part: str) -> None:
        self._parts.append(part)
        self._length += len(part)

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._parts)
