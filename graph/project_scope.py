"""What every part of the projection shares: one document's graph being built.

A scope mints IRIs, quotes and annotations. Nothing in it depends on order or time,
so that the same artifact always gives the same quads.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from graph.identity import Identity
from graph.terms import (
    DCAT,
    DCTERMS,
    KOD,
    NIF,
    OA,
    OWN,
    PROV,
    TIME,
    TYPE,
    NamedNode,
    Object,
    Quad,
    date,
    decimal,
    integer,
    segment,
    string,
    sv,
)
from ingest import ids
from ingest.model import Artifact, Document, TimeExpression

# How many characters of context a quote keeps on each side.
CONTEXT = 32


@dataclass
class Scope:
    """One document's named graph while it is built."""

    artifact: Artifact
    identity: Identity
    quads: list[Quad] = field(default_factory=list)
    _quotes: dict[tuple[int, int], NamedNode] = field(default_factory=dict)
    _places: dict[str, dict[tuple[int, int], int]] = field(default_factory=dict)
    _annotated: set[str] = field(default_factory=set)

    @cached_property
    def _times(self) -> Mapping[tuple[int, int], TimeExpression]:
        return {(t.start, t.end): t for t in self.artifact.facts.times}

    def time_at(self, start: int, end: int) -> TimeExpression | None:
        """Return the time read from `text[start:end]`: its rule says how."""
        return self._times.get((start, end))

    @property
    def document(self) -> Document:
        """Return the document that is projected."""
        return self.artifact.document

    @cached_property
    def graph(self) -> NamedNode:
        """Return the name of the document's graph."""
        return self.iri(f"graf/handling/{segment(self.artifact.id)}")

    @cached_property
    def work(self) -> NamedNode:
        """Return the document as a work."""
        return self.iri(f"handling/{segment(self.artifact.id)}")

    @cached_property
    def text(self) -> NamedNode:
        """Return the text version that all quotes point into."""
        key = ids.digest("text", self.artifact.id, self.document.text)
        return self.iri(f"text/{key}")

    @cached_property
    def reading(self) -> NamedNode:
        """Return the activity that read this text with these rules."""
        key = ids.digest(
            "lasning", self.artifact.id, self.document.sha256, self.artifact.rules
        )
        return self.iri(f"lasning/{key}")

    @cached_property
    def body(self) -> str | None:
        """Return the path of the body that the document comes from."""
        return self.identity.body(self.document)

    @cached_property
    def home(self) -> str:
        """Return the path of what names in the document are one actor's within."""
        return self.identity.home(self.document, self.artifact.id)

    @cached_property
    def owner(self) -> NamedNode | None:
        """Return that body as the one it is known to be."""
        if self.body is None:
            return None
        return self.iri(self.identity.canonical(self.body, self.artifact.id))

    def iri(self, path: str) -> NamedNode:
        """Return the IRI of a thing by its path below the base."""
        return NamedNode(self.identity.base + path)

    def add(self, subject: NamedNode, predicate: NamedNode, *objects: Object) -> None:
        """State `subject predicate object` for each object."""
        for value in objects:
            self.quads.append(Quad(subject, predicate, value, self.graph))

    def is_a(self, subject: NamedNode, *classes: NamedNode) -> NamedNode:
        """State the classes of `subject` and return it."""
        self.add(subject, TYPE, *classes)
        return subject

    def key(self, kind: str, start: int, end: int) -> str:
        """Return an id from the quote, an ordinal telling equal quotes apart."""
        quote = ids.normalise(self.document.text[start:end])
        key = ids.digest(kind, self.artifact.id, quote)
        places = self._places.setdefault(key, {})
        ordinal = places.setdefault((start, end), len(places) + 1)
        return f"{key}-{ordinal}" if ordinal > 1 else key

    def quote(self, start: int, end: int) -> NamedNode:
        """Return the quote `text[start:end]`, stated once however often used."""
        known = self._quotes.get((start, end))
        if known is not None:
            return known
        node = self.iri(f"citat/{self.key('citat', start, end)}")
        self._quotes[start, end] = node
        text = self.document.text
        position, words = NamedNode(node.value + "/pos"), NamedNode(node.value + "/txt")
        self.is_a(node, OA.SpecificResource)
        self.add(node, OA.hasSource, self.text)
        self.add(node, OA.hasSelector, position, words)
        self.position(position, start, end)
        self.is_a(words, OA.TextQuoteSelector)
        self.add(words, OA.exact, string(text[start:end]))
        self.add(words, OA.prefix, string(text[max(0, start - CONTEXT) : start]))
        self.add(words, OA.suffix, string(text[end : end + CONTEXT]))
        return node

    def position(self, node: NamedNode, start: int, end: int) -> None:
        """State that `node` selects the characters from `start` to `end`."""
        self.is_a(node, OA.TextPositionSelector)
        self.add(node, OA.start, integer(start))
        self.add(node, OA.end, integer(end))

    def annotate(  # noqa: PLR0913 - the parts of one annotation
        self,
        body: NamedNode,
        spans: Iterable[tuple[int, int]],
        rule: str,
        confidence: float,
        *,
        motivation: NamedNode = OA.identifying,
        aspect: NamedNode | None = None,
    ) -> None:
        """State where in the text `body` was read, by which rule, how surely.

        What several facts share (a yrkande that two points were decided on) is
        stated by the first of them.
        """
        targets = [self.quote(start, end) for start, end in spans if start < end]
        if not targets:
            return
        about = aspect.value if aspect else ""
        places = sorted(target.value for target in targets)
        key = ids.digest("ann", self.artifact.id, body.value, about, *places)
        if key in self._annotated:
            return
        self._annotated.add(key)
        node = self.is_a(self.iri(f"ann/{key}"), OA.Annotation)
        self.add(node, OA.hasBody, body)
        self.add(node, OA.hasTarget, *targets)
        self.add(node, OA.motivatedBy, motivation)
        self.add(node, OWN.rule, rule_iri(rule))
        self.add(node, NIF.confidence, decimal(min(max(confidence, 0.0), 1.0)))
        self.add(node, PROV.wasGeneratedBy, self.reading)
        if aspect is not None:
            self.add(node, OWN.aspect, aspect)

    def fact(
        self, node: NamedNode, start: int, end: int, rule: str, confidence: float
    ) -> None:
        """State what every fact carries: its document, §, quote and annotation."""
        self.add(node, DCTERMS.source, self.work)
        if start < end:
            self.add(node, OWN.quote, self.quote(start, end))
        section = self.document.paragraf_at(start)
        if section is not None:
            self.add(node, OWN.inSection, self.section(section.id))
        self.annotate(node, [(start, end)], rule, confidence)

    def describe(
        self,
        node: NamedNode,
        aspect: NamedNode,
        spans: Iterable[tuple[int, int]],
        rule: str,
        confidence: float,
    ) -> None:
        """State where one property of `node` was read, if not in its own quote."""
        self.annotate(
            node, spans, rule, confidence, motivation=OA.describing, aspect=aspect
        )

    def section(self, identity: str) -> NamedNode:
        """Return a section of the document by its id there."""
        return self.iri(f"avsnitt/{segment(self.artifact.id)}/{segment(identity)}")

    def period(
        self,
        path: str,
        verbatim: str,
        earliest: dt.date | None,
        latest: dt.date | None,
        latest_wide: dt.date | None = None,
    ) -> NamedNode:
        """State a period: what the words say, and the wide end accepted."""
        node = self.is_a(self.iri(path), DCTERMS.PeriodOfTime)
        if earliest or latest:
            self.is_a(node, TIME.ProperInterval)
        if earliest:
            self.add(node, DCAT.startDate, date(earliest))
        if latest:
            self.add(node, DCAT.endDate, date(latest))
        if latest_wide:
            self.add(node, OWN.latestWide, date(latest_wide))
        if verbatim:
            self.add(node, OWN.verbatim, sv(verbatim))
        return node


def rule_iri(rule: str) -> NamedNode:
    """Return the IRI of a rule by its id, "okand" where the fact names none."""
    return KOD[f"regel/{segment(rule or 'okand')}"]
