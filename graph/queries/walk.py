"""A journalist's walk: all that stands around one decision, each with its source.

Who proposed it, who moved otherwise, how each voted, who reserved and in which words,
which earlier § it builds on, what it told whom to do by when, and what came back.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.queries import reading
from graph.queries.connections import End, Link, connections, ends
from graph.queries.walk_parts import (
    Assignment,
    Ballots,
    Voice,
    assignments,
    voices,
    vote,
)
from graph.store import Store
from graph.terms import BASE, OPENGOV, OWN, NamedNode

__all__ = ["Assignment", "Ballots", "Voice", "Walk", "walk"]

# Kinds of links by the question they answer.
PROPOSED = ("forslag-", "beredning")
# How many steps back a proposal is followed: committee, nämnd, styrelse.
STEPS = 3
LATER = (
    "bordlagd-",
    "aterremiss-",
    "remiss-",
    "interpellation-",
    "motion-",
    "anmald",
)


@dataclass(frozen=True, slots=True)
class Walk:
    """One decision and all around it.

    `status` is decision, proposal or historical; `outcome` of a proposal is what is
    proposed. `beside` are the other points of the same §.
    """

    decision: End
    status: str
    outcome: str
    heading: str
    dnr: tuple[str, ...]
    matters: tuple[str, ...]
    proposed: tuple[Link, ...]
    yrkanden: tuple[Voice, ...]
    vote: Ballots | None
    reservations: tuple[Voice, ...]
    builds_on: tuple[Link, ...]
    assignments: tuple[Assignment, ...]
    later: tuple[Link, ...]
    beside: tuple[End, ...]


_HEAD = """
SELECT ?d ?status ?outcome ?item ?label WHERE {
  ?d own:decisionStatus ?status .
  OPTIONAL { ?d eli-dl:decision_outcome|own:proposedOutcome ?outcome }
  OPTIONAL { ?d eli-dl:forms_part_of ?item . ?item eli-dl:activity_id ?number
             OPTIONAL { ?item eli-dl:activity_label ?label } }
}"""
_BESIDE = """
SELECT ?d ?item WHERE { ?d eli-dl:forms_part_of ?item ; own:decisionStatus ?s }"""
_MATTERS = """
SELECT DISTINCT ?x ?matter ?number WHERE {
  %s
  { ?x eli-dl:forms_part_of ?matter } UNION { ?matter eli-dl:consists_of ?x }
  ?matter a eli-dl:Process . OPTIONAL { ?matter eli-dl:process_id ?number }
}"""


def walk(
    store: Store, decision: NamedNode, base: str = BASE, *, candidates: bool = False
) -> Walk | None:
    """Return what stands around a decision, or None if there is no such decision."""
    heads = store.select(_HEAD, {"d": decision})
    if not heads:
        return None
    head = heads[0]
    item = reading.node(head, "item")
    beside = _beside(store, item)
    near = [node for node in (decision, *beside, item) if node is not None]
    found = ends(store, [decision, *beside], base)
    own = assignments(store, decision, base)
    links = connections(store, near, base, candidates=candidates)
    numbers, matters = _matters(store, [decision, *([item] if item else [])])
    return Walk(
        decision=found[decision],
        status=reading.code(head, "status") or "decision",
        outcome=reading.code(head, "outcome") or "ovrigt",
        heading=reading.words(head, "label"),
        dnr=numbers,
        matters=matters,
        proposed=_proposed(store, links, decision, base),
        yrkanden=voices(store, OPENGOV.Motion, decision),
        vote=vote(store, decision),
        reservations=voices(store, OWN.Reservation, decision),
        builds_on=_builds_on(links, decision),
        assignments=own,
        later=_later(links, decision),
        beside=tuple(found[node] for node in beside if node != decision),
    )


def _proposed(
    store: Store, links: Iterable[Link], decision: NamedNode, base: str
) -> tuple[Link, ...]:
    """Return who proposed it, and who had proposed that, the last step first."""
    found = list(_about(links, decision, PROPOSED, forward=False))
    newest = found
    for _ in range(STEPS):
        acts = [node for link in newest for node in _with_item(store, link.other.iri)]
        back = connections(store, acts, base) if acts else []
        known = {link.other.iri for link in found} | {decision}
        newest = [
            link
            for link in back
            if not link.forward
            and link.code.startswith(PROPOSED)
            and link.other.iri not in known
        ]
        found += newest
    return _once(found)


def _with_item(store: Store, act: NamedNode) -> list[NamedNode]:
    """Return an act and, if it is a point of an item, the item and its other points."""
    rows = store.select(_HEAD, {"d": act})
    items = sorted(
        {item for row in rows if (item := reading.node(row, "item"))}, key=str
    )
    points = [point for item in items for point in _beside(store, item)]
    return list(dict.fromkeys([act, *items, *points]))


def _beside(store: Store, item: NamedNode | None) -> list[NamedNode]:
    """Return the points of an item, in order of id."""
    if item is None:
        return []
    rows = store.select(_BESIDE, {"item": item})
    return sorted({reading.required(row, "d") for row in rows}, key=str)


def _matters(
    store: Store, nodes: Iterable[NamedNode]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the numbers and the addresses of the matters that acts belong to."""
    rows = store.select(_MATTERS % reading.values_block("x", nodes))
    numbers = {reading.words(row, "number") for row in rows} - {""}
    matters = {reading.required(row, "matter").value for row in rows}
    return tuple(sorted(numbers)), tuple(sorted(matters))


def _about(
    links: Iterable[Link], decision: NamedNode, codes: tuple[str, ...], *, forward: bool
) -> tuple[Link, ...]:
    """Return links of some kinds, the decision's own rather than its §'s others."""
    wanted = [
        link
        for link in links
        if link.forward == forward and link.code.startswith(codes)
    ]
    own = [link for link in wanted if link.of == decision]
    return _once(own or wanted)


def _once(links: Iterable[Link]) -> tuple[Link, ...]:
    """Return one link for each kind and other end."""
    kept: dict[tuple[str, str], Link] = {}
    for link in links:
        kept.setdefault((link.code, link.other.id), link)
    return tuple(kept.values())


def _builds_on(links: Iterable[Link], decision: NamedNode) -> tuple[Link, ...]:
    """Return what the decision rests on: cited, earlier rounds, papers, assignments."""
    cited = [
        link
        for link in links
        if link.forward and link.code in {"bygger-pa", "ersatter"}
    ]
    before = [
        link
        for link in links
        if not link.forward
        and not link.code.startswith(PROPOSED)
        and link.code not in {"bygger-pa", "ersatter"}
        and link.of != decision
    ]
    return _once([*cited, *before])


def _later(links: Iterable[Link], decision: NamedNode) -> tuple[Link, ...]:
    """Return what followed: the next step, and who has built on the decision since."""
    next_step = _about(links, decision, PROPOSED, forward=True)
    followed = [link for link in links if link.forward and link.code.startswith(LATER)]
    since = [
        link
        for link in links
        if not link.forward and link.code in {"bygger-pa", "ersatter"}
    ]
    reports = [
        link for link in links if link.forward and link.code.startswith("uppdrag")
    ]
    return _once([*next_step, *followed, *reports, *since])
