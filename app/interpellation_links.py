"""Which answer is one to which interpellation: by links between acts, or by questions.

A link that is not sure by itself (the titles differ) counts where the answer repeats
the questions; so do two papers of one body that no number joins.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.workspace import Workspace
from graph.followup.ties.sameness import share
from graph.queries.connections import connections
from graph.queries.documents import Document
from graph.terms import NamedNode, segment
from ingest.language.terms import words
from ingest.model import Artifact, Question

ASKING, ANSWERING = "interpellation", "interpellationssvar"
CODE = "interpellation-svar"
# How much of a question's words another must hold to be the same question.
SAME_QUESTION = 0.6
# An answer is given within so long.
PATIENCE = dt.timedelta(days=730)
REPEATS = "Svaret återger interpellationens frågor."


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer to an interpellation, by the ids of both, and why it is thought so."""

    asked: str
    answer: str
    reason: str


def answers(workspace: Workspace, papers: Mapping[str, Document]) -> list[Answered]:
    """Return which of the papers answer which, each answer once for each question."""
    linked = list(_linked(workspace, papers))
    taken = {one.answer for one in linked} | {one.asked for one in linked}
    free = [paper for identity, paper in papers.items() if identity not in taken]
    return [*linked, *_repeating(workspace, free)]


def _linked(workspace: Workspace, papers: Mapping[str, Document]) -> Iterable[Answered]:
    base = workspace.settings.base
    nodes = {
        NamedNode(f"{base}handling/{segment(one)}"): one
        for one, paper in papers.items()
        if paper.type == ASKING
    }
    for link in connections(workspace.graph, nodes, base, candidates=True):
        source = link.other.source
        if link.code != CODE or not link.forward or source is None:
            continue
        asked, answer = nodes[link.of], source.document_id
        if answer not in papers:
            continue
        if link.stated or repeats(
            workspace.artifact(asked), workspace.artifact(answer)
        ):
            yield Answered(asked, answer, link.reason)


def _repeating(workspace: Workspace, papers: Iterable[Document]) -> Iterable[Answered]:
    """Yield answers that repeat the questions of an interpellation of their body."""
    asked = [paper for paper in papers if paper.type == ASKING]
    for answer in papers:
        if answer.type != ANSWERING:
            continue
        for paper in asked:
            if _may_answer(paper, answer) and repeats(
                workspace.artifact(paper.id), workspace.artifact(answer.id)
            ):
                yield Answered(paper.id, answer.id, REPEATS)


def _may_answer(asked: Document, answer: Document) -> bool:
    if asked.body is None or asked.body != answer.body:
        return False
    if asked.date is None or answer.date is None:
        return True
    return asked.date <= answer.date <= asked.date + PATIENCE


def repeats(asked: Artifact, answer: Artifact) -> bool:
    """Tell whether an answer repeats at least half of the questions put."""
    own = asked.facts.questions
    there = {q for question in own if (q := same_question(question, answer))}
    return bool(own) and 2 * len(there) >= len(own)


def same_question(question: Question, answer: Artifact) -> Question | None:
    """Return the question of an answer that is most like one put, or None."""
    own = words(question.text)
    scored = [
        (min(share(own, other), share(other, own)), candidate)
        for candidate in answer.facts.questions
        if (other := words(candidate.text))
    ]
    best = max((score for score, _ in scored), default=0.0)
    if best < SAME_QUESTION:
        return None
    return next(candidate for score, candidate in scored if score == best)
