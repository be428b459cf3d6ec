"""`sagt`: every command calls a library function; data on stdout, the rest on stderr.

Exit codes: 0 done, 1 done with failures listed, 2 wrong use, 3 could not read, 4 no
collection, 5 locked by another writer.
"""

import datetime as dt
import re
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from app import answers, output, settings, workspace
from app import explain as explaining
from app.promises import promises as listed_promises
from graph import export as exporting
from graph import publish, queries, sandbox
from graph.queries import Thing
from ingest import contract, origins, pipeline
from ingest.errors import (
    LockedError,
    NoCollectionError,
    QueryError,
    ReadError,
    SagtError,
)
from ingest.fetch import WebPage, listed_name
from ingest.fetch_answer import Limits
from ingest.readers import limits

WRONG_USE, UNREAD, NO_COLLECTION, LOCKED = 2, 3, 4, 5
DAY = click.DateTime(["%Y-%m-%d"])
# What is fetched, or refused with a reason, and not looked for on disk.
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
STATUS_WORDS = {
    "ej-forfallen": "inte förfallen",
    "pagar": "pågår",
    "delvis": "delvis",
    "infriad": "infriad",
    "infriad-sent": "infriad sent",
    "omplanerad": "omplanerad",
    "struken": "struken öppet",
    "motsags": "motsägs",
    "frist-passerad-utan-belagg": "överskriden frist utan belägg",
    "okant": "okänt",
}


class Sagt(click.Group):
    """The command group; every error of ours ends in one plain line and a code."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, turning our errors into exit codes."""
        try:
            return super().invoke(ctx)
        except SagtError as error:
            click.echo(str(error), err=True)
            ctx.exit(_code(error))
        except (OSError, UnicodeError) as error:
            # A disk, a pipe or a file that does not do what it should.
            click.echo(f"Det gick inte: {error}", err=True)
            ctx.exit(UNREAD)


def _code(error: SagtError) -> int:
    if isinstance(error, NoCollectionError):
        return NO_COLLECTION
    if isinstance(error, LockedError):
        return LOCKED
    return UNREAD if isinstance(error, ReadError) else WRONG_USE


def _collection(ctx: click.Context, _param: click.Parameter, value: Path | None) -> Any:
    """Keep the folder given, on whichever side of the command it stands."""
    if value is not None:
        ctx.find_root().meta["collection"] = value
    return value


