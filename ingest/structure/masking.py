"""Contact details and personal identity numbers, hidden without moving a character.

The text keeps its length, so every offset holds. What hides is a letter, since a
bullet would look like a list item and an asterisk like emphasis.
"""

import re
from collections.abc import Iterator

from ingest.stretches import around

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
    r"(?!(?:19|20)\d\d(?:-\d\d-\d\d|/\d))(\+?[\d(][\d ()/–-]{4,18}\d)",
    re.IGNORECASE,
)
_PHONE = re.compile(f"{_ABROAD}|{_AREA}|{_MOBILE}")
_PERSON = re.compile(
    r"(?<![\w/:.-])(?:19|20)?(\d{2}(?:0[1-9]|1[0-2])"
    r"(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])[-+–]?[ ]?\d{4})(?![\w/:-]|[.,]\d)"
)


# Where a number may begin that is a telephone's or a person's, and how far an address
# reaches before and after its "@".
_PHONE_START = re.compile(r"[+(0](?=\d)(?<!\w.)")
_PERSON_START = re.compile(r"\d{6}")
_EMAIL_REACH = 66, 390
_DIGIT = re.compile(r"\d")
# What every label before a number has in it, in lower case.
_LABELS = ("tel", "tfn", "mobil", "fax", "växel", "sms")


def mask(text: str) -> str:
    """Return text of the same length without contact details and identity numbers."""
    hidden = list(_emails(text))
    if _DIGIT.search(text):
        hidden += _phones(text)
        hidden += _labelled(text)
        hidden += _persons(text)
    if not hidden:
        return text
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


_Span = tuple[int, int]


def _emails(text: str) -> Iterator[_Span]:
    for low, high in around(text, "@", *_EMAIL_REACH):
        yield from (found.span() for found in _EMAIL.finditer(text, low, high))


def _phones(text: str) -> Iterator[_Span]:
    read = 0
    for start in _PHONE_START.finditer(text):
        found = _PHONE.match(text, start.start()) if start.start() >= read else None
        if found is None:
            continue
        read = found.end()
        number = found.group()
        if _enough_digits(number) and not _named_otherwise(text, found.start()):
            yield found.span()


def _labelled(text: str) -> Iterator[_Span]:
    """Yield the numbers after a label such as "tfn", whatever they look like."""
    low = text.lower()
    if len(low) != len(text):
        # A rare letter is longer in lower case: then places in it say nothing.
        yield from (found.span(1) for found in _LABELLED.finditer(text))
        return
    read = 0
    for start in sorted(at for label in _LABELS for at in _places(low, label)):
        found = _LABELLED.match(text, start) if start >= read else None
        if found is not None:
            read = found.end()
            yield found.span(1)


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _persons(text: str) -> Iterator[_Span]:
    for start in _PERSON_START.finditer(text):
        found = _PERSON.match(text, start.start())
        number = found is not None and _luhn(found[1])
        if found and number and not _named_otherwise(text, found.start()):
            yield found.span()


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
