"""Text that any XML, HTML or office file can hold."""

import re

# XML 1.0 allows no others, not even as references.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """Return a text without the characters that XML 1.0 does not allow.

    >>> clean("Planen\\x00 är \\x0bantagen")
    'Planen är antagen'
    """
    return _NOT_XML.sub("", text)
