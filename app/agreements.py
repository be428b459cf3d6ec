"""Agreements: between whom, in force when, and with which words."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from app.answers import matches
from app.prepared import prepared
from app.promise_parties import unnamed
from app.workspace import Workspace
from graph.queries.agreements import agreements
from ingest.model import Agreement, Artifact

# The clauses of an agreement, in the order in which people ask for them.
ClauseKind = Literal["purpose", "term", "renewal", "notice", "follow_up"]
# Where an agreement stands by the words of its own document (`graph/codes.ttl`).
Standing = Literal["ej-angivet", "foreslagen", "antagen", "undertecknad", "upphord"]


@dataclass(frozen=True, slots=True)
class AgreementView:
    """An agreement as lists show it; `parties` are paths with names.

    `starts` and `ends` are the days of its term, None where they are not stated.
    """

    id: str
    document_id: str
    title: str
    date: dt.date | None
    parties: tuple[tuple[str, str], ...]
    purpose: str
    status: str
    starts: dt.date | None
    ends: dt.date | None
    notice: str
    renewal: str

    def is_in_force(self, day: dt.date) -> bool | None:
        """Tell whether it is in force a day by its term; None if that is not stated."""
        if self.starts is None and self.ends is None:
            return None
        began = self.starts is None or self.starts <= day
        return began and (self.ends is None or day <= self.ends)


@dataclass(frozen=True, slots=True)
class Clause:
    """What an agreement says of one thing, and where; `start` is None if unfound."""

    kind: ClauseKind
    text: str
    start: int | None
    end: int | None


def listed(
    workspace: Workspace, party: str | None = None, year: int | None = None
) -> tuple[AgreementView, ...]:
    """Return agreements, the latest document first.

    Args:
        workspace: The open collection.
        party: Only those with a party whose name or path is or holds this.
        year: Only those whose term touches the year; those without a term are dated by
            their document.
    """
    return tuple(
        view
        for view in every(workspace)
        if (not party or _is_party(view, party))
        and (year is None or _touches(view, year))
    )


def every(workspace: Workspace) -> tuple[AgreementView, ...]:
    """Return all agreements, the latest document first, put together once for all."""
    views = tuple[AgreementView, ...]
    return prepared(workspace, "avtal", views, lambda: _every(workspace))


def parties(workspace: Workspace) -> Mapping[str, tuple[str, ...]]:
    """Return document → the names of the parties to the agreement in it."""
    return {
        one.document_id: tuple(name for _, name in one.parties)
        for one in every(workspace)
    }


def _every(workspace: Workspace) -> tuple[AgreementView, ...]:
    base = workspace.settings.base
    return tuple(
        AgreementView(
            id=one.id,
            document_id=one.document_id,
            title=one.title,
            date=one.date,
            parties=tuple(
                (p.value.removeprefix(base), name)
                for p, name in one.parties
                if not unnamed(name)
            ),
            purpose=one.purpose or "",
            status=one.status,
            starts=one.starts,
            ends=one.ends,
            notice=one.notice or "",
            renewal=one.renewal or "",
        )
        for one in agreements(workspace.graph)
    )


def clauses(artifact: Artifact) -> tuple[Clause, ...]:
    """Return what the agreement of a document says, each with its place."""
    agreement = artifact.facts.agreement
    if agreement is None:
        return ()
    return tuple(
        Clause(kind, words, *_place(artifact.document.text, agreement, words))
        for kind, words in _said(agreement)
    )


def _said(agreement: Agreement) -> Iterable[tuple[ClauseKind, str]]:
    term = agreement.term.text if agreement.term else None
    found: Sequence[tuple[ClauseKind, str | None]] = (
        ("purpose", agreement.purpose),
        ("term", term),
        ("renewal", agreement.renewal),
        ("notice", agreement.notice),
        ("follow_up", agreement.follow_up),
    )
    return ((kind, words) for kind, words in found if words)


def _place(
    text: str, agreement: Agreement, words: str
) -> tuple[int | None, int | None]:
    start = text.find(words, agreement.start)
    return (None, None) if start < 0 else (start, start + len(words))


def _is_party(view: AgreementView, party: str) -> bool:
    paths = {path for path, _ in view.parties}
    return party in paths or matches(party, *(name for _, name in view.parties))


def _touches(view: AgreementView, year: int) -> bool:
    first = view.starts or view.date or view.ends
    # A term that has begun and has no last day still runs.
    last = view.ends or (dt.date.max if view.starts else view.date)
    return first is not None and last is not None and first.year <= year <= last.year
