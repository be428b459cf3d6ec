"""Project what else a document says: follow-ups, questions, times, agreement."""

from graph.project_actors import Actors
from graph.project_commitments import schedule
from graph.project_document import asked_in
from graph.project_scope import Scope
from graph.terms import (
    DCTERMS,
    KOD,
    OWN,
    PROV,
    SCHEMA,
    date,
    integer,
    sv,
)
from ingest.model import Agreement, Followup, Question, TimeExpression

COVERAGE = {
    "answered": "besvarad",
    "partly": "delvis",
    "not-found": "ej-funnet",
    "no-answer-in-document": "svar-saknas-i-dokumentet",
}


def project(scope: Scope, actors: Actors) -> None:
    """State follow-ups, questions and answers, times and the agreement."""
    facts = scope.artifact.facts
    for followup in facts.followups:
        _followup(scope, followup)
    for question in facts.questions:
        _question(scope, question)
    for time in facts.times:
        _time(scope, time)
    if facts.agreement is not None:
        _agreement(scope, actors, facts.agreement)


def _followup(scope: Scope, followup: Followup) -> None:
    """What a document says became of something; evidence is judged elsewhere."""
    node = scope.is_a(
        scope.iri(f"uppfoljning/{followup.id}"), OWN.FollowUpStatement, PROV.Entity
    )
    scope.fact(node, followup.start, followup.end, followup.rule, followup.confidence)
    scope.add(node, DCTERMS.description, sv(followup.text))
    scope.add(node, OWN.reportedStatus, KOD[f"uppfoljning/{followup.status}"])
    if followup.concerns:
        scope.add(node, OWN.concerns, sv(followup.concerns))


def _question(scope: Scope, question: Question) -> None:
    node = scope.is_a(scope.iri(f"fraga/{question.id}"), SCHEMA.Question)
    scope.fact(node, question.start, question.end, question.rule, question.confidence)
    scope.add(node, SCHEMA.position, integer(question.number))
    scope.add(node, SCHEMA.text, sv(question.text))
    scope.add(node, DCTERMS.isPartOf, asked_in(scope))
    scope.add(node, OWN.answerCoverage, KOD[f"svarsgrad/{COVERAGE[question.status]}"])
    for number, answer in enumerate(question.answers, start=1):
        reply = scope.iri(f"svar/{question.id}-{number}")
        scope.is_a(reply, SCHEMA.Answer)
        scope.fact(reply, answer.start, answer.end, question.rule, question.confidence)
        scope.add(reply, SCHEMA.parentItem, node)
        scope.add(reply, DCTERMS.isPartOf, scope.work)


def _time(scope: Scope, time: TimeExpression) -> None:
    path = f"tid/{scope.key('tid', time.start, time.end)}"
    node = scope.period(path, time.text, time.earliest, time.latest, time.latest_wide)
    if time.earliest_wide:
        scope.add(node, OWN.earliestWide, date(time.earliest_wide))
    scope.add(node, OWN.timeKind, KOD[f"tidsslag/{time.kind}"])
    if time.recurrence:
        takt = f"{path.replace('tid/', 'takt/', 1)}"
        scope.add(node, OWN.recurrence, schedule(scope, takt, time.recurrence))
    scope.annotate(node, [(time.start, time.end)], time.rule, time.confidence)


def _agreement(scope: Scope, actors: Actors, agreement: Agreement) -> None:
    node = scope.is_a(scope.iri(f"avtal/{agreement.id}"), OWN.Agreement, PROV.Entity)
    scope.add(node, DCTERMS.source, scope.work)
    scope.add(node, OWN.status, KOD["avtalslage/ej-angivet"])
    for party in agreement.parties:
        scope.add(node, OWN.party, actors.find(party))
    if agreement.purpose:
        scope.add(node, DCTERMS.description, sv(agreement.purpose))
    if agreement.term is not None:
        term = agreement.term
        path = f"tid/{agreement.id}-avtalstid"
        period = scope.period(path, term.text, term.earliest, term.latest)
        scope.add(node, DCTERMS.temporal, period)
    if agreement.notice:
        scope.add(node, OWN.notice, sv(agreement.notice))
    if agreement.follow_up:
        scope.add(node, OWN.followUpClause, sv(agreement.follow_up))
    extent = scope.iri(f"avtal/{agreement.id}/pos")
    scope.add(node, OWN.extent, extent)
    scope.position(extent, agreement.start, agreement.end)
    # The first line stands for an agreement that may fill the whole document.
    first = scope.document.text.find("\n", agreement.start, agreement.end)
    end = agreement.end if first <= agreement.start else first
    scope.annotate(node, [(agreement.start, end)], agreement.rule, agreement.confidence)
