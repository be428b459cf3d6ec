"""Parts of a walk around a decision: who spoke, how each voted, what was assigned."""

import datetime as dt
from dataclasses import dataclass

from graph.queries import reading
from graph.queries.connections import Link, Source, connections, sources
from graph.queries.promises import Found, evidence_of
from graph.store import Row, Store
from graph.terms import NamedNode


@dataclass(frozen=True, slots=True)
class Voice:
    """Someone's yrkande or reservation; `fate` is bifall, avslag or None."""

    text: str
    by: tuple[str, ...]
    fate: str | None
    source: Source | None


@dataclass(frozen=True, slots=True)
class Ballots:
    """A vote: the count, and who voted how where that is listed."""

    ja: int
    nej: int
    avstar: int
    by: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Assignment:
    """What the decision tells someone to do, and what has come back."""

    id: str
    text: str
    to: str
    due_text: str | None
    due: dt.date | None
    source: Source | None
    reports: tuple[Link, ...]
    evidence: tuple[Found, ...]


_VOICES = "SELECT DISTINCT ?d ?y ?kind WHERE { ?y dcterms:relation ?d . ?y a ?kind }"
_SPOKEN = """
SELECT ?y ?text ?fate ?by ?quote WHERE {
  ?y schema:text ?text .
  OPTIONAL { ?y opengov:result ?fate }
  OPTIONAL { ?y schema:creator|dcterms:creator ?by }
  OPTIONAL { ?y own:quote ?quote }
}"""
_VOTE = """
SELECT ?d ?poll ?ja ?nej ?avstar ?how ?who WHERE {
  ?d eli-dl:consists_of ?poll .
  ?poll eli-dl:number_of_votes_favor ?ja ; eli-dl:number_of_votes_against ?nej ;
        eli-dl:number_of_votes_abstention ?avstar .
  OPTIONAL { ?poll ?how ?who FILTER(?how IN (eli-dl:had_voter_favor,
    eli-dl:had_voter_against, eli-dl:had_voter_abstention, eli-dl:had_excused_person)) }
}"""
_DERIVED = "SELECT DISTINCT ?d ?k WHERE { ?k prov:wasDerivedFrom ?d }"
_ASSIGNMENTS = """
SELECT ?k ?text ?to ?due ?latest ?quote WHERE {
  ?k dcterms:description ?text ; own:promisor ?to .
  OPTIONAL { ?k own:deadline ?frist OPTIONAL { ?frist own:verbatim ?due }
             OPTIONAL { ?frist dcat:endDate ?latest } }
  OPTIONAL { ?k own:quote ?quote }
}"""
HOW = {
    "had_voter_favor": "ja",
    "had_voter_against": "nej",
    "had_voter_abstention": "avstår",
    "had_excused_person": "frånvarande",
}


def voices(store: Store, kind: NamedNode, decision: NamedNode) -> tuple[Voice, ...]:
    """Return what was moved against a decision, or reserved, as of class `kind`."""
    around = store.select(_VOICES, {"d": decision})
    nodes = {reading.required(row, "y") for row in around if row["kind"] == kind}
    rows = [
        row
        for node in sorted(nodes, key=str)
        for row in store.select(_SPOKEN, {"y": node})
    ]
    names = reading.labels(store, (reading.node(row, "by") for row in rows))
    quotes = sources(store, (reading.node(row, "quote") for row in rows))
    spoken: dict[NamedNode, set[str]] = {}
    first: dict[NamedNode, Row] = {}
    for row in rows:
        node = reading.required(row, "y")
        first.setdefault(node, row)
        by = reading.node(row, "by")
        spoken.setdefault(node, set()).update({names.get(by, "")} if by else ())
    found = [
        Voice(
            text=reading.words(row, "text"),
            by=tuple(sorted(spoken[node] - {""})),
            fate=reading.code(row, "fate"),
            source=quotes.get(quote) if (quote := reading.node(row, "quote")) else None,
        )
        for node, row in first.items()
    ]
    return tuple(
        sorted(found, key=lambda v: (v.source.start if v.source else 0, v.text))
    )


def vote(store: Store, decision: NamedNode) -> Ballots | None:
    """Return the vote on a decision, or None where none was counted."""
    rows = store.select(_VOTE, {"d": decision})
    if not rows:
        return None
    names = reading.labels(store, (reading.node(row, "who") for row in rows))
    by: dict[str, set[str]] = {}
    for row in rows:
        who, how = reading.node(row, "who"), reading.node(row, "how")
        if who is not None and how is not None:
            vote = HOW[how.value.rsplit("#", 1)[-1]]
            by.setdefault(vote, set()).add(names.get(who, reading.local(who)))
    ja, nej, avstar = (reading.number(rows[0], n) for n in ("ja", "nej", "avstar"))
    listed = tuple(
        (vote, tuple(sorted(by[vote]))) for vote in HOW.values() if vote in by
    )
    return Ballots(ja, nej, avstar, listed)


def assignments(store: Store, decision: NamedNode, base: str) -> tuple[Assignment, ...]:
    """Return what a decision tells others to do, with the reports and the evidence."""
    derived = store.select(_DERIVED, {"d": decision})
    nodes = sorted({reading.required(row, "k") for row in derived}, key=str)
    rows = [row for node in nodes for row in store.select(_ASSIGNMENTS, {"k": node})]
    names = reading.labels(store, (reading.node(row, "to") for row in rows))
    quotes = sources(store, (reading.node(row, "quote") for row in rows))
    links = connections(store, nodes, base) if nodes else []
    found = {}
    for row in rows:
        node, to = reading.required(row, "k"), reading.required(row, "to")
        quote = reading.node(row, "quote")
        identity = reading.local(node)
        if identity in found:
            continue
        found[identity] = Assignment(
            id=identity,
            text=reading.words(row, "text"),
            to=names.get(to, ""),
            due_text=reading.text(row, "due"),
            due=reading.day(row, "latest"),
            source=quotes.get(quote) if quote else None,
            reports=tuple(k for k in links if k.of == node and k.forward),
            evidence=tuple(
                piece
                for piece in evidence_of(store, identity, base)
                if piece.stance != "mentions"
            ),
        )
    return tuple(
        sorted(found.values(), key=lambda a: a.source.start if a.source else 0)
    )
