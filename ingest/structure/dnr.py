"""Diarienummer: recognising them by their surface, and their form for look-up.

The forms are data (`lexicon/dnr_former.tsv`). Some surfaces also occur as dates,
school years or telephone numbers; those count only after a cue word.
"""

import re
from dataclasses import dataclass
from functools import cache

from ingest import lexicon

YEAR = r"(?:19|20)\d{2}"
ORGAN = r"[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{0,4}[A-ZÅÄÖN]|[A-ZÅÄÖ][a-zåäö]"
# A cue word and up to two short code words ("Dnr KS", "Dnr: ") before the number.
CUE = re.compile(
    r"(?i:\b(?:dnr|d\.?nr|diarienr|diarienummer|diarie-?nr|ärendenummer|ärendenr"
    r"|ärende-?id|ärendebeteckning|vår beteckning|vårt dnr|er beteckning|beteckning"
    r"|vår referens|diariefört?|diarieföring))\b[ .:]*(?:(?i:nr|är)\b[ .:]*)?"
    r"(?:[A-ZÅÄÖ]{2,5}[ :]{1,2})?(?:[\w./:-]{3,24}(?:,|;| och| samt|/) ?){0,3}$"
)
CUE_REACH = 90
EDGE_BEFORE = r"(?<![\w§/.:-])"
EDGE_AFTER = r"(?![\w])(?![-/:.]\d)"


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written: its form's name, kind and whether a cue stood before."""

    start: int
    end: int
    text: str
    form: str
    kind: str
    cued: bool


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str, bool, str], ...]:
    forms = []
    for row in lexicon.table("dnr_former"):
        body = row["regex"].replace("ORGAN", f"(?:{ORGAN})").replace("ÅÅÅÅ", YEAR)
        pattern = re.compile(f"{EDGE_BEFORE}(?:{body}){EDGE_AFTER}")
        forms.append((pattern, row["form"], row["ledord"] == "ja", row["slag"]))
    return tuple(forms)


@cache
def _not_organs() -> frozenset[str]:
    return frozenset(lexicon.words("dnr_ej"))


def has_cue(text: str, start: int) -> bool:
    """Tell whether a cue word such as "Dnr" stands right before `start`."""
    return CUE.search(text[max(0, start - CUE_REACH) : start]) is not None


def _is_foreign(found: str) -> bool:
    """Tell whether the code in front belongs to a law series, a term or a book."""
    code = re.match(r"[A-Za-zÅÄÖåäö]+", found)
    return code is not None and code[0].upper() in _not_organs()


def _is_year_span(found: str) -> bool:
    """Tell whether "2019-2021" or "2024/25" is a span of years, not a number."""
    parts = re.fullmatch(r"((?:19|20)\d\d)[-/](\d{4})", found)
    return parts is not None and parts[2][:2] in ("19", "20")


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
    covered = bytearray(max(0, stop - start))
    taken: list[Number] = []
    for pattern, form, needs_cue, kind in _forms():
        for match in pattern.finditer(text, start, stop):
            low, high = match.start() - start, match.end() - start
            if any(covered[low:high]) or _is_foreign(match[0]):
                continue
            cue = has_cue(text, match.start())
            if needs_cue and not (cue or cued):
                continue
            if not cue and _is_year_span(match[0]):
                continue
            covered[low:high] = b"\1" * (high - low)
            taken.append(
                Number(match.start(), match.end(), match[0], form, kind, cue)
            )
    return tuple(sorted(taken, key=lambda n: n.start))


def look_up_form(number: str) -> str:
    """Return the form under which spellings of one number meet.

    >>> look_up_form("KS 2024/0118") == look_up_form("KS2024/118")
    True
    """
    parts = re.findall(r"[A-ZÅÄÖ]+|\d+", number.upper())
    return "-".join(p.lstrip("0") or "0" if p.isdigit() else p for p in parts)
