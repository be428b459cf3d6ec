"""`sagt check` and `sagt migrate`: is the collection whole, and which format has it."""

from collections import Counter
from collections.abc import Iterator

import click

from app import output
from app.checking import mending, telling, whole
from app.checking.model import Checked
from app.cli.frame import collection, current_settings, json_option, progress
from ingest import marker, migrating
from ingest.ledger_schema import FORMAT, STEPS, UNNUMBERED

# All that is wrong can be made again; something that cannot is damaged.
AGAIN, LOST = 1, 6


@click.command()
@click.option(
    "--deep", is_flag=True, help="Jämför graf och index handling för handling."
)
@click.option(
    "--repair", is_flag=True, help="Laga det som går utan att något förloras."
)
@json_option
@collection
@click.pass_context
def check(ctx: click.Context, deep: bool, repair: bool, as_json: bool) -> None:
    """Kontrollera hela samlingen: inget saknas, inget är skadat, allt är i takt.

    Varje fil läses och jämförs med sin kontrollsumma. Slutkoden är 0 om allt är helt,
    1 om något är skadat men går att göra om, och 6 om något är skadat som inte går att
    göra om.
    """
    settings = current_settings()
    step = progress()[1]
    step("Kontrollerar")
    found = whole.check(settings, _told, deep=deep)
    mended = 0
    if repair and any(one.kind.mend for one in found.damages):
        before = found
        mending.mend(settings, before, step)
        step("Kontrollerar igen")
        found = whole.check(settings, _told, deep=deep)
        mended = sum((Counter(before.damages) - Counter(found.damages)).values())
    telling.note(settings, found)
    if as_json:
        output.as_json(telling.as_json(found, mended))
    else:
        output.lines(telling.lines(found, mended))
    ctx.exit(_code(found))


def _told(files: int, _name: str) -> None:
    if files % 1000 == 0:
        click.echo(f"Läser {files} filer", err=True)


def _code(found: Checked) -> int:
    if found.graded("lost"):
        return LOST
    return AGAIN if found.graded("again") else 0


@click.command()
@click.option(
    "--back",
    type=click.IntRange(UNNUMBERED, FORMAT),
    help="Ge samlingen ett tidigare format, för en tidigare version av programmet.",
)
@json_option
@collection
def migrate(back: int | None, as_json: bool) -> None:
    """Visa samlingens format, eller gå tillbaka till ett tidigare.

    En samling av ett tidigare format uppdateras av sig själv när den öppnas. En kopia
    av liggaren från före det ligger kvar i mappen tidigare/.
    """
    folder = current_settings().collection
    found = marker.read(folder)
    if back is not None:
        migrating.take_down(folder, back)
        found = back
    copies = [one.name for one in migrating.copies(folder)]
    if as_json:
        output.as_json({"format": found, "latest": FORMAT, "copies": copies})
    else:
        output.lines(_migrated(found, copies, is_back=back is not None))


def _migrated(found: int, copies: list[str], *, is_back: bool) -> Iterator[str]:
    if is_back:
        yield (
            f"Samlingen har nu format {found}. Öppna den med den tidigare versionen av "
            "programmet; den här uppdaterar den igen."
        )
    else:
        yield f"Samlingen har format {found} av {FORMAT}."
        for number, step in enumerate(STEPS, 1):
            yield f"  {number}. {step.what}"
    for name in copies:
        yield f"Kopia från före en uppdatering: {migrating.KEPT}/{name}"
