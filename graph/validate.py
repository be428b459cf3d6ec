"""Does the graph hold what it should: shapes, closed vocabulary, discipline.

SHACL passes a misspelt term in silence, so every predicate, class and code is also
looked up. Quotes are read again in the text when the artifact is at hand. A graph is
looked at in parts, so that memory does not grow with the collection.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal
from urllib.parse import unquote

import pyoxigraph as ox

from graph import shacl, vocabulary
from graph.parts import parts
from graph.project import graph_of
from graph.store import Store
from graph.terms import (
    BASE,
    DCAT,
    DCTERMS,
    ELI,
    ELIDL,
    FOAF,
    OA,
    OWN,
    SKOS,
    TYPE,
    NamedNode,
    Quad,
)
from ingest.model import Artifact

Severity = Literal["violation", "warning"]
TextOf = Callable[[str], str]
# Contact details never reach the graph; these find them if they do.
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.\w{2,}")
_CONTACT = re.compile(
    # A person's number has a month and a day (up to 91 in coordination numbers);
    # an organisation's has 20 or more where the month would be.
    r"\b(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]|[6-8]\d|9[01])[-+]\d{4}\b"
    r"|\b(?:tel|mailto):\S"
)
# What of other graphs the shapes look at, and how many steps away.
_LOOKED_AT = (
    *(TYPE, SKOS.prefLabel, FOAF.name, DCTERMS.isPartOf, ELIDL.answers_to),
    *(OA.hasSource, OA.hasSelector, OWN.quote, OWN.polarity),
    *(OWN.deadline, OWN.latestWide, DCAT.endDate, OWN.recurrence),
)
_STEPS = 3
_ASKED_AT_ONCE = 500
# So many problems of one kind are shown in full.
SHOWN = 100


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that does not hold, where, and how bad it is."""

    severity: Severity
    graph: str
    node: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a validation found; warnings do not stop anything.

    `counts` has every kind of problem, (severity, message), and how many there are;
    `problems` the first `SHOWN` of each kind.
    """

    graphs: int
    problems: tuple[Problem, ...]
    counts: Mapping[tuple[Severity, str], int]

    @property
    def conforms(self) -> bool:
        """Tell whether there is no violation."""
        return not any(severity == "violation" for severity, _ in self.counts)

    @property
    def violations(self) -> tuple[Problem, ...]:
        """Return what is wrong."""
        return tuple(p for p in self.problems if p.severity == "violation")


@cache
def _shapes() -> shacl.Shapes:
    return shacl.read(vocabulary.SHAPES)


def check_quads(
    quads: Sequence[Quad], graph: str, context: Iterable[Quad] = ()
) -> list[Problem]:
    """Return what is wrong in one graph; `context` is looked at but not judged."""
    found = [
        Problem("violation", graph, term.value, "Termen finns inte i sin vokabulär")
        for term in vocabulary.unknown_terms(quads)
    ]
    found += _private(quads, graph)
    around = list(context)
    # What another graph says the kind of is judged there.
    elsewhere = {quad.subject for quad in around if quad.predicate == TYPE}
    judged = {quad.subject for quad in quads} - elsewhere
    for finding in _shapes().findings(shacl.Data([*quads, *around])):
        if finding.node in judged:
            node, path = str(finding.node).strip("<>"), finding.path
            message = f"{path}: {finding.message}" if path else finding.message
            found.append(Problem(finding.severity, graph, node, message))
    return found


def check_artifact(quads: Sequence[Quad], artifact: Artifact) -> list[Problem]:
    """Return what is wrong in a document's graph, its quotes read again."""
    graph = graph_of(artifact.id).value
    text = artifact.document.text
    return [
        *check_quads(quads, graph),
        *_discipline(quads),
        *_offsets(quads, graph, text),
    ]


def check_store(
    store: Store, base: str = BASE, text_of: TextOf | None = None
) -> Report:
    """Validate every graph: documents by themselves, all else in its context.

    Args:
        store: What to look through.
        base: What every IRI of a thing begins with.
        text_of: Document id → its text, to read every quote again.
    """
    counts: Counter[tuple[Severity, str]] = Counter()
    shown: list[Problem] = []
    for problem in problems(store, base, text_of):
        kind = (problem.severity, problem.message)
        counts[kind] += 1
        if counts[kind] <= SHOWN:
            shown.append(problem)
    return Report(len(store.graphs()), tuple(shown), counts)


