"""Status tables and lists: a row, a line or an item that ends in how it stands."""

import re
from dataclasses import dataclass
from functools import cache

from ingest import lexicon
from ingest.extract.context import Context
from ingest.extract.followup_status import phrases, status_of
from ingest.language import verbs
from ingest.model import FollowupStatus

TAB = "\t"
SPLIT = re.compile(r"\s?[|\t]\s?")
# "Status: pågår", on a line of its own under the thing's heading.
LABELLED = re.compile(
    r"(?:status|läge|nuläge|statusläge|lägesrapport|genomförandegrad)\s*[:–-]\s*(?=\S)",
    re.IGNORECASE,
)
# "Skyltplanen: klar", "Ny simhall – pågår", "Lokalprogram (klart)".
TRAILING = re.compile(r"^(\S.{3,109}?)(?:\s?:\s|\s[–-]\s|\s\()([^():–]{2,60})\)?\.?$")
LEGEND = re.compile(
    r"\b(grön|gul|röd|blå|grå|orange|vit)\w{0,2}\b(?: \w{1,30})?\s{0,3}"
    r"(?:=|:|–|-|betyder|är|visar)\s{0,3}(?:att )?([^,;.()\n]{3,50})",
    re.IGNORECASE,
)
# A cell that says what is done has words; one with a number or a § has not.
LETTERS = re.compile(r"[^\W\d_]{3,}")
# "KSN 77-2021", "§ 32": what a row is about where it says so in no other words.
CITED = re.compile(r"\b[A-ZÅÄÖ]{2,5}[ /:]?\d|\b\d{2,4}[/:]\d|§ ?\d")
# "Sommarbussen utgår": a post whose cell says that it is dropped or put off.
DROPPED = re.compile(
    r"(?P<thing>\S.{3,90}?) (?P<said>utgår|slopas|stryks|läggs ne[dr]|avvecklas|"
    r"(?:skjuts|flyttas) (?:upp|fram)|senareläggs)\.?"
)
DROPPING = ("utgår", "slopas", "stryks", "läggs", "avvecklas")
WORDS_OF_TASK = 2
SHORT = 40
# In a table without a status column, when rather than how things stand.
TIMELESS = frozenset(("Löpande", "löpande"))
Legend = dict[str, FollowupStatus]


@dataclass(frozen=True, slots=True)
class Row:
    """A line that says how something stands, and where its parts are."""

    start: int
    end: int
    status: FollowupStatus
    thing: str
    labelled: bool


@cache
def _columns() -> dict[str, str]:
    return {row["ord"]: row["spalt"] for row in lexicon.table("uppfoljning_spalter")}


def legend_of(text: str) -> Legend:
    """Return what colours mean in a document that says so ("gul = pågår")."""
    if "röd" not in text and "Röd" not in text:
        return {}
    found: Legend = {}
    for match in LEGEND.finditer(text):
        status = status_of(match[2].strip())
        if status is not None:
            found.setdefault(match[1].lower(), status)
    return found


def rows_of(context: Context) -> dict[int, Row | None]:
    """Return what is read of each status row and line, by where the line begins.

    A row of a status table whose status is not understood stands as None: its cells
    are not read as sentences either.
    """
    text, found = context.text, dict[int, Row | None]()
    legend: Legend | None = None
    header: list[str] = []
    at = 0
    for line in text.split("\n"):
        if TAB in line or " | " in line:
            cells = SPLIT.split(line.strip("| "))
            if not header and _is_header(cells):
                header = [_name(cell) for cell in cells]
                found[at] = None
            else:
                legend = legend_of(text) if legend is None else legend
                row = _table_row(cells, header, legend, (at, at + len(line)))
                if row is not None:
                    found[at] = row
        elif line:
            header = []
            lone = _line(line, at)
            if lone is not None:
                found[at] = lone
        at += len(line) + 1
    return found


def _name(cell: str) -> str:
    words = re.findall(r"[a-zåäö]+", cell.lower())
    whole = " ".join(words)
    if whole in _columns():
        return _columns()[whole]
    named = [_columns()[word] for word in words[:2] if word in _columns()]
    return named[0] if named and len(words) <= 3 else ""


