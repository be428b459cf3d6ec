"""The pages and interactions that the app's speed is measured on, with what to ask for.

Each has an address for every turn, so that a turn asks for something else than the one
before where a reader would: other words, another page of the list, another promise.
"""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from app.settings import FOLLOWUP
from benchmarks.app_session import Address
from graph.network import KINDS
from graph.publish import open_current

WORDS = (
    "skola",
    "kollektivtrafik",
    "budget",
    "sjukvård",
    "biblioteksplan",
    "arbetsmiljö",
    "cykelväg",
    "energiplan",
    "vårdcentral",
    "detaljplan",
)
STATUSES = (
    "okant",
    "infriad",
    "pagar",
    "frist-passerad-utan-belagg",
    "ej-forfallen",
    "infriad-sent",
    "forsenad",
    "omplanerad",
    "delvis",
    "ej-infriad",
)
_MET = """
SELECT ?a (COUNT(*) AS ?n) WHERE { ?x %s ?a } GROUP BY ?a ORDER BY DESC(?n) ?a LIMIT %d
"""


@dataclass(frozen=True, slots=True)
class Step:
    """A page or an interaction: how it is told of, and its address each turn."""

    name: str
    address: Callable[[int], Address]


@dataclass(frozen=True, slots=True)
class Things:
    """What a collection has to look at: ids of promises, documents and so on."""

    promises: Sequence[str]
    documents: Sequence[str]
    persons: Sequence[str]
    bodies: Sequence[str]
    matters: Sequence[str]
    questions: Sequence[str]


def things(collection: Path, base: str, count: int = 40) -> Things:
    """Return what to look at in a collection: the most met of actors, others spread."""
    with closing(sqlite3.connect(collection / FOLLOWUP)) as db:

        def spread(table: str, where: str = "1") -> list[str]:
            found = db.execute(f"SELECT id FROM {table} WHERE {where} ORDER BY id")  # noqa: S608
            ids = [str(row[0]) for row in found]
            return ids[:: max(1, len(ids) // count)][:count]

        promises, documents = spread("promise"), spread("document")
        kind = "json_extract(CAST(head AS TEXT), '$.type') = 'interpellationssvar'"
        questions = spread("document", kind)
    store = open_current(collection / "graph" / "published")
    assert store is not None

    def met(predicate: str) -> list[str]:
        rows = store.select(_MET % (predicate, count))
        return [str(row["a"]).strip("<>").removeprefix(base) for row in rows]

    return Things(
        promises=promises,
        documents=documents,
        persons=met("org:member"),
        bodies=met("dcterms:publisher"),
        matters=met("eli-dl:forms_part_of"),
        questions=questions,
    )


def steps(of: Things) -> list[Step]:
    """Return what a turn does, in order."""

    def page(name: str, url: str, **asked: str) -> Step:
        return Step(name, lambda _turn: (url, asked))

    def each(name: str, url: str, key: str, values: Sequence[str], **more: str) -> Step:
        return Step(
            name,
            lambda turn: (url, {key: values[turn % len(values)], **more}),
        )

    def one(name: str, url: str, ids: Sequence[str]) -> list[Step]:
        return [each(name, url, "id", ids)] if ids else []

    pages = [str(number) for number in range(2, 40)]
    return [
        page("översikt", ""),
        page("sök, tom", "sok"),
        each("sök, ord", "sok", "q", WORDS),
        each("sök, filter", "sok", "q", WORDS, f_typ="protokoll"),
        each("sök, nästa sida", "sok", "q", WORDS, sida="2"),
        page("löften", "loften"),
        each("löften, läge", "loften", "lage", STATUSES),
        each("löften, ord", "loften", "amne", WORDS),
        each("löften, nästa sida", "loften", "sida", pages),
        page("löften, tysta", "loften", tysta="1"),
        *one("löfte", "loften", of.promises),
        page("beslut", "beslut"),
        each("beslut, ord", "beslut", "text", WORDS),
        each("beslut, nästa sida", "beslut", "sida", pages),
        page("ärenden", "arenden"),
        each("ärenden, ord", "arenden", "text", WORDS),
        *one("ärende", "arenden", of.matters),
        page("aktörer", "aktorer"),
        each("aktörer, namn", "aktorer", "namn", ("an", "er", "lin", "ma", "nämnd")),
        each("aktörer, nästa sida", "aktorer", "sida", pages),
        *one("aktör, organisation", "aktorer", of.bodies),
        *one("aktör, person", "aktorer", of.persons),
        page("nätverk", "natverk"),
        each("nätverk, slag", "natverk", "slag", KINDS),
        each("nätverk, grupp", "natverk", "grupp", [str(n) for n in range(10)]),
        page("nätverk, år", "natverk", ar="2020-2022"),
        page("avtal", "avtal"),
        each("avtal, part", "avtal", "part", ("region", "kommun", "stad", "förbund")),
        page("interpellationer", "interpellationer"),
        *one("interpellation", "interpellationer", of.questions),
        page("handlingar", "handling"),
        *one("handling", "handling", of.documents),
        page("fråga grafen", "fraga"),
        page("granskning", "granskning"),
        page("bevakningar", "bevakningar"),
        page("samlingen", "samlingen"),
        page("översikt, engelska", "", lang="en"),
    ]
