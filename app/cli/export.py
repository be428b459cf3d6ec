"""`sagt export`: the collection, for other systems."""

import sys
from pathlib import Path

import click

from app import exports
from app.cli.frame import collection, open_collection


@click.command()
@click.option("--format", "form", type=click.Choice(exports.FORMATS), default="nq")
@click.option(
    "--part",
    type=click.Choice(exports.PARTS),
    help="En del av grafen (fakta, uppfoljning, granskningar, kodlistor), eller vad "
    "ett nätverk visar (aktorer, allt, loften).",
)
@click.option(
    "-o",
    "--output",
    "target",
    default="-",
    help='Fil, eller mapp för csv och allt; "-" är standard ut.',
)
@collection
def export(form: str, part: str | None, target: str) -> None:
    """Skriv ut samlingen för andra system.

    Grafen: nq, trig, ttl, jsonld. Tabeller: csv (med CSVW), csv-excel, xlsx. Aktörer
    och beslut: popolo. Nätverk: graphml, gexf. Allt på en gång, till en mapp: allt.
    Beskriv sedan mappen för dataportaler med sagt catalogue.
    """
    opened = open_collection()
    if target != "-":
        exports.write(opened, form, Path(target), part)
        return
    pieces = exports.stream(opened, form, part)
    if pieces is None:
        raise click.UsageError(f"{form} behöver en plats: ange -o.")
    sys.stdout.buffer.writelines(pieces)
