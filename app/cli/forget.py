"""`sagt forget`: a document or a person, gone from everything, with the proof."""

from dataclasses import replace
from pathlib import Path

import click

from app import output
from app.cli.frame import collection, current_settings, json_option, progress
from app.forgetting import doing, finding
from app.forgetting.model import Asked, Outcome, Outside
from app.workspace import open_workspace
from ingest.ledger_tombstones import Originals, Tombstone

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
KINDS = {"document": "handling", "person": "person", "text": "ordalydelse"}
SURE = "Det går inte att ångra. Se först med --dry-run; lägg sedan till --yes."
ONE = "Ange --document, --person eller --text: ett slag åt gången."


@click.command()
@click.option(
    "--document", "documents", multiple=True, help="Namn eller id; flera går."
)
@click.option("--person", help="Id, adress eller namn; alla namn på personen döljs.")
@click.option("--text", "wording", help="En ordalydelse som ska döljas överallt.")
@click.option("--why", default="", help="Varför; det står kvar.")
@click.option("--who", default="", help="Vem som bestämt det; annars du.")
@click.option(
    "--originals",
    type=click.Choice(("keep", "remove")),
    default="remove",
    help="Original där namnet eller ordalydelsen står: behåll eller ta bort.",
)
@click.option("--backup", "backups", multiple=True, type=FILE, help="Glöm också där.")
@click.option("--export", "exports", multiple=True, type=FOLDER, help="Glöm också där.")
@click.option("--wait", default=30.0, help="Sekunder att vänta på den som läser.")
@click.option("--dry-run", is_flag=True, help="Visa vad som skulle tas bort, och var.")
@click.option("--yes", is_flag=True, help="Gör det.")
@click.option("--finish", is_flag=True, help="Gör klart det som avbröts.")
@click.option("--prove", is_flag=True, help="Sök bara igenom samlingen efter --text.")
@click.option(
    "--list", "listing", is_flag=True, help="Visa vad som har glömts och när."
)
@json_option
@collection
def forget(  # noqa: PLR0913, PLR0917 - one for each option
    documents: tuple[str, ...],
    person: str | None,
    wording: str | None,
    why: str,
    who: str,
    originals: Originals,
    backups: tuple[Path, ...],
    exports: tuple[Path, ...],
    wait: float,
    dry_run: bool,
    yes: bool,
    finish: bool,
    prove: bool,
    listing: bool,
    as_json: bool,
) -> None:
    """Glöm en handling eller en person överallt, och visa att det är gjort."""
    settings = current_settings()
    how = doing.How(progress()[1], wait)
    outside = Outside(backups, exports)
    if listing:
        _list(doing.tombstones(settings), as_json)
        return
    if finish:
        outcomes = doing.finish(settings, outside, how)
        for outcome in outcomes:
            _tell(outcome, as_json)
        if not outcomes:
            output.lines(("Inget är påbörjat.",))
        _exit(all(one.is_gone for one in outcomes))
        return
    if prove:
        outcome = doing.prove(settings, (wording or person or "", *documents), how)
        _tell(outcome, as_json)
        _exit(outcome.is_gone)
        return
    asked = replace(
        _asked(documents, person, wording), who=who, why=why, originals=originals
    )
    for warning in asked.warnings:
        click.echo(f"Obs! {warning}", err=True)
    if dry_run:
        _plan(doing.planned(settings, asked, how), as_json)
        return
    if not yes:
        raise click.UsageError(SURE)
    outcome = doing.forget(settings, asked, outside, how)
    _tell(outcome, as_json)
    _exit(outcome.is_gone)


def _asked(
    documents: tuple[str, ...], person: str | None, wording: str | None
) -> Asked:
    if sum(map(bool, (documents, person, wording))) != 1:
        raise click.UsageError(ONE)
    if wording:
        return finding.text(wording)
    opened = open_workspace(current_settings(), progress()[1])
    try:
        if person:
            return finding.person(opened, person)
        return finding.documents(opened, documents)
    finally:
        opened.close()


def _plan(found: Outcome, as_json: bool) -> None:
    if as_json:
        output.as_json({"documents": found.documents, "places": found.scanned})
        return
    output.lines(("Det här skulle tas bort. Inget är ändrat.",))
    if found.documents:
        output.lines((f"  handlingar: {found.documents}, texter: {found.versions}",))
    output.lines(f"  {one.place}: {one.total}" for one in found.scanned if one.total)


def _tell(found: Outcome, as_json: bool) -> None:
    if as_json:
        output.as_json({**_values(found), "gone": found.is_gone})
        return
    if found.tombstone:
        told = f"{found.documents} handlingar, {found.versions} versioner"
        output.lines((f"Gravsten {found.tombstone}: {told}.",))
    for place in found.scanned:
        state = f"KVAR på {place.total} ställen" if place.left else "inget kvar"
        output.lines((f"  {place.place}: {place.files} filer genomsökta, {state}.",))
        output.lines(f"    {one}" for one in place.left)
    for copy in found.copies:
        output.lines((f"  {copy.path}: {copy.done}.",))
        output.lines(f"    KVAR: {one}" for one in copy.left)
    output.lines(f"  Kvar att göra: {one}" for one in found.to_do)
    output.lines(("Borta överallt." if found.is_gone else "Allt är inte borta.",))


def _values(found: Outcome) -> dict[str, object]:
    return {name: getattr(found, name) for name in Outcome.__slots__}


def _list(stones: list[Tombstone], as_json: bool) -> None:
    if as_json:
        output.as_json([replace(stone, work="") for stone in stones])
        return
    if not stones:
        output.lines(("Inget har glömts.",))
    for stone in stones:
        state = "klart" if stone.finished else "PÅBÖRJAT: kör sagt forget --finish"
        output.lines(
            (
                f"{stone.id}  {stone.at[:10]}  {KINDS[stone.kind]}  "
                f"{stone.documents} handlingar  {stone.who}  {stone.why}  {state}",
            )
        )


def _exit(is_gone: bool) -> None:
    if not is_gone:
        click.get_current_context().exit(1)
