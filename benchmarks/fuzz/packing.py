"""Office files of parts that the fuzzer has broken; the packing itself is whole."""

import io
import zipfile
from collections.abc import Mapping

PART = b"%%DEL%%"
_WORD = ("document", "styles", "numbering", "footnotes", "comments")
_MIMETYPE = b"application/vnd.oasis.opendocument.text"


def word_file(data: bytes) -> bytes:
    """Return a Word file whose parts are the pieces of `data`."""
    pieces = zip(_WORD, data.split(PART), strict=False)
    return pack({f"word/{part}.xml": piece for part, piece in pieces})


def open_document(data: bytes) -> bytes:
    """Return an OpenDocument text whose parts are the pieces of `data`."""
    content, _, styles = data.partition(PART)
    files = {"mimetype": _MIMETYPE, "content.xml": content, "styles.xml": styles}
    return pack(files)


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return a zip archive of the files given."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
