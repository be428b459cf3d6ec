"""Search: hits, facets and exact snippets over whichever engine is behind it."""

import datetime as dt
from collections.abc import Mapping, Sequence

from search import analysis, query, snippets
from search.model import (
    FACETS,
    All,
    Dated,
    Either,
    Engine,
    Exactly,
    Found,
    Hit,
    Node,
    Not,
    Results,
    Sought,
    Understood,
    Without,
    Word,
)

Filters = Mapping[str, Sequence[str]]


class Search:
    """Answers what people type."""

    def __init__(self, engine: Engine) -> None:
        """Search in what `engine` holds."""
        self.engine = engine

    def search(
        self,
        text: str,
        limit: int = 20,
        offset: int = 0,
        filters: Filters | None = None,
    ) -> Results:
        """Return the best passages for a query, with facets over all of them.

        Args:
            text: The query as typed; empty finds everything.
            limit: At most so many hits.
            offset: Leave out so many of the best (paging).
            filters: Facet → values, any of which must hold.

        Raises:
            QueryError: the query cannot be read.
        """
        understood = query.parse(text)
        tree = _filtered(understood.tree, filters or {})
        found, total = self.engine.find(tree, limit, offset)
        if not total and (relaxed := _relaxed(understood)):
            wider = _filtered(relaxed.tree, filters or {})
            found, total = self.engine.find(wider, limit, offset)
            if total:
                understood, tree = relaxed, wider
        return Results(
            query=text,
            understood=understood.words,
            total=total,
            hits=tuple(_hit(f, understood.tree) for f in found),
            facets=self.engine.facets(tree),
            notes=understood.notes,
        )

    def related(self, sought: Sought, limit: int) -> list[Found]:
        """Return at most `limit` passages that speak of a thing, best first."""
        parts: list[Node] = [Word((stem,)) for stem in dict.fromkeys(sought.words)]
        if not parts:
            return []
        about: Node = Either(tuple(parts), min(sought.minimum, len(parts)))
        if sought.dnr:
            keys = (Exactly("dnr_ord", analysis.compact(d)) for d in sought.dnr)
            about = Either((about, All((Either(tuple(keys)), Either(tuple(parts))))))
        demands: list[Node] = [about]
        if sought.after is not None:
            demands.append(Dated(sought.after, None, bounds=True))
        if sought.apart_from is not None:
            demands.append(Not(Exactly("document", sought.apart_from)))
        return self.engine.find(All(tuple(demands)), limit)[0]

    def holding(
        self,
        ways: Sequence[Sequence[str]],
        after: dt.date,
        bodies: Sequence[str] | None = None,
    ) -> set[str]:
        """Return the ids of documents with a passage that holds all terms of one way.

        Args:
            ways: Sets of terms (`ingest.language.terms`).
            after: Only documents that can be from that day or later.
            bodies: Only those from one of these, or from none that is known.
        """
        held = (All(tuple(Exactly("term", term) for term in way)) for way in ways)
        later = (Dated(after, None, bounds=True), Without("senast"))
        demands: list[Node] = [Either(tuple(held)), Either(later)]
        if bodies is not None:
            ours = (Exactly("body", name) for name in bodies)
            demands.append(Either((*ours, Without("body"))))
        return self.engine.documents(All(tuple(demands)))


def _filtered(tree: Node, filters: Filters) -> Node:
    parts: list[Node] = [
        Either(tuple(Exactly(name, value) for value in values))
        for name, values in filters.items()
        if name in FACETS and values
    ]
    return All((tree, *parts)) if parts else tree


def _relaxed(understood: Understood) -> Understood | None:
    """Return a wider reading of bare words that no passage holds all of."""
    tree = understood.tree
    if not isinstance(tree, All):
        return None
    loose = [p for p in tree.parts if isinstance(p, Word) and not p.field]
    firm = [p for p in tree.parts if p not in loose]
    weighty = analysis.content([p.stems[0] for p in loose])
    loose = [p for p in loose if p.stems[0] in weighty]
    if len(loose) < 2:
        return None
    wider: Node = Either(tuple(loose), max(1, len(loose) // 2))
    if firm:
        wider = All((*firm, wider))
    note = "Inget avsnitt har alla orden; här är de som har flest av dem."
    return Understood(wider, query.describe(wider), (*understood.notes, note))


def _hit(found: Found, tree: Node) -> Hit:
    entry = found.entry
    text, marks = snippets.snippet(entry.text, tree)
    return Hit(
        document=entry.source,
        id=entry.document,
        title=entry.title,
        type=entry.type,
        organ=entry.organ,
        date=entry.date,
        dnr=entry.dnr,
        section=entry.section,
        page=entry.page,
        start=entry.start,
        end=entry.end,
        text=entry.text,
        snippet=text,
        marks=marks,
        score=round(found.score, 4),
    )
