"""Does the graph hold what it should: shapes, closed vocabulary, discipline.

SHACL passes a misspelt term in silence, so every predicate, class and code is also
looked up. Quotes are read again in the text when the artifact is at hand.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import pyoxigraph as ox
import pyshacl
import rdflib

from graph import derived, rdf, vocabulary
from graph.project import graph_of
from graph.store import Store
from graph.terms import (
    BASE,
    ELI,
    OA,
    OWN,
    TYPE,
    NamedNode,
    Quad,
)
from ingest.model import Artifact

Severity = Literal["violation", "warning"]
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
# Contact details never reach the graph; this finds them if they do.
_CONTACT = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,63}\.\w{2,}"
    # A person's number has a month and a day (up to 91 in coordination numbers);
    # an organisation's has 20 or more where the month would be.
    r"|\b(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]|[6-8]\d|9[01])[-+]\d{4}\b"
    r"|\b(?:tel|mailto):\S"
)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that does not hold, where, and how bad it is."""

    severity: Severity
    graph: str
    node: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a validation found; warnings do not stop anything."""

    graphs: int
    problems: tuple[Problem, ...]

    @property
    def conforms(self) -> bool:
        """Tell whether there is no violation."""
        return not any(p.severity == "violation" for p in self.problems)

    @property
    def violations(self) -> tuple[Problem, ...]:
        """Return what is wrong."""
        return tuple(p for p in self.problems if p.severity == "violation")


@cache
def _shapes() -> rdflib.Graph:
    return rdf.read_turtle(vocabulary.SHAPES)


def check_quads(
    quads: Sequence[Quad], graph: str, context: Iterable[Quad] = ()
) -> list[Problem]:
    """Return what is wrong in one graph; `context` is looked at but not judged."""
    found = [
        Problem("violation", graph, term.value, "Termen finns inte i sin vokabulär")
        for term in vocabulary.unknown_terms(quads)
    ]
    found += _private(quads, graph)
    judged = {str(quad.subject).strip("<>") for quad in quads}
    found += [p for p in _shacl((*quads, *context), graph) if p.node in judged]
    return found


def check_artifact(quads: Sequence[Quad], artifact: Artifact) -> list[Problem]:
    """Return what is wrong in a document's graph, its quotes read again."""
    graph = graph_of(artifact.id).value
    return check_quads(quads, graph) + _discipline(quads) + _offsets(quads, artifact)


def check_store(store: Store, base: str = BASE) -> Report:
    """Validate every document graph, and the derived graph in its context."""
    problems: list[Problem] = []
    names = store.graphs()
    documents = f"{base}graf/handling/"
    for name in names:
        quads = store.quads(name)
        if name.value.startswith(documents):
            problems += check_quads(quads, name.value) + _discipline(quads)
        elif name == derived.graph_name(base):
            problems += check_quads(quads, name.value, _context(store))
        elif name != vocabulary.graph_name(base):
            problems += check_quads(quads, name.value)
    problems += _replaced(store)
    return Report(len(names), tuple(problems))


def _shacl(quads: Iterable[Quad], graph: str) -> list[Problem]:
    _, results, _ = pyshacl.validate(
        rdf.graph_of(quads), shacl_graph=_shapes(), advanced=False, inplace=True
    )
    found: Any = results
    problems = []
    for result in found.subjects(rdflib.RDF.type, SH.ValidationResult):
        warning = found.value(result, SH.resultSeverity) == SH.Warning
        node = found.value(result, SH.focusNode)
        path = found.value(result, SH.resultPath)
        message = found.value(result, SH.resultMessage)
        about = f"{path}: {message}" if isinstance(path, rdflib.URIRef) else message
        problems.append(
            Problem("warning" if warning else "violation", graph, str(node), str(about))
        )
    return sorted(problems, key=lambda p: (p.severity, p.node, p.message))


def _private(quads: Iterable[Quad], graph: str) -> list[Problem]:
    return [
        Problem("violation", graph, str(quad.subject), "Kontaktuppgift i grafen")
        for quad in quads
        if isinstance(quad.object, ox.Literal) and _CONTACT.search(quad.object.value)
    ]


def _discipline(quads: Sequence[Quad]) -> list[Problem]:
    """A document's graph quotes that document only, and judges nothing."""
    texts = {q.object for q in quads if q.predicate == ELI.is_realized_by}
    judged = {OWN.Evidence, OWN.StatusAssertion}
    found = []
    for quad in quads:
        graph = str(quad.graph_name)
        if quad.predicate == OA.hasSource and quad.object not in texts:
            message = "Citatet kommer ur ett annat dokument"
        elif quad.predicate == TYPE and quad.object in judged:
            message = "Belägg och lägen hör inte hemma i ett dokuments graf"
        else:
            continue
        found.append(Problem("violation", graph, str(quad.subject), message))
    return found


def _offsets(quads: Sequence[Quad], artifact: Artifact) -> list[Problem]:
    """Read every quote again: the characters must be those of the text."""
    places: dict[str, dict[str, str]] = {}
    for quad in quads:
        selector, value = quad.subject, quad.object
        if not isinstance(selector, NamedNode) or not isinstance(value, ox.Literal):
            continue
        if quad.predicate in {OA.start, OA.end, OA.exact}:
            quote, _, _ = selector.value.rpartition("/")
            name = quad.predicate.value.rsplit("#", 1)[-1]
            places.setdefault(quote, {})[name] = value.value
    graph, text = graph_of(artifact.id).value, artifact.document.text
    return [
        Problem("violation", graph, subject, "Citatet stämmer inte med texten")
        for subject, place in sorted(places.items())
        if "exact" in place
        and text[int(place["start"]) : int(place["end"])] != place["exact"]
    ]


def _context(store: Store) -> list[Quad]:
    """Return what the derived graph is judged against: promises and all texts."""
    texts = store.construct(
        "CONSTRUCT { ?t a eli:Expression } WHERE { ?t a eli:Expression }"
    )
    return texts + store.construct(
        """CONSTRUCT { ?k a own:Commitment ; own:quote ?q ; own:deadline ?d .
                       ?q oa:hasSource ?t . ?t a eli:Expression .
                       ?d dcat:endDate ?end ; own:latestWide ?wide }
           WHERE { ?k a own:Commitment .
                   OPTIONAL { ?k own:quote ?q . ?q oa:hasSource ?t }
                   OPTIONAL { ?k own:deadline ?d
                     OPTIONAL { ?d dcat:endDate ?end }
                     OPTIONAL { ?d own:latestWide ?wide } } }"""
    )


def _replaced(store: Store) -> list[Problem]:
    """No fact may point at an id that has been replaced."""
    rows = store.select(
        """SELECT DISTINCT ?old ?g WHERE {
             ?old dcterms:isReplacedBy ?new . GRAPH ?g { ?s ?p ?old }
             FILTER(?p NOT IN (dcterms:isReplacedBy, dcterms:replaces)) }"""
    )
    return [
        Problem(
            "violation",
            str(row["g"]),
            str(row["old"]),
            "Ersatt identifierare används fortfarande",
        )
        for row in rows
    ]
