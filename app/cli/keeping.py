"""Commands that keep the collection: withdraw, look after, make anew, serve."""

from dataclasses import replace
from pathlib import Path

import click

from app import output, workspace
from app.cli.frame import (
    collection,
    current_settings,
    json_option,
    open_collection,
    progress,
)


@click.command()
@click.argument("documents", nargs=-1, required=True)
@json_option
@collection
def remove(documents: tuple[str, ...], as_json: bool) -> None:
    """Dra tillbaka dokument överallt (namn eller id)."""
    removed = open_collection().remove(documents)
    if as_json:
        output.as_json({"removed": removed})
    else:
        output.lines((f"Borttagna: {removed}",))


@click.command()
@json_option
@collection
def rebuild(as_json: bool) -> None:
    """Gör om graf och index från arkivet."""
    opened = workspace.rebuild(current_settings(), progress()[1])
    seq = opened.archive.ledger.seq()
    if as_json:
        output.as_json({"seq": seq})
    else:
        output.lines(("Graf och index är gjorda om.",))


@click.command()
@click.option("--port", default=8501, type=click.IntRange(1, 65535))
@click.option(
    "--address",
    default="127.0.0.1",
    help="Adressen att lyssna på; en annan än den egna datorns kräver --access.",
)
@click.option(
    "--access",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Filen om inloggning och roller (eller SAGT_ACCESS).",
)
@collection
def serve(port: int, address: str, access: Path | None) -> None:
    """Starta webbappen, på 127.0.0.1 om inget annat sägs."""
    from app.ui.server import run  # noqa: PLC0415 - Streamlit is slow to import

    found = current_settings()
    run(replace(found, access=access or found.access), port, address)
