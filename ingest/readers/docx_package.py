"""A Word file's parts: which is the text, which its styles, notes and page heads."""

import io
from functools import cache
from typing import IO, Any

from ingest.readers.limits import damaged
from ingest.readers.parts import Parts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MAIN = "word/document.xml"
_STRICT = b"purl.oclc.org/ooxml"


class Package:
    """The parts of one Word file, found by their relations as Word does."""

    def __init__(self, data: bytes) -> None:
        """Open the file and find its text.

        Raises:
            ReadError: it is no Word file, or a broken one.
        """
        self.parts = Parts(data)
        top = self.parts.relations("")
        self.main = next(
            (path for kind, path in top.values() if kind == "officeDocument"), _MAIN
        )
        if not self.parts.has(self.main):
            self.main = _MAIN
        if not self.parts.has(self.main):
            raise damaged()
        self._relations = self.parts.relations(self.main)

    def text(self) -> IO[bytes]:
        """Open the main part as a stream."""
        with self.parts.open(self.main) as file:
            strict = _STRICT in file.read(4096)
        if strict:
            return io.BytesIO(self.parts.read(self.main))
        return self.parts.open(self.main)

    def turns_pages(self) -> bool:
        """Tell whether Word left marks where its pages ended."""
        sign, rest = b"lastRenderedPageBreak", b""
        with self.parts.open(self.main) as file:
            while chunk := file.read(1 << 20):
                if sign in rest + chunk:
                    return True
                rest = chunk[-len(sign) :]
        return False

    def tree(self, kind: str) -> Any:
        """Return the root of the part of a kind ("styles"), None without one."""
        for found, path in self._relations.values():
            if found == kind:
                return self.parts.tree(path)
        return self.parts.tree(f"word/{kind}.xml")

    def tree_of(self, relation: str) -> Any:
        """Return the root of the part that a relation leads to, None without one."""
        _, path = self._relations.get(relation, ("", ""))
        return self.parts.tree(path) if path else None

    def bytes_of(self, relation: str) -> tuple[str, bytes]:
        """Return the name and bytes of the part that a relation leads to."""
        _, path = self._relations.get(relation, ("", ""))
        return (path, self.parts.read(path)) if self.parts.has(path) else ("", b"")


def value(element: Any, path: str) -> str:
    """Return the val of a child ("numPr/numId"), "" where it is missing."""
    if element is None:
        return ""
    child = element.find(_qualified(path))
    return (child.get(f"{W}val") or "") if child is not None else ""


@cache
def _qualified(path: str) -> str:
    return "/".join(f"{W}{name}" for name in path.split("/"))


def switched(element: Any, name: str) -> bool | None:
    """Tell whether a property is on or off; None where nothing is said."""
    child = element.find(f"{W}{name}") if element is not None else None
    if child is None:
        return None
    return (child.get(f"{W}val") or "true") not in {"0", "false", "off", "none"}


def whole(text: str | None, default: int) -> int:
    """Return a number as written in a file, the default where it is none."""
    digits = (text or "").strip()
    return int(digits) if digits.isdecimal() and len(digits) < 9 else default
