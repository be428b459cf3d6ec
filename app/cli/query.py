"""`sagt query`: a person's own question to the graph."""

from pathlib import Path

import click

from app import output
from app.cli.frame import collection, json_option, open_collection
from graph import publish, sandbox
from ingest.errors import QueryError


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
@collection
def query(file: Path, as_json: bool) -> None:
    """Ställ en SPARQL-fråga (bara läsning) ur en fil."""
    opened = open_collection()
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
