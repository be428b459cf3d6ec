"""Case numbers and § in a query, in whatever form they are written."""

import re

from ingest import lexicon
from search.query import operators

_YEAR = r"(?:19|20)\d\d"
_CODE = r"[A-Za-zÅÄÖåäö]{1,6}"
_JOINS = "|".join(operators.pattern(name) for name in ("and", "or", "not", "near"))
_LED = r"(?:dnr|diarienr|diarienummer)\b\.?:?\s*"
# Code first, year first, number before year, or a year in two digits.
_DNR = re.compile(
    rf"""(?<!\w)(?:
      (?P<led>{_LED})(?P<after>
        (?:(?!(?:{_JOINS})\b){_CODE}[ ]?[-/.:]?)?\d[\w/.:–-]*\d(?!\w))
    | (?P<code>{_CODE})(?P<gap>[ -/.]?)(?:
        {_YEAR}(?:[/:.]\d{{1,6}}|[-–]\d{{3,6}}|/{_CODE}\d{{1,6}})(?:[-/.]\d{{1,3}})*
      | \d{{1,5}}[-/]{_YEAR} | \d{{2}}/\d{{3,5}} )
    | {_YEAR}[-/]{_CODE}[- ]?\d{{1,6}}
    | \d{{2}}[A-Za-zÅÄÖåäö]{{2,5}}\d{{2,6}}
    | {_YEAR}[/:]\d{{3,6}}
    )(?![\w/:-])""",
    re.VERBOSE,
)
_ONE = r"\d{1,4}(?:[/:]\d{1,4})?(?:[ ]?[a-h](?!\w))?"
_MORE = rf"(?:\s*(?:[-–,]|\.\.|\boch\b)\s*{_ONE})*"
_SECTIONS = re.compile(
    rf"§§?\s*:?\s*(?P<after>{_ONE}{_MORE})(?!\w)|(?<!\w)(?P<before>{_ONE}{_MORE})\s*§§?(?!\s*:|\s*\d)"
)
_OF_LAW = re.compile(
    r"(?<!\w)(?:\d{1,3}(?:\s?[a-z])?\s)?kap\.?\s(?:§\s?)?\d{1,3}(?:\s?[a-z](?!\w))?(?:\s?§)?(?!\w)",
    re.IGNORECASE,
)
_PIECE = re.compile(rf"\s*({_ONE})(?:\s*(?:[-–]|\.\.)\s*({_ONE}))?\s*(?:,|\boch\b|$)")
MAX_SECTIONS = 50


def dnr(text: str, at: int) -> tuple[int, str] | None:
    """Return where a case number that begins at `at` ends, and how it is written."""
    found = _DNR.match(text, at)
    if not found:
        return None
    if found["led"]:
        return found.end(), found["after"]
    if found["gap"] == " " and not _is_code(found["code"]):
        return None
    return found.end(), found.group()


def _is_code(word: str) -> bool:
    """Tell whether a word with a blank after it is a body's code, not running text."""
    short = word.isupper() or len(word) <= 3
    return short and word.lower() not in _RUNNING


def led(text: str, at: int) -> bool:
    """Tell whether the case number at `at` has "dnr" before it."""
    found = _DNR.match(text, at)
    return bool(found and found["led"])


def sections(text: str, at: int) -> tuple[int, str] | None:
    """Return where the § that are written at `at` end, and which they are."""
    found = _SECTIONS.match(text, at)
    if not found:
        return None
    return found.end(), found["after"] or found["before"]


def law(text: str, at: int) -> int:
    """Return where "6 kap. 12 §" at `at` ends: of a law, not of a record; or 0."""
    found = _OF_LAW.match(text, at)
    return found.end() if found else 0


def spread(written: str) -> list[str]:
    """Return each § of "12-14, 16"; none if it is not written so."""
    found, at = [], 0
    while at < len(written):
        piece = _PIECE.match(written, at)
        if not piece or piece.end() == at:
            return []
        found += _between(piece[1], piece[2])
        at = piece.end()
    return list(dict.fromkeys(found))


def _between(first: str, last: str | None) -> list[str]:
    if not last:
        return [first]
    if not (first.isdigit() and last.isdigit()) or int(last) < int(first):
        return [first, last]
    # One beyond what is sought, so that it is seen that there are more.
    end = min(int(last), int(first) + MAX_SECTIONS)
    return [str(number) for number in range(int(first), end + 1)]


# Short words that stand before a year in running text.
_RUNNING = frozenset(
    (
        *lexicon.words("stoppord"),
        *(name.lower() for row in lexicon.table("manader") for name in row.values()),
        "år",
        "året",
        "läsår",
        "budget",
        "plan",
        "lag",
        "lagen",
        "hösten",
        "våren",
        "vinter",
        "sommar",
    )
)
