"""One spelling of every character: what the eye sees as the same becomes the same."""

import re
import unicodedata
from collections.abc import Iterator

from ingest.structure.edits import Draft, Edit

LIGATURES = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
}
# Hyphens that look like one: the hyphen proper, the one that never breaks, and the
# mark that PDFium leaves where a line ends in a hyphen.
HYPHENS = "\u2010\u2011\ufffe"
SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
NOTHING = "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
NEWLINES = "\u0085\u2028\u2029\x0b\x0c"

# Control codes that nobody writes: the signs that Windows has in their place.
_WINDOWS = {
    chr(code): bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)
}

_ODD = re.compile(
    r"\r\n?"
    r"|\u00ad[ \t]*\r?\n[ \t]*(?=[a-zåäöéü])"
    rf"|[\u00ad{NOTHING}]+"
    rf"|[{SPACES}]"
    rf"|[{HYPHENS}]"
    rf"|[{NEWLINES}]"
    r"|[\x80-\x84\x86-\x9f]"
    r"|[\x00-\x08\x0e-\x1f\x7f]+"
    r"|[ﬀ-ﬆ]"
    r"|.[\u0300-\u036f]+"
)
# What every odd stretch begins with, or has second where marks stand over a letter.
_MARKS = "\u0300-\u036f"
_SIGN = re.compile(
    rf"[\r\u00ad{NOTHING}{SPACES}{HYPHENS}{NEWLINES}"
    rf"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9fﬀ-ﬆ{_MARKS}]"
)


def _odd(text: str) -> Iterator[re.Match[str]]:
    """Yield the odd stretches of a text; most texts have hardly any."""
    read = 0
    for sign in _SIGN.finditer(text):
        at = sign.start()
        if at < read:
            continue
        found = _ODD.match(text, at - 1) if at > read else None
        if found is None or found.end() <= at:
            found = _ODD.match(text, at)
        if found is not None:
            read = found.end()
            yield found


def _spelling(odd: str) -> str:
    """Return what an odd stretch becomes."""
    first = odd[0]
    if odd in LIGATURES:
        return LIGATURES[odd]
    if first == "\r" or first in NEWLINES:
        return "\n"
    if first in HYPHENS:
        return "-"
    if "\x80" <= first <= "\x9f":
        return _WINDOWS.get(first, "")
    if len(odd) > 1 and "\u0300" <= odd[-1] <= "\u036f":
        return unicodedata.normalize("NFC", odd)
    return " " if re.fullmatch(f"[{SPACES}]", odd) else ""


def normalise_characters(draft: Draft) -> Draft:
    """Return the draft in NFC without ligatures, odd spaces and invisible signs."""
    found = (Edit(m.start(), m.end(), _spelling(m.group())) for m in _odd(draft.text))
    return draft.edited(e for e in found if draft.text[e.start : e.end] != e.new)
