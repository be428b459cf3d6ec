"""The pictures of `pageview`, made where a hostile page cannot hurt who asks.

Started as a program it is the process that makes them.
"""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from ingest import apart, codec, pagecover, pageview
from ingest.apart import Apart, FailedError
from ingest.model import Document
from ingest.pagecover import UncoveredError
from ingest.pageview import Rectangle

# For one page: seconds, and bytes of memory.
SECONDS, MEMORY = 30.0, 3 << 30
_APART = Apart("ingest.pageview_apart", SECONDS, MEMORY)


@dataclass(frozen=True, slots=True)
class _Order:
    """The file and the document; a page and its width, or a stretch of the text."""

    path: str
    document: Document
    page: tuple[int, int] | None = None
    stretch: tuple[int, int] = (0, 0)


def picture(path: Path, document: Document, page: int, width: int) -> bytes:
    """Return one page (from 1) of the file at `path` as a PNG, hidden things covered.

    Raises:
        UncoveredError: something hidden cannot be found on the page.
        AbortedError: drawing it took too much.
        FailedError: it cannot be drawn.
    """
    return _asked(_Order(str(path), document, page=(page, width)))


def exact_places(
    path: Path, document: Document, start: int, end: int
) -> list[Rectangle]:
    """Return where a stretch of text stands on the pages of the file at `path`.

    Raises:
        AbortedError: finding it took too much.
        FailedError: the file cannot be read.
    """
    found = _asked(_Order(str(path), document, stretch=(start, end)))
    return msgspec.json.decode(found, type=list[Rectangle])


def _asked(order: _Order) -> bytes:
    try:
        return _APART.ask(codec.encode(order))
    except FailedError as error:
        if error.kind == UncoveredError.__name__:
            raise UncoveredError from error
        raise


def _made(written: bytes) -> bytes:
    order = msgspec.json.decode(written, type=_Order)
    data = Path(order.path).read_bytes()
    if order.page is not None:
        return pagecover.covered_picture(data, order.document, *order.page)
    return codec.encode(pageview.exact_places(data, order.document, *order.stretch))


if __name__ == "__main__":
    apart.serve(_made)
