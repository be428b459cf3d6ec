"""What the collection holds of the bodies that would tell how a promise went.

Silence means something only where there was something to hear: minutes of the body
that promised, of the one whose document it is, and of the board and the assembly
above them. Minutes are counted by half-year, for a body that meets leaves some.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from graph.followup.kept.held import Held, Holding
from graph.followup.verdicts.halves import halves, in_words
from graph.followup.verdicts.wording import day

__all__ = ["Coverage", "Covers", "Holding", "Holdings", "Watch", "covered"]

# The board and the assembly of a body: what is done in it comes before them.
REGIONAL = ("Regionstyrelsen", "Regionfullmäktige")
MUNICIPAL = ("Kommunstyrelsen", "Kommunfullmäktige")
_ABOVE = frozenset(
    name.casefold()
    for name in (*REGIONAL, *MUNICIPAL, "Landstingsstyrelsen", "Landstingsfullmäktige")
)
_REGION = re.compile(r"^region\b|regionen$", re.IGNORECASE)
_MUNICIPALITY = re.compile(r"(?:kommun|stad)$", re.IGNORECASE)
# A body that meets and keeps minutes; an office or a company is heard in other ways.
_MEETS = re.compile(
    r"(?:nämnd(?:en)?|styrelse(?:n)?|fullmäktige|utskott(?:et)?|beredning(?:en)?"
    r"|direktion(?:en)?|råd(?:et)?)$|^nämnden\b",
    re.IGNORECASE,
)
# Which of many is not said: no documents can be asked for.
_ANY = re.compile(
    r"(?:varje|alla|samtliga|respektive|vardera|berörda?|ansvariga?|någon|en annan"
    r"|andra|övriga)\b",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"(?:nämnden|styrelsen|fullmäktige|utskottet|beredningen)$")
# Of a half-year's end so short at either side no minutes can be asked for.
SHORT = dt.timedelta(days=75)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the collection holds of the promisor's body in a stretch of time.

    `sentence` says it in words, `missing` what is lacking; without `sentence` the
    counts are put into one. `minutes` are those of its meetings.
    """

    documents: int
    last: dt.date | None
    organ: str | None = None
    minutes: int = 0
    sentence: str | None = None
    missing: tuple[str, ...] = ()

    def between(self, after: dt.date | None, until: dt.date) -> "Coverage":
        """Return itself: it was counted for the stretch that is asked about."""
        del after, until
        return self

    def source(self, document: str) -> Holding | None:
        """Return None: of single documents it knows nothing."""
        del document
        return None


class Covers(Protocol):
    """What can say what the collection holds in any stretch of time."""

    def source(self, document: str) -> Holding | None:
        """Return what is known of a document by its id."""

    def between(self, after: dt.date | None, until: dt.date) -> Coverage:
        """Return what there is from after one day up to and with another."""


def covered(coverage: Coverage, mentioned: bool = True) -> str:
    """Return in words what the collection holds, and what it lacks.

    Args:
        coverage: What there is.
        mentioned: Whether something of it mentions the matter after all.
    """
    if not coverage.documents:
        return coverage.sentence or _counted(coverage)
    said = [coverage.sentence or _counted(coverage)]
    if coverage.sentence and not mentioned:
        said[0] = f"{said[0].removesuffix('.')}; inget av det nämner saken."
    return " ".join([*said, *(f"{m[:1].upper()}{m[1:]}." for m in coverage.missing)])


def _counted(coverage: Coverage) -> str:
    of = f" från {coverage.organ}" if coverage.organ else ""
    if not coverage.documents or coverage.last is None:
        return f"Samlingen har inga senare handlingar{of}, så tystnaden säger inget."
    number = f"{coverage.documents} senare handling"
    return (
        f"Samlingen har {number}{'' if coverage.documents == 1 else 'ar'}{of}, "
        f"den sista från {day(coverage.last)}."
    )


class Holdings:
    """What the collection holds, by body; made once and asked many times."""

    def __init__(self, rows: Iterable[Holding]) -> None:
        """Take in the documents in any order."""
        self._documents: dict[str, Holding] = {}
        self._held: defaultdict[str, Held] = defaultdict(Held)
        self._names: dict[str, str] = {}
        self._paths: dict[tuple[str | None, str], str] = {}
        self._above: defaultdict[str, set[str]] = defaultdict(set)
        for row in sorted(rows, key=lambda row: row.document):
            self._take(row)

    def _take(self, row: Holding) -> None:
        self._documents[row.document] = row
        for path in {row.organ, row.body} - {None}:
            self._held[str(path)].add(row)
        if row.body and row.body_name:
            self._names.setdefault(row.body, row.body_name)
        if row.organ and row.organ_name:
            name = row.organ_name.casefold()
            self._names.setdefault(row.organ, row.organ_name)
            self._paths.setdefault((row.body, name), row.organ)
            if row.body and name in _ABOVE:
                self._above[row.body].add(row.organ)

    def get(self, document: str) -> Holding | None:
        """Return a document by its id."""
        return self._documents.get(document)

    def watch(
        self,
        body: str | None,
        organ: str | None,
        promisor: str | None,
        parties: Iterable[str] = (),
    ) -> "Watch":
        """Return the bodies that would tell of a promise, to ask of any stretch.

        Args:
            body: The path of the body whose document it stands in.
            organ: The path of the organ whose document it stands in.
            promisor: The name of who is bound.
            parties: The paths of all bodies it concerns, as of an agreement.
        """
        own = promisor or ""
        bound = self._paths.get((body, own.casefold()))
        chosen = [path for path in (bound, organ) if path and path != body]
        first = list(dict.fromkeys(chosen)) or [path for path in (body,) if path]
        above = sorted(self._above.get(body or "", set()) - set(first))
        named = _MEETS.search(own) and not _ANY.match(own)
        unheard = [own] if named and bound is None else []
        return Watch(
            self,
            tuple(first),
            tuple(above),
            body,
            tuple(sorted(set(parties) - {body or "", *first})),
            tuple(dict.fromkeys((*unheard, *self._lost(body)))),
        )

    def _lost(self, body: str | None) -> list[str]:
        """Return the board and the assembly by name, if nothing is held of them."""
        name = self._names.get(body or "", "")
        kinds = ((_REGION, REGIONAL), (_MUNICIPALITY, MUNICIPAL))
        known = {
            self._names[path].casefold() for path in self._above.get(body or "", ())
        }
        return [
            one
            for pattern, both in kinds
            if pattern.search(name)
            for one in both
            if one.casefold() not in known
        ]

    def held(self, path: str) -> Held:
        """Return what there is of one body."""
        return self._held[path] if path in self._held else Held()

    def name(self, path: str) -> str | None:
        """Return the name of a body."""
        return self._names.get(path)