def problems(
    store: Store, base: str = BASE, text_of: TextOf | None = None
) -> Iterator[Problem]:
    """Give everything that does not hold in the store, graph by graph."""
    documents, lists = f"{base}graf/handling/", vocabulary.graph_name(base)
    for name in store.graphs():
        if name.value.startswith(documents):
            quads = store.quads(name)
            yield from check_quads(quads, name.value)
            yield from _discipline(quads)
            if text_of is not None:
                text = text_of(unquote(name.value.removeprefix(documents)))
                yield from _offsets(quads, name.value, text)
        elif name != lists:
            for part in parts(store, name):
                yield from check_quads(part, name.value, _context(store, part))
    yield from _replaced(store)


def _context(store: Store, part: Sequence[Quad]) -> list[Quad]:
    """Return what the rest of the store says of the things a part points at."""
    # Of what is only told more of here, the kind is stated where it belongs.
    known = {quad.subject for quad in part if quad.predicate == TYPE}
    found: list[Quad] = []
    latest: Iterable[Quad] = part
    for _ in range(_STEPS):
        ends = {end for q in latest for end in (q.subject, q.object)}
        away = {end for end in ends if isinstance(end, NamedNode)} - known
        known |= away
        latest = _said_of(store, sorted(away, key=str))
        found += latest
    return found


def _said_of(store: Store, nodes: Sequence[NamedNode]) -> list[Quad]:
    looked_at = ", ".join(str(predicate) for predicate in _LOOKED_AT)
    found = []
    for start in range(0, len(nodes), _ASKED_AT_ONCE):
        listed = " ".join(str(node) for node in nodes[start : start + _ASKED_AT_ONCE])
        found += store.construct(
            f"""CONSTRUCT {{ ?s ?p ?o }} WHERE {{
                  VALUES ?s {{ {listed} }} ?s ?p ?o FILTER(?p IN ({looked_at})) }}"""
        )
    return found


def _private(quads: Iterable[Quad], graph: str) -> list[Problem]:
    return [
        Problem("violation", graph, str(quad.subject), "Kontaktuppgift i grafen")
        for quad in quads
        if isinstance(quad.object, ox.Literal) and _contact(quad.object.value)
    ]


def _contact(text: str) -> bool:
    """Tell whether a text holds an address, a number to call or a person's number."""
    # The search for an address is slow and only worth it where there is an @.
    mail = "@" in text and _MAIL.search(text) is not None
    return mail or _CONTACT.search(text) is not None


def _discipline(quads: Sequence[Quad]) -> list[Problem]:
    """A document's graph quotes that document only, and judges nothing."""
    realized, source = ELI.is_realized_by, OA.hasSource
    texts = {q.object for q in quads if q.predicate == realized}
    judged = {OWN.Evidence, OWN.StatusAssertion}
    found = []
    for quad in quads:
        predicate = quad.predicate
        if predicate == source and quad.object not in texts:
            message = "Citatet kommer ur ett annat dokument"
        elif predicate == TYPE and quad.object in judged:
            message = "Belägg och lägen hör inte hemma i ett dokuments graf"
        else:
            continue
        graph = str(quad.graph_name)
        found.append(Problem("violation", graph, str(quad.subject), message))
    return found


def _offsets(quads: Sequence[Quad], graph: str, text: str) -> list[Problem]:
    """Read every quote again: the characters must be those of the text."""
    places: dict[str, dict[str, str]] = {}
    names = {OA.start: "start", OA.end: "end", OA.exact: "exact"}
    for quad in quads:
        name, selector, value = names.get(quad.predicate), quad.subject, quad.object
        if name and isinstance(selector, NamedNode) and isinstance(value, ox.Literal):
            quote, _, _ = selector.value.rpartition("/")
            places.setdefault(quote, {})[name] = value.value
    return [
        Problem("violation", graph, subject, "Citatet stämmer inte med texten")
        for subject, place in sorted(places.items())
        if "exact" in place
        and text[int(place["start"]) : int(place["end"])] != place["exact"]
    ]


def _replaced(store: Store) -> Iterator[Problem]:
    """No fact may point at an id that has been replaced."""
    rows = store.select(
        """SELECT DISTINCT ?old ?g WHERE {
             ?old dcterms:isReplacedBy ?new . GRAPH ?g { ?s ?p ?old }
             FILTER(?p NOT IN (dcterms:isReplacedBy, dcterms:replaces)) }"""
    )
    message = "Ersatt identifierare används fortfarande"
    for row in rows:
        yield Problem("violation", str(row["g"]), str(row["old"]), message)
