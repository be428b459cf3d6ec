"""Files that hold files: what a ZIP, a mail or a PDF may hold and at what cost.

`parts` names and yields what one container holds, one level deep; what lies deeper
is opened in its turn. Nothing is written by the names in a container: they only
become names in the collection.
"""

import mmap
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ingest.errors import ReadError, SagtError
from ingest.readers import limits
from ingest.sources import READ, UNREAD, SourceFile, readable, suffix_of

Kind = Literal["zip", "mail", "pdf"]
MAX_DEPTH = 3
MAX_PARTS = 2_000
LONGEST_NAME = 400
# What a file is listed as that has no name of its own.
NAMELESS = "namnlös"
# Office files are ZIP archives too, but one document each.
_PACKAGES = frozenset(
    {".docx", ".docm", ".odt", ".xlsx", ".pptx", ".ods", ".odp", ".pages"}
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK00")
_MAILS = frozenset({".eml", ".mht", ".mhtml"})
_ATTACHED = re.compile(rb"/EmbeddedFile")
_DRIVE = re.compile(r"[A-Za-z]:")


@dataclass(frozen=True, slots=True)
class Part:
    """A file within a file: its name there ("bilagor/avtal.pdf") and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Refused:
    """A file within a file that cannot be taken out: why, and what to do."""

    name: str
    stage: str
    reason: str
    advice: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file within a file that is no document."""

    name: str


Found = Part | Refused | Skipped


class NotAContainerError(SagtError):
    """The file is one document after all, an office file by another name."""


@dataclass(slots=True)
class Allowance:
    """How many files and bytes one file may still turn into, however nested."""

    parts: int = MAX_PARTS
    size: int = limits.MAX_UNPACKED

    def take(self, size: int) -> None:
        """Use up room for one file.

        Raises:
            ReadError: there is no room left.
        """
        self.parts -= 1
        self.size -= size
        if self.parts < 0:
            raise ReadError(
                f"Filen innehåller fler än {MAX_PARTS} filer.",
                "Packa upp den och lägg till mappen i stället.",
                stage="gräns",
            )
        if self.size < 0:
            raise too_much()


def allowance_of(size: int) -> Allowance:
    """Return what a file of `size` bytes may turn into, however nested.

    Layers of archives multiply what each swells to: it is counted over all of them.
    """
    swollen = max(limits.SMALL_UNPACKED, limits.MAX_RATIO * size)
    return Allowance(size=min(limits.MAX_UNPACKED, swollen))


def kind_of(source: SourceFile) -> Kind | None:
    """Return what kind of container a file may be, None if it surely is none.

    Raises:
        OSError: the file cannot be read.
    """
    suffix = source.suffix
    with source.path.open("rb") as file:
        head = file.read(1024)
        if head.startswith(_ZIP):
            return None if suffix in _PACKAGES else "zip"
        if suffix in _MAILS:
            return "mail"
        if b"%PDF-" in head:
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as whole:
                return "pdf" if _ATTACHED.search(whole) else None
    return None


def is_document(kind: Kind) -> bool:
    """Tell whether a container of that kind is a document too."""
    return kind != "zip"


def parts(data: bytes, kind: Kind, allowance: Allowance) -> Iterator[Found]:
    """Yield what a container holds, in its own order, each under its own name.

    Raises:
        ReadError: it cannot be opened, or holds too much.
    """
    from ingest import containers_mail, containers_pdf, containers_zip  # noqa: PLC0415

    opened = {
        "zip": containers_zip.parts,
        "mail": containers_mail.parts,
        "pdf": containers_pdf.parts,
    }[kind](data, allowance)
    taken: set[str] = set()
    for found in opened:
        name = _free(found.name, taken)
        taken.add(name)
        if isinstance(found, Part):
            yield Part(name, found.data)
        elif isinstance(found, Refused):
            yield Refused(name, found.stage, found.reason, found.advice)
        else:
            yield found


def _free(name: str, taken: set[str]) -> str:
    """Return the name, numbered if the container has another file of that name."""
    folder, slash, file = name.rpartition("/")
    stem, dot, suffix = file.rpartition(".")
    number, free = 1, name
    while free in taken:
        number += 1
        numbered = f"{stem}~{number}.{suffix}" if dot and stem else f"{file}~{number}"
        free = folder + slash + numbered
    return free


def clean_name(written: str) -> str | None:
    """Return a name in a container as we write it; None if it leads out of it.

    >>> clean_name("Bilagor\\\\avtal.pdf")
    'Bilagor/avtal.pdf'
    >>> clean_name("../../etc/passwd") is None
    True
    """
    name = unicodedata.normalize("NFC", readable(written.replace("\\", "/")))
    steps = [step.strip() for step in name.split("/")]
    out = name.startswith("/") or _DRIVE.match(name) or ".." in steps
    kept = "/".join(step for step in steps if step not in {"", "."})
    return None if out or not kept or len(kept) > LONGEST_NAME else kept


def is_wanted(name: str) -> bool:
    """Tell whether a file within a file is, by its name, a document."""
    hidden = any(s.startswith((".", "__MACOSX")) for s in name.split("/"))
    suffix = suffix_of(name)
    return not hidden and (suffix in READ or suffix in UNREAD)


def too_much() -> ReadError:
    """Return the refusal of a container that unpacks to too many bytes."""
    return ReadError(
        "Filen packas upp till orimligt mycket data.",
        "Packa upp den själv och lägg till det som ska läsas.",
        stage="gräns",
    )


def refused(name: str, error: ReadError) -> Refused:
    """Return an error as the refusal of what is called `name`."""
    return Refused(name, error.stage, error.reason, error.advice)


def locked(name: str) -> Refused:
    """Return the refusal of a file that needs a password or a key."""
    return Refused(
        name,
        "läsning",
        "Filen är skyddad med lösenord eller krypterad.",
        "Öppna den med lösenordet, spara en oskyddad kopia och lägg till den.",
    )


def broken(name: str) -> Refused:
    """Return the refusal of a file that cannot be taken out of its container."""
    return refused(name, limits.damaged())


def outside(name: str) -> Refused:
    """Return the refusal of a file whose name leads out of its container."""
    return Refused(
        readable(name)[-LONGEST_NAME:] or NAMELESS,
        "gräns",
        "Filens namn i arkivet pekar ut ur arkivet eller är orimligt långt.",
        "Kontrollera varifrån arkivet kommer. Packa upp det själv om du litar på det.",
    )
