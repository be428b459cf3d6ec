"""Matters (*ärenden*): the list, and one matter through its bodies, act by act."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from graph.kept_facts import folded
from graph.matters.projecting import graph_name
from graph.queries import reading
from graph.queries.connections import End, ends
from graph.queries.steps import Given, Point, Step, Steps
from graph.store import Row, Store
from graph.terms import BASE, NamedNode, Object, string

__all__ = ["Given", "Matter", "Point", "Step", "Summary", "matter", "matters"]


@dataclass(frozen=True, slots=True)
class Summary:
    """A matter as lists show it; `dnr` as written, `acts` how many it holds."""

    id: str
    iri: NamedNode
    title: str
    dnr: tuple[str, ...]
    bodies: tuple[str, ...]
    first: dt.date | None
    last: dt.date | None
    acts: int


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter with its acts in order of time; the undated come last."""

    summary: Summary
    steps: tuple[Step, ...]


# In the graph of matters alone: documents state the same addresses many times over.
_LIST = """
SELECT ?m ?title ?first ?last %s WHERE {
  %s
  GRAPH %s {
    ?m a eli-dl:Process ; dcterms:title ?title .
    OPTIONAL { ?m dcterms:temporal ?time . ?time dcat:startDate ?first ;
               dcat:endDate ?last }
  }
  %s
} ORDER BY DESC(?last) ?m"""
_TEXT = """FILTER(CONTAINS(LCASE(STR(?title)), ?text) ||
  EXISTS { ?m eli-dl:process_id ?n FILTER(CONTAINS(LCASE(?n), ?text)) })"""
_ORGANS = """
SELECT DISTINCT ?organ ?text WHERE {
  ?organ own:nameKey ?key FILTER(CONTAINS(?key, ?text)) }"""
_OF_ORGAN = """
{ SELECT DISTINCT ?m WHERE { %s
  ?meeting eli-dl:had_responsible_organization ?organ .
  ?act eli-dl:forms_part_of ?meeting . GRAPH %s { ?m eli-dl:consists_of ?act } } }"""
_MEMBERS = """
SELECT ?m ?act WHERE { GRAPH %s { ?m eli-dl:consists_of|dcterms:hasPart ?act } }"""


def matters(  # noqa: PLR0913 - one for each way to narrow the list
    store: Store,
    *,
    text: str | None = None,
    organ: str | None = None,
    limit: int | None = 50,
    offset: int = 0,
    base: str = BASE,
) -> list[Summary]:
    """Return matters, the latest first.

    Args:
        store: The graph.
        text: Only those whose title or registration number holds this.
        organ: Only those treated by a body whose name holds this.
        limit: How many at most; all if None.
        offset: How many to leave out first.
        base: What every IRI of a thing begins with.
    """
    graph = graph_name(base)
    values: dict[str, Object] = {}
    chosen, shown, narrowed = "", "", ""
    if organ:
        organs = _organs(store, organ)
        if not organs:
            return []
        chosen = _OF_ORGAN % (reading.values_block("organ", organs), graph)
    if text:
        values["text"] = string(text.casefold())
        shown, narrowed = "?text", _TEXT
    page = "" if limit is None else f" LIMIT {limit:d} OFFSET {offset:d}"
    rows = store.select(_LIST % (shown, chosen, graph, narrowed) + page, values)
    return _summaries(store, rows, base)


def holds(one: Summary, text: str) -> bool:
    """Tell whether the title or a registration number of a matter holds a text."""
    sought = text.casefold()
    return any(sought in name.lower() for name in (one.title, *one.dnr))


def _organs(store: Store, name: str) -> list[NamedNode]:
    """Return the bodies whose name holds what is written, none if that is no word."""
    key = folded(name)
    rows = store.select(_ORGANS, {"text": string(key)}) if key else []
    return sorted({reading.required(row, "organ") for row in rows}, key=str)


def _summaries(store: Store, rows: Iterable[Row], base: str) -> list[Summary]:
    first: dict[NamedNode, Row] = {}
    for row in rows:
        first.setdefault(reading.required(row, "m"), row)
    numbers = reading.gathered(store, "?a eli-dl:process_id ?v", first)
    owners = reading.gathered(store, "?a eli-dl:had_responsible_organization ?v", first)
    bodies = {v for nodes in owners.values() for v in nodes if isinstance(v, NamedNode)}
    names = reading.labels(store, bodies)
    held = f"GRAPH {graph_name(base)} {{ ?a eli-dl:consists_of|dcterms:hasPart ?v }}"
    members = reading.gathered(store, held, first)
    return [
        Summary(
            id=reading.local(node) if "/arende/m-" in node.value else _path(node),
            iri=node,
            title=reading.words(row, "title"),
            dnr=tuple(str(n) for n in numbers.get(node, ())),
            bodies=tuple(
                sorted(
                    {
                        names[b]
                        for b in owners.get(node, ())
                        if isinstance(b, NamedNode) and b in names
                    }
                )
            ),
            first=reading.day(row, "first"),
            last=reading.day(row, "last"),
            acts=len(members.get(node, ())),
        )
        for node, row in first.items()
    ]


def _path(node: NamedNode) -> str:
    return "arende/" + node.value.partition("/arende/")[2]


def matter(
    store: Store, iri: NamedNode, base: str = BASE, *, candidates: bool = False
) -> Matter | None:
    """Return one matter with its acts in order of time, or None."""
    listed = store.select(_LIST % ("", "", graph_name(base), ""), {"m": iri})
    found = _summaries(store, listed, base)
    if not found:
        return None
    rows = store.select(_MEMBERS % graph_name(base), {"m": iri})
    acts = sorted({reading.required(row, "act") for row in rows}, key=str)
    described = ends(store, acts, base)
    steps = Steps(store, acts, base, candidates=candidates)
    ordered = sorted(
        described.values(), key=lambda e: (e.date or dt.date.max, _rank(e), e.id)
    )
    return Matter(found[0], tuple(steps.of(end) for end in ordered))


def _rank(end: End) -> bool:
    """What was prepared for a meeting stands before the meeting of the same day."""
    return end.kind == "sammantrade"
