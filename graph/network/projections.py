"""The whole graph, or its promises, as dots and lines for programs that draw networks.

Whatever joins more than two things (a role, a vote, an attendance, a piece of evidence)
becomes one line. What each line stands for is listed in `edges.tsv`: its code and name,
the node whose words it quotes (s, x or o of the pattern), and whether it is drawn among
the promises.
"""

import csv
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from importlib import resources
from urllib.parse import unquote

from graph.identity import UNKNOWN
from graph.network.document_parts import DOCUMENTS
from graph.network.drawing import BETWEEN, Dot, Drawing, Line, days_fields
from graph.queries import reading
from graph.store import Row, Store
from graph.terms import NamedNode

# The first part of a thing's path → its type in the file.
TYPES: Mapping[str, str] = {
    "person": "person",
    "org": "actor",
    "aktor": "actor",
    "handling": "document",
    "stub": "work",
    "sammantrade": "meeting",
    "arende": "matter",
    "beslut": "decision",
    "atagande": "commitment",
    "avtal": "agreement",
    "fraga": "question",
}
LABEL = 120
_MENTION = "namnd"
# The first of these that a thing has is what it is called.
_LABELS = (
    "skos:prefLabel",
    "dcterms:title",
    "eli-dl:activity_label",
    "dcterms:description",
    "schema:text",
    "eli-dl:process_id",
    "eli-dl:activity_id",
)
_DAYS = ("eli-dl:activity_date", "eli:date_document")

Key = tuple[str, str, str]


@dataclass(slots=True)
class _Stated:
    """What is known of one line: where it is written, and in which words."""

    documents: set[str] = field(default_factory=set)
    quoted: set[NamedNode] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Known:
    """What lines are told with: days, words and confidence of the things."""

    base: str
    days: Mapping[str, dt.date]
    words: Mapping[NamedNode, tuple[NamedNode | str, ...]]
    sure: Mapping[NamedNode, float]


def whole(store: Store, base: str) -> Drawing:
    """Return everything in the graph that is a thing or joins things."""
    return _drawing(store, base, {row["code"] for row in _rules()})


def promises(store: Store, base: str) -> Drawing:
    """Return actors, documents and commitments, and what joins them."""
    return _drawing(store, base, {r["code"] for r in _rules() if r["small"]})


def _rules() -> list[Mapping[str, str]]:
    text = resources.files("graph.network").joinpath("edges.tsv").read_text("utf-8")
    return list(
        csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    )


def _drawing(store: Store, base: str, codes: Set[str]) -> Drawing:
    stated: dict[Key, _Stated] = defaultdict(_Stated)
    names: dict[str, str] = {}
    for rule in _rules():
        if rule["code"] in codes:
            names[rule["code"]] = rule["label"]
            for key, document, quoted in _lines(store, base, rule):
                line = stated[key]
                line.documents.update(document)
                line.quoted.update(quoted)
    quoted = {node for line in stated.values() for node in line.quoted}
    words = reading.gathered(
        store, "?a own:quote ?q . ?q oa:hasSelector ?w . ?w oa:exact ?v", quoted
    )
    known = _Known(base, _days(store), words, _confidence(store, quoted))
    lines = tuple(
        _line(key, names[key[1]], stated[key], known) for key in sorted(stated)
    )
    return Drawing(True, _dots(store, base, lines, known.days), lines)


def _lines(
    store: Store, base: str, rule: Mapping[str, str]
) -> Iterator[tuple[Key, Iterable[str], Iterable[NamedNode]]]:
    """Return the lines that one rule draws, once for each graph that states them."""
    rows = store.select(
        f"SELECT DISTINCT * WHERE {{ GRAPH ?g {{ {rule['pattern']} }} }}"
    )
    for row in rows:
        graph = reading.required(row, "g").value
        _, _, document = graph.partition(DOCUMENTS)
        source, target = _ends(row, base, rule["code"], document)
        if _is_thing(source, base) and _is_thing(target, base):
            quoted = reading.node(row, rule["quoted"]) if rule["quoted"] else None
            yield (
                (source, rule["code"], target),
                (unquote(document),) if document else (),
                (quoted,) if quoted else (),
            )


def _ends(row: Row, base: str, code: str, document: str) -> tuple[str, str]:
    """Return where a line begins and ends; a mention ends in its document."""
    source, target = reading.node(row, "s"), reading.node(row, "o")
    start = source.value if source else ""
    if code == _MENTION:
        named = _path(start, base) in {"person", "org", "aktor"}
        return (start, f"{base}handling/{document}") if named and document else ("", "")
    return start, target.value if target else ""


