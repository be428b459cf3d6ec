"""`sagt matters`, `sagt matter`, `sagt decision`: who decided what, and what came."""

from collections.abc import Iterable
from typing import Any

import click
import msgspec

from app import output, topics
from app.cli.frame import collection, json_option, open_collection
from app.walk import matter_lines, summary_line, walk_lines
from app.workspace import Workspace
from graph.queries import lookup, reading
from graph.queries import matters as asked
from graph.queries import walk as walking
from graph.terms import KOD, NamedNode
from ingest.errors import QueryError

candidates_option = click.option(
    "--candidates", is_flag=True, help="Visa också samband som är osäkra."
)


@click.command()
@click.option("--organ", help="Bara organ vars namn innehåller detta.")
@click.option("--text", help="Bara ärenden vars rubrik eller dnr innehåller detta.")
@click.option("--limit", default=50, type=click.IntRange(1, 10_000), help="Högst så.")
@click.option(
    "--offset", default=0, type=click.IntRange(0), help="Hoppa över så många."
)
@json_option
@collection
def matters(
    organ: str | None, text: str | None, limit: int, offset: int, as_json: bool
) -> None:
    """Lista ärenden, det senaste först: tid, rubrik, dnr och id."""
    opened = open_collection()
    found = asked.matters(
        opened.graph,
        text=text,
        organ=organ,
        limit=limit,
        offset=offset,
        base=opened.settings.base,
    )
    if as_json:
        output.as_json({"matters": [_plain(one) for one in found]})
    else:
        output.lines(map(summary_line, found))


@click.command()
@click.argument("matter_id", metavar="ID")
@candidates_option
@json_option
@collection
def matter(matter_id: str, candidates: bool, as_json: bool) -> None:
    """Följ ett ärende genom alla organ. ID är id, adress eller diarienummer."""
    opened = open_collection()
    base = opened.settings.base
    iri = lookup.find(opened.graph, "matter", matter_id, base)
    found = asked.matter(opened.graph, iri, base, candidates=candidates)
    if found is None:
        message = f"Ärendet {matter_id} har inga steg i samlingen."
        raise QueryError(message)
    phrases = topics.of_matter(opened, found)
    if as_json:
        output.as_json({**_plain(found), "keyphrases": phrases})
        return
    codes = {point.outcome for step in found.steps for point in step.points}
    output.lines(matter_lines(found, _outcomes(opened, codes), phrases))


@click.command()
@click.argument("decision_id", metavar="ID")
@candidates_option
@json_option
@collection
def decision(decision_id: str, candidates: bool, as_json: bool) -> None:
    """Gå runt ett beslut: vem föreslog, röstade, reserverade sig, och vad kom sedan."""
    opened = open_collection()
    base = opened.settings.base
    iri = lookup.find(opened.graph, "decision", decision_id, base)
    found = walking.walk(opened.graph, iri, base, candidates=candidates)
    if found is None:
        message = f"Det finns inget beslut {decision_id}."
        raise QueryError(message)
    if as_json:
        output.as_json(_plain(found))
        return
    output.lines(walk_lines(found, _outcomes(opened, {found.outcome})))


def _outcomes(opened: Workspace, codes: Iterable[str]) -> dict[str, str]:
    """Return code → name of outcomes."""
    nodes = {KOD[f"utfall/{code}"]: code for code in codes}
    names = reading.labels(opened.graph, nodes)
    return {code: names[node] for node, code in nodes.items() if node in names}


def _plain(value: object) -> Any:
    """Return a typed answer as JSON has it; an IRI is its text."""
    return msgspec.to_builtins(value, enc_hook=_address)


def _address(value: object) -> str:
    assert isinstance(value, NamedNode), value
    return value.value
