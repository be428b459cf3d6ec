"""`sagt aside`: what is set aside since it holds personal identity numbers."""

from collections.abc import Iterator

import click

from app import output, setting_aside
from app.cli.frame import collection, current_settings, json_option, progress
from app.workspace import Workspace, open_workspace
from ingest.aside import Ruling, Waiting
from ingest.ledger_aside import Decision

_WORDS = {"admit": "togs in", "refuse": "avvisades"}
_why = click.option("--why", default="", help="Varför; sparas med beslutet.")
_who = click.option(
    "--who", default="", help="Vem som bestämmer (annars datorns användare)."
)


def _opened() -> Workspace:
    """Open the whole collection, whatever is to be seen of it."""
    return open_workspace(current_settings(), progress()[1])


@click.group()
def aside() -> None:
    """Bestäm om det som är ställt åt sidan för att det innehåller personnummer."""


@aside.command("list")
@click.option("--all", "everything", is_flag=True, help="Också det som är avvisat.")
@json_option
@collection
def listed(everything: bool, as_json: bool) -> None:
    """Visa vad som väntar på beslut, med det som står kring det första numret."""
    found = setting_aside.waiting(_opened())
    shown = [one for one in found if everything or not one.refused]
    if as_json:
        output.as_json({"waiting": shown})
    elif not shown:
        output.lines(("Inget är ställt åt sidan.",))
    else:
        output.lines(line for one in shown for line in _lines(one))
        output.lines((f"{len(shown)} handlingar.",))


@aside.command()
@click.argument("files", nargs=-1, required=True)
@_why
@_who
@json_option
@collection
def admit(files: tuple[str, ...], why: str, who: str, as_json: bool) -> None:
    """Ta in handlingar, med numren maskerade (namn eller mönster, som 'arkiv/*').

    Beslutet gäller filens innehåll, också under andra namn: ändras filen frågas det
    igen.
    """
    _decide(files, Ruling("admit", who, why), as_json)


@aside.command()
@click.argument("files", nargs=-1, required=True)
@_why
@_who
@click.option("--discard", is_flag=True, help="Kasta också originalet ur samlingen.")
@json_option
@collection
def refuse(
    files: tuple[str, ...], why: str, who: str, discard: bool, as_json: bool
) -> None:
    """Avvisa handlingar: de är inte med, nu eller när mappen läses igen."""
    _decide(files, Ruling("refuse", who, why, discard), as_json)


@aside.command()
@json_option
@collection
def history(as_json: bool) -> None:
    """Visa vad som har bestämts, av vem och varför."""
    found = setting_aside.history(_opened())
    if as_json:
        output.as_json({"decisions": found})
    else:
        output.lines(map(_told, found))


def _decide(files: tuple[str, ...], ruling: Ruling, as_json: bool) -> None:
    found = setting_aside.decide(_opened(), files, ruling)
    if as_json:
        output.as_json({"kind": ruling.kind, "files": found})
        return
    said = "Intagna" if ruling.kind == "admit" else "Avvisade"
    output.lines((f"{said}: {len(found)}.", *(f"  {name}" for name in found)))


def _lines(one: Waiting) -> Iterator[str]:
    many = "ett personnummer" if one.numbers == 1 else f"{one.numbers} personnummer"
    yield f"{one.name}: {'avvisad' if one.refused else many}"
    if one.title:
        yield f"  {output.one_line(one.title)}"
    if one.around:
        yield f"  … {output.one_line(one.around)} …"
    yield f"  {one.original or 'originalet är kastat'}"


def _told(one: Decision) -> str:
    thrown = "originalet kastades" if one.discarded else ""
    parts = (one.at[:10], one.name, _WORDS[one.kind], thrown, one.who, one.why)
    return " · ".join(filter(None, parts))