collection = click.option(
    "--collection",
    type=click.Path(file_okay=False, path_type=Path),
    expose_value=False,
    callback=_collection,
    help="Samlingens mapp (eller SAGT_COLLECTION; annars ./samling).",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Skriv JSON.")
organ_option = click.option("--organ", help="Bara organ vars namn innehåller detta.")


def _settings() -> settings.Settings:
    root = click.get_current_context().find_root()
    return settings.load(root.meta.get("collection"))


def _open() -> workspace.Workspace:
    return workspace.open_workspace(_settings())


@click.group(cls=Sagt)
@click.version_option(package_name="sagt-och-gjort")
@collection
def main() -> None:
    """Sagt och gjort: vem lovade vad, till när, och vad blev det?"""


@main.command()
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


def _progress() -> tuple[Callable[[int, int, str], None], Callable[[str], None]]:
    """Return what to call after each document and at each later step."""
    shown = sys.stderr.isatty()

    def document(done: int, total: int, name: str) -> None:
        if shown:
            filled = "█" * (30 * done // total)
            text = f"\r{filled:░<30} {done}/{total} {name[-40:]:<40}"
            click.echo(text, err=True, nl=done == total)
        elif done == total or done % 50 == 0:
            click.echo(f"Läser {done}/{total}", err=True)

    return document, lambda step: click.echo(f"{step} …", err=True)


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


@main.command()
@click.argument("sources", nargs=-1, required=True, callback=_sources)
@click.option("--sync", is_flag=True, help="Dra tillbaka det som är borta ur mapparna.")
@json_option
@collection
def ingest(sources: tuple[Path | str, ...], sync: bool, as_json: bool) -> None:
    """Läs in filer, mappar och webbadresser (https://…) i samlingen."""
    found = _settings()
    opened = workspace.create_workspace(found)
    given = [_given(source, found) for source in sources]
    for page in given:
        if isinstance(page, WebPage):
            click.echo(f"Hämtar {listed_name(page.address)} …", err=True)
    report = opened.ingest(given, sync, *_progress())
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
        output.lines(f"  {f.source}: {f.reason} {f.advice}" for f in report.failures)
    sys.exit(1 if report.failures else 0)


@main.command()
@click.argument("documents", nargs=-1, required=True)
@json_option
@collection
def remove(documents: tuple[str, ...], as_json: bool) -> None:
    """Dra tillbaka dokument överallt (namn eller id)."""
    removed = _open().remove(documents)
    if as_json:
        output.as_json({"removed": removed})
    else:
        output.lines((f"Borttagna: {removed}",))


@main.command()
@json_option
@collection
def status(as_json: bool) -> None:
    """Visa vad samlingen håller och vad som inte kunde läsas."""
    opened = _open()
    found = answers.status(opened)
    if as_json:
        output.as_json(found)
        return
    labels = {
        "documents": "Dokument",
        "passages": "Avsnitt",
        "decisions": "Beslut och förslag",
        "commitments": "Löften",
        "persons": "Personer",
        "organisations": "Organisationer",
        "failures": "Inte lästa filer",
    }
    values = asdict(found)
    output.lines(f"{label:20}{values[key]:>8}" for key, label in labels.items())
    failures = [failed.failure for failed in opened.archive.failures()]
    output.lines(f"  {f.source}: {f.reason} {f.advice}" for f in failures)


@main.command()
@click.argument("query")
@click.option("--limit", default=20, type=click.IntRange(1, 1000))
@json_option
@collection
def search(query: str, limit: int, as_json: bool) -> None:
    """Sök i texten. Fält: typ: organ: person: parti: dnr: §: datum: status:."""
    results = _open().search.search(query, limit)
    if as_json:
        output.as_json(results)
        return
    output.lines((f"{results.total} avsnitt. Sökte: {results.understood}.",))
    output.lines(results.notes)
    for hit in results.hits:
        output.lines((f"\n{hit.title} – {output.place(hit)}, sida {hit.page}",))
        output.lines((f"  {output.one_line(hit.snippet, 300)}",))


@main.command()
@click.option("--overdue", is_flag=True, help="Bara där fristen passerat.")
@organ_option
@click.option("--person", help="Bara personer vars namn innehåller detta.")
@click.option("--as-of", type=DAY, help="Hur det stod den dagen; annars i dag.")
@json_option
@collection
def promises(
    overdue: bool,
    organ: str | None,
    person: str | None,
    as_of: dt.datetime | None,
    as_json: bool,
) -> None:
    """Lista löften med frist, läge och belägg."""
    day = as_of.date() if as_of else dt.datetime.now().astimezone().date()
    found = listed_promises(_open(), day, overdue, organ, person)
    if as_json:
        output.as_json({"as_of": day, "promises": found})
        return
    for view in found:
        due = view.deadline.text if view.deadline else "ingen frist"
        output.lines((f"{view.promisor}: {output.one_line(view.text)}",))
        output.lines((f"  {due} – {STATUS_WORDS[view.status]}. {view.explanation}",))
        output.lines((f"  {output.place(view)} ({view.id})",))


@main.command()
@organ_option
@json_option
@collection
def decisions(organ: str | None, as_json: bool) -> None:
    """Lista beslut och förslag, var och en märkt som det ena eller det andra."""
    found = answers.decisions(_open(), organ)
    if as_json:
        output.as_json({"decisions": found})
        return
    words = {"decision": "beslut", "proposal": "förslag", "historical": "tidigare"}
    for view in found:
        output.lines((f"[{words[view.status]}] {output.one_line(view.text)}",))
        output.lines((f"  {view.organ}, {output.place(view)} ({view.id})",))


@main.command()
@json_option
@collection
def actors(as_json: bool) -> None:
    """Lista personer och organisationer."""
    found = answers.actors(_open())
    if as_json:
        output.as_json(found)
        return
    for person in found.persons:
        party = f" ({', '.join(person.parties)})" if person.parties else ""
        roles = ", ".join(
            dict.fromkeys(role.title for role in person.roles if role.title)
        )
        output.lines((f"{person.name}{party} {roles}".rstrip(),))
    output.lines(f"{o.name} [{o.kind}]" for o in found.organisations)


@main.command()
@click.argument("identity", metavar="ID")
@json_option
@collection
def show(identity: str, as_json: bool) -> None:
    """Visa allt om en sak, varje uppgift med sin källa (id, dokumentnamn eller IRI)."""
    opened = _open()
    entry = opened.archive.ledger.entry(identity)
    found = queries.thing(
        opened.graph, entry.id if entry else identity, opened.settings.base
    )
    if found is None:
        message = f"{identity} finns inte i samlingen."
        raise QueryError(message)
    if as_json:
        output.as_json(found)
    else:
        _show(found)


def _show(thing: Thing) -> None:
    output.lines((thing.label or thing.iri, "  " + ", ".join(thing.types)))
    for fact in thing.statements:
        arrow = "←" if fact.inverse else "→"
        value = output.one_line(fact.label or fact.value)
        output.lines((f"  {arrow} {fact.predicate}: {value}  [{fact.document or ''}]",))
    for quote in thing.quotes:
        where = f"{quote.document} [{quote.start}:{quote.end}]"
        output.lines((f"  ”{output.one_line(quote.text, 300)}” – {where}",))


@main.command()
@click.argument("identity", metavar="ID")
@json_option
@collection
def explain(identity: str, as_json: bool) -> None:
    """Säg varför ett faktum lästes så: regel, ord, säkerhet och det som valdes bort.

    ID är ett faktums id, eller ett dokuments namn eller id, @ och ett tecken i det.
    """
    found = explaining.asked(_open(), identity)
    if as_json:
        output.as_json(found[0] if len(found) == 1 else {"explanations": found})
    else:
        output.lines(line for one in found for line in explaining.lines(one))


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
@collection
def query(file: Path, as_json: bool) -> None:
    """Ställ en SPARQL-fråga (bara läsning) ur en fil."""
    opened = _open()
    copy = publish.current(opened.archive.folder / "graph" / "published")
    if copy is None:
        message = "Grafen är tom. Läs in dokument först."
        raise QueryError(message)
    with file.open(encoding="utf-8") as source:
        answer = sandbox.ask(copy, source.read(sandbox.MAX_QUERY + 1))
    if answer.cut:
        click.echo("Svaret är avkortat.", err=True)
    if answer.triples:
        output.lines(answer.triples)
    elif as_json:
        output.as_json(answer.results)
    elif "boolean" in answer.results:
        output.lines(("ja" if answer.results["boolean"] else "nej",))
    else:
        names = answer.results["head"]["vars"]
        output.lines(("\t".join(names),))
        for row in answer.results["results"]["bindings"]:
            output.lines(("\t".join(row.get(n, {}).get("value", "") for n in names),))


@main.command()
@click.option(
    "--format", "form", type=click.Choice(list(exporting.FORMATS)), default="nq"
)
@click.option("-o", "--output", "target", default="-", help='Fil; "-" är standard ut.')
@collection
def export(form: str, target: str) -> None:
    """Skriv ut hela grafen: nq, trig, ttl eller jsonld."""
    graph = _open().graph
    if target == "-":
        sys.stdout.buffer.write(exporting.write(graph, form))
    else:
        exporting.write_file(graph, form, Path(target))


@main.command()
@json_option
@collection
def rebuild(as_json: bool) -> None:
    """Gör om graf och index från arkivet."""
    opened = workspace.rebuild(_settings(), _progress()[1])
    seq = opened.archive.ledger.seq()
    if as_json:
        output.as_json({"seq": seq})
    else:
        output.lines(("Graf och index är gjorda om.",))


@main.command()
@click.option("--port", default=8501, type=click.IntRange(1, 65535))
@collection
def serve(port: int) -> None:
    """Starta webbappen på 127.0.0.1."""
    from app.ui.server import run  # noqa: PLC0415 - Streamlit is slow to import

    run(_settings(), port)
