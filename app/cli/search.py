"""`sagt search`: passages that answer what people type, with where each stands."""

from collections.abc import Iterator, Sequence

import click

from app import hit_place, output, searching
from app.cli.frame import collection, json_option, open_collection
from app.workspace import Workspace
from ingest.errors import QueryError
from search.facets import Filters
from search.grouping import By
from search.model import FACETS, Also, Hit, Results
from search.paging import Order

WIDTH = 320


def _filters(
    _ctx: click.Context, _param: click.Parameter, given: Sequence[str]
) -> Filters:
    """Return facet → values of what was given as facet=value."""
    found: dict[str, list[str]] = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals or name not in FACETS:
            message = f"”{pair}” ska skrivas NAMN=VÄRDE, med {', '.join(FACETS)}."
            raise click.BadParameter(message)
        found.setdefault(name, []).append(value)
    return found


@click.command()
@click.argument("query", required=False, default="")
@click.option("--limit", default=20, type=click.IntRange(1, 1000), help="Högst så.")
@click.option(
    "--offset", default=0, type=click.IntRange(0), help="Hoppa över så många."
)
@click.option(
    "--filter",
    "filters",
    multiple=True,
    callback=_filters,
    metavar="NAMN=VÄRDE",
    help=f"Begränsa; kan upprepas. Namn: {', '.join(FACETS)}.",
)
@click.option(
    "--order",
    type=click.Choice(["best", "newest", "oldest"]),
    default="best",
    help="I vilken ordning.",
)
@click.option(
    "--group",
    type=click.Choice(["document", "matter"]),
    help="Träffarna per handling eller ärende.",
)
@click.option("--all", "every", is_flag=True, help="Slå inte ihop samma text.")
@click.option("--why", is_flag=True, help="Säg varför varje träff står där den står.")
@click.option("--like", metavar="AVSNITT", help="Avsnitt som liknar ett, efter id.")
@json_option
@collection
def search(  # noqa: PLR0913, PLR0917 - one for each option
    query: str,
    limit: int,
    offset: int,
    filters: Filters,
    order: str,
    group: By | None,
    every: bool,
    why: bool,
    like: str | None,
    as_json: bool,
) -> None:
    """Sök i texten. Fält: typ: organ: person: parti: dnr: §: datum: status:."""
    opened = open_collection()
    if like is not None:
        _similar(opened, like, limit, as_json)
        return
    ordered: Order = {"newest": "newest", "oldest": "oldest"}.get(order, "")  # type: ignore[assignment]
    results = searching.results(
        opened,
        query,
        limit=limit,
        offset=offset,
        filters=filters,
        order=ordered,
        by=group or "",
        fold=not every,
    )
    if as_json:
        output.as_json(results)
    else:
        output.lines(_lines(opened, results, why))


def _similar(opened: Workspace, passage: str, limit: int, as_json: bool) -> None:
    if opened.search.passage(passage) is None:
        message = f"Avsnittet {passage} finns inte i samlingen."
        raise QueryError(message)
    hits = opened.search.similar(passage, limit)
    if as_json:
        output.as_json({"hits": hits})
        return
    for hit in hits:
        output.lines(_hit(opened, hit, why=False))


def _lines(opened: Workspace, results: Results, why: bool) -> Iterator[str]:
    yield f"{results.total} avsnitt. Sökte: {results.understood}."
    yield from results.notes
    yield from (told.sv for told in results.missing)
    for other in results.meant:
        yield f"Menade du: {other.query} ({other.total})"
    for group in results.groups:
        yield f"\n{group.title} ({group.found})"
        for hit in group.hits:
            yield from _hit(opened, hit, why)
    for hit in () if results.groups else results.hits:
        yield from _hit(opened, hit, why)
    if results.folded:
        yield f"\n{results.folded} avsnitt med samma text visas hos ett annat."


def _hit(opened: Workspace, hit: Hit, why: bool) -> Iterator[str]:
    yield f"\n{hit.title} – {output.place(hit)}{_page(opened, hit)}"
    yield f"  {output.one_line(_marked(hit), WIDTH)}"
    for other in hit.also:
        where = f"{other.document}{_page(opened, other)}"
        yield f"  Finns också i {other.title} – {where}"
    if why:
        yield from (f"  · {told.sv}" for told in hit.why)


def _page(opened: Workspace, found: Hit | Also) -> str:
    """Return its page as it is added to where it stands."""
    number = hit_place.page(opened, found)
    return "" if number is None else f", sida {number}"


def _marked(hit: Hit) -> str:
    """Return the snippet with its marked words in bold, where a terminal shows that."""
    parts, place = [], 0
    for start, end in hit.marks:
        parts.append(hit.snippet[place:start])
        parts.append(click.style(hit.snippet[start:end], bold=True))
        place = end
    return "".join((*parts, hit.snippet[place:]))
