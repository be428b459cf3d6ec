"""Action tables: what is to be done, by whom and when, with no verb that binds."""

import re
from dataclasses import dataclass
from functools import cache

from ingest import lexicon
from ingest.extract.atagande.agents import is_title
from ingest.extract.atagande.deadlines import as_deadline
from ingest.extract.atagande.naming import generic, written
from ingest.extract.atagande.phrasing import LONGEST
from ingest.extract.atagande.room import Room
from ingest.extract.atagande.scene import Scene
from ingest.extract.atagande.units import BARRED_ROLES, Unit, genre_of
from ingest.language.wordsets import is_actor_word
from ingest.model import Cell, Commitment, Strength, Table
from ingest.structure.headings import role_of

# Papers whose tables set out what is to be done rather than what came of it.
PLANNING = frozenset(
    [
        "plan",
        "policy",
        "overenskommelse",
        "webbsida",
        "ovrigt",
        "tjansteskrivelse",
        "rapport",
        "regeringsuppdrag",
        "interpellationssvar",
        "motionssvar",
        "protokollsutdrag",
    ]
)
TASKED = re.compile(r"\buppdrag")
SHORTEST = 8
SMALL = frozenset(("och", "samt", "i", "för", "av", "med", "på", "till", "vid"))
RULE, CONFIDENCE = "atagande.tabell", 0.7


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a table say what, who, when, and from when.

    A thing that is named ("Objekt", "Mål") is planned only where it has its time.
    """

    what: int
    who: int | None
    when: int | None
    start: int | None
    thing: bool


@cache
def _roles() -> dict[str, str]:
    """Return what a column heading means."""
    return {row["kolumn"]: row["roll"] for row in lexicon.table("atagande_tabell")}


def tabled(room: Room, scene: Scene) -> list[Commitment]:
    """Return what the action tables of a document set out to be done."""
    if room.context.document.type not in PLANNING:
        return []
    found: list[Commitment] = []
    known: Columns | None = None
    for table in room.context.document.tables:
        own = _columns(table, room)
        columns = own or (known if _continues(table, known) else None)
        known = columns
        if columns is None or not _plans(table, room):
            continue
        rows = table.rows[1:] if own else table.rows
        found += [c for row in rows for c in _row(row, columns, room, scene)]
    return found


def _columns(table: Table, room: Room) -> Columns | None:
    """Return the columns by their headings, or None where it is no action table."""
    if not table.rows:
        return None
    roles: dict[str, int] = {}
    for cell in table.rows[0]:
        name = _cell(cell, room).lower().rstrip(":*")
        role = _roles().get(name) or _roles().get(name.split("/")[0].strip())
        roles.setdefault(role or "", cell.column)
    thing = "vad" not in roles
    what = roles.get("sak") if thing else roles["vad"]
    wanted = {"nar"} if thing else {"vem", "nar"}
    if what is None or "lage" in roles or not roles.keys() & wanted:
        return None
    who, when, start = (roles.get(role) for role in ("vem", "nar", "start"))
    return Columns(what, who, when, start, thing)


def _continues(table: Table, known: Columns | None) -> bool:
    """Tell whether a table without headings goes on from the one before."""
    if known is None or not table.rows:
        return False
    wanted = max(c for c in (known.what, known.who, known.when) if c is not None)
    return all(row and row[-1].column == wanted for row in table.rows)


def _plans(table: Table, room: Room) -> bool:
    """Tell whether a table stands where something can be bound."""
    around = room.context.outline.around(table.start)
    roles = (role_of(s.heading) for s in around[:1] if s.heading)
    return not any(role in BARRED_ROLES - {"narvaro"} for role in roles)


def _cell(cell: Cell, room: Room) -> str:
    """Return the text of a cell on one line."""
    return " ".join(room.context.text[cell.start : cell.end].split())


def _row(
    row: tuple[Cell, ...], columns: Columns, room: Room, scene: Scene
) -> list[Commitment]:
    """Return a row as a commitment, if it says what and by whom or when."""
    cells = {cell.column: cell for cell in row}
    what, who = cells.get(columns.what), cells.get(columns.who or -1)
    when = cells.get(columns.when or -1) or cells.get(columns.start or -1)
    if what is None or len(_cell(what, room)) < SHORTEST:
        return []
    if who is None and when is None:
        return []
    promisor = _promisor(who, room, scene)
    due = room.calendar.due(when.start, when.end) if when else []
    if when and not due and room.calendar.past(when.start, when.end):
        return []
    own = room.calendar.due(what.start, what.end)
    if columns.thing and not due:
        return []
    deadline = as_deadline((due or own)[0]) if due or own else None
    start, end = what.start, max(c.end for c in (what, who, when) if c)
    described = _cell(what, room).rstrip(" .")
    return [
        Commitment(
            start=start,
            end=end,
            text=room.context.text[start:end],
            section=None,
            promisor=promisor,
            speaker=None,
            promisee=None,
            strength=_strength(what, room),
            deadline=deadline,
            recurrence=room.calendar.recurring(start, end),
            description=described[:1].lower() + described[1:LONGEST],
            sentence=room.context.text[row[0].start : row[-1].end],
            rule=RULE,
            confidence=CONFIDENCE,
        )
    ]


def _strength(what: Cell, room: Room) -> Strength:
    """Return what a row binds to: a task where the heading says so, else a plan."""
    around = room.context.outline.around(what.start)
    headings = " ".join(s.heading.lower() for s in around[:1] if s.heading)
    if TASKED.search(headings):
        return "assignment"
    agreed = room.context.document.type == "overenskommelse"
    return "obligation" if agreed else "plan"


def _promisor(who: Cell | None, room: Room, scene: Scene) -> str | None:
    """Return whom a cell names, else whom the document speaks for."""
    name = _joined(_cell(who, room)) if who is not None else ""
    if who is None or not any(c.isalpha() for c in name):
        return scene.owner
    if len(name.split()) == 1:
        unit = _as_unit(who, name, room)
        meant = generic(name.lower(), unit, scene)
        return meant or name[:1].upper() + name[1:]
    if name != _cell(who, room):
        return name
    return written(name, who.start, scene.actors)


def _joined(name: str) -> str:
    """Return a name whose words a narrow column broke ("Gatukontor et")."""
    pieces = name.split()
    found: list[str] = []
    while pieces:
        whole = _longest_word(pieces)
        found.append("".join(pieces[:whole]))
        del pieces[:whole]
    return " ".join(found)


def _longest_word(pieces: list[str]) -> int:
    """Return how many pieces make up one word for an actor, else 1."""
    for count in range(min(4, len(pieces)), 1, -1):
        rest = pieces[1:count]
        whole = "".join(pieces[:count]).lower()
        broken = all(p[0].islower() and p not in SMALL for p in rest)
        if broken and not is_actor_word(rest[-1]) and is_actor_word(whole):
            return count if not is_title(rest[-1]) else 1
    return 1


def _as_unit(cell: Cell, text: str, room: Room) -> Unit:
    """Return a cell as a unit, for the resolving of its name."""
    return Unit(
        start=cell.start,
        end=cell.end,
        text=text,
        sentence=text,
        genre=genre_of(room.context.document),
        item=False,
        paragraf=room.context.outline.paragraf_at(cell.start),
    )
