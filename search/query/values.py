"""Values of fields with a fixed set: types, kinds of fact, parties, subjects."""

from dataclasses import dataclass
from functools import cache

from ingest import lexicon
from search.model import Told
from search.query import tables, telling
from search.query.tables import folded
from search.topics.subjects import subjects


@dataclass(frozen=True, slots=True)
class Value:
    """A value as the index keeps it, and how it is shown in both languages."""

    kept: str
    sv: str
    en: str


@cache
def _tabled() -> dict[str, dict[str, Value]]:
    found: dict[str, dict[str, Value]] = {"parti": {}, "amne": {}}
    for row in tables.beside("values"):
        swedish, english = row["names"].split("|"), row["english"].split("|")
        value = Value(row["value"], swedish[0], english[0])
        named = found.setdefault(row["field"], {})
        named[folded(value.kept)] = value
        # Of two values that share a name the first keeps it.
        for name in (*swedish, *english):
            named.setdefault(folded(name), value)
    for row in lexicon.table("partier"):
        code = Value(row["code"], row["code"], row["code"])
        for name in (row["code"], row["name"], *row["aliases"].split("|")):
            found["parti"].setdefault(folded(name), code)
    for subject in subjects().values():
        value = Value(subject.sv, subject.sv, subject.en)
        for name in (subject.sv, subject.en, *subject.names):
            found["amne"].setdefault(folded(name), value)
    return found


def exactly(field: str, text: str) -> Value | None:
    """Return the value of a field that has this name."""
    return _tabled()[field].get(_bare(text))


def nearest(field: str, text: str) -> Value | None:
    """Return the value that begins so, in another form, or is spelt nearly so."""
    name, named = _bare(text), _tabled()[field]
    if not name:
        return None
    begun = [v for n, v in named.items() if n.startswith(name) and len(name) > 2]
    if begun:
        return begun[0]
    longest = [n for n in named if len(n) > 3 and name.startswith(n)]
    if longest and len(name) - len(longest[-1]) <= 4:
        return named[max(longest, key=len)]
    near = tables.nearest(name, named) if len(name) > 2 else None
    return named[near] if near else None


def shown(field: str, kept: str) -> Value:
    """Return a kept value with how it is shown."""
    return _tabled().get(field, {}).get(folded(kept)) or Value(kept, kept, kept)


def listed(field: str) -> Told:
    """Return all values of a field, for those who asked for another."""
    return telling.listed((v.sv, v.en) for v in _tabled()[field].values())


def _bare(text: str) -> str:
    return folded(text.strip(" ().,*?~"))
