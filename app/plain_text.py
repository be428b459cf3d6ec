"""Text as it is written: what any file can hold, and names where they stand first."""

import re

# XML 1.0 allows no others, not even as references.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def capital(name: str) -> str:
    """Return a name as it is written where it stands first.

    >>> capital("kultur- och fritidsnämnden")
    'Kultur- och fritidsnämnden'
    """
    return name[:1].upper() + name[1:]


def clean(text: str) -> str:
    """Return a text without the characters that XML 1.0 does not allow.

    >>> clean("Planen\\x00 är \\x0bantagen")
    'Planen är antagen'
    """
    return _NOT_XML.sub("", text)
