"""Which body a document that names none seems to come from, by what it does say.

The body's own number for a matter, people who are named in no other body, a place in
the title, the one body among those it names: signs to ask people by, never to merge.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.identity.naming import home_of
from graph.identity.records import ActorRecord
from ingest import ids

_BODY = re.compile(r"org/[rk]\d+")
# What a sign weighs beside others: a number is one body's, a place may be any's.
# Signs that weigh less than `LEAST` together say nothing.
LEAST = 2
_WEIGHTS = {"dnr": 3, "person": 2, "titel": 2, "plats": 1, "form": 1}


class Pointed(NamedTuple):
    """The body pointed at, the document that points, and by what."""

    body: str
    document: str
    sign: str


@dataclass(slots=True)
class Pointing:
    """Gathers what bodies' documents say, and those that say no body."""

    _lost: list[ActorRecord] = field(default_factory=list)
    _numbers: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _people: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _forms: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def note(self, record: ActorRecord) -> None:
        """Take in one document."""
        if record.body is None:
            self._lost.append(record)
            return
        for dnr in record.dnr:
            self._numbers[ids.normalise(dnr)].add(record.body)
            self._forms[_form(dnr)].add(record.body)
        for person in record.persons:
            self._people[ids.normalise(person.name)].add(record.body)

    def pointed(self) -> Mapping[str, Pointed]:
        """Return home of a document without body → the one body it points at."""
        found: dict[str, Pointed] = {}
        for record in sorted(self._lost, key=lambda r: r.id):
            signs: dict[str, dict[str, str]] = defaultdict(dict)
            for kind, body, text in self._signs(record):
                signs[body].setdefault(kind, text)
            weights = Counter({b: sum(_WEIGHTS[k] for k in signs[b]) for b in signs})
            best = weights.most_common(2)
            tied = len(best) == 2 and best[0][1] == best[1][1]
            if tied or not best or best[0][1] < LEAST:
                continue
            body = best[0][0]
            said = "; ".join(signs[body][k] for k in _WEIGHTS if k in signs[body])
            found[home_of(None, record.id)] = Pointed(body, record.id, f"{said}.")
        return found

    def _signs(self, record: ActorRecord) -> Iterator[tuple[str, str, str]]:
        for dnr in record.dnr:
            for body in _only(self._numbers.get(ids.normalise(dnr))):
                yield "dnr", body, f"diarienumret {dnr} finns där"
            for body in _only(self._forms.get(_form(dnr))):
                yield "form", body, f"bara där skrivs diarienummer som {dnr}"
        for person in record.persons:
            for body in _only(self._people.get(ids.normalise(person.name))):
                if " " in person.name:
                    yield "person", body, f"{person.name} nämns bara där"
        for body in _only(set(record.places)):
            yield "titel", body, "titeln nämner orten"
        named = {o.path for o in record.organisations if _BODY.fullmatch(o.path)}
        for body in _only(named):
            yield "plats", body, "ingen annan kommun eller region nämns"


def _only(bodies: set[str] | None) -> tuple[str, ...]:
    return tuple(bodies) if bodies is not None and len(bodies) == 1 else ()


def _form(dnr: str) -> str:
    """Return a number's form: "2026.007 BUN" as "0000.000 BUN"."""
    return re.sub(r"\d", "0", " ".join(dnr.split()).upper())
