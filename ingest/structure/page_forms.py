"""What only stands at a page's edge, known by its form: page numbers, initials."""

import re

# "Sida 3 (17)", "3 (68)", "3(68)", "sid 4 av 9", "Sida 3", "- 3 -", "4/12"
PAGE_NUMBER = re.compile(
    r"(?:(?:sida|sidan|sid|page)\.?\s?:?\s?)?(\d{1,4})\s?"
    r"(?:\(\s?(\d{1,4})\s?\)|(?:av|of)\s(\d{1,4})|(?<=\s)/\s(\d{1,4}))"
    r"|(?:sida|sidan|sid|page)\.?\s?:?\s?(\d{1,4})"
    r"|[-–]\s?(\d{1,4})\s?[-–]",
    re.IGNORECASE,
)
# The page number as the last column of a line: "EKBY KOMMUN   Protokoll   3 (17)".
LAST_COLUMN = re.compile(
    r"(?:\t|\s{2})(?:sida|sid)?\.?\s?(\d{1,4})\s?\(\s?\d{1,4}\s?\)$", re.IGNORECASE
)
BARE_NUMBER = re.compile(r"\(?(\d{1,4})\)?")
# The fields that the keeper of the minutes initials on every page.
_SIGNING = re.compile(
    r"(?:(?:(?:ordförande(?:n?s|n)?|justerandes?|justerarens?|justerares?|sekreterarens?"
    r"|ordf|just|sekr)\.?\s(?:sign(?:atur)?|signum|sign\.)|utdragsbestyrkan(?:de|s))"
    r"[\s_.:…]*)+"
    r"|(?:justera(?:ndes?|res?|rnas?)\s)?sign(?:atur(?:er)?|um)?[\s_.:…]*",
    re.IGNORECASE,
)


# What a browser prints over and under a page: when, and from where.
_PRINTED = re.compile(
    r"(?:\d{1,2}/\d{1,2}/\d{2,4}|\d{4}-\d\d-\d\d),? \d{1,2}[:.]\d\d(?: [AP]M)?(?:\s.*)?"
    r"|(?:https?://|file://|about:)\S*(?:\s+\d{1,4}/\d{1,4})?",
)


def page_number(text: str) -> int | None:
    """Return the number of a line that by its form is a page number, else None."""
    found = PAGE_NUMBER.fullmatch(text)
    return int(next(part for part in found.groups() if part)) if found else None


def number_on(text: str) -> int | None:
    """Return the page number that is a line or the last column of one."""
    column = LAST_COLUMN.search(text) if text.endswith(")") else None
    return int(column[1]) if column else page_number(text)


def is_signing_field(text: str) -> bool:
    """Tell whether a line is a field for initials and nothing else."""
    return bool(text) and _SIGNING.fullmatch(text) is not None


def is_printed(text: str) -> bool:
    """Tell whether a line at a page's edge is what a browser's print puts there."""
    return _PRINTED.fullmatch(text) is not None
