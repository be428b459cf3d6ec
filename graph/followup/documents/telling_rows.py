"""Rows of status tables and lines of lists that say how something stands."""

import re
from functools import cache

from graph.followup.documents.statements import FOLLOWUP_STANCES
from graph.followup.documents.telling_patterns import TIME
from graph.followup_model import Stance
from ingest import lexicon
from ingest.extract.followup_status import status_of

_CELLS = re.compile(r"\s?[|\t]\s?")
# "Skyltplanen: klar", "Byt armaturer – genomfört".
_TRAILING = re.compile(r"(?:\s?:\s|\s[–-]\s|\s\()([^():–\t|]{3,45})\)?\.?$")
# A status by itself, or one that only a date or a remark follows.
_LONE = re.compile(r"([^\W\d_]+(?: [^\W\d_]+){0,3}?)\s*(?:[,;(–-]|\d|\.?$)")
_TIME = re.compile(rf"^(?!20\d\d$)(?:{TIME})$")
# "87 sedan 2019": how many there are by now.
_SO_FAR = re.compile(r"\d+ (?:[\wåäö]+ ){0,2}sedan 20\d\d\b")
_WORDS = re.compile(r"[^\W\d_]{3,}")
LONGEST_STATUS, LONGEST_LONE = 60, 90
# Cells by which a table says that a thing now is there.
STANDING = frozenset(
    (
        "öppen",
        "öppet",
        "öppnad",
        "öppnat",
        "invigd",
        "invigt",
        "tillsatt",
        "byggd",
        "byggt",
    )
)
# First cells of rows about a paper or a table itself.
LABELS = frozenset(
    (
        "datum",
        "objekt",
        "mått",
        "part",
        "sammanträdesdatum",
        "verksamhet",
        "dag",
        "anslag",
    )
)
NEVER = frozenset(("löpande", "delvis", "införd", "bereds"))


def row(line: str) -> tuple[Stance, tuple[int, int], bool] | None:
    """Return the stance of a line, where it stands and whether it is clear; or None.

    >>> row("Laddstolpar vid badhuset\\tKlart 2023-05-12")
    ('fulfils', (25, 41), True)
    """
    if "\t" in line or " | " in line:
        return _of_cells(line)
    trailing = _TRAILING.search(line)
    if trailing is not None and len(line) < 160:
        stance = _stance(trailing[1])
        if stance is not None and _is_whole(trailing[1]):
            return stance, trailing.span(1), True
    lone = _LONE.match(line)
    if lone is None or len(line) > LONGEST_LONE or lone[1].lower() in NEVER:
        return None
    stance = _stance(lone[1]) if _is_whole(lone[1]) else None
    return (stance, lone.span(1), False) if stance else None


def _of_cells(line: str) -> tuple[Stance, tuple[int, int], bool] | None:
    cells = _CELLS.split(line)
    if _is_header(cells):
        return None
    at, times = 0, []
    for number, cell in enumerate(cells):
        start = line.find(cell, at) if cell else at
        at = start + len(cell)
        if number and len(cell) <= LONGEST_STATUS:
            stance = _stance(cell)
            if stance is not None:
                return stance, (start, at), True
            if _SO_FAR.match(cell.lower()):
                return "fulfils", (start, at), False
        if number and _TIME.match(cell.strip().lower()):
            times.append((start, at))
    # A thing with a time and no status is in a plan: that time is what it now has.
    if times and len(_WORDS.findall(cells[0])) > 1:
        return "new-date", times[-1], False
    return None


def _is_header(cells: list[str]) -> bool:
    """Tell whether a row names columns: "Projekt, Byggstart, Klart"."""
    names = {row["ord"] for row in lexicon.table("uppfoljning_spalter")}
    return cells[0].strip().lower() in names | LABELS


def _stance(cell: str) -> Stance | None:
    if cell.strip().lower().startswith("löpande"):
        return None
    if cell.strip().lower() in STANDING:
        return "fulfils"
    status = status_of(cell.strip())
    return FOLLOWUP_STANCES[status] if status is not None else None


@cache
def _phrases() -> frozenset[str]:
    return frozenset(row["ord"] for row in lexicon.table("uppfoljning_lage"))


def _is_whole(cell: str) -> bool:
    """Tell whether a cell is a status and nothing else but figures."""
    words = [word for word in cell.lower().split() if word.strip(".,").isalpha()]
    return " ".join(word.strip(".,") for word in words) in _phrases()
