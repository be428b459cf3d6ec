"""Which organisations are one: units within a body, and names across bodies.

Names that the tables know go to one path each; units of a body are compared within
it, other names where their core is the same or a slip of the pen away. Everything is
looked up by key, so that the work grows with the number of names, not of pairs.
"""

import re
from dataclasses import replace

from graph.identity import bodies
from graph.identity.model import Judgement, Named
from graph.identity.naming import NATIONAL, Identity, known_names
from graph.identity.organisation_evidence import Pairs
from graph.identity.organisation_forms import form
from graph.identity.organisation_name_pairs import compare_names
from graph.identity.organisation_senses import Senses
from graph.identity.organisation_sightings import Sighting
from graph.identity.organisation_structure import Structure, structure_of
from graph.identity.organisation_unit_pairs import UnitPairs, home
from graph.identity.organisation_units import is_genitive
from graph.identity.organisation_words import is_short
from graph.identity.pointing import Pointing
from graph.identity.records import ActorRecord, OrganisationSeen

# A unit's name is taken for an authority's only if it has as many words.
LEAST_WORDS = 3
# A path that says by itself who it is.
_CODED = re.compile(r"org/[rk]\d+")
# A kind whose names mean the same organisation wherever they are written.
_STATE = "myndighet"
# The rank of names that no document dates.
_LAST = (2, 1, 9_999_999)


class Organisations:
    """Takes in what documents say of organisations, and judges them together."""

    def __init__(self) -> None:
        """Start with no documents."""
        self._seen: dict[str, Sighting] = {}
        self._units = UnitPairs(self._seen)
        self._senses = Senses()
        self._pointing = Pointing()
        self._said: dict[tuple[str, str], tuple[str, str]] = {}
        self._count = 0

    def add(self, record: ActorRecord) -> None:
        """Take in one document's organisations; the order of documents is free."""
        named = set()
        self._count += 1
        for one in record.organisations:
            sighting = self._sighting(one)
            sighting.names[one.name] += 1
            for alias in one.aliases:
                sighting.also_called(alias, record.id)
            named.add(one.path)
        for path in named:
            sighting = self._seen[path]
            sighting.seen_in(record.id, record.first, record.last)
            if "organ" in sighting.kinds:
                sighting.numbers.append(self._count)
        for before, after, quote in record.renamings:
            said = (quote, record.id)
            self._said[before, after] = min(said, self._said.get((before, after), said))
        if record.organ in named and record.first and record.first == record.last:
            self._seen[record.organ].has_decided(record.first)
        self._senses.note(record)
        self._pointing.note(record)

    def _sighting(self, one: OrganisationSeen) -> Sighting:
        found = self._seen.get(one.path)
        if found is None:
            everywhere = one.path == Identity().organisation(one.name, _STATE, None)
            scope = "" if everywhere else one.parent or ""
            found = self._seen[one.path] = Sighting(one.path, scope)
        found.kinds[one.kind] += 1
        return found

    def structure(self) -> Structure:
        """Return what belongs to what among the organisations taken in."""
        return structure_of(self._seen.values(), self._known(Pairs()))

    def judge(self) -> Judgement:
        """Return the organisations, the pairs that may be one, and senses of names."""
        pairs = Pairs()
        known = self._known(pairs)
        rest = [s for p, s in sorted(self._seen.items()) if p not in known]
        units = [s for s in rest if home(s) is not None]
        self._units.compare(units, pairs, self._pointing.pointed())
        others = [s for s in rest if home(s) is None and not self._units.short(s)]
        compare_names(others, pairs)
        self._renamed(known, pairs)
        named = {p: self._named(s, known.get(p)) for p, s in self._seen.items()}
        for one in known.values():
            rank = (0,) if one.path in known_names() else (1,)
            named.setdefault(one.path, Named(one.path, "organisation", (one.name,)))
            names = (one.name, *named[one.path].names)
            named[one.path] = replace(
                named[one.path], names=tuple(dict.fromkeys(names)), rank=rank
            )
        for path, name in self._senses.names().items():
            named.setdefault(path, Named(path, "organisation", (name,), _LAST))
        apart = self._senses.apart()
        titles = {path: one.names[0] for path, one in named.items()}
        ordered = {path: named[path] for path in sorted(named)}
        return Judgement(ordered, pairs.candidates(titles), apart)

    def _known(self, pairs: Pairs) -> dict[str, bodies.Official]:
        """Join the names that the tables know, and return path → organisation."""
        known: dict[str, bodies.Official] = {}
        for path, seen in sorted(self._seen.items()):
            found = known_organisation(seen)
            slip = None if found else _slip(seen)
            if found is not None:
                known[path] = found
                pairs.add(path, found.path, "forteckning", name=found.name)
            elif slip is not None:
                known[path] = slip
                words = {"one": seen.name, "other": slip.name}
                pairs.add(path, slip.path, "felskrivning-kand", seen.shown, **words)
            elif seen.kind != "organ" and form(seen.name).legal:
                bare = bodies.official(form(seen.name).core)
                if bare is not None and bare.path in self._seen:
                    pairs.add(path, bare.path, "kand-bolagsform", name=bare.name)
        return known

    def _renamed(self, known: dict[str, bodies.Official], pairs: Pairs) -> None:
        """Ask whether names that a document says follow one another are one."""
        for (before, after), (quote, document) in sorted(self._said.items()):
            both = before in self._seen and after in self._seen
            if both and not (before in known and after in known):
                documents = (document,)
                pairs.add(before, after, "namnbyte-sagt", documents, quote=quote)

    def _named(self, seen: Sighting, known: bodies.Official | None) -> Named:
        rank: tuple[int, ...] = _LAST
        if seen.first is not None:
            rank = (2, int(is_genitive(seen.name)), seen.first.toordinal())
        rank = rank if known is None else (1, *rank)
        return Named(seen.path, "organisation", seen.forms(), rank)


def known_organisation(seen: Sighting) -> bodies.Official | None:
    """Return the organisation that the tables give for a path's names."""
    if _CODED.fullmatch(seen.path):
        return bodies.Official(seen.path, known_names().get(seen.path, seen.name))
    if seen.kind == "organ" and (is_short(seen.name) or home(seen) is not None):
        if bodies.of_state(seen.scope) and bodies.committee(seen.name):
            return bodies.committee(seen.name)
        if len(seen.name.split()) < LEAST_WORDS:
            return None
    if seen.kind == "projekt":
        return None
    return bodies.official(seen.name)


def _slip(seen: Sighting) -> bodies.Official | None:
    """Return the known organisation that a public body's name is a slip away from."""
    return bodies.misspelt(seen.name) if seen.kind in NATIONAL else None
