"""Organisations as statements: what belongs to what, where, and how bodies changed.

All of it is about actors across documents and goes into the graph of actors. Every
path is put as the one that stands, so that nothing points at a path that was merged.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from graph.identity import bodies
from graph.identity.history import Change, changes
from graph.identity.naming import Identity, known_names
from graph.identity.organisation_structure import Structure, area_of
from graph.identity.tables import rows
from graph.terms import (
    DCTERMS,
    KOD,
    ORG,
    RDFS,
    SKOS,
    TYPE,
    XSD,
    Literal,
    NamedNode,
    Object,
    Quad,
    string,
    sv,
)
from ingest import ids, lexicon

NUTS = "http://data.europa.eu/nuts/code/"
_SPOKEN = {
    "namnbyte": "{before} bytte namn till {after}",
    "ombildning": "{before} blev {after}",
    "sammanslagning": "{before} slogs samman till {after}",
    "uppdelning": "{before} delades: {after}",
    "ersattning": "{before} ersattes av {after}",
    "overforing": "{before} gick upp i {after}",
}
_Triple = tuple[NamedNode, NamedNode, Object]


def organisation_quads(
    structure: Structure, identity: Identity, graph: NamedNode
) -> Iterator[Quad]:
    """Give the statements on organisations for `graph`, in no particular order.

    Args:
        structure: What belongs to what, by natural paths.
        identity: Which path stands for a natural path.
        graph: The graph to state them in.
    """
    for subject, predicate, value in (
        *_hierarchy(structure, identity),
        *_places(structure, identity),
        *_history(structure, identity),
    ):
        yield Quad(subject, predicate, value, graph)


def _hierarchy(structure: Structure, identity: Identity) -> Iterator[_Triple]:
    for unit, body in structure.body_of.items():
        part, whole = identity.iri(unit), identity.iri(body)
        if part != whole:
            yield part, ORG.unitOf, whole
            yield whole, ORG.hasSubOrganization, part
    for unit, above in structure.part_of.items():
        part, whole = identity.iri(unit), identity.iri(above)
        if part != whole:
            yield part, ORG.subOrganizationOf, whole
            yield whole, ORG.hasSubOrganization, part


def _places(structure: Structure, identity: Identity) -> Iterator[_Triple]:
    """Place public bodies in their county or municipality, and describe those."""
    named = {**structure.known}
    paths = {*structure.body_of.values()} & known_names().keys()
    named.update((path, known_names()[path]) for path in paths)
    counties: set[str] = set()
    towns: set[str] = set()
    for path, name in sorted(named.items()):
        code = area_of(path, name)
        if code is not None:
            yield identity.iri(path), DCTERMS.spatial, _area(code)
            counties.add(code[:2])
            towns.update({code} if len(code) > 2 else ())
    nuts = {row["lan"]: row["nuts"] for row in rows("nuts")}
    for code in sorted(counties):
        yield from _concept("lan", code, bodies.county_name(code))
        yield _area(code), SKOS.exactMatch, NamedNode(NUTS + nuts[code])
    names = {row["code"]: row["name"] for row in lexicon.table("kommuner")}
    for code in sorted(towns):
        yield from _concept("kommun", code, names[code])
        yield _area(code), SKOS.broader, _area(code[:2])


def _area(code: str) -> NamedNode:
    return KOD[f"{'lan' if len(code) == 2 else 'kommun'}/{code}"]


def _concept(scheme: str, code: str, name: str) -> Iterator[_Triple]:
    yield _area(code), TYPE, SKOS.Concept
    yield _area(code), SKOS.inScheme, KOD[scheme]
    yield _area(code), SKOS.notation, string(code)
    yield _area(code), SKOS.prefLabel, sv(name)


def _history(structure: Structure, identity: Identity) -> Iterator[_Triple]:
    """State the changes of bodies that documents name, with all who took part."""
    present = {*structure.known, *structure.body_of.values()}
    for change in changes():
        before = {name: _path(name) for name in change.before}
        after = {name: _path(name) for name in change.after}
        if present & {*before.values(), *after.values()}:
            yield from _change(change, before, after, identity.iri)
            for name, path in (*before.items(), *after.items()):
                yield from _named(identity.iri(path), name, path, path in present)


def _path(name: str) -> str:
    found = bodies.official(name)
    own = Identity().organisation(name, "myndighet", None)
    return own if found is None else found.path


def _change(
    change: Change,
    before: Mapping[str, str],
    after: Mapping[str, str],
    iri: Callable[[str], NamedNode],
) -> Iterator[_Triple]:
    key = ids.digest("forandring", change.date, *change.before, *change.after)
    event = iri(f"forandring/{key}")
    yield event, TYPE, ORG.ChangeEvent
    yield event, RDFS.label, sv(spoken(change))
    yield event, DCTERMS.type, KOD[f"forandring/{change.kind}"]
    yield event, DCTERMS.date, _date(change.date)
    yield event, DCTERMS.source, sv(change.source)
    for path in before.values():
        yield event, ORG.originalOrganization, iri(path)
        yield iri(path), ORG.changedBy, event
    for path in after.values():
        yield event, ORG.resultingOrganization, iri(path)
        if path not in before.values():
            new = change.kind != "overforing"
            yield iri(path), ORG.resultedFrom if new else ORG.changedBy, event


def spoken(change: Change) -> str:
    """Return a change as a short Swedish sentence without a date."""
    new = tuple(name for name in change.after if name not in change.before)
    after = change.after if change.kind == "uppdelning" else new or change.after
    words = {"before": _listed(change.before), "after": _listed(after)}
    return _SPOKEN[change.kind].format(**words)


def _listed(names: tuple[str, ...]) -> str:
    *first, last = names
    return f"{', '.join(first)} och {last}" if first else last


def _named(node: NamedNode, name: str, path: str, described: bool) -> Iterator[_Triple]:
    """Name a body of a change; one that documents name is described elsewhere."""
    known = known_names().get(path)
    found = bodies.official(name)
    now = known or (found.name if found is not None and found.path == path else name)
    if not described:
        yield node, TYPE, ORG.FormalOrganization
        yield node, SKOS.prefLabel, sv(now)
    if now != name:
        yield node, SKOS.altLabel, sv(name)


def _date(text: str) -> Literal:
    whole = re.fullmatch(r"\d{4}-\d\d-\d\d", text)
    return Literal(text, datatype=XSD.date if whole else XSD.gYear)
