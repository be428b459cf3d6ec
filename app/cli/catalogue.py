"""`sagt catalogue`: the collection described for data portals, by DCAT-AP-SE 3."""

import datetime as dt
import re
import sys
from pathlib import Path
from typing import Literal, cast, get_args
from urllib.parse import urlsplit

import click

from app.cli.frame import DAY, collection, open_collection
from graph.export import dcat, whole_file
from graph.export.dcat_about import CC0, NOT_TOLD, About, Publisher
from graph.terms import NamedNode

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)


def _address(
    _ctx: click.Context, _param: click.Parameter, written: str | None
) -> str | None:
    """Return a web address that can stand in the description."""
    if written is not None:
        try:
            whole = bool(urlsplit(NamedNode(written).value).scheme)
        except ValueError:
            whole = False
        if not whole:
            raise click.BadParameter(f"”{written}” är ingen webbadress.")
    return written


def _contact(
    _ctx: click.Context, _param: click.Parameter, given: tuple[str, str] | None
) -> tuple[str, str] | None:
    """Return a name and an e-mail address, None where none are given."""
    if given and not _MAIL.fullmatch(given[1]):
        raise click.BadParameter(f"”{given[1]}” är ingen e-postadress.")
    return given or None


title_option = click.option(
    "--title", default=About().title, envvar="SAGT_TITLE", help="Katalogens namn."
)
publisher_option = click.option(
    "--publisher", default=NOT_TOLD, envvar="SAGT_PUBLISHER", help="Vem som ger ut."
)
sort_option = click.option(
    "--publisher-type",
    "sort",
    default=About().publisher_type,
    type=click.Choice(get_args(Publisher)),
    envvar="SAGT_PUBLISHER_TYPE",
    help="Slag av utgivare.",
)
contact_option = click.option(
    "--contact",
    nargs=2,
    callback=_contact,
    help="En funktions namn och e-postadress (inte en persons).",
)


@click.command()
@title_option
@publisher_option
@sort_option
@contact_option
@click.option(
    "--homepage", envvar="SAGT_HOMEPAGE", callback=_address, help="Sida om samlingen."
)
@click.option(
    "--address",
    envvar="SAGT_ADDRESS",
    callback=_address,
    help="Mapp på webben för filerna.",
)
@click.option(
    "--files",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Mapp med exporterade filer; bara de som finns där tas upp.",
)
@click.option("--issued", type=DAY, help="Dagen katalogen först gavs ut.")
@click.option("--modified", type=DAY, help="Dagen den senast ändrades.")
@click.option(
    "--licence",
    default=CC0,
    callback=_address,
    help="Filernas licens; katalogens är CC0.",
)
@click.option("--format", "form", type=click.Choice(["ttl", "rdf"]), default="ttl")
@click.option("-o", "--output", "target", default="-", help='Fil; "-" är standard ut.')
@collection
def catalogue(  # noqa: PLR0913, PLR0917 - one for each option
    title: str,
    publisher: str,
    sort: str,
    contact: tuple[str, str] | None,
    homepage: str | None,
    address: str | None,
    files: Path | None,
    issued: dt.datetime | None,
    modified: dt.datetime | None,
    licence: str,
    form: str,
    target: str,
) -> None:
    """Beskriv samlingen enligt DCAT-AP-SE 3, för dataportaler."""
    opened = open_collection()
    about = About(
        title=title,
        publisher=publisher,
        publisher_type=cast("Publisher", sort),
        homepage=homepage,
        address=address,
        contact=contact,
        issued=issued.date() if issued else None,
        modified=modified.date() if modified else None,
        licence=licence,
    )
    if about.missing():
        click.echo(f"Ange före utgivning: {', '.join(about.missing())}.", err=True)
    known = cast('Literal["ttl", "rdf"]', form)
    pieces = dcat.chunks(opened.graph, about, files, opened.settings.base, known)
    if target == "-":
        sys.stdout.buffer.writelines(pieces)
    else:
        whole_file.write_chunks(pieces, Path(target))