def _path(iri: str, base: str) -> str:
    return iri.removeprefix(base).partition("/")[0] if iri.startswith(base) else ""


def _is_thing(iri: str, base: str) -> bool:
    return _path(iri, base) in TYPES and not iri.endswith(UNKNOWN)


def _line(key: Key, label: str, stated: _Stated, known: _Known) -> Line:
    source, code, target = key
    documents = sorted(stated.documents)
    works = [f"{known.base}handling/{document}" for document in documents]
    own = [known.days[end] for end in (source, target) if _is_dated(end, known)]
    days = own or [known.days[work] for work in works if work in known.days]
    spans = tuple((day, day) for day in sorted(set(days)))
    quotes = sorted(
        {str(words) for node in stated.quoted for words in known.words.get(node, ())}
    )
    certain = [known.sure[node] for node in stated.quoted if node in known.sure]
    return Line(
        source=source,
        target=target,
        label=label,
        weight=1.0,
        fields={
            "kinds": code,
            "documents": " ".join(documents),
            "quotes": BETWEEN.join(" ".join(quote.split()) for quote in quotes),
            "count": max(len(documents), 1),
            **days_fields(spans),
            **({"confidence": max(certain)} if certain else {}),
        },
        days=spans,
    )


def _is_dated(iri: str, known: _Known) -> bool:
    """Tell whether a line has the day of one of its ends: of an act, not a document."""
    return iri in known.days and _path(iri, known.base) in {"beslut", "sammantrade"}


def _days(store: Store) -> Mapping[str, dt.date]:
    found: dict[str, dt.date] = {}
    for predicate in _DAYS:
        for row in store.select(f"SELECT ?t ?v WHERE {{ ?t {predicate} ?v }}"):
            day, thing = reading.day(row, "v"), reading.required(row, "t").value
            if day is not None:
                found[thing] = min(found.get(thing, day), day)
    return found


def _confidence(store: Store, things: Set[NamedNode]) -> Mapping[NamedNode, float]:
    """Return how surely each thing was read."""
    found: dict[NamedNode, float] = {}
    rows = store.select(
        """SELECT ?t ?c WHERE { GRAPH ?g { ?n oa:hasBody ?t ; nif:confidence ?c } }"""
    )
    for row in rows:
        thing = reading.required(row, "t")
        if thing in things:
            sure = reading.fraction(row, "c")
            found[thing] = max(found.get(thing, sure), sure)
    return found


def _dots(
    store: Store, base: str, lines: Iterable[Line], days: Mapping[str, dt.date]
) -> tuple[Dot, ...]:
    ends = sorted({end for line in lines for end in (line.source, line.target)})
    labels = _labels(store, ends)
    kinds = reading.gathered(
        store,
        "?a org:classification|eli:work_type|own:decisionStatus ?v",
        [NamedNode(end) for end in ends],
    )
    return tuple(
        _dot(iri, base, labels.get(iri, ""), kinds.get(NamedNode(iri), ()), days)
        for iri in ends
    )


def _dot(
    iri: str,
    base: str,
    label: str,
    kinds: tuple[NamedNode | str, ...],
    days: Mapping[str, dt.date],
) -> Dot:
    path = iri.removeprefix(base)
    item = path.startswith("sammantrade/") and path.rpartition("/")[2].startswith("p")
    sort = "agenda-item" if item else TYPES[_path(iri, base)]
    codes = [reading.local(kind) for kind in kinds if isinstance(kind, NamedNode)]
    sort = "proposal" if codes == ["proposal"] else sort
    day = days.get(iri)
    return Dot(
        id=iri,
        label=label or path,
        fields={
            "type": sort,
            "kind": codes[0] if codes else sort,
            **days_fields([(day, day)]),
        },
    )


def _labels(store: Store, iris: Iterable[str]) -> Mapping[str, str]:
    """Return what each thing is called, in few words."""
    nodes = [NamedNode(iri) for iri in iris]
    found: dict[str, str] = {}
    for predicate in _LABELS:
        rest = [node for node in nodes if node.value not in found]
        for node, values in reading.gathered(store, f"?a {predicate} ?v", rest).items():
            label = " ".join(str(values[0]).split())
            found[node.value] = label if len(label) <= LABEL else label[:LABEL] + "…"
    names = reading.labels(store, (node for node in nodes if node.value in found))
    return {**found, **{node.value: name for node, name in names.items()}}
