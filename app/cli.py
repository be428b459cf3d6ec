"""`sagt`: every command calls a library function; data on stdout."""

import datetime as dt
import sys
from pathlib import Path

import click

from ingest import codec, contract, pipeline
from ingest.errors import ReadError


@click.group()
@click.version_option(package_name="sagt-och-gjort")
def main() -> None:
    """Sagt och gjort: vem lovade vad, till när, och vad blev det?"""


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True)
@click.option("--date", "reference", type=click.DateTime(["%Y-%m-%d"]))
def extract(file: Path, as_json: bool, reference: dt.datetime | None) -> None:
    """Läs en fil och skriv ut vad som står i den; sparar inget."""
    del as_json
    day = reference.date() if reference else None
    try:
        result = contract.as_contract(
            pipeline.build_artifact(file.read_bytes(), file.name, day)
        )
    except ReadError as error:
        result = contract.failure(file.name, error)
    click.echo(codec.encode(result).decode())
    sys.exit(3 if "error" in result else 0)
