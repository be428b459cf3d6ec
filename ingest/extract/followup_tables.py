"""Status tables and lists: a row, a line or an item that ends in how it stands."""

import re
from dataclasses import dataclass
from functools import cache

from ingest import lexicon
from ingest.extract.context import Context
from ingest.language import verbs
from ingest.model import FollowupStatus

TAB = "\t"
SPLIT = re.compile(r"\s?[|\t]\s?")
# "7 av 10 klart"
COUNTED = re.compile(r"(\d{1,4}) av (\d{1,4})\b")
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
def _phrases() -> dict[str, FollowupStatus]:
    found: dict[str, FollowupStatus] = {}
    for row in lexicon.table("uppfoljning_lage"):
        status: FollowupStatus = row["status"]  # type: ignore[assignment]
        found[row["ord"]] = status
    return found


@cache
def _columns() -> dict[str, str]:
    return {row["ord"]: row["spalt"] for row in lexicon.table("uppfoljning_spalter")}


@cache
def status_of(cell: str) -> FollowupStatus | None:
    """Return what a cell says of how things stand, by its first words."""
    counted = COUNTED.match(cell)
    if counted is not None:
        return "partly_done" if int(counted[1]) < int(counted[2]) else "done"
    words = re.findall(r"[^\s.,;:()]+", cell.lower())[:4]
    for length in range(len(words), 0, -1):
        status = _phrases().get(" ".join(words[:length]))
        if status is not None:
            return status
    return None


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
    thing = _thing(cells, header)
    if thing is None:
        return None
    labelled = "lage" in header
    if not _is_task(thing) and not (labelled and "sak" in header):
        return None
    status = _row_status(cells, thing, header, legend)
    return Row(*at, status, thing, labelled) if status is not None else None


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
    status = _phrases().get(said)
    if status is None or said == "löpande" or not item[1][:1].isalnum():
        return None
    first = start + len(line) - len(bare)
    return Row(first, start + len(line), status, item[1].strip(), labelled=False)
