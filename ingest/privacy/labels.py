"""What the words before a number say that it is."""

import re

# Where a number says itself what it is, it is not a telephone or a person. A number
# of organisation that could be a person's is one: a sole trader's.
_OTHER_NUMBER = re.compile(
    r"(?:d(?:iarie)?n(?:umme)?r|bankgiro|plusgiro|postgiro|\bbg|\bpg"
    r"|konto(?:n(?:umme)?r)?|ocr|faktura(?:n(?:umme)?r)?|\bref(?:erens)?"
    r"|order(?:n(?:umme)?r)?|artikel(?:n(?:umme)?r)?|avtals?n(?:umme)?r"
    r"|ärendenummer|ärende|handling(?:snummer)?|mål(?:nummer)?|isbn|issn|doi|\bid)\b"
    r"\.?\s?(?:nr)?[.:]?\s{0,3}(?:[A-ZÅÄÖ]{1,5}[ /-]?)?$",
    re.IGNORECASE,
)
_OF_ORGANISATION = re.compile(
    r"org(?:anisations)?\.?\s?-?n(?:umme)?r\b\.?\s?[.:]?\s{0,3}$", re.IGNORECASE
)
_LOOK_BACK = 40


def named_otherwise(text: str, start: int) -> bool:
    """Tell whether the words before a number say that it is of another kind."""
    return _OTHER_NUMBER.search(text, max(0, start - _LOOK_BACK), start) is not None


def names_organisation(text: str, start: int) -> bool:
    """Tell whether the words before a number say that it is an organisation's."""
    return _OF_ORGANISATION.search(text, max(0, start - _LOOK_BACK), start) is not None
