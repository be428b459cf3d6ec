"""Characters that are not seen but change what is: in a terminal, a list or a name.

A control character can move a terminal's cursor or rename its window, a turn of the
reading direction makes "avtal-fdp.exe" look like a PDF, and what some programs take
for the end of a line begins a line of its own in a log. No text, name or detail of a
document may hold them.
"""

import re

_UNSEEN = (
    "\x00-\x1f\x7f-\x9f"  # control characters
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # turns of the direction
    "\u2028\u2029\ufeff\ufff9-\ufffb"  # line ends, and marks about the text
)
_ONE = re.compile(f"[{_UNSEEN}]")


def shown(text: str) -> str:
    r"""Return a text with each unseen character written out.

    >>> shown("avtal\u202efdp.exe\n")
    'avtal\\u202efdp.exe\\x0a'
    """
    return _ONE.sub(_written, text)


def without(text: str) -> str:
    r"""Return a text without unseen characters, on one line.

    >>> without("Plan\x1b[31men\r\nantas")
    'Plan[31men  antas'
    """
    return _ONE.sub(lambda found: " " if found[0].isspace() else "", text)


def _written(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
