"""What is new of a person or body: promises, decisions and mentions."""

from collections.abc import Iterator, Mapping, Sequence

from app import promises as promised
from app.followed import followed
from app.promise_filters import Filters
from app.promise_views import PromiseView
from app.watches.changes import Changes, fresh, sentence
from app.watches.model import Fresh, Sought, Watch, What
from graph.queries import reading
from graph.queries.promise_actors import promises_naming
from graph.store import Row
from graph.terms import NamedNode

_DECIDED = """
SELECT DISTINCT ?x ?d ?work ?status WHERE { %s
  ?d dcterms:source ?work ; own:decisionStatus ?status ;
     eli-dl:had_responsible_organization ?x }"""
_NAMED = """
SELECT DISTINCT ?x ?work ?start ?end WHERE { %s
  ?n oa:hasBody ?x ; oa:hasTarget ?q .
  ?q oa:hasSource ?t ; oa:hasSelector ?place . ?place oa:start ?start ; oa:end ?end .
  ?work eli:is_realized_by ?t }"""
_COUNTED = """
SELECT ?x (COUNT(DISTINCT ?n) AS ?count) WHERE { ?n oa:hasBody ?x } GROUP BY ?x"""
DECISIONS: dict[str, What] = {"decision": "beslut", "proposal": "forslag"}
Span = tuple[int, int]
# So few documents are asked about one by one.
FEW = 20


def sought(changes: Changes, watch: Watch) -> Sought:
    """Return what changed documents say of the actor, and did not say before."""
    opened = changes.workspace
    path = opened.resolution.identity().canonical(watch.what)
    actor = NamedNode(f"{opened.settings.base}{path}")
    told = list(_promises(changes, path))
    # One sentence may promise, decide and name: it is told once, as the most it is.
    for others in (_decisions, _mentions):
        spans: dict[str, list[Span]] = {}
        for one in told:
            spans.setdefault(one.document, []).append((one.start, one.end))
        told += others(changes, actor, spans)
    return Sought(tuple(told))


def there(changes: Changes, watch: Watch) -> int:
    """Return in how many places of the collection the actor was read."""
    opened = changes.workspace
    actor = NamedNode(f"{opened.settings.base}{watch.what}")
    rows = opened.graph.select(_COUNTED, {"x": actor})
    return reading.number(rows[0], "count") if rows else 0


def _promises(changes: Changes, path: str) -> Iterator[Fresh]:
    for view in _views(changes, path):
        artifact = changes.artifact(view.document_id)
        if artifact is not None and changes.is_new(view.document_id, view.text):
            yield fresh("lofte", artifact, view.start, view.end, promise=view.id)


def _views(changes: Changes, path: str) -> tuple[PromiseView, ...]:
    """Return the promises of changed documents that the actor is bound by or gave."""
    opened = changes.workspace
    named = promises_naming(opened.graph, path, opened.settings.base)
    told = followed(opened).told
    asked = sorted(
        one for one in named if one in told and told[one].document in changes.documents
    )
    if not asked:
        return ()
    wanted = Filters(ids=tuple(asked), versions=True)
    return promised.listed(opened, opened.settings.today, wanted).promises


def _decisions(
    changes: Changes,
    actor: NamedNode,
    told: Mapping[str, Sequence[Span]],
) -> Iterator[Fresh]:
    for row in _asked(changes, _DECIDED, actor):
        what = DECISIONS.get(reading.code(row, "status") or "")
        document = reading.local(reading.required(row, "work"))
        artifact = changes.artifact(document) if what else None
        if artifact is None or what is None:
            continue
        identity = reading.local(reading.required(row, "d"))
        decision = next(
            (one for one in artifact.facts.decisions if one.id == identity), None
        )
        if decision is None:
            continue
        is_told = _shared((decision.start, decision.end), told.get(document, ()))
        if not is_told and changes.is_new(document, decision.text):
            yield fresh(what, artifact, decision.start, decision.end)


def _mentions(
    changes: Changes,
    actor: NamedNode,
    told: Mapping[str, Sequence[Span]],
) -> Iterator[Fresh]:
    """Yield one mention a document, with how many more new ones it has."""
    places: dict[str, set[Span]] = {}
    for row in _asked(changes, _NAMED, actor):
        document = reading.local(reading.required(row, "work"))
        span = reading.number(row, "start"), reading.number(row, "end")
        places.setdefault(document, set()).add(span)
    for document in sorted(places):
        artifact = changes.artifact(document)
        if artifact is None:
            continue
        held = sorted({sentence(artifact, *span) for span in places[document]})
        new = [s for s in held if not _shared(s, told.get(document, ()))]
        text = artifact.document.text
        new = [s for s in new if changes.is_new(document, text[s[0] : s[1]])]
        if new:
            start, end = new[0]
            yield fresh("omnamnande", artifact, start, end, count=len(new) - 1)


def _shared(span: Span, others: Sequence[Span]) -> bool:
    return any(span[0] < other[1] and other[0] < span[1] for other in others)


def _asked(changes: Changes, query: str, actor: NamedNode) -> list[Row]:
    """Return what a query gives for an actor in the documents that have changed."""
    base, documents = changes.workspace.settings.base, changes.documents
    works = [NamedNode(f"{base}handling/{one}") for one in sorted(documents)]
    # Of many documents it is faster to go by all that names the actor.
    chosen = reading.values_block("work", works) if len(works) <= FEW else ""
    rows = changes.workspace.graph.select(query % chosen, {"x": actor})
    named = [(reading.local(reading.required(row, "work")), row) for row in rows]
    kept = [row for document, row in named if document in documents]
    return sorted(kept, key=lambda row: sorted(map(str, row.values())))
