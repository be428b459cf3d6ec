"""`sagt backup` and `sagt restore`: a collection in one file, and back."""

from dataclasses import replace
from pathlib import Path

import click

from app import backup as copying
from app import output, workspace
from app.backup import Listed
from app.cli.frame import collection, current_settings, json_option, progress

FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("target", metavar="FIL", type=FILE)
@json_option
@collection
def backup(target: Path, as_json: bool) -> None:
    """Säkerhetskopiera samlingen till en fil, medan den används.

    Filen läses tillbaka och kontrolleras mot sina kontrollsummor. Graf och index följer
    inte med: de görs om när kopian läses tillbaka med sagt restore.
    """
    if target.exists():
        raise click.UsageError(f"{target} finns redan.")
    found = copying.make(current_settings(), target, progress()[0])
    _tell(found, as_json, f"Säkerhetskopian {target} är gjord och kontrollerad")


@click.command()
@click.argument("source", metavar="FIL", type=click.Path(exists=True, path_type=Path))
@click.argument("folder", metavar="MAPP", type=click.Path(path_type=Path))
@json_option
def restore(source: Path, folder: Path, as_json: bool) -> None:
    """Gör en samling av en säkerhetskopia, i en ny eller tom mapp."""
    document, step = progress()
    found = copying.restore(source, folder, document)
    settings = replace(current_settings(), collection=folder)
    workspace.open_workspace(settings, step).close()
    _tell(found, as_json, f"Samlingen i {folder} är återställd")


def _tell(found: Listed, as_json: bool, said: str) -> None:
    if as_json:
        output.as_json(
            {
                "files": len(found.files),
                "bytes": sum(one.size for one in found.files),
                "documents": found.documents,
                "seq": found.seq,
                "damaged": found.damaged,
            }
        )
    else:
        output.lines((f"{said}: {found.documents} handlingar.",))
        output.lines(f"  Skadad redan i samlingen: {name}" for name in found.damaged)
    if found.damaged:
        click.get_current_context().exit(1)
