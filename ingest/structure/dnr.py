"""Diarienummer: recognising them by their surface, and their form for look-up.

The forms are data (`lexicon/dnr_former.tsv`). Some surfaces also occur as dates,
school years or telephone numbers; those count only after a cue word.
"""

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import NamedTuple

from ingest import lexicon
from ingest.model import Section
from ingest.stretches import near_digits

YEAR = r"(?:19|20)\d{2}"
ORGAN = r"[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{0,4}[A-ZÅÄÖN]|[A-ZÅÄÖ][a-zåäö]"
# A cue word and perhaps an organ ("Dnr KS", "Dnr Länsstyrelsen") before the number.
CUE = re.compile(
    r"(?i:\b(?:dnr|d\.?nr|diarienr|diarienummer|diarie-?nr|ärendenummer|ärendenr"
    r"|ärende-?id|ärendebeteckning|vår beteckning|vårt dnr|er beteckning|beteckning"
    r"|vår referens|diariefört?|diarieföring))\b[\s.:]*(?:(?i:nr|är)\b[\s.:]*)?"
    r"(?:(?!Datum|Sida)[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{1,25}[ :]{1,2})?"
    r"(?:[\w./:-]{3,24}(?:,|;| och| samt|/) ?){0,3}$"
)
CUE_REACH = 90
# No form has more signs before its first digit, between two, or after its last; one
# with words, such as "av fru Lena Ek (S)" after a motion's number, reaches further.
REACH, WORDS_REACH = 24, 70
# The number by which the one who is written to knows the matter.
THEIRS = re.compile(r"(?i)\b(?:er|ert|eder)\.? (?:beteckning|dnr|d\.?nr|diarienr|ref)")
# What every form has somewhere; most digits of running text have none of it near.
HINT = re.compile(
    r"\d[-–/:.]\d|[A-ZÅÄÖ]{1,6}[ /-]?\d{2}|\d{2}[A-ZÅÄÖ]{2}|\d [A-ZÅÄÖ]{2}"
    r"|[Pp]latina|[Mm]ål"
)
EDGE_BEFORE = r"(?<![\w§/.:-])"
EDGE_AFTER = r"(?![\w])(?![-–/:.]\d)"


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written: its form's name, kind and whether a cue stood before."""

    start: int
    end: int
    text: str
    form: str
    kind: str
    cued: bool


class _Form(NamedTuple):
    """A form's pattern, name, cue and kind; `signs` are in every number of it."""

    pattern: re.Pattern[str]
    signs: frozenset[str]
    reach: int
    name: str
    cue_word: str
    kind: str


@cache
def _forms() -> tuple[_Form, ...]:
    forms = []
    for row in lexicon.table("dnr_former"):
        body = row["regex"].replace("ORGAN", f"(?:{ORGAN})").replace("ÅÅÅÅ", YEAR)
        pattern = re.compile(f"{EDGE_BEFORE}(?:{body}){EDGE_AFTER}")
        signs = _signs_of(row["regex"])
        worded = _WORD.search(_CLASS.sub("", row["regex"])) is not None
        reach = WORDS_REACH if worded else REACH
        named = (row["form"], row["ledord"], row["slag"])
        forms.append(_Form(pattern, signs, reach, *named))
    return tuple(forms)


# What of a form's pattern need not be in a number: escaped brackets, classes, what
# only looks ahead, and what may be left out.
_CLASS = re.compile(r"\[[^\]]*\]")
_WORD = re.compile(r"[a-zåäö]{4}")
_LOOSE_PARTS = (
    re.compile(r"\\[()]"),
    _CLASS,
    re.compile(r"\(\?<?[=!][^()]*\)|\((?:\?:)?[^()]*\)[?*]"),
)
_YEAR_SIGN, _ORGAN_SIGN = "ÅÅÅÅ", "ORGAN"
_SIGNS = (_YEAR_SIGN, "/", ":", "-", r"\.")
_IN_YEAR = re.compile(YEAR)
# An organ's code by a digit, as every form with a code has it.
_BY_CODE = re.compile(
    r"[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{1,5}[\s/.-]?\d|\d[-/. ]?[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]"
)


def _signs_of(regex: str) -> frozenset[str]:
    """Return which of the signs that tell forms apart every number of a form has."""
    before = ""
    while before != regex:
        before = regex
        for part in _LOOSE_PARTS:
            regex = part.sub("", regex)
    regex = regex.replace("(?:", "(").replace("(?i:", "(")
    signs = {sign.strip("\\") for sign in _SIGNS if sign in regex}
    if _ORGAN_SIGN in regex and "|" not in regex:
        signs.add(_ORGAN_SIGN)
    return frozenset(signs)


def _signs_in(text: str, start: int, end: int) -> frozenset[str]:
    """Return which of the signs stand in `text[start:end]`."""
    found = {sign for sign in "/:-." if text.find(sign, start, end) >= 0}
    if _IN_YEAR.search(text, start, end):
        found.add(_YEAR_SIGN)
    if _BY_CODE.search(text, start, end):
        found.add(_ORGAN_SIGN)
    return frozenset(found)


@cache
def _not_organs() -> frozenset[str]:
    return frozenset(lexicon.words("dnr_ej"))


def has_cue(text: str, start: int) -> bool:
    """Tell whether a cue word such as "Dnr" stands right before `start`."""
    return CUE.search(text[max(0, start - CUE_REACH) : start]) is not None


def _is_foreign(text: str, match: re.Match[str]) -> bool:
    """Tell whether the code in front belongs to a law series, a term or a book."""
    code = re.match(r"[A-Za-zÅÄÖåäö]+", match[0])
    if code is None:
        code = re.search(
            r"(?<![A-Za-zÅÄÖåäö])([A-Za-zÅÄÖåäö]+)[.-]?\s$",
            text[max(0, match.start() - 12) : match.start()],
        )
    return code is not None and code[0].strip(" .-\n\t").upper() in _not_organs()


