"""What a cell or a short line says of how something stands: "Klart", "Ej påbörjat"."""

import re
from functools import cache

from ingest import lexicon
from ingest.language import verbs
from ingest.model import FollowupStatus

# "7 av 10 klart"
COUNTED = re.compile(r"(\d{1,4}) av (\d{1,4})\b")
# "Ej upphandlad", "Inte riktigt klart"; "Såld 2022-11-01", "Invigd i maj 2022".
DENIED = re.compile(r"(?:ännu )?(?:ej|inte)(?: ännu| riktigt)? (?P<deed>\w{3,})")
DATED_DEED = re.compile(
    r"(?P<deed>\w{3,})(?: och \w{3,})?,? (?:den |i |under |våren |hösten |per )?"
    r"(?:\w{3,9} )?(?:\d{1,2}[/ ]\S+ )?(?:19|20)\d{2}\b"
)
PASSED = re.compile(r"(?:slut)?besikt\w+ .{0,40}\b(?:utan anmärkning|godkänd)")


@cache
def phrases() -> dict[str, FollowupStatus]:
    """Return what the known words for a status mean."""
    found: dict[str, FollowupStatus] = {}
    for row in lexicon.table("uppfoljning_lage"):
        status: FollowupStatus = row["status"]  # type: ignore[assignment]
        found[row["ord"]] = status
    return found


@cache
def status_of(cell: str) -> FollowupStatus | None:
    """Return what a cell says of how things stand, by its first words."""
    counted = COUNTED.match(cell)
    if counted is not None:
        return "partly_done" if int(counted[1]) < int(counted[2]) else "done"
    words = re.findall(r"[^\s.,;:()]+", cell.lower())[:4]
    for length in range(len(words), 0, -1):
        status = phrases().get(" ".join(words[:length]))
        if status is not None:
            return status
    return _by_deed(cell.lower())


def _by_deed(cell: str) -> FollowupStatus | None:
    """Return what a deed says that no list of words holds: "Såld 2022-11-01"."""
    denied = DENIED.match(cell)
    if denied is not None and _is_done(denied["deed"]):
        return "not_done"
    dated = DATED_DEED.match(cell)
    if (dated is not None and _is_done(dated["deed"])) or PASSED.match(cell):
        return "done"
    return None


def _is_done(word: str) -> bool:
    """Tell whether a word says that something has been done: "såld", "sålts"."""
    return verbs.reading(word, "part", "sup") is not None
