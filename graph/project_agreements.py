"""Project an agreement: its parties, term, clauses and where it stands.

Each clause and each party is annotated with its own words, since an agreement may
fill the whole document.
"""

import re
from collections.abc import Iterator

from graph.project_actors import Actors
from graph.project_scope import Scope
from graph.terms import DCTERMS, KOD, OWN, PROV, NamedNode, Object, string, sv
from ingest.model import Agreement

# A decision on an agreement names it so.
_NAMED = re.compile(r"(?i)\b(?:överenskommelse|avtal|partnerskap)\w*")
_ADOPTS = frozenset({"godkanner", "antar", "faststaller", "bifall"})
# Signed: when, or by what means. "ska vara undertecknade" asks for it and says neither.
_SIGNED = re.compile(
    r"(?i)\b(?:undertecknad|undertecknades|signerad|signerades|signerat"
    r"|(?:har|blev) (?:\w+ )?undertecknats?)\b,? "
    r"(?:digitalt|elektroniskt|med e-legitimation|(?:den )?\d{1,4}[ -]\w+[ -]\d{2,4})"
)
_ENDED = re.compile(
    r"(?i)\b(?:avtalet|överenskommelsen) "
    r"(?:har upphört|upphörde|sades upp|har sagts upp)\b"
)
SIGNED_RULE, ENDED_RULE = "avtal.undertecknat", "avtal.upphort"
DECIDED_RULE = "avtal.beslutat"

Span = tuple[int, int]


def project(scope: Scope, actors: Actors) -> None:
    """State the document's agreement, if it holds one."""
    agreement = scope.artifact.facts.agreement
    if agreement is None:
        return
    node = scope.is_a(scope.iri(f"avtal/{agreement.id}"), OWN.Agreement, PROV.Entity)
    scope.add(node, DCTERMS.source, scope.work)
    extent = scope.iri(f"avtal/{agreement.id}/pos")
    scope.add(node, OWN.extent, extent)
    scope.position(extent, agreement.start, agreement.end)
    opening = _opening(scope, agreement)
    scope.annotate(node, [opening], agreement.rule, agreement.confidence)
    for party in agreement.parties:
        scope.add(node, OWN.party, actors.find(party))
    named = [place for p in agreement.parties if (place := _found(scope, agreement, p))]
    _describe(scope, node, agreement, OWN.party, named)
    _status(scope, node, agreement)
    for predicate, value, words in _clauses(scope, agreement):
        scope.add(node, predicate, value)
        place = _found(scope, agreement, words)
        _describe(scope, node, agreement, predicate, [place] if place else [opening])


def _clauses(
    scope: Scope, agreement: Agreement
) -> Iterator[tuple[NamedNode, Object, str]]:
    """Give what the clauses state: the property, its value and the words."""
    purpose, term, notice = agreement.purpose, agreement.term, agreement.notice
    if purpose:
        yield DCTERMS.description, sv(purpose), purpose
    if term is not None:
        path = f"tid/{agreement.id}-avtalstid"
        period = scope.period(path, term.text, term.earliest, term.latest)
        yield DCTERMS.temporal, period, term.text
    if notice:
        yield OWN.notice, sv(notice), notice
    if agreement.notice_period:
        yield OWN.noticePeriod, string(agreement.notice_period), notice or ""
    if agreement.renewal:
        yield OWN.renewal, sv(agreement.renewal), agreement.renewal
    if agreement.follow_up:
        yield OWN.followUpClause, sv(agreement.follow_up), agreement.follow_up


def _status(scope: Scope, node: NamedNode, agreement: Agreement) -> None:
    """State where the agreement stands by what the document itself says of it."""
    status, rule, place = _stands(scope, agreement)
    scope.add(node, OWN.status, KOD[f"avtalslage/{status}"])
    if place is not None:
        scope.describe(node, OWN.status, [place], rule, agreement.confidence)


def _stands(scope: Scope, agreement: Agreement) -> tuple[str, str, Span | None]:
    """Return the standing, the rule and the words; the later step wins."""
    text = scope.document.text
    for status, rule, words in (
        ("upphord", ENDED_RULE, _ENDED),
        ("undertecknad", SIGNED_RULE, _SIGNED),
    ):
        said = words.search(text, agreement.start)
        if said is not None:
            return status, rule, said.span()
    for decision in scope.artifact.facts.decisions:
        adopts = decision.outcome in _ADOPTS and _NAMED.search(decision.text)
        if adopts and decision.status != "historical":
            status = "antagen" if decision.status == "decision" else "foreslagen"
            return status, DECIDED_RULE, (decision.start, decision.end)
    return "ej-angivet", "", None


def _describe(
    scope: Scope,
    node: NamedNode,
    agreement: Agreement,
    aspect: NamedNode,
    places: list[Span],
) -> None:
    scope.describe(node, aspect, places, agreement.rule, agreement.confidence)


def _found(scope: Scope, agreement: Agreement, words: str) -> Span | None:
    """Return where in the agreement `words` stand, or None."""
    start = scope.document.text.find(words, agreement.start) if words else -1
    return (start, start + len(words)) if start >= 0 else None


def _opening(scope: Scope, agreement: Agreement) -> Span:
    """Return the first line, which stands for the agreement as a whole."""
    first = scope.document.text.find("\n", agreement.start, agreement.end)
    end = agreement.end if first <= agreement.start else first
    return agreement.start, end
