"""Which files a path given by the user stands for, and what they are called."""

import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

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


def _name(*parts: str) -> str:
    return unicodedata.normalize("NFC", "/".join(parts))


def _walk(root: Path) -> Iterator[Path]:
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for file in sorted(files):
            path = Path(folder, file)
            # A link may lead out of the folder the user meant.
            if not file.startswith(".") and not path.is_symlink() and path.is_file():
                yield path


def expand(given: Path) -> tuple[list[SourceFile], list[Path]]:
    """Return the files of `given` (a file or folder), and those left aside.

    Left aside are files that are no documents at all (data, code); documents in a
    format that is not read are returned, so that they become a named failure.
    """
    root = given.resolve()
    if root.is_file():
        return [SourceFile(root, _name(root.name), root)], []
    taken, aside = [], []
    for path in _walk(root):
        if path.suffix.lower() in READ | UNREAD:
            parts = path.relative_to(root).parts
            taken.append(SourceFile(path, _name(root.name, *parts), root))
        else:
            aside.append(path)
    return sorted(taken, key=lambda s: s.name), aside
