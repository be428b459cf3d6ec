"""`sagt register`: what is processed and why, for the data protection officer."""

from pathlib import Path

import click

from app.access import acting
from app.access.model import Right
from app.cli.frame import collection, current_settings, progress
from app.register import composing, controller
from app.register.writing import FORMATS, written
from app.workspace import open_workspace
from ingest import durable


@click.command()
@click.option("--format", "form", type=click.Choice(FORMATS), default="md")
@click.option("--language", type=click.Choice(composing.LANGUAGES), default="sv")
@click.option(
    "--about",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=f"Det den ansvarige fyllt i; annars {controller.NAME} i samlingen.",
)
@click.option("-o", "--output", "target", type=click.Path(path_type=Path))
@collection
def register(form: str, language: str, about: Path | None, target: Path | None) -> None:
    """Skriv registret över behandlingen av personuppgifter (GDPR artikel 30)."""
    acting.require(Right.SEE_ALL)
    opened = open_workspace(current_settings(), progress()[1])
    text = written(composing.register(opened, language, about), form)
    opened.close()
    if target is None:
        click.echo(text, nl=False)
    else:
        durable.write(target, text.encode())
