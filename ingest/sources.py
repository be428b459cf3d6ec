"""Which files a path given by the user stands for, and what they are called."""

import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ingest import unseen
from ingest.model import Origin
from ingest.privacy import mask_path

# What a collection's own folder is known by.
MARKER = "sagt.json"
PICTURES = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff"})
PAGES = frozenset({".html", ".htm", ".xhtml"})
# Formats that are read; a file without ending is judged by its bytes.
READ = (
    frozenset({"", ".pdf", ".docx", ".docm", ".odt", ".fodt", ".rtf", ".txt", ".md"})
    | frozenset({".xml", ".tei", ".eml", ".mht", ".mhtml", ".zip"})
    | PAGES
    | PICTURES
)
_AS_PDF = "Öppna filen, spara den som PDF och lägg till den igen."
_UNPACK = "Packa upp arkivet och lägg till mappen i stället, eller gör om det till ZIP."
# Documents a user would expect to be read but that are not: listed with advice.
UNREAD = {
    ".doc": "Öppna filen i Word eller LibreOffice, spara den som .docx eller PDF "
    "och lägg till den igen.",
    ".dot": "Öppna filen i Word, spara den som .docx eller PDF och lägg till den igen.",
    ".wpd": "Öppna filen i LibreOffice, spara den som PDF och lägg till den igen.",
    ".xls": _AS_PDF,
    ".xlsx": _AS_PDF,
    ".ods": _AS_PDF,
    ".ppt": _AS_PDF,
    ".pptx": _AS_PDF,
    ".odp": _AS_PDF,
    ".pages": _AS_PDF,
    ".msg": "Öppna brevet i Outlook, spara det som .eml eller PDF och lägg till det "
    "igen.",
    ".pst": "Öppna brevlådan i Outlook, spara breven som .eml och lägg till dem.",
    ".7z": _UNPACK,
    ".rar": _UNPACK,
    ".tar": _UNPACK,
    ".gz": _UNPACK,
    ".gif": "Spara bilden som PNG eller PDF och lägg till den igen.",
    ".heic": "Spara bilden som JPEG eller PDF och lägg till den igen.",
    ".webp": "Spara bilden som PNG eller PDF och lägg till den igen.",
}
# What a browser calls the folder of pictures and scripts beside a saved page.
_BESIDE_PAGE = re.compile(r"(?s)(.+)(?:[_-](?:files|filer)|\.files)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file and its name in the collection ("seeds/000.txt").

    `root` is the folder that was given (the file itself when a file was, the address
    when an address was). What lies in another file or came from the web has a
    `place` of its own, and its bytes are already kept as the original `sha256`.
    `depth` is how many files it lies within. `numbered` says that its name held a
    personal identity number before it was hidden.
    """

    path: Path
    name: str
    root: str
    place: str = ""
    sha256: str = ""
    origin: Origin | None = None
    depth: int = 0
    numbered: bool = False

    @property
    def key(self) -> str:
        """Return where it lies as text that can be stored, whatever bytes it has."""
        return mask_path(self.place or readable(str(self.path)))

    @property
    def suffix(self) -> str:
        """Return the ending of its name, in small letters."""
        return suffix_of(self.name if self.place else self.path.name)


@dataclass(frozen=True, slots=True)
class Expanded:
    """What a path stands for.

    `aside` are files that are no documents (data, code, the pictures of a saved web
    page); `closed` are folders that could not be looked into, so that nothing is
    known of what they hold.
    """

    files: list[SourceFile]
    aside: list[Path]
    closed: list[Path]


def readable(text: str) -> str:
    """Return a file name as text: odd bytes as \\xNN, what is not seen likewise."""
    raw = text.encode("utf-8", "surrogateescape")
    return unseen.shown(raw.decode("utf-8", "backslashreplace"))


def name_of(*parts: str) -> str:
    """Return the name in the collection of what lies at `parts`."""
    return unicodedata.normalize("NFC", readable("/".join(parts)))


def suffix_of(name: str) -> str:
    """Return a name's ending in small letters, "" if there is none."""
    return PurePosixPath(name.rsplit("/", 1)[-1]).suffix.lower()


def is_document(name: str) -> bool:
    """Tell whether a file of that name is read, or is listed as not read."""
    suffix = suffix_of(name)
    return suffix in READ or suffix in UNREAD


def beside_page(folder: str, files: Sequence[str]) -> bool:
    """Tell whether a folder holds the pictures of a web page saved next to it."""
    found = _BESIDE_PAGE.fullmatch(folder)
    if not found:
        return False
    return any(found[1] + suffix in files for suffix in PAGES)


def _walk(root: Path, closed: list[Path]) -> Iterator[tuple[Path, bool]]:
    """Yield each file below `root`, and whether it belongs to a saved web page."""

    def note(error: OSError) -> None:
        closed.append(Path(error.filename))

    attached: set[str] = set()
    for folder, folders, files in os.walk(root, onerror=note):
        if MARKER in files:
            # A collection is not read into a collection, least of all into itself.
            folders.clear()
            continue
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        within = folder in attached
        attached.update(
            str(Path(folder, f)) for f in folders if within or beside_page(f, files)
        )
        for file in sorted(files):
            path = Path(folder, file)
            if not file.startswith(".") and _is_own_file(path):
                yield path, within


def _is_own_file(path: Path) -> bool:
    """Tell whether there is a file; a link may lead out of the folder that was meant.

    What cannot be looked at is taken along, so that it is listed as not read.
    """
    try:
        return not path.is_symlink() and path.is_file()
    except OSError:
        return True


def expand(given: Path) -> Expanded:
    """Return what `given` (a file or folder) stands for.

    Documents in a format that is not read are among the files, so that they become
    a named failure.
    """
    root = given.resolve()
    home = mask_path(readable(str(root)))
    if not root.is_dir():
        return Expanded([SourceFile(root, name_of(root.name), home)], [], [])
    taken: list[SourceFile] = []
    aside: list[Path] = []
    closed: list[Path] = []
    for path, attached in _walk(root, closed):
        if is_document(path.name) and not attached:
            parts = path.relative_to(root).parts
            taken.append(SourceFile(path, name_of(root.name, *parts), home))
        else:
            aside.append(path)
    return Expanded(sorted(taken, key=lambda s: s.name), aside, closed)
