"""What stands beside a reference in its sentence, over lines that only wrap.

Text from a page breaks its lines anywhere, also between a day and its §. A line goes
on in the next one where its last words cannot end a sentence or the next one's first
word cannot begin one; headings and points of a list stand for themselves.
"""

import re

# How many characters before and after a reference may tell whose § it is.
BEFORE, AFTER = 160, 400
_POINT = re.compile(r"\s*(?:[•–*-]|\w{1,2}[.)])\s")
_OPEN = re.compile(
    r"(?:,|-|\b(?:och|i|av|till|för|med|den|om|från|på|att|samt|enligt)"
    r"|\d{4}-\d{2}-\d{2}|\b\d{1,2} [a-zåäö]{3,9} \d{4})[ \t]*$",
    re.IGNORECASE,
)
_LONG = 60


def before(text: str, start: int) -> str:
    """Return what stands before an offset, at most `BEFORE` characters.

    >>> before("Uppdraget gavs av nämnden\\nden 3 maj 2024,\\n§ 4", 42)
    'Uppdraget gavs av nämnden\\nden 3 maj 2024,\\n'
    """
    low = max(0, start - BEFORE)
    line = text.rfind("\n", low, start) + 1
    while line > low and _wraps(text, line):
        line = text.rfind("\n", low, line - 1) + 1
    return text[max(low, line) : start]


def after(text: str, end: int) -> str:
    """Return what stands after an offset, at most `AFTER` characters.

    >>> after("§ 4 till nämnden att\\nutreda frågan\\n\\nNytt", 3)
    ' till nämnden att\\nutreda frågan'
    """
    high = min(len(text), end + AFTER)
    stop = text.find("\n", end, high)
    while stop >= 0 and _wraps(text, stop + 1):
        stop = text.find("\n", stop + 1, high)
    return text[end : stop if stop >= 0 else high]


def _wraps(text: str, line: int) -> bool:
    """Tell whether the line that begins at an offset goes on from the one above."""
    above = text[text.rfind("\n", 0, line - 1) + 1 : line - 1].rstrip()
    stop = text.find("\n", line)
    here = text[line : stop if stop >= 0 else len(text)]
    if not above or not here.strip() or _POINT.match(here):
        return False
    if above[-1] in ".!?:;":
        return False
    if here.lstrip()[0].islower() or _OPEN.search(above):
        return True
    return len(above) >= _LONG and above[-1].islower()