@dataclass(frozen=True, slots=True)
class Watch:
    """The bodies that would tell of one promise: `first` its own, `above` higher.

    Where no organ is known, `first` is all of `body`. `parties` are other bodies it
    concerns, and `unheard` the names of those that nothing at all is held from.
    """

    holdings: Holdings
    first: tuple[str, ...]
    above: tuple[str, ...]
    body: str | None = None
    parties: tuple[str, ...] = ()
    unheard: tuple[str, ...] = ()

    def source(self, document: str) -> Holding | None:
        """Return what is known of a document by its id."""
        return self.holdings.get(document)

    def between(self, after: dt.date | None, until: dt.date) -> Coverage:
        """Return what there is from after one day up to and with another."""
        if not self.first:
            return Coverage(0, None)
        start = after or dt.date.min
        held = [self.holdings.held(path) for path in self._counted()]
        last = max((d for h in held if (d := h.before(until))), default=None)
        return Coverage(
            documents=sum(h.number(start, until) for h in held),
            last=last if last and last > start else None,
            organ=self._name(self.first[0]),
            minutes=sum(h.number_of_minutes(start, until) for h in held),
            sentence=self._sentence(after, until),
            missing=self._missing(after, until),
        )

    def _counted(self) -> tuple[str, ...]:
        """Return whose documents are counted: a whole body's hold those of its own."""
        above = () if self.body in self.first else self.above
        return (*self.first, *above, *self.parties)

    def _name(self, path: str) -> str:
        return self.holdings.name(path) or "organet"

    def _sentence(self, after: dt.date | None, until: dt.date) -> str:
        """Return what there is of each body, in one sentence."""
        start = after or dt.date.min
        span = f"mellan {day(after)} och {day(until)}" if after else "hittills"
        parts = []
        for path in self._counted():
            held = self.holdings.held(path)
            minutes = held.number_of_minutes(start, until)
            others = held.number(start, until) - minutes
            if minutes or others:
                parts.append(f"{_amount(minutes, others)} från {self._name(path)}")
        rest = self._rest(start, until)
        if parts:
            return f"Samlingen har {', '.join([*parts, *rest])} {span}."
        names = " eller ".join(self._name(path) for path in self.first)
        if rest:
            return f"Samlingen har inga handlingar från {names} {span}, bara {rest[0]}."
        return (
            f"Samlingen har inga handlingar från {names} {span}, "
            "så tystnaden säger inget."
        )

    def _rest(self, start: dt.date, until: dt.date) -> list[str]:
        """Return in words what there is of the rest of the body, if anything."""
        if self.body is None or self.body in self.first:
            return []
        counted = sum(
            self.holdings.held(path).number(start, until)
            for path in self.first + self.above
        )
        number = self.holdings.held(self.body).number(start, until) - counted
        if number < 1:
            return []
        kind = "annan handling" if number == 1 else "andra handlingar"
        return [f"{number} {kind} från {self._name(self.body)}"]

    def _missing(self, after: dt.date | None, until: dt.date) -> tuple[str, ...]:
        if after is None:
            return ()
        own = [m for path in self.first if (m := self._lacking(path, after, until))]
        higher = [
            f"protokoll från {self._name(path)} efter {day(after)} saknas"
            for path in self.above
            if not self.holdings.held(path).number(after, until)
        ]
        never = [f"inga handlingar alls från {name}" for name in self.unheard]
        return tuple(own + higher + never)

    def _lacking(self, path: str, after: dt.date, until: dt.date) -> str | None:
        """Return in words what is lacking of one body."""
        held, name = self.holdings.held(path), self._name(path)
        if not held.number(after, until):
            return f"inga handlingar alls från {name} efter {day(after)}"
        if not _MEETS.search(name):
            return None
        absent = [
            half
            for half in halves(after + dt.timedelta(days=1), until, SHORT)
            if not held.meets(max(half.before, after), min(half.last, until))
        ]
        if not absent:
            return None
        owner = f"{name}s protokoll" if _POSSESSIVE.search(name) else None
        return f"{owner or f'protokoll från {name}'} för {in_words(absent)} saknas"


def _amount(minutes: int, others: int) -> str:
    """Return a number of minutes and other documents in words."""
    if not others:
        return f"{minutes} protokoll"
    kind = "handling" if others == 1 else "handlingar"
    if not minutes:
        return f"{others} {kind} (inget protokoll)"
    return (
        f"{minutes} protokoll och {others} {'annan' if others == 1 else 'andra'} {kind}"
    )
