"""Files of kinds that are not read: what they are, and how to save them so they are."""

from ingest.errors import ReadError

_ADVICE = (
    "Spara dokumentet som PDF, Word (.docx), HTML eller text och lägg till det igen."
)
_UNPACK = "Packa upp filen och lägg till dokumenten i den."
_WORD = (
    "Öppna det i Word eller LibreOffice, välj Spara som och formatet Word-dokument "
    "(.docx) eller PDF, och lägg till den nya filen."
)
_SHEET = (
    "Öppna filen i det program den kommer från, välj Spara som eller Exportera och "
    "formatet PDF, och lägg till den nya filen."
)
_MAIL = "Öppna brevet i Outlook, spara det som .eml, .mht eller PDF och lägg till det."
_LOCKED = "Öppna det med lösenordet, spara en kopia utan och lägg till kopian."
_PICTURE = "Spara bilden som PNG, JPEG eller PDF och lägg till den igen."

_STARTS: tuple[tuple[bytes, str, str], ...] = (
    (b"GIF8", "en bild (GIF)", _PICTURE),
    (b"RIFF", "en bild eller ljudfil", _PICTURE),
    (b"BM", "en bild (BMP)", _PICTURE),
    (b"\x00\x00\x00\x18ftyp", "en bild eller film", _PICTURE),
    (b"AT&TFORM", "en inskannad bok (DjVu)", _SHEET),
    (b"%!PS", "en utskrift (PostScript)", _SHEET),
    (b"\xffWPC", "ett WordPerfect-dokument", _WORD),
    (b"!BDN", "en brevlåda från Outlook", _MAIL),
    (b"\x1f\x8b", "en komprimerad fil", _UNPACK),
    (b"BZh", "en komprimerad fil", _UNPACK),
    (b"\xfd7zXZ", "en komprimerad fil", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "en komprimerad fil", _UNPACK),
    (b"Rar!", "en komprimerad fil", _UNPACK),
    (b"MZ", "ett program", _ADVICE),
    (b"\x7fELF", "ett program", _ADVICE),
    (b"SQLite format 3", "en databas", _ADVICE),
)
_TAR = slice(257, 262)
# Names of the parts of an OLE file, the most telling first.
_OLE_PARTS: tuple[tuple[str, str, str], ...] = (
    ("EncryptedPackage", "ett dokument som är låst med lösenord", _LOCKED),
    ("__substg1.0", "ett brev från Outlook (.msg)", _MAIL),
    ("WordDocument", "ett dokument i äldre Office-format (.doc)", _WORD),
    ("Workbook", "ett kalkylblad i äldre Office-format (.xls)", _SHEET),
    ("PowerPoint", "en presentation i äldre Office-format (.ppt)", _SHEET),
)
_OFFICE = {
    "kalkyl": ("ett kalkylblad", _SHEET),
    "presentation": ("en presentation", _SHEET),
    "teckning": ("en teckning", _SHEET),
    "pages": (
        "ett dokument från Apple Pages",
        "Öppna det i Pages, välj Exportera till och formatet Word eller PDF, och lägg "
        "till den nya filen.",
    ),
    "epub": (
        "en e-bok (EPUB)",
        "Hämta dokumentet som PDF i stället, eller öppna e-boken, skriv ut den till "
        "PDF och lägg till den filen.",
    ),
    "låst": ("ett dokument som är låst med lösenord", _LOCKED),
}


def unread(start: bytes) -> ReadError | None:
    """Return the refusal of a file that begins in a way we know, else None."""
    for magic, kind, advice in _STARTS:
        if start.startswith(magic):
            return _refusal(kind, advice)
    if start[_TAR] == b"ustar":
        return _refusal("en komprimerad fil", _UNPACK)
    return None


def in_ole(data: bytes) -> ReadError:
    """Return the refusal of an older Office file, a mail or a locked document."""
    for part, kind, advice in _OLE_PARTS:
        if part.encode("utf-16-le") in data:
            return _refusal(kind, advice)
    return _refusal("ett dokument i äldre Office-format (till exempel .doc)", _WORD)


def unread_office(kind: str) -> ReadError:
    """Return the refusal of an office file that is no text document."""
    return _refusal(*_OFFICE[kind])


def unknown(kind: str) -> ReadError:
    """Return the refusal of a file of a kind without advice of its own."""
    if not kind:
        return ReadError("Filens format känns inte igen.", _ADVICE)
    return _refusal(kind, _ADVICE)


def _refusal(kind: str, advice: str) -> ReadError:
    return ReadError(f"Filen är {kind} och kan inte läsas.", advice)
