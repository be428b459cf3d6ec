"""`sagt report`, `sagt calendar`, `sagt feed`: follow-up as files."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import click

from app import promises as asked
from app.cli.frame import collection, open_collection
from app.cli.promises import filter_options, order_option
from app.due_calendar import calendar as as_calendar
from app.feed import Head, changes, reached
from app.feed import feed as as_feed
from app.promise_filters import Filters, Order
from app.report.gathering import UNKNOWN, Places
from app.report.words import LANGUAGES, Words
from app.report.writing import FORMS
from app.report.writing import report as written_report
from app.settings import DEFAULT_APP
from graph.export import whole_file

file_option = click.option(
    "-o",
    "--output",
    "target",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Filen som ska skrivas.",
)
language_option = click.option(
    "--language",
    default=LANGUAGES[0],
    type=click.Choice(LANGUAGES),
    help="Språk: sv (annars) eller en.",
)


@click.command()
@filter_options
@order_option
@click.option("--format", "form", default="html", type=click.Choice(list(FORMS)))
@language_option
@file_option
@collection
def report(  # noqa: PLR0913 - one for each option
    *,
    filters: Filters,
    as_of: dt.date | None,
    order: Order,
    form: str,
    language: str,
    target: Path,
) -> None:
    """Skriv en uppföljningsrapport om ett organ, en person eller ett ärende."""
    opened = open_collection()
    day = as_of or opened.settings.today
    # The address that stands for none given leads nobody but this computer's user.
    app = opened.settings.app
    places = Places(app) if app != DEFAULT_APP else UNKNOWN
    asked_for = replace(filters, order=order)
    made = written_report(opened, asked_for, day, form, language, places=places)
    whole_file.write_chunks([made.data], target)


@click.command()
@filter_options
@language_option
@file_option
@collection
def calendar(
    filters: Filters, as_of: dt.date | None, language: str, target: Path
) -> None:
    """Skriv löftenas frister som en kalender (iCalendar)."""
    opened = open_collection()
    found = asked.listed(opened, as_of or opened.settings.today, filters)
    name = filters.named(Words(language)("file.calendar"))
    data = as_calendar(found.promises, name, language)
    whole_file.write_chunks([data], target)


@click.command()
@filter_options
@click.option("--promise", help="Bara det löftet (id).")
@click.option("--address", default="", help="Adress till appens sida Löften.")
@language_option
@file_option
@collection
def feed(  # noqa: PLR0913 - one for each option
    *,
    filters: Filters,
    as_of: dt.date | None,
    promise: str | None,
    address: str,
    language: str,
    target: Path,
) -> None:
    """Skriv vad som ändrats om löftena som ett flöde (Atom)."""
    opened = open_collection()
    wanted = filters.only(promise) if promise else filters
    found = asked.listed(opened, as_of or opened.settings.today, wanted)
    log = reached(opened.archive.ledger.verdicts, found.promises)
    name = wanted.named(Words(language)("file.feed"))
    head = Head(name, wanted.key, page=address, language=language)
    data = as_feed(changes(found.promises, log), head)
    whole_file.write_chunks([data], target)
