"""`sagt query`: a named question, or a person's own, to the graph."""

import csv
import datetime as dt
import io
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from app import output
from app.cli.frame import collection, json_option, open_collection
from graph import sandbox
from graph.queries.named import NAMED, Answer, Head, Page, answer
from graph.queries.named.shown import text
from ingest.errors import QueryError

USERS = {
    "politician": "Den som styr",
    "journalist": "Den som granskar",
    "staff": "Den som arbetar där",
}
# Names and words of a cell are cut here in lines for a person; JSON and CSV are whole.
WIDTH = 70


def _parameters(
    _ctx: click.Context, _param: click.Parameter, given: Sequence[str]
) -> Mapping[str, str]:
    """Return key → value of what was given as key=value."""
    found = {}
    for pair in given:
        key, equals, value = pair.partition("=")
        if not equals:
            message = f"”{pair}” ska skrivas namn=värde."
            raise click.BadParameter(message)
        found[key.strip()] = value
    return found


@click.command()
@click.argument(
    "file",
    required=False,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option("--list", "listed", is_flag=True, help="Lista de färdiga frågorna.")
@click.option("--name", help="Ställ en färdig fråga.")
@click.option(
    "--param",
    "written",
    multiple=True,
    callback=_parameters,
    metavar="NAMN=VÄRDE",
    help="Vad frågan ska gälla; kan upprepas.",
)
@click.option("--limit", default=50, type=click.IntRange(1, 10_000), help="Högst så.")
@click.option(
    "--offset", default=0, type=click.IntRange(0), help="Hoppa över så många."
)
@click.option("--csv", "as_csv", is_flag=True, help="Skriv CSV.")
@json_option
@collection
def query(  # noqa: PLR0913, PLR0917 - one for each option
    file: Path | None,
    listed: bool,
    name: str | None,
    written: Mapping[str, str],
    limit: int,
    offset: int,
    as_csv: bool,
    as_json: bool,
) -> None:
    """Ställ en färdig fråga (--name) eller en egen i SPARQL (FILE, bara läsning)."""
    if sum((file is not None, listed, name is not None)) != 1:
        message = "Ange en fil med SPARQL, --name NAMN eller --list."
        raise QueryError(message)
    if listed:
        _list(as_json)
    elif name is not None:
        _named(name, written, Page(limit, offset), as_csv=as_csv, as_json=as_json)
    elif file is not None:
        _own(file, as_json)


def _list(as_json: bool) -> None:
    heads = [one.head for one in NAMED.values()]
    if as_json:
        output.as_json({"queries": [asdict(head) for head in heads]})
        return
    for user, called in USERS.items():
        output.lines((called,))
        output.lines(_described(head) for head in heads if head.user == user)


def _described(head: Head) -> str:
    given = " ".join(
        parameter.name if parameter.required else f"[{parameter.name}]"
        for parameter in head.parameters
    )
    return f"  {head.name:<22} {head.sv} ({given})"


def _named(
    name: str, written: Mapping[str, str], page: Page, *, as_csv: bool, as_json: bool
) -> None:
    opened = open_collection()
    found = answer(
        opened.graph,
        name,
        written,
        dt.date.today(),
        page=page,
        base=opened.settings.base,
    )
    if as_json:
        rows = [asdict(row) for row in found.rows]
        output.as_json({"name": name, "rows": rows, "more": found.more})
        return
    if as_csv:
        output.lines((_csv(found),))
    else:
        output.lines(_lines(found))
    if found.more:
        click.echo(f"Det finns fler: --offset {page.offset + page.limit}", err=True)


def _csv(found: Answer) -> str:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(column.name for column in found.head.columns)
    writer.writerows([text(cell) for cell in row] for row in found.cells())
    return written.getvalue().rstrip("\n")


def _lines(found: Answer) -> list[str]:
    titles = "\t".join(column.sv for column in found.head.columns)
    rows = ["\t".join(_short(cell) for cell in row) for row in found.cells()]
    return [titles, *rows]


def _short(cell: Any) -> str:
    return output.one_line(text(cell), WIDTH)


def _own(file: Path, as_json: bool) -> None:
    opened = open_collection()
    with file.open(encoding="utf-8") as source:
        found = opened.ask(source.read(sandbox.MAX_QUERY + 1))
    if found.cut:
        click.echo("Svaret är avkortat.", err=True)
    if found.triples:
        output.lines(found.triples)
    elif as_json:
        output.as_json(found.results)
    elif "boolean" in found.results:
        output.lines(("ja" if found.results["boolean"] else "nej",))
    else:
        names = found.results["head"]["vars"]
        output.lines(("\t".join(names),))
        for row in found.results["results"]["bindings"]:
            output.lines(("\t".join(row.get(n, {}).get("value", "") for n in names),))
