"""From rows of IRIs to what is shown: names of things and places in documents.

Names and places are asked for the rows of one page only. To join them in the query
itself would cost a step for every row before the page is cut out, and repeat rows for
each document that says the same name.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.queries import numbers, reading
from graph.queries.named.head import KEYS, PAGE, sparql
from graph.store import Row, Store
from graph.terms import NamedNode, Object

LIMIT = 50


@dataclass(frozen=True, slots=True)
class Page:
    """Which rows of an answer are wanted."""

    limit: int = LIMIT
    offset: int = 0


FIRST = Page()
# What a query or subquery chooses to show.
_CHOSEN = re.compile(r"(\bSELECT\b[^{]*\bWHERE\b)")


@dataclass(frozen=True, slots=True)
class Ref:
    """A thing that can be opened: its IRI, the last part of it, and what to call it."""

    iri: str
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is written: document, its date, characters and words."""

    document_id: str
    document: str
    date: dt.date | None
    start: int
    end: int
    text: str


# What a thing is called: actors and codes by label, others by what they have.
_NAMES = """
SELECT DISTINCT ?a ?v WHERE {{ {block}
  {{ ?a dcterms:description ?v }} UNION {{ ?a own:sourceName ?v }}
  UNION {{ ?a eli-dl:process_id ?v }} UNION {{ ?a eli-dl:activity_id ?v }}
  UNION {{ ?a dcterms:title ?v . FILTER NOT EXISTS {{ ?a own:sourceName ?name }} }}
}}"""
_PLACES = """
SELECT DISTINCT ?quote ?work ?name ?date ?start ?end ?text WHERE {{ {block}
  ?quote oa:hasSource ?version ; oa:hasSelector ?at . ?quote oa:hasSelector ?words .
  ?at oa:start ?start ; oa:end ?end . ?words oa:exact ?text .
  ?work eli:is_realized_by ?version ; own:sourceName ?name .
  OPTIONAL {{ ?work eli:date_document ?date }}
}}"""


def ask(
    store: Store,
    name: str,
    values: Mapping[str, Object],
    page: Page = FIRST,
    keys: Iterable[NamedNode] = (),
) -> list[Row]:
    """Return the rows of a named query, one page of them.

    Args:
        store: The graph.
        name: The query's file.
        values: What stands in the place of its variables.
        page: Which rows are wanted.
        keys: Where the query begins, for those that begin at keys.
    """
    cut = f"LIMIT {int(page.limit)} OFFSET {int(page.offset)}"
    # Terms write themselves, so nothing can be smuggled in.
    begin = "{ " + " ".join(str(key) for key in keys) + " }"
    text = KEYS.sub(lambda _: begin, sparql(name)).replace(PAGE, cut)
    return store.select(_bound(text, values))


def ask_of_matter(
    store: Store, name: str, matter: NamedNode, page: Page = FIRST
) -> list[Row]:
    """Return a page of a query about one matter; nothing where it is none or several.

    A number that holds several matters has no answer of its own: `lookup` lists them.
    """
    known = numbers.meant(store, matter)
    if len(known) != 1:
        return []
    values = {"matter": known[0], "arenden": numbers.derived_graph(known[0])}
    return ask(store, name, values, page)


def ask_in_turn(
    store: Store,
    name: str,
    values: Mapping[str, Object],
    page: Page,
    keys: Sequence[NamedNode],
) -> list[Row]:
    """Return one page of a query whose order is that of its keys.

    A few keys are asked at a time, ever more, until the page is full: the decisions of
    this year are found without going through those of twenty.
    """
    found: list[Row] = []
    wanted = page.offset + page.limit
    at, size = 0, 1
    while at < len(keys) and len(found) < wanted:
        part = keys[at : at + size]
        found += ask(store, name, values, Page(wanted - len(found)), part)
        at, size = at + size, size * 2
    return found[page.offset : wanted]


def _bound(text: str, values: Mapping[str, Object]) -> str:
    """Return a query with its parameters' values in the place of their variables.

    Binding them from outside would not reach the subqueries in every engine.
    """
    if not values:
        return text
    # All in one pass: what stands in a value is never read as a variable.
    variable = re.compile(rf"\?({'|'.join(values)})\b")

    def filled(found: re.Match[str]) -> str:
        return str(values[found[1]])

    return "".join(
        variable.sub("", piece)
        if _CHOSEN.fullmatch(piece)
        else variable.sub(filled, piece)
        for piece in _CHOSEN.split(text)
    )


def key(actor: NamedNode, kind: str) -> NamedNode:
    """Return the key of all an actor's things of a kind."""
    return NamedNode(f"{actor.value}/{kind}")


def year_keys(
    store: Store, actor: NamedNode, kind: str, first: dt.date, last: dt.date
) -> list[NamedNode]:
    """Return the keys of an actor's things of a kind for each year, newest first."""
    rows = store.select("SELECT ?year WHERE { ?x a own:Overview ; own:year ?year }")
    years = sorted((reading.number(row, "year") for row in rows), reverse=True)
    wanted = [year for year in years if first.year <= year <= last.year]
    return [key(actor, f"{kind}/{year}") for year in wanted]


class Known:
    """The names and places of everything that some rows hold."""

    def __init__(self, store: Store, rows: Iterable[Row]) -> None:
        """Ask for the names and places that `rows` need."""
        nodes = {v for row in rows for v in row.values() if isinstance(v, NamedNode)}
        quotes = {node for node in nodes if "/citat/" in node.value}
        self._names = _named(store, nodes - quotes)
        self._places = _places(store, quotes)

    def ref(self, row: Row, column: str) -> Ref | None:
        """Return the thing in a column, or None."""
        node = reading.node(row, column)
        return None if node is None else self.called(node)

    def called(self, node: NamedNode) -> Ref:
        """Return a thing with what to call it: its name, or the end of its IRI."""
        local = reading.local(node)
        return Ref(node.value, local, self._names.get(node) or local)

    def given(self, row: Row, column: str) -> Ref:
        """Return the thing in a column that the query always binds."""
        return self.called(reading.required(row, column))

    def place(self, row: Row, column: str = "place") -> Place | None:
        """Return the place of the quote in a column, or None."""
        node = reading.node(row, column)
        return self._places.get(node) if node else None


def _named(store: Store, nodes: Iterable[NamedNode]) -> Mapping[NamedNode, str]:
    nodes = set(nodes)
    found: dict[NamedNode, str] = dict(reading.labels(store, nodes))
    for part in reading.chunks(node for node in nodes if node not in found):
        block = reading.values_block("a", part)
        spelled: dict[NamedNode, set[str]] = {}
        for row in store.select(_NAMES.format(block=block)):
            spelled.setdefault(reading.required(row, "a"), set()).add(
                reading.words(row, "v")
            )
        found.update((node, min(words)) for node, words in spelled.items())
    return found


def _places(store: Store, quotes: Iterable[NamedNode]) -> Mapping[NamedNode, Place]:
    found: dict[NamedNode, Place] = {}
    for part in reading.chunks(quotes):
        block = reading.values_block("quote", part)
        for row in store.select(_PLACES.format(block=block)):
            place = Place(
                document_id=reading.code(row, "work") or "",
                document=reading.words(row, "name"),
                date=reading.day(row, "date"),
                start=reading.number(row, "start"),
                end=reading.number(row, "end"),
                text=reading.words(row, "text"),
            )
            found.setdefault(reading.required(row, "quote"), place)
    return found