def _is_header(cells: list[str]) -> bool:
    """Tell whether a row names the columns of a status table."""
    names = [_name(cell) for cell in cells]
    short = all(len(cell) < 45 and len(cell.split()) < 5 for cell in cells)
    return "lage" in names and short


def _table_row(
    cells: list[str], header: list[str], legend: Legend, at: tuple[int, int]
) -> Row | None:
    """Read one row: the status cell decides, the first cell of words is the thing."""
    labelled = "lage" in header
    dropped = None if labelled else _dropped(cells, at)
    if dropped is not None:
        return dropped
    thing = _thing(cells, header) or (_cited(cells, header) if labelled else None)
    if thing is None:
        return None
    if (
        CITED.search(thing) is None
        and not _is_task(thing)
        and not (labelled and "sak" in header)
    ):
        return None
    status = _row_status(cells, thing, header, legend)
    return Row(*at, status, thing, labelled) if status is not None else None


def _dropped(cells: list[str], at: tuple[int, int]) -> Row | None:
    """Read "Sommarbussen utgår | -40" in a table that has no column for status."""
    said = DROPPED.fullmatch(cells[0].strip()) if len(cells) > 1 else None
    if said is None:
        return None
    status: FollowupStatus = "delayed"
    if said["said"].startswith(DROPPING):
        status = "cancelled"
    return Row(*at, status, said["thing"], labelled=False)


def _cited(cells: list[str], header: list[str]) -> str | None:
    """Return the cells that cite what a row is about: its dnr, its §."""
    kept = (c for c, name in zip(cells, header, strict=False) if name != "lage")
    cited = [cell.strip() for cell in kept if CITED.search(cell)]
    return ", ".join(cited) or None


def _row_status(
    cells: list[str], thing: str, header: list[str], legend: Legend
) -> FollowupStatus | None:
    """Return the status of a row: of its status column, else of a short cell."""
    order = [n for n, name in enumerate(header) if name == "lage" and n < len(cells)]
    for cell in [cells[n] for n in order] + cells[1:]:
        if cell == thing or (not order and (len(cell) >= SHORT or cell in TIMELESS)):
            continue
        colour = cell.strip().lower().rstrip(".")
        status = legend.get(colour) or status_of(cell)
        if status is not None:
            return status
    return None


def _thing(cells: list[str], header: list[str]) -> str | None:
    """Return the cell that says what the row is about."""
    named = [n for n, name in enumerate(header) if name == "sak" and n < len(cells)]
    for at in [*named, *range(len(cells))]:
        cell: str = cells[at].strip()
        if LETTERS.search(cell) is None:
            continue
        if at < len(header) and header[at] == "lage":
            continue
        if status_of(cell) is None or len(cell) > 40:
            return cell
    return None


def _is_task(thing: str) -> bool:
    """Tell whether a cell can name something to do: some words, the first a verb."""
    words = thing.split()
    if len(words) < WORDS_OF_TASK:
        return False
    return verbs.reading(words[0].lower(), "inf") is not None


def _line(line: str, start: int) -> Row | None:
    """Read a line such as "Status: pågår" or "Skyltplanen: klar"."""
    label = LABELLED.match(line)
    if label is not None:
        status = status_of(line[label.end() :])
        if status is not None:
            return Row(start, start + len(line), status, "", labelled=True)
        return None
    bare = line.lstrip("•·▪●○*–- ")
    item = TRAILING.match(bare) if len(bare) < 150 else None
    if item is None:
        return None
    said = item[2].strip(" .").lower()
    # After a colon more may follow: "Läxhjälp: delvis genomfört, endast på hösten".
    said = said.split(",")[0].strip() if bare[item.end(1)] == ":" else said
    status = phrases().get(said)
    if status is None or said == "löpande" or not item[1][:1].isalnum():
        return None
    first = start + len(line) - len(bare)
    return Row(first, start + len(line), status, item[1].strip(), labelled=False)
