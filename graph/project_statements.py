"""Project what else a document says: follow-ups, questions and their answers.

A time is stated with what it is the time of (a deadline, a term, a dating). One that
nothing uses would be a node that nothing points at, and a fifth of the graph; it
stays in the artifact, the outer form and the tables.
"""

from graph.project_document import asked_in
from graph.project_scope import Scope
from graph.terms import (
    DCTERMS,
    KOD,
    OWN,
    PROV,
    SCHEMA,
    NamedNode,
    integer,
    sv,
)
from ingest.model import Followup, Question

COVERAGE = {
    "answered": "besvarad",
    "partly": "delvis",
    "not-found": "ej-funnet",
    "no-answer-in-document": "svar-saknas-i-dokumentet",
}


def project(scope: Scope) -> None:
    """State follow-ups, questions and answers."""
    facts = scope.artifact.facts
    for followup in facts.followups:
        _followup(scope, followup)
    for question in facts.questions:
        _question(scope, question)


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
    _coverage(scope, node, question)
    for number, answer in enumerate(question.answers, start=1):
        reply = scope.iri(f"svar/{question.id}-{number}")
        scope.is_a(reply, SCHEMA.Answer)
        scope.fact(reply, answer.start, answer.end, question.rule, question.confidence)
        scope.add(reply, SCHEMA.parentItem, node)
        scope.add(reply, DCTERMS.isPartOf, scope.work)


def _coverage(scope: Scope, node: NamedNode, question: Question) -> None:
    """State why the question counts as answered or not: the reason is the rule."""
    if not question.reason:
        return
    answers = [(answer.start, answer.end) for answer in question.answers]
    place = answers or [(question.start, question.end)]
    scope.describe(
        node, OWN.answerCoverage, place, question.reason, question.confidence
    )
