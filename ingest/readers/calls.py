"""Signs for what the eye tells apart but plain text does not: note calls and pages.

Readers put a note's number between two control characters, which no office file can
hold, and one more where the number of a page would be printed.
"""

import re

_CALL = "\x02{}\x03"
PAGE_NUMBER = "\x04"
_CALLS = re.compile("\x02([^\x02\x03]{0,20})\x03")
_SIGNS = re.compile("[\x02\x03\x04]")
# A number right after a word, or the sign that closes one, is read as a call.
_PLAIN = re.compile(r"(?:[a-zåäöé]{3}|[a-zåäöé)”\"][.,;:)”\"])\Z")
# "Sida 3 (17)", "3 av 17", "- 3 -" with the numbers gone.
_NUMBERING = re.compile(
    r"(?:\b(?:sida|sidan|sidnr|sid|page|s)\b[.:]?[ \t]{0,9})?[-–(\[]?"
    r"[ \t]{0,9}\x04[ \t]*+"
    r"(?:(?:\(|/|\bav\b|\bof\b|\|)[ \t]*+\x04?[ \t]*+)?[-–)\]]?",
    re.IGNORECASE,
)


def call(number: str) -> str:
    """Return what stands for a note's call until the paragraph is whole."""
    return _CALL.format(number)


def settle(text: str) -> str:
    """Return a paragraph with its calls as digits right after the word.

    After a figure, a sign or capitals the number stands in brackets: "2024[1]" is
    still the year 2024, and "LSS[1]" the act.

    >>> settle("planen" + call("1") + call("2") + " från 2024" + call("3") + ".")
    'planen1,2 från 2024[3].'
    >>> settle("i mars 2024." + call("1"))
    'i mars 2024.[1]'
    """
    if not _SIGNS.search(text):
        return text
    return _SIGNS.sub("", _CALLS.sub(_settled, text))


def _settled(found: re.Match[str]) -> str:
    text, number = found.string, found[1]
    reach = text[max(0, found.start() - 3) : found.start()]
    before = reach[-1:]
    after = text[found.end() : found.end() + 1]
    if not number:
        return ""
    if before != "\x03" and not _PLAIN.search(reach):
        return f"[{number}]"
    return ("," if before == "\x03" else "") + number + (" " if after.isalnum() else "")


def unnumbered(line: str) -> str:
    """Return a line of a page's head or foot without the page's number.

    >>> unnumbered("Protokoll\\tSida " + PAGE_NUMBER + " (" + PAGE_NUMBER + ")")
    'Protokoll'
    """
    return settle(_NUMBERING.sub("", line)).strip(" \t|")
