"""`sagt settings`: every setting, its value, and who said so."""

from dataclasses import dataclass

import click

from app import output
from app.cli.frame import collection, current_settings, json_option
from app.declared import DECLARED, Declared


@dataclass(frozen=True, slots=True)
class Shown:
    """A setting as it is now: `source` is flagga, miljövariabel or förval."""

    name: str
    value: str
    source: str
    what: str


@click.command()
@json_option
@collection
@click.pass_context
def settings(ctx: click.Context, as_json: bool) -> None:
    """Visa varje inställning, dess värde och varifrån det kommer.

    Hemligheter visas inte. Är något fel inställt sägs det sist, med slutkod 2.
    """
    found = [_shown(ctx.find_root(), one) for one in DECLARED]
    if as_json:
        output.as_json(found)
    else:
        output.lines(f"{one.name:22}{one.source:15}{one.value}" for one in found)
    current_settings()


def _shown(root: click.Context, one: Declared) -> Shown:
    """Return a setting; the flags that a single command has are not given here."""
    given = root.meta.get("collection") if one.flag == "--collection" else None
    if one.flag == "--public" and root.params.get("public"):
        given = "1"
    if given is not None:
        return Shown(one.name, str(given), "flagga", one.what)
    if said := one.given():
        return Shown(one.name, one.shown(said), "miljövariabel", one.what)
    return Shown(one.name, one.default.replace("`", ""), "förval", one.what)
