"""Project the document itself: work, text version, file, sections, matters."""

import datetime as dt
import hashlib
from collections.abc import Iterator

from graph.project_scope import Scope, rule_iri
from graph.terms import (
    ADMS,
    DCTERMS,
    ELI,
    ELIDL,
    FOAF,
    KOD,
    OWN,
    PROV,
    SCHEMA,
    SKOS,
    SWEDISH,
    NamedNode,
    date,
    key_segment,
    segment,
    string,
    sv,
)
from ingest.model import Footnote, Section

# A document of the left type answers one of the right type with the same dnr.
ANSWERS = {"interpellationssvar": "interpellation", "motionssvar": "motion"}
# Days that the file or page itself states beside the document's own date.
STATED_DAYS = (("published", DCTERMS.issued), ("modified", DCTERMS.modified))
BOUNDS_RULE = "datering.granser"


def project(scope: Scope) -> None:
    """State the document, its text version and what was read with which rules."""
    document, work = scope.document, scope.work
    title = document.title or document.source
    scope.is_a(work, ELI.Work, FOAF.Document)
    scope.add(work, DCTERMS.title, sv(title))
    scope.add(work, OWN.sourceName, string(document.source))
    scope.add(work, ELI.work_type, KOD[f"handlingstyp/{document.type}"])
    scope.add(work, ELI.is_realized_by, scope.text)
    _dating(scope)
    _origin(scope)
    if scope.owner is not None:
        scope.add(work, DCTERMS.publisher, scope.owner)
    for dnr in document.dnr:
        scope.add(work, DCTERMS.identifier, string(dnr))
        scope.add(work, DCTERMS.isPartOf, matter(scope, dnr))
    _version(scope, title)
    _reading(scope)
    _answered(scope)
    for section in document.sections:
        _section(scope, section)
    for order, note in enumerate(document.footnotes, start=1):
        _footnote(scope, note, order)


def _dating(scope: Scope) -> None:
    """State the date, or the bounds of a document that does not say it."""
    document = scope.document
    if document.date is not None:
        scope.add(scope.work, ELI.date_document, date(document.date))
    elif document.dated_from or document.dated_to:
        path = f"tid/{segment(scope.artifact.id)}-datering"
        bounds = scope.period(path, "", document.dated_from, document.dated_to)
        scope.add(bounds, OWN.rule, rule_iri(BOUNDS_RULE))
        scope.add(scope.work, DCTERMS.temporal, bounds)
    for predicate, day in _stated_days(scope):
        scope.add(scope.work, predicate, date(day))


def _stated_days(scope: Scope) -> Iterator[tuple[NamedNode, dt.date]]:
    """Give the days of the file's own metadata that say more than the date does."""
    stated = dict(scope.document.metadata)
    for key, predicate in STATED_DAYS:
        try:
            day = dt.date.fromisoformat(stated.get(key, "")[:10])
        except ValueError:
            continue
        if day != scope.document.date:
            yield predicate, day


def _origin(scope: Scope) -> None:
    """State the address the document was fetched from, and what file it lay in."""
    origin = scope.document.origin
    if origin is None:
        return
    if origin.url:
        scope.add(scope.work, DCTERMS.source, NamedNode(origin.url))
    if origin.fetched:
        scope.add(scope.work, OWN.fetchedOn, date(origin.fetched))
    if origin.inside:
        scope.add(scope.work, OWN.containedIn, string(origin.inside))


def _version(scope: Scope, title: str) -> None:
    document, text = scope.document, scope.text
    digest = hashlib.sha256(document.text.encode()).hexdigest()
    scope.is_a(text, ELI.Expression, PROV.Entity)
    scope.add(text, ELI.title, sv(title))
    scope.add(text, SCHEMA.sha256, string(digest))
    language = SWEDISH if document.language == "sv" else None
    scope.add(text, ELI.language, language or string(document.language))
    file = scope.is_a(
        scope.iri(f"fil/{document.sha256}"), ELI.Manifestation, PROV.Entity
    )
    scope.add(file, SCHEMA.sha256, string(document.sha256))
    scope.add(file, DCTERMS["format"], string(document.media_type))
    if document.origin and document.origin.url:
        scope.add(file, ELI.is_exemplified_by, NamedNode(document.origin.url))
    scope.add(text, PROV.wasDerivedFrom, file)
    scope.add(text, PROV.wasGeneratedBy, scope.reading)


