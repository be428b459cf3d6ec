"""The parts of an office file: a zip archive with XML files in it."""

import posixpath
import struct
import zipfile
import zlib
from typing import IO, Any

from ingest.errors import ReadError
from ingest.readers.limits import damaged, open_zip
from ingest.readers.xmltree import parse_xml

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    RuntimeError,
    NotImplementedError,
    EOFError,
    OSError,
    KeyError,
    # An absurd offset, length or date in the archive's own lists.
    ValueError,
    OverflowError,
    struct.error,
)
# The namespaces of strict OOXML, and what everyone else calls the same things.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
# Parts larger than this are pictures or bombs, never styles or notes.
_LARGEST_PART = 60_000_000


class Parts:
    """A zip archive's files by name, whatever case and slashes they were given."""

    def __init__(self, data: bytes) -> None:
        """Open the archive."""
        self._archive = open_zip(data)
        self._names = {
            _plain(entry.filename): entry for entry in self._archive.infolist()
        }

    def has(self, name: str) -> bool:
        """Tell whether there is such a part."""
        return _plain(name) in self._names

    def size(self, name: str) -> int:
        """Return how many bytes a part has, unpacked."""
        entry = self._names.get(_plain(name))
        return entry.file_size if entry else 0

    def open(self, name: str) -> IO[bytes]:
        """Open a part as a stream of bytes.

        Raises:
            ReadError: there is no such part, or it is locked or broken.
        """
        try:
            return self._archive.open(self._names[_plain(name)])
        except BROKEN as error:
            raise damaged() from error

    def read(self, name: str) -> bytes:
        """Return a part's bytes, strict OOXML in the usual namespaces."""
        if self.size(name) > _LARGEST_PART:
            raise damaged()
        try:
            with self.open(name) as file:
                data = file.read()
        except BROKEN as error:
            raise damaged() from error
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        return data

    def tree(self, name: str) -> Any:
        """Return a part's root element, None where the part is missing or broken.

        Only the text itself must be whole; a document without its styles is read.
        """
        if not self.has(name):
            return None
        try:
            return parse_xml(self.read(name))
        except ReadError as error:
            if error.stage == "gräns":
                raise
            return None

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """Return a part's relations: their kind and the part they lead to, by id."""
        folder, base = posixpath.split(name)
        root = self.tree(posixpath.join(folder, "_rels", f"{base}.rels"))
        found = {}
        for relation in root if root is not None else ():
            target = relation.get("Target") or ""
            if relation.get("TargetMode") == "External" or not target:
                continue
            kind = (relation.get("Type") or "").rpartition("/")[2]
            path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[relation.get("Id") or ""] = (kind, path)
        return found


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
