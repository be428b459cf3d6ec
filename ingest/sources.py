"""Which files a path given by the user stands for, and what they are called."""

import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# What a collection's own folder is known by.
MARKER = "sagt.json"
# Formats that are read; a file without ending is judged by its bytes.
READ = frozenset(
    {"", ".pdf", ".html", ".htm", ".docx", ".odt", ".txt", ".md", ".xml", ".tei"}
)
# Documents a user would expect to be read but that are not: listed with advice.
UNREAD = frozenset(
    {".doc", ".rtf", ".xls", ".xlsx", ".ppt", ".pptx", ".pages", ".eml", ".msg"}
    | {".zip", ".7z", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif"}
)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file on disk and its name in the collection ("seeds/000.txt").

    `root` is the folder that was given (the file itself when a file was).
    """

    path: Path
    name: str
    root: Path

    @property
    def key(self) -> str:
        """Return the path as text that can be stored, whatever bytes it has."""
        return readable(str(self.path))


@dataclass(frozen=True, slots=True)
class Expanded:
    """What a path stands for.

    `aside` are files that are no documents (data, code); `closed` are folders that
    could not be looked into, so that nothing is known of what they hold.
    """

    files: list[SourceFile]
    aside: list[Path]
    closed: list[Path]


def readable(text: str) -> str:
    """Return a file name as text; bytes that are no UTF-8 are written as \\xNN."""
    raw = text.encode("utf-8", "surrogateescape")
    return raw.decode("utf-8", "backslashreplace")


def _name(*parts: str) -> str:
    return unicodedata.normalize("NFC", readable("/".join(parts)))


def _walk(root: Path, closed: list[Path]) -> Iterator[Path]:
    def note(error: OSError) -> None:
        closed.append(Path(error.filename))

    for folder, folders, files in os.walk(root, onerror=note):
        if MARKER in files:
            # A collection is not read into a collection, least of all into itself.
            folders.clear()
            continue
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for file in sorted(files):
            path = Path(folder, file)
            # A link may lead out of the folder the user meant.
            if not file.startswith(".") and not path.is_symlink() and path.is_file():
                yield path


def expand(given: Path) -> Expanded:
    """Return what `given` (a file or folder) stands for.

    Documents in a format that is not read are among the files, so that they become
    a named failure.
    """
    root = given.resolve()
    if not root.is_dir():
        return Expanded([SourceFile(root, _name(root.name), root)], [], [])
    taken: list[SourceFile] = []
    aside: list[Path] = []
    closed: list[Path] = []
    for path in _walk(root, closed):
        if path.suffix.lower() in READ | UNREAD:
            parts = path.relative_to(root).parts
            taken.append(SourceFile(path, _name(root.name, *parts), root))
        else:
            aside.append(path)
    return Expanded(sorted(taken, key=lambda s: s.name), aside, closed)
