"""Search: hits, facets and exact snippets over whichever engine is behind it."""

import datetime as dt
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace

from search import analysis, emptiness, facets, query, similar, spelling
from search.facets import Filters
from search.folding import Folded, Twins, also
from search.grouping import By, group
from search.model import (
    All,
    Dated,
    Either,
    Engine,
    Exactly,
    Found,
    Hit,
    Meant,
    Node,
    Not,
    Results,
    Sought,
    Told,
    Without,
    Word,
)
from search.paging import Order, Pages
from search.ranking import weights
from search.ranking.answering import Asked, Ranking
from search.ranking.weights import Weights
from search.snippets import Marker
from search.suggesting import Suggesting, Suggestion

# With fewer hits than this it is told what else may have been meant.
FEW = 5


@dataclass(frozen=True, slots=True)
class Wish:
    """How results are wanted.

    `order` is "" (best first), "newest" or "oldest", and `by` "", "document" or
    "matter". With `fold` those that say the same are one hit; with `help` it is told
    what may have been meant and why nothing was found.
    """

    order: Order = ""
    by: By = ""
    fold: bool = False
    help: bool = False
    twins: Twins | None = None


PLAIN = Wish()


class Search:
    """Answers what people type."""

    def __init__(self, engine: Engine, table: Weights | None = None) -> None:
        """Search in what `engine` holds, ranking by `table` or as it comes."""
        self.engine = engine
        self._ranking = Ranking(engine, table or weights.read())
        self._suggesting = Suggesting(engine)
        # Facets are counted while the first hits are looked at.
        self._counting = ThreadPoolExecutor(2, "facets")

    def search(  # noqa: PLR0913, PLR0917 - what a reader may choose
        self,
        text: str,
        limit: int = 20,
        offset: int = 0,
        filters: Filters | None = None,
        today: dt.date | None = None,
        wish: Wish = PLAIN,
    ) -> Results:
        """Return the best passages for a query, with facets over all of them.

        Args:
            text: The query as typed; empty finds everything.
            limit: At most so many hits.
            offset: Leave out so many of the best (paging).
            filters: Facet → values, any of which must hold; "dokument" → ids.
            today: The day that "nästa år" counts from.
            wish: How the results are wanted.

        Raises:
            QueryError: the query cannot be read.
        """
        chosen = filters or {}
        understood = query.parse(text, today)
        counting: list[Future[dict[str, dict[str, int]]]] = []

        def count(tree: Node) -> None:
            job = self._counting.submit(facets.counted, self.engine, tree, chosen)
            counting.append(job)

        asked = self._ranking.ask(understood, facets.demands(chosen), count)
        page = self._pages(asked, chosen, wish).page(limit, offset)
        marker = Marker(understood.tree, asked.wanted)
        hits = tuple(_hit(folded, marker, asked) for folded in page.hits)
        results = Results(
            query=text,
            understood=understood.words,
            english=understood.english,
            total=page.total,
            hits=hits,
            facets=counting[0].result(),
            notes=(*understood.notes, *(told.sv for told in asked.said)),
            said=(*understood.said, *asked.said),
            parts=understood.parts,
            unsure=asked.unsure,
            relaxed=asked.relaxed,
            spelled=asked.spelled,
            folded=page.folded,
            groups=group(hits, wish.by),
        )
        return self._helped(results, asked, chosen, today) if wish.help else results

    def _pages(self, asked: Asked, filters: Filters, wish: Wish) -> Pages:
        return Pages(
            engine=self.engine,
            asked=asked,
            tree=facets.filtered(asked.tree, filters),
            order=wish.order,
            folds=wish.fold,
            twins=wish.twins,
        )

    def _helped(
        self, results: Results, asked: Asked, filters: Filters, today: dt.date | None
    ) -> Results:
        """Return results with what may have been meant and why there are so few."""

        def count(text: str) -> int:
            other = query.parse(text, today)
            return self._ranking.count(other, facets.demands(filters))

        meant: tuple[Meant, ...] = ()
        missing: tuple[Told, ...] = ()
        text, wanted, hits = results.query, asked.wanted, results.hits
        poor = results.relaxed or results.unsure or results.total < FEW
        if poor or results.spelled:
            found = spelling.meant(text, wanted, hits, self.engine, count)
            # What the typed words were read as finds as much, and says it better.
            least = 0 if results.spelled or poor else results.total
            meant = tuple(one for one in found if one.total > least)
        if not results.total or results.relaxed or results.unsure:
            understood = query.parse(text, today)
            missing = emptiness.told(self.engine, understood, filters, count)
        return replace(results, meant=meant, missing=missing)

    def suggest(self, text: str, limit: int = 8) -> list[Suggestion]:
        """Return what the last words of a text may be the beginning of."""
        return self._suggesting.suggest(text, limit)

    def similar(self, passage: str, limit: int = 10) -> tuple[Hit, ...]:
        """Return passages of other documents about the same as one, by its id."""
        found = similar.passage(self.engine, passage)
        if found is None:
            return ()
        tree, near = similar.similar(self.engine, found, limit)
        marker = Marker(tree) if tree is not None else None
        return tuple(_hit(Folded(each), marker) for each in near if marker)

    def passage(self, identity: str) -> Hit | None:
        """Return an indexed passage by its id, nothing marked; None if it is gone."""
        found = similar.passage(self.engine, identity)
        return _hit(Folded(found), Marker(Either(()))) if found else None

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


def _hit(folded: Folded, marker: Marker, asked: Asked | None = None) -> Hit:
    found = folded.found
    entry = found.entry
    text, marks = marker.snippet(entry.text, entry.wording)
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
        passage=entry.passage,
        body=entry.body,
        heading=entry.heading,
        matter=entry.matter,
        also=tuple(also(other) for other in folded.also),
        why=asked.why(found) if asked else (),
    )
