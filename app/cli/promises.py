"""`sagt promises`, `sagt promise`, `sagt conflicts`: what became of what was said."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any, get_args

import click

from app import output
from app import promises as asked
from app.cli.frame import DAY, collection, json_option, open_collection
from app.promise_filters import AHEAD, IN_TIME, Filters, Order
from app.promise_lines import conflict_lines, details_lines, promise_lines
from graph.followup_model import PromiseStatus
from graph.queries import lookup
from ingest.errors import QueryError
from ingest.model import Strength

OPTIONS = (
    click.option("--organ", help="Bara organ vars namn innehåller detta."),
    click.option("--body", help="Bara handlingar från den regionen eller kommunen."),
    click.option("--person", help="Bara personer vars namn innehåller detta."),
    click.option("--topic", help="Bara löften som nämner alla de här orden."),
    click.option("--matter", help="Bara ett ärende: id, adress eller diarienummer."),
    click.option(
        "--status",
        "statuses",
        multiple=True,
        type=click.Choice(get_args(PromiseStatus)),
        help="Bara de som står så; kan anges flera gånger.",
    ),
    click.option(
        "--strength",
        "strengths",
        multiple=True,
        type=click.Choice(get_args(Strength)),
        help="Bara löften av det slaget; kan anges flera gånger.",
    ),
    click.option("--due-from", type=DAY, help="Förfaller den dagen eller senare."),
    click.option("--due-to", type=DAY, help="Förfaller den dagen eller tidigare."),
    click.option("--overdue", is_flag=True, help="Bara där fristen passerat."),
    click.option(
        "--silent", is_flag=True, help="Tysta löften: fristen passerad, inga belägg."
    ),
    click.option(
        "--upcoming",
        type=click.IntRange(0, 36_500),
        is_flag=False,
        flag_value=AHEAD,
        metavar="[DAGAR]",
        help=f"På gång: förfaller inom så många dagar ({AHEAD} om inget anges).",
    ),
    click.option(
        "--reviewed/--unreviewed",
        default=None,
        help="Bara de som någon har granskat, eller ingen.",
    ),
    click.option("--as-of", type=DAY, help="Hur det stod den dagen; annars i dag."),
)


order_option = click.option(
    "--order",
    default=IN_TIME,
    type=click.Choice(get_args(Order)),
    help="Äldst frist först (annars), frist närmast dagen, eller senast sagt.",
)


def filter_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command every way to choose promises, as `filters` and `as_of`."""

    @wraps(command)
    def chosen(  # noqa: PLR0913 - one for each way to choose
        *,
        as_of: dt.datetime | None,
        due_from: dt.datetime | None,
        due_to: dt.datetime | None,
        organ: str | None,
        body: str | None,
        person: str | None,
        topic: str | None,
        matter: str | None,
        statuses: tuple[str, ...],
        strengths: tuple[str, ...],
        overdue: bool,
        silent: bool,
        upcoming: int | None,
        reviewed: bool | None,
        **others: Any,
    ) -> None:
        filters = Filters(
            organ=organ,
            body=body,
            person=person,
            topic=topic,
            matter=matter,
            statuses=statuses,
            strengths=strengths,
            due_from=due_from.date() if due_from else None,
            due_to=due_to.date() if due_to else None,
            overdue=overdue,
            silent=silent,
            upcoming=upcoming,
            reviewed=reviewed,
        )
        command(filters=filters, as_of=as_of.date() if as_of else None, **others)

    for option in reversed(OPTIONS):
        chosen = option(chosen)
    return chosen


@click.command()
@filter_options
@click.option(
    "--each/--chains",
    "each",
    default=None,
    help="Varje gång ett löfte sagts för sig (så i JSON), eller tillsammans.",
)
@order_option
@click.option("--limit", type=click.IntRange(1), help="Högst så många.")
@click.option(
    "--offset", default=0, type=click.IntRange(0), help="Hoppa över så många."
)
@json_option
@collection
def promises(  # noqa: PLR0913 - one for each option
    *,
    filters: Filters,
    as_of: dt.date | None,
    each: bool | None,
    order: Order,
    limit: int | None,
    offset: int,
    as_json: bool,
) -> None:
    """Lista löften med frist, läge och belägg."""
    opened = open_collection()
    day = as_of or opened.settings.today
    apart = as_json if each is None else each
    wanted = replace(filters, versions=apart, order=order)
    found = asked.listed(opened, day, wanted, offset, limit)
    if as_json:
        output.as_json(found)
        return
    for view in found.promises:
        output.lines(promise_lines(view))


@click.command()
@click.argument("identity", metavar="ID")
@click.option("--as-of", type=DAY, help="Hur det stod den dagen; annars i dag.")
@json_option
@collection
def promise(identity: str, as_of: dt.datetime | None, as_json: bool) -> None:
    """Visa ett löfte: vad som hänt med det, dag för dag, och alla belägg.

    ID är löftets id eller dess adress (IRI).
    """
    opened = open_collection()
    day = as_of.date() if as_of else opened.settings.today
    found = asked.promise(opened, identity, day)
    if found is None:
        base = opened.settings.base
        iri = lookup.find(opened.graph, "promise", identity, base)
        found = asked.promise(opened, iri.value.rpartition("/")[2], day)
    if found is None:
        message = f"Det finns inget löfte {identity}."
        raise QueryError(message)
    if as_json:
        output.as_json(found)
    else:
        output.lines(details_lines(found))


@click.command()
@filter_options
@json_option
@collection
def conflicts(filters: Filters, as_of: dt.date | None, as_json: bool) -> None:
    """Lista motsägelser: två ställen om samma sak som inte båda kan stämma."""
    opened = open_collection()
    day = as_of or opened.settings.today
    found = asked.conflicts(opened, day, filters)
    if as_json:
        output.as_json({"as_of": day, "conflicts": found})
        return
    for one in found:
        output.lines(conflict_lines(one))