def _is_year_span(found: str) -> bool:
    """Tell whether "2019-2021" or "2024/25" is a span of years, not a number."""
    parts = re.fullmatch(r"((?:19|20)\d\d)[-/](\d{4})", found)
    return parts is not None and parts[2][:2] in ("19", "20")


def _near(
    text: str, reach: int, start: int, stop: int
) -> list[tuple[tuple[int, int], frozenset[str]]]:
    """Return the places that may hold numbers, each with the signs it holds."""
    return [
        (place, _signs_in(text, *place))
        for place in near_digits(text, reach, start, stop)
        if HINT.search(text, *place)
    ]


def find_numbers(
    text: str, start: int = 0, end: int | None = None, cued: bool = False
) -> tuple[Number, ...]:
    """Return the numbers in `text[start:end]`, in order and without overlap.

    Args:
        text: The cleaned text.
        start: Where to begin.
        end: Where to stop; the end of the text if None.
        cued: Take surfaces that need a cue also without one (the place is a cue).
    """
    stop = len(text) if end is None else end
    taken: list[Number] = []
    near = {reach: _near(text, reach, start, stop) for reach in (REACH, WORDS_REACH)}
    if not near[WORDS_REACH]:
        return ()
    covered = bytearray(max(0, stop - start))
    for pattern, needed, reach, form, cue_word, kind in _forms():
        places = (place for place, signs in near[reach] if needed <= signs)
        matches = chain.from_iterable(pattern.finditer(text, *at) for at in places)
        for match in matches:
            low, high = match.start() - start, match.end() - start
            if any(covered[low:high]) or _is_foreign(text, match):
                continue
            cue = cue_word == "i formen" or has_cue(text, match.start())
            if cue_word == "ja" and not (cue or cued):
                continue
            if not cue and _is_year_span(match[0]):
                continue
            covered[low:high] = b"\1" * (high - low)
            taken.append(Number(match.start(), match.end(), match[0], form, kind, cue))
    return tuple(sorted(taken, key=lambda n: n.start))


def look_up_form(number: str) -> str:
    """Return the form under which spellings of one number meet.

    >>> look_up_form("KS 2024/0118") == look_up_form("KS2024/118")
    True
    """
    parts = re.findall(r"[A-ZÅÄÖ]+|\d+", number.upper())
    return "-".join(p.lstrip("0") or "0" if p.isdigit() else p for p in parts)


# What a column of a table is headed by where it holds the numbers of matters.
COLUMN = re.compile(r"(?i)(?:d\.?nr|diarienr|diarienummer|ärendenr|ärendenummer)\.?:?")
OWN_HEAD = 1500
OWN_TAIL = 500
OWN_OPENING = 500
SHORT_LINE = 160


def _on_short_line(text: str, offset: int) -> bool:
    """Tell whether `offset` stands in a letterhead's line rather than a paragraph."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return (end if end >= 0 else len(text)) - start <= SHORT_LINE


def _is_theirs(text: str, offset: int) -> bool:
    """Tell whether the label before a number says that it is the addressee's."""
    line = text.rfind("\n", 0, offset) + 1
    return THEIRS.search(text, line, offset) is not None


def _opening_end(text: str) -> int:
    """Return where the letterhead surely is over: at the first long line."""
    start = 0
    for line in text.split("\n"):
        if len(line) > SHORT_LINE:
            break
        start += len(line) + 1
    return min(start, OWN_OPENING)


def _in_columns(text: str, end: int) -> list[Number]:
    """Return the numbers under a table head such as "Handläggare, Datum, Dnr"."""
    found: list[Number] = []
    column, start = None, 0
    for line in text[:end].split("\n"):
        cells = line.split("\t")
        labels = [i for i, cell in enumerate(cells) if COLUMN.fullmatch(cell.strip())]
        if len(cells) > 1 and labels:
            column = labels[0]
        elif len(cells) < 2 and line:
            column = None
        elif column is not None and column < len(cells):
            at = start + sum(len(cell) + 1 for cell in cells[:column])
            found += find_numbers(text, at, at + len(cells[column]), cued=True)
        start += len(line) + 1
    return [number for number in found if number.kind == "dnr"]


def own_numbers(text: str, sections: tuple[Section, ...]) -> tuple[str, ...]:
    """Return the document's own numbers: those of its §§, its head and its last lines.

    In the head a number counts after a cue word or, where nothing else stands before
    the first heading, by its surface; elsewhere numbers are references to others.
    """
    paragrafer = [s for s in sections if s.kind == "paragraf"]
    own = [number for s in paragrafer for number in s.dnr]
    head_end = min(OWN_HEAD, paragrafer[0].start if paragrafer else OWN_HEAD)
    head = find_numbers(text, 0, min(head_end, len(text)))
    stated = [
        n
        for n in head
        if n.kind == "dnr"
        and _on_short_line(text, n.start)
        and not _is_theirs(text, n.start)
    ]
    cued = [n.text for n in stated if n.cued]
    opening = _opening_end(text)
    uncued = {n.text for n in stated if n.start < opening}
    if not cued and not own and len(uncued) == 1:
        # Several numbers are those of an agenda's cases.
        cued = list(uncued)
    labelled = [number.text for number in _in_columns(text, head_end)]
    own = labelled + cued + own
    if not paragrafer:
        tail = find_numbers(text, max(head_end, len(text) - OWN_TAIL))
        own += [n.text for n in tail if n.kind == "dnr" and n.cued]
    return tuple(dict.fromkeys(" ".join(number.split()) for number in own))
