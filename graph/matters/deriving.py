"""From the records of all documents to matters: one pass, then only what was kept."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping

from graph.identity import Identity
from graph.matters import documents, resolving, subjects
from graph.matters.acts import Gathered
from graph.matters.clusters import Clusters
from graph.matters.joins import TREATED, by_agenda, by_dnr, by_reference, by_title
from graph.matters.keys import bare_number, matter_path, unnamed_matter_path
from graph.matters.model import Act, Citation, Matter, Matters
from graph.matters.records import MatterRecord

# Parts of a document that list what the matter rests on.
LISTED = frozenset({"underlag", "beredning"})


def derive(records: Iterable[MatterRecord], identity: Identity) -> Matters:
    """Return the matters of a collection; the order of the records does not matter."""
    gathered = Gathered(identity)
    waiting: list[resolving.Wanted] = []
    listed: set[str] = set()
    named = documents.Named()
    for record in records:
        gathered.add(record)
        own = {
            bare_number(i.number): gathered.item_key(record, i) for i in record.items
        }
        for reference in record.references:
            citing = gathered.citing(record, reference.item)
            named.add(record, citing, reference)
            if reference.role in LISTED or reference.rule == "ref.underlag":
                listed.add(f"{record.id}:{reference.start}")
            if (one := resolving.wanted(record, citing, own, reference)) is not None:
                waiting.append(one)
    acts = gathered.acts()
    held = resolving.Held(gathered.settle(acts), acts)
    bodies = {d: act.body for act in acts.values() for d in act.documents}
    waiting.sort(key=lambda w: (w.place.document, w.place.start, w.citing))
    citations = list(resolving.resolve(waiting, held, identity, bodies))
    named_documents = named.resolve(acts)
    acts |= _cited(citations, acts, frozenset(listed))
    joins = [
        *by_reference(citations, acts, frozenset(listed)),
        *by_dnr(acts),
        *by_title(acts),
        *by_agenda(acts),
        *named_documents.joins,
    ]
    clusters = Clusters(acts)
    clusters.settle(joins)
    told = subjects.by_subject(acts, clusters.of, gathered.names)
    clusters.settle(list(told))
    return _matters(acts, clusters, [*citations, *named_documents.citations])


def _cited(
    citations: Iterable[Citation], acts: Mapping[str, Act], listed: frozenset[str]
) -> dict[str, Act]:
    """Return the items outside the collection that a matter passed through."""
    found = {}
    for citation in citations:
        place = citation.place
        passed = citation.cue in TREATED or f"{place.document}:{place.start}" in listed
        if not citation.held and passed and citation.target not in acts:
            day = citation.target.split("/")[2]
            when = dt.date.fromisoformat(day) if len(day) == 10 else None
            found[citation.target] = Act(citation.target, "cited", day=when)
    return found


def _matters(
    acts: Mapping[str, Act], clusters: Clusters, citations: list[Citation]
) -> Matters:
    sets = clusters.sets()
    alone = Counter(
        dnr
        for members in sets
        for dnr in {(acts[k].body, d) for k in members for d in acts[k].dnr}
    )
    of: dict[str, str] = {}
    matters = []
    for members in sets:
        if len(members) == 1 and acts[members[0]].kind == "cited":
            continue
        path = _path(acts, members, alone)
        of |= dict.fromkeys(members, path)
        if len(members) > 1:
            matters.append(_matter(path, acts, members, alone))
    return Matters(
        acts,
        tuple(sorted(matters, key=lambda m: m.path)),
        of,
        tuple(sorted(clusters.held)),
        tuple(sorted(clusters.candidates())),
        tuple(citations),
    )


def _path(
    acts: Mapping[str, Act],
    members: tuple[str, ...],
    alone: Mapping[tuple[str, str], int],
) -> str:
    """Return the path of a matter: its dnr where one stands for it and no other."""
    first = next((acts[k] for k in members if acts[k].dnr), None)
    if first is not None:
        numbers = {
            d for k in members if acts[k].body == first.body for d in acts[k].dnr
        }
        if len(numbers) == 1 and alone[first.body, first.dnr[0]] == 1:
            written = min(
                w
                for k in members
                if acts[k].body == first.body
                for w in acts[k].written
            )
            return matter_path(first.body or None, written)
    return unnamed_matter_path(members[0])


def _matter(
    path: str,
    acts: Mapping[str, Act],
    members: tuple[str, ...],
    alone: Mapping[tuple[str, str], int],
) -> Matter:
    own = [acts[k] for k in members]
    days = sorted(a.day for a in own if a.day)
    numbers = {
        matter_path(a.body, written)
        for a in own
        if a.body and all(alone[a.body, d] == 1 for d in a.dnr)
        for written in a.written
    }
    return Matter(
        path,
        members,
        _title(own),
        tuple(dict.fromkeys(w for a in own for w in a.written)),
        tuple(sorted(numbers - {path})),
        tuple(dict.fromkeys(a.body for a in own if a.body)),
        days[0] if days else None,
        days[-1] if days else None,
    )


def _title(acts: list[Act]) -> str:
    """Return the heading that most acts share, of those the earliest."""
    headings = [a.heading for a in acts if a.heading]
    if not headings:
        return ""
    count = Counter(a.topic.key for a in acts if a.heading)
    best = max(count.values())
    return next(a.heading for a in acts if a.heading and count[a.topic.key] == best)
