"""What a file may cost to read, and the refusals when it costs more."""

import io
import zipfile
from pathlib import Path

from ingest.errors import ReadError

MAX_BYTES = 100_000_000
MAX_PAGES = 5_000
MAX_UNPACKED = 500_000_000
# Office files shrink to a tenth at most; only a zip bomb shrinks to a hundredth.
MAX_RATIO = 200
SMALL_UNPACKED = 20_000_000

_SMALLER = "Dela upp dokumentet i mindre filer och lägg till dem igen."


def check_size(data: bytes) -> None:
    """Refuse a file with too many bytes, or with none."""
    if not data.strip(b"\x00 \t\r\n"):
        raise ReadError(
            "Filen är tom.", "Hämta filen på nytt från källan och lägg till den igen."
        )
    if len(data) > MAX_BYTES:
        raise too_large()


def check_file(path: Path) -> None:
    """Refuse, before its bytes are read, what is too large or no regular file."""
    if not path.is_file():
        raise ReadError("Det är ingen vanlig fil.", "Ange en fil som går att öppna.")
    if path.stat().st_size > MAX_BYTES:
        raise too_large()


def too_large() -> ReadError:
    """Return the refusal of a file with too many bytes."""
    reason = f"Filen är större än {MAX_BYTES // 1_000_000} megabyte."
    return ReadError(reason, _SMALLER, stage="gräns")


def check_pages(count: int) -> None:
    """Refuse a document with too many pages."""
    if count > MAX_PAGES:
        raise ReadError(
            f"Dokumentet har {count} sidor; högst {MAX_PAGES} läses.",
            _SMALLER,
            stage="gräns",
        )


def open_zip(data: bytes) -> zipfile.ZipFile:
    """Open a zip archive that does not unpack to more than it should."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        raise damaged() from error
    bomb = unpacked > SMALL_UNPACKED and unpacked > MAX_RATIO * len(data)
    if unpacked > MAX_UNPACKED or bomb:
        raise ReadError(
            "Filen packas upp till orimligt mycket data.",
            "Öppna filen i det program den kommer från, spara den på nytt och "
            "lägg till den igen.",
            stage="gräns",
        )
    return archive


def damaged() -> ReadError:
    """Return the refusal of a file that is broken."""
    return ReadError(
        "Filen är skadad och går inte att öppna.",
        "Hämta filen på nytt från källan, eller spara om den i det program den "
        "kommer från.",
    )


def no_text() -> ReadError:
    """Return the refusal of a file that holds no text."""
    return ReadError(
        "Filen innehåller ingen text.",
        "Kontrollera att det är rätt fil. Är innehållet bilder: kör "
        "textigenkänning (OCR) och lägg till filen igen.",
    )
