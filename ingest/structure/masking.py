"""Contact details and personal identity numbers, hidden without moving a character.

The text keeps its length, so every offset holds. What hides is a letter, since a
bullet would look like a list item and an asterisk like emphasis.
"""

import re

MASK = "x"

# Where a number says itself what it is, it is not a telephone or a person.
_OTHER_NUMBER = re.compile(
    r"(?:d(?:iarie)?n(?:umme)?r|bankgiro|plusgiro|postgiro|\bbg|\bpg|org(?:anisations)?"
    r"\.?\s?-?n(?:umme)?r|konto(?:n(?:umme)?r)?|ocr|faktura(?:n(?:umme)?r)?"
    r"|ärendenummer|handling(?:snummer)?|mål(?:nummer)?|isbn|issn|id)\b"
    r"\.?\s?(?:nr)?[.:]?\s{0,3}(?:[A-ZÅÄÖ]{1,5}[ /-]?)?$",
    re.IGNORECASE,
)
_LOOK_BACK = 40

_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}[ ]?@[ ]?[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"
)
_SEPARATOR = r"[ \u00a0\u2011–-]"
_ABROAD = (
    r"(?<![\w+])(?:\+\d{1,3}|0046)[ ]?[-–]?[ ]?(?:\(0\)[ ]?)?"
    rf"\d(?:{_SEPARATOR}?\d){{6,11}}(?!\d)"
)
# The area codes of two and three digits are few; all others have four.
_CODE = r"0(?:8|1[013689]|2[0136]|3[1356]|4[0246]|54|6[03]|7\d|90|[1-79]\d\d)"
# An area code set apart, then five to eight digits, whole or in groups.
_AREA = (
    r"(?<![\w/:.,–-])(?<!\d )"
    rf"(?:\({_CODE}\)[ ]?[-–]?[ ]?|{_CODE}(?:[ ]?[-–][ ]?|[ ]))"
    rf"(?:\d{{5,8}}|\d{{2,4}}(?:{_SEPARATOR}\d{{2,3}}){{1,3}}|\d{{3}}[ ]\d{{4}})"
    r"(?![\w/]|-\d|[.,:]\d)"
)
_MOBILE = r"(?<![\w/:.,-])07\d{8}(?![\w/-])"
_LABELLED = re.compile(
    r"\b(?:tel(?:efon)?|tfn|mobil|fax|växel|sms)(?:nummer|nr)?\b\.?[ ]?[:.]?[ \t]{0,3}"
    r"(?!(?:19|20)\d\d-\d\d-\d\d)(\+?[\d(][\d ()/–-]{4,18}\d)",
    re.IGNORECASE,
)
_PHONE = re.compile(f"{_ABROAD}|{_AREA}|{_MOBILE}")
_PERSON = re.compile(
    r"(?<![\w/:.-])(?:19|20)?(\d{2}(?:0[1-9]|1[0-2])"
    r"(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])[-+–]?[ ]?\d{4})(?![\w/:-]|[.,]\d)"
)


def mask(text: str) -> str:
    """Return text of the same length without contact details and identity numbers."""
    hidden = [found.span() for found in _EMAIL.finditer(text)]
    hidden += [
        found.span()
        for found in _PHONE.finditer(text)
        if _enough_digits(found.group()) and not _named_otherwise(text, found.start())
    ]
    hidden += [found.span(1) for found in _LABELLED.finditer(text)]
    hidden += [
        found.span()
        for found in _PERSON.finditer(text)
        if _luhn(found[1]) and not _named_otherwise(text, found.start())
    ]
    parts: list[str] = []
    read = 0
    for start, end in sorted(hidden):
        if end <= read:
            continue
        seen = max(start, read)
        parts += (text[read:seen], MASK * (end - seen))
        read = end
    parts.append(text[read:])
    return "".join(parts)


def _enough_digits(number: str) -> bool:
    """Tell whether a number is as long as Swedish telephone numbers are."""
    digits = sum(char.isdigit() for char in number)
    return 8 <= digits <= 11 or (number[0] == "+" and digits <= 15)


def _named_otherwise(text: str, start: int) -> bool:
    """Tell whether the words before a number say that it is of another kind."""
    return _OTHER_NUMBER.search(text[max(0, start - _LOOK_BACK) : start]) is not None


def _luhn(number: str) -> bool:
    """Tell whether the last of ten digits is the check digit of the nine before."""
    digits = [int(char) for char in number if char.isdigit()]
    doubled = (d * (2 - i % 2) for i, d in enumerate(digits))
    return sum(d // 10 + d % 10 for d in doubled) % 10 == 0