def _reading(scope: Scope) -> None:
    """State which program and rules read the text; when is the ledger's to say."""
    version = scope.artifact.rules.partition("+")[0]
    reading = scope.is_a(scope.reading, PROV.Activity)
    agent = scope.iri(f"program/sagt/{segment(version)}")
    plan = scope.iri(f"regelverk/{segment(scope.artifact.rules)}")
    association = NamedNode(reading.value + "/ansvar")
    scope.add(reading, PROV.used, scope.iri(f"fil/{scope.document.sha256}"))
    scope.add(reading, PROV.wasAssociatedWith, agent)
    scope.add(reading, PROV.qualifiedAssociation, association)
    scope.is_a(association, PROV.Association)
    scope.add(association, PROV.agent, agent)
    scope.add(association, PROV.hadPlan, plan)
    scope.is_a(agent, PROV.SoftwareAgent, SCHEMA.SoftwareApplication)
    scope.add(agent, SCHEMA.softwareVersion, string(version))
    scope.is_a(plan, PROV.Plan, PROV.Entity)
    scope.add(plan, DCTERMS.title, sv(f"Regler och ordlistor {scope.artifact.rules}"))
    scope.is_a(scope.graph, PROV.Entity)
    scope.add(scope.graph, PROV.wasDerivedFrom, scope.text)
    scope.add(scope.graph, PROV.wasGeneratedBy, reading)


def _section(scope: Scope, section: Section) -> None:
    node = scope.section(section.id)
    _part(scope, node, section.kind, section.start, section.end)
    if section.kind == "bilaga":
        scope.add(scope.work, ELI.has_annex, node)
    if section.number:
        scope.add(node, ELI.number, string(section.number))
    if section.heading:
        scope.add(node, DCTERMS.title, sv(section.heading))
    for dnr in section.dnr:
        scope.add(node, DCTERMS.isPartOf, matter(scope, dnr))


def _footnote(scope: Scope, note: Footnote, order: int) -> None:
    """Two notes may have one number, each on its page; their order tells them apart."""
    node = scope.section(f"fotnot-{order}")
    _part(scope, node, "fotnot", note.start, note.end)
    scope.add(node, ELI.number, string(note.number))


def _part(scope: Scope, node: NamedNode, kind: str, start: int, end: int) -> None:
    """State a part of the document, of a kind, and its characters."""
    scope.is_a(node, ELI.WorkSubdivision)
    scope.add(node, ELI.is_part_of, scope.work)
    scope.add(node, ELI.type_subdivision, KOD[f"avsnitt/{segment(kind)}"])
    extent = NamedNode(node.value + "/pos")
    scope.add(node, OWN.extent, extent)
    scope.position(extent, start, end)


def matter(scope: Scope, dnr: str) -> NamedNode:
    """State the matter that `dnr` names in the document's body, and return it."""
    body = (scope.body or "org/okand").removeprefix("org/")
    place = f"{body}/{key_segment(dnr)}"
    node = scope.is_a(scope.iri(f"arende/{place}"), ELIDL.Process)
    identifier = scope.is_a(scope.iri(f"dnr/{place}"), ADMS.Identifier)
    owner = scope.owner or scope.iri("aktor/okand")
    scope.add(node, ELIDL.process_id, string(dnr))
    scope.add(node, ADMS.identifier, identifier)
    scope.add(node, ELIDL.had_responsible_organization, owner)
    scope.add(identifier, SKOS.notation, string(" ".join(dnr.split()).upper()))
    scope.add(identifier, DCTERMS.type, KOD["identifierare/diarienummer"])
    scope.add(identifier, DCTERMS.creator, owner)
    return node


def _named(scope: Scope, kind: str) -> NamedNode:
    """Return the work of type `kind` in this document's matter, read or not."""
    body = (scope.body or "org/okand").removeprefix("org/")
    keys = [key_segment(dnr) for dnr in scope.document.dnr]
    key = f"{body}/{keys[0]}" if keys else segment(scope.artifact.id)
    return scope.iri(f"handling/{key}/{kind}")


def asked_in(scope: Scope) -> NamedNode:
    """Return the work that holds the questions: another one, if this answers it."""
    kind = ANSWERS.get(scope.document.type)
    return _named(scope, kind) if kind else scope.work


def _answered(scope: Scope) -> None:
    """Join question and answer by one key, whichever of them is read first."""
    document = scope.document
    kind = ANSWERS.get(document.type)
    if kind:
        asked = scope.is_a(_named(scope, kind), ELI.Work)
        scope.add(asked, ELI.work_type, KOD[f"handlingstyp/{kind}"])
        scope.add(scope.work, ELIDL.answers_to, asked)
    elif document.type in ANSWERS.values() and document.dnr:
        natural = scope.is_a(_named(scope, document.type), ELI.Work)
        scope.add(natural, ELI.work_type, KOD[f"handlingstyp/{document.type}"])
        scope.add(natural, ELI.is_realized_by, scope.text)
