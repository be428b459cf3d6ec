"""Commands on what is public: decide that documents are not, or are again."""

import click

from app import output
from app.access import marks
from app.access.marks import Kind, Mark
from app.cli.frame import collection, current_settings, json_option, progress
from app.workspace import Workspace, open_workspace

_why = click.option("--why", default="", help="Varför; sparas med beslutet.")
_KINDS = {"restrict": "inte offentligt", "publish": "offentligt"}


def _opened() -> Workspace:
    """Open the whole collection, whatever is to be seen of it."""
    return open_workspace(current_settings(), progress()[1])


@click.command()
@click.argument("documents", nargs=-1)
@_why
@json_option
@collection
def restrict(documents: tuple[str, ...], why: str, as_json: bool) -> None:
    """Bestäm att handlingar inte är offentliga (namn, id eller mönster).

    Ett mönster, som 'sekretess/*', gäller också det som läses in senare. Utan
    handlingar skrivs alla beslut ut.
    """
    if documents:
        _decide("restrict", documents, why, as_json)
    else:
        _list(as_json)


@click.command()
@click.argument("documents", nargs=-1, required=True)
@_why
@json_option
@collection
def publish(documents: tuple[str, ...], why: str, as_json: bool) -> None:
    """Bestäm att handlingar är offentliga igen (namn, id eller mönster)."""
    _decide("publish", documents, why, as_json)


def _decide(kind: Kind, documents: tuple[str, ...], why: str, as_json: bool) -> None:
    found = _opened().decide(kind, documents, why)
    if as_json:
        output.as_json({"kind": kind, "documents": [entry.name for entry in found]})
        return
    output.lines((f"{_KINDS[kind].capitalize()}: {len(found)} handlingar.",))
    output.lines(f"  {entry.name}" for entry in found)


def _list(as_json: bool) -> None:
    made = marks.read(_opened().archive.folder).made
    if as_json:
        output.as_json(made)
    elif not made:
        output.lines(("Allt i samlingen är offentligt.",))
    else:
        output.lines(map(_line, made))


def _line(mark: Mark) -> str:
    about = mark.name or mark.pattern or "det som läses in just nu"
    parts = (mark.at[:10], _KINDS[mark.kind], about, mark.who, mark.why)
    return " · ".join(filter(None, parts))
