"""`sagt export`: the graph, for other systems."""

import sys
from pathlib import Path

import click

from app.cli.frame import collection, open_collection
from graph import export as exporting


@click.command()
@click.option(
    "--format", "form", type=click.Choice(list(exporting.FORMATS)), default="nq"
)
@click.option("-o", "--output", "target", default="-", help='Fil; "-" är standard ut.')
@collection
def export(form: str, target: str) -> None:
    """Skriv ut hela grafen: nq, trig, ttl eller jsonld."""
    graph = open_collection().graph
    if target == "-":
        sys.stdout.buffer.write(exporting.write(graph, form))
    else:
        exporting.write_file(graph, form, Path(target))
