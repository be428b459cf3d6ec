"""The graph of actors: those known by several names, and why they are one.

Documents name an actor by the path that stands. The paths it replaces are stated
here only, so that an address given out earlier still leads somewhere.
"""

from collections.abc import Iterator

from graph.identity.model import Candidate, kind_of
from graph.identity.names import parse, sound
from graph.identity.organisations_graph import organisation_quads
from graph.identity.settled import Cluster, Resolution
from graph.terms import (
    BASE,
    DCTERMS,
    FOAF,
    KOD,
    NIF,
    ORG,
    OWN,
    PROV,
    SKOS,
    TYPE,
    NamedNode,
    Object,
    Quad,
    decimal,
    in_order,
    string,
    sv,
)
from ingest import ids


def graph_name(base: str = BASE) -> NamedNode:
    """Return the name of the graph that holds the actors of a collection."""
    return NamedNode(f"{base}graf/aktorer")


def quads(resolution: Resolution, base: str = BASE) -> list[Quad]:
    """Return the whole graph of actors, in stable order."""
    graph = _Graph(base)
    for cluster in resolution.clusters.values():
        graph.cluster(cluster)
    for path in resolution.names.keys() - resolution.clusters.keys():
        graph.sense(path, resolution.names[path])
    identity = resolution.identity(base)
    canonical = identity.canonical
    for candidate in resolution.candidates:
        if candidate.verdict == "same":
            graph.merged(candidate, canonical(candidate.left))
        elif candidate.by == "people":
            graph.apart(
                candidate, canonical(candidate.left), canonical(candidate.right)
            )
    structure = organisation_quads(resolution.structure, identity, graph_name(base))
    return in_order((*graph.quads(), *structure))


class _Graph:
    def __init__(self, base: str) -> None:
        self._base = base
        self._graph = graph_name(base)
        self._run = self._iri("program/sagt/identitet")
        self._people = self._iri("granskare")
        self._quads = [Quad(self._run, TYPE, PROV.SoftwareAgent, self._graph)]

    def quads(self) -> Iterator[Quad]:
        yield from self._quads

    def _iri(self, path: str) -> NamedNode:
        return NamedNode(self._base + path)

    def _add(self, subject: NamedNode, predicate: NamedNode, *values: Object) -> None:
        self._quads.extend(Quad(subject, predicate, v, self._graph) for v in values)

    def cluster(self, cluster: Cluster) -> None:
        """State an actor with all its names, and what it replaces."""
        node = self._iri(cluster.path)
        for member in cluster.members:
            if member != cluster.path:
                self._add(self._iri(member), DCTERMS.isReplacedBy, node)
        if not cluster.names:
            return
        label, *others = cluster.names
        if cluster.kind == "person":
            self._add(node, TYPE, FOAF.Person, PROV.Person)
            self._add(node, FOAF.name, string(label))
            self._add(node, SKOS.prefLabel, string(label))
        else:
            self._add(node, TYPE, ORG.Organization)
            self._add(node, SKOS.prefLabel, sv(label))
        for other in others:
            self._other_name(node, cluster, label, other)

    def sense(self, path: str, name: str) -> None:
        """State the name of an actor that a name means in some documents only."""
        person = kind_of(path) == "person"
        self._add(self._iri(path), SKOS.prefLabel, string(name) if person else sv(name))

    def _other_name(
        self, node: NamedNode, cluster: Cluster, label: str, other: str
    ) -> None:
        """A name that only spells the first one differently is for look-up alone."""
        person = cluster.kind == "person"
        hidden = _heard(other) == _heard(label)
        predicate = SKOS.hiddenLabel if hidden else SKOS.altLabel
        self._add(node, predicate, string(other) if person else sv(other))

    def merged(self, candidate: Candidate, stands: str) -> None:
        """State why each path was found, or decided, to be the actor that stands."""
        for path in (candidate.left, candidate.right):
            if path != stands:
                node = self._connection("samma-aktor", candidate, path)
                self._add(node, DCTERMS.subject, self._iri(stands))
                self._add(node, DCTERMS.replaces, self._iri(path))

    def apart(self, candidate: Candidate, left: str, right: str) -> None:
        """State that people have decided that two actors are two."""
        node = self._connection("skilda-aktorer", candidate)
        self._add(node, DCTERMS.subject, self._iri(left))
        self._add(node, DCTERMS.relation, self._iri(right))

    def _connection(self, code: str, candidate: Candidate, path: str = "") -> NamedNode:
        key = ids.digest("samband", code, candidate.left, candidate.right, path)
        node = self._iri(f"samband/{key}")
        self._add(node, TYPE, OWN.Connection, PROV.Entity)
        self._add(node, DCTERMS.type, KOD[f"samband/{code}"])
        self._add(node, NIF.confidence, decimal(candidate.score))
        for reason in candidate.evidence:
            self._add(node, OWN.explanation, sv(reason.text))
        if candidate.by == "people":
            self._add(self._people, TYPE, PROV.Agent)
            self._add(node, PROV.wasAttributedTo, self._people)
            self._add(node, OWN.reviewState, KOD["granskning/granskad"])
        else:
            self._add(node, PROV.wasAttributedTo, self._run)
        return node


def _heard(name: str) -> tuple[str, ...]:
    return tuple(sound(word) for word in parse(name).words)
