"""What a zip archive is: an office document, or something with another reader."""

import re
import zipfile
from typing import Literal

from ingest.errors import ReadError
from ingest.readers.limits import open_zip
from ingest.readers.parts import BROKEN
from ingest.readers.unread import unread_office

_SMALL = 200
_MAIN = re.compile(r"word/document\d{0,3}\.xml")
_OTHERS = (
    ("xl/workbook.", "kalkyl"),
    ("ppt/presentation.", "presentation"),
    ("visio/document.", "teckning"),
    ("index/document.iwa", "pages"),
    ("index.apxl", "pages"),
)
_MIMETYPES = (
    ("application/vnd.oasis.opendocument.spreadsheet", "kalkyl"),
    ("application/vnd.oasis.opendocument.presentation", "presentation"),
    ("application/vnd.oasis.opendocument.graphics", "teckning"),
    ("application/epub+zip", "epub"),
)


def in_zip(data: bytes) -> Literal["docx", "odt"]:
    """Return which document a zip archive holds.

    Raises:
        ReadError: none that is read.
    """
    archive = open_zip(data)
    names = {name.replace("\\", "/").lower() for name in archive.namelist()}
    if any(_MAIN.fullmatch(name) for name in names):
        return "docx"
    mimetype = _mimetype(archive)
    for opening, kind in _MIMETYPES:
        if mimetype.startswith(opening):
            raise unread_office(kind)
    for opening, kind in _OTHERS:
        if any(name.startswith(opening) for name in names):
            raise unread_office(kind)
    if "content.xml" in names and ("mimetype" in names or _is_odf(names)):
        return "odt"
    if "encryptedpackage" in names or "encrypted-package" in names:
        raise unread_office("låst")
    raise ReadError(
        "Filen är ett zip-arkiv, inte en handling.",
        "Läs in det i en samling med sagt ingest; då läses det som en mapp.",
    )


def _is_odf(names: set[str]) -> bool:
    return "meta-inf/manifest.xml" in names


def _mimetype(archive: zipfile.ZipFile) -> str:
    """Return what the archive says of itself, "" where it says nothing."""
    try:
        with archive.open("mimetype") as file:
            return file.read(_SMALL).decode("ascii", "replace").strip()
    except (ReadError, *BROKEN):
        return ""
