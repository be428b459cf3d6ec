"""Commands that read: one file to look at, or files and pages into the collection."""

import datetime as dt
import re
import sys
from pathlib import Path

import click

from app import output, settings, workspace
from app.cli.frame import (
    DAY,
    UNREAD,
    collection,
    current_settings,
    json_option,
    progress,
)
from ingest import contract, origins, pipeline
from ingest.errors import ReadError
from ingest.fetch import WebPage, listed_name
from ingest.fetch_answer import Limits
from ingest.readers import limits

# What is fetched, or refused with a reason, and not looked for on disk.
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
@click.option("--date", "reference", type=DAY, help="Datum att räkna tider från.")
def extract(file: Path, as_json: bool, reference: dt.datetime | None) -> None:
    """Läs en fil och skriv ut vad som står i den; inget sparas."""
    day = reference.date() if reference else None
    try:
        limits.check_file(file)
        origin, problem = origins.of_path(file)
        if problem:
            click.echo(f"{problem.source}: {problem.reason} {problem.advice}", err=True)
        data = file.read_bytes()
        artifact = pipeline.build_artifact(data, file.name, day, origin)
    except ReadError as error:
        click.echo(str(error), err=True)
        output.as_json(contract.failure(file.name, error))
        sys.exit(UNREAD)
    if as_json:
        output.as_json(contract.as_contract(artifact))
        return
    document, facts = artifact.document, artifact.facts
    day_text = document.date.isoformat() if document.date else "odaterad"
    output.lines((f"{document.title} ({document.type}, {day_text})",))
    output.lines(f"beslut: {output.one_line(d.text)}" for d in facts.decisions)
    output.lines(f"åtagande: {output.one_line(c.text)}" for c in facts.commitments)


def _sources(
    ctx: click.Context, param: click.Parameter, written: tuple[str, ...]
) -> tuple[Path | str, ...]:
    """Return addresses as they are, anything else as a path that exists."""
    existing = click.Path(exists=True, path_type=Path)
    return tuple(
        one if ADDRESS.match(one) else Path(existing.convert(one, param, ctx))
        for one in written
    )


def _given(source: Path | str, found: settings.Settings) -> Path | WebPage:
    if isinstance(source, Path):
        return source
    today = dt.datetime.now().astimezone().date()
    return WebPage(source, today, Limits(private=found.fetch_private))


@click.command()
@click.argument("sources", nargs=-1, required=True, callback=_sources)
@click.option("--sync", is_flag=True, help="Dra tillbaka det som är borta ur mapparna.")
@click.option(
    "--restricted", is_flag=True, help="Det nya och ändrade är inte offentligt."
)
@click.option("--remember", is_flag=True, help="Läs också det som har glömts.")
@click.option(
    "--wait",
    type=click.FloatRange(min=0),
    default=0,
    metavar="SEKUNDER",
    help="Vänta så länge på en annan körning som skriver.",
)
@json_option
@collection
def ingest(  # noqa: PLR0913, PLR0917 - one for each option
    sources: tuple[Path | str, ...],
    sync: bool,
    restricted: bool,
    remember: bool,
    wait: float,
    as_json: bool,
) -> None:
    """Läs in filer, mappar och webbadresser (https://…) i samlingen."""
    found = current_settings()
    shown, tell = progress()
    opened = workspace.create_workspace(found, tell)
    given = [_given(source, found) for source in sources]
    for page in given:
        if isinstance(page, WebPage):
            click.echo(f"Hämtar {listed_name(page.address)} …", err=True)
    report = opened.ingest(
        given, sync, shown, tell, restricted=restricted, remember=remember, wait=wait
    )
    if as_json:
        output.as_json(
            {
                "read": report.read,
                "replaced": report.replaced,
                "unchanged": report.unchanged,
                "removed": report.removed,
                "skipped": report.skipped,
                "failed": report.failed,
                "failures": report.failures,
                "aside": report.aside,
                "forgotten": report.forgotten,
            }
        )
    else:
        changed = report.read + report.replaced + report.removed
        output.lines(
            (
                f"Lästa {report.read}, ersatta {report.replaced}, oförändrade "
                f"{report.unchanged}, borttagna {report.removed}, inte lästa "
                f"{report.failed}.",
            )
        )
        if not changed:
            output.lines(("Inget har ändrats.",))
        if report.aside:
            output.lines((f"Ställda åt sidan {len(report.aside)}.",))
        told = (*report.failures, *report.aside, *report.forgotten)
        output.lines(f"  {f.source}: {f.reason} {f.advice}" for f in told)
    sys.exit(1 if report.failures else 0)
