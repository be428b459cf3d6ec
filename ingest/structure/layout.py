"""A cleaned text with its lines and what its file says of it, before it is named."""

from bisect import bisect_right
from dataclasses import dataclass, field

from ingest.model import Furniture, Mark, Section
from ingest.structure.textlines import TextLine, split_text


@dataclass(frozen=True, slots=True)
class Layout:
    """What sections, type, owner, date and title are read from."""

    text: str
    marks: tuple[Mark, ...] = ()
    page_starts: tuple[int, ...] = (0,)
    metadata: dict[str, str] = field(default_factory=dict)
    media_type: str = "text/plain"
    sections: tuple[Section, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    lines: tuple[TextLine, ...] = ()

    def __post_init__(self) -> None:
        """Split the text once for all that read it line by line."""
        if not self.lines:
            object.__setattr__(self, "lines", split_text(self.text))

    def page_of(self, offset: int) -> int:
        """Return the page (from 1) that holds the character at `offset`."""
        return max(1, bisect_right(self.page_starts, offset))
