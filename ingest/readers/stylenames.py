"""What a paragraph style's name says, in Word or LibreOffice, Swedish or English."""

import re

_NUMBERED = re.compile(
    r"(?:heading|rubrik|överskrift|otsikko)[\s_]*([1-9])(?!\d)", re.IGNORECASE
)
_TITLE = re.compile(
    r"title|(?:dokument)?titel|(?:dokument|huvud)?rubrik", re.IGNORECASE
)
# "Mellanrubrik", "Paragrafrubrik numrerad", "Subtitle"; not a table's or a figure's.
_OTHER = re.compile(
    r"(?!.*(?:tab|fig|bild|diagram|sidhuvud|sidfot|brev|meddelande|message))"
    r".*(?:rubrik|heading|subtitle|undertitel)",
    re.IGNORECASE,
)
_CONTENTS_HEAD = re.compile(
    r"toc heading|contents heading|innehållsförteckning(?:srubrik)?", re.IGNORECASE
)
# "Liststycke" (List Paragraph) alone is only set in.
_LIST = re.compile(r"punkt|bullet|numrera|list number|list \d|lista", re.IGNORECASE)
# A paragraph longer than this is running text, whatever style somebody gave it.
LONGEST_HEADING = 250


def heading_level(name: str) -> int:
    """Return the level of a heading style, 0 for any other.

    >>> [heading_level(n) for n in ("heading 2", "Rubrik 1", "Mellanrubrik", "Normal")]
    [2, 1, 2, 0]
    """
    if numbered := _NUMBERED.search(name):
        return int(numbered[1])
    if _CONTENTS_HEAD.fullmatch(name) or _TITLE.fullmatch(name):
        return 1
    return 2 if _OTHER.match(name[:80]) else 0


def is_list(name: str) -> bool:
    """Tell whether a style is named as a list's."""
    return _LIST.search(name) is not None
