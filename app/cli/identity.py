"""`sagt identity`: who is who, and what people decide of it."""

from collections.abc import Iterable, Iterator

import click

from app import identity as who_is_who
from app import output
from app.cli.frame import collection, json_option, open_collection
from app.identity import Pair
from ingest.ledger_identity import IdentityEvent

KINDS = {"person": "person", "organisation": "organisation"}
WORDS = {
    "merge": "slogs ihop",
    "split": "delades",
    "reject": "hölls isär",
    "undo": "ångrades",
}
why_option = click.option("--why", default="", help="Varför, i egna ord.")
who_option = click.option(
    "--who", default="", help="Vem som bestämmer (annars datorns användare)."
)


@click.group()
def identity() -> None:
    """Vem är vem: det som bör granskas, och beslut som kan ångras."""


@identity.command()
@click.option("--kind", type=click.Choice(sorted(KINDS)), help="Bara ett slag.")
@click.option("--limit", default=20, type=click.IntRange(1, 100_000), help="Högst så.")
@json_option
@collection
def queue(kind: str | None, limit: int, as_json: bool) -> None:
    """Visa par som kan vara samma aktör, de troligaste först."""
    found = who_is_who.review_queue(open_collection(), kind)
    if as_json:
        output.as_json({"pairs": found[:limit], "total": len(found)})
        return
    output.lines(line for pair in found[:limit] for line in _pair(pair))
    output.lines((f"{len(found)} par att granska.",))


@identity.command()
@click.argument("actor")
@json_option
@collection
def show(actor: str, as_json: bool) -> None:
    """Visa vem en aktör är: namn, vad den ersätter och varför, handlingar."""
    found = who_is_who.show(open_collection(), actor)
    if as_json:
        output.as_json(found)
        return
    output.lines((f"{found.id}  {', '.join(found.names)}",))
    output.lines(f"  ersätter {path}" for path in found.replaces)
    for title, pairs in (
        ("Samma aktör", found.merged),
        ("Kan vara samma", found.undecided),
    ):
        if pairs:
            output.lines((f"{title}:",))
            output.lines(line for pair in pairs for line in _pair(pair))
    output.lines(f"  {event}" for event in map(_event, found.events))
    output.lines(f"  {seen.name}  {seen.title}" for seen in found.documents)


@identity.command()
@click.argument("one")
@click.argument("other")
@why_option
@who_option
@json_option
@collection
def merge(one: str, other: str, why: str, who: str, as_json: bool) -> None:
    """Bestäm att två aktörer är en och samma."""
    opened = open_collection()
    _told(who_is_who.merge(opened, one, other, why, who), as_json)


@identity.command()
@click.argument("one")
@click.argument("other")
@why_option
@who_option
@json_option
@collection
def reject(one: str, other: str, why: str, who: str, as_json: bool) -> None:
    """Bestäm att två aktörer inte är samma."""
    opened = open_collection()
    _told(who_is_who.reject(opened, one, other, why, who), as_json)


@identity.command()
@click.argument("actor")
@click.option(
    "--documents",
    required=True,
    multiple=True,
    help="Handling (namn eller id) där någon annan menas; kan upprepas.",
)
@why_option
@who_option
@json_option
@collection
def split(
    actor: str, documents: tuple[str, ...], why: str, who: str, as_json: bool
) -> None:
    """Bestäm att en aktör är någon annan i vissa handlingar."""
    event, path = who_is_who.split(open_collection(), actor, documents, why, who)
    if as_json:
        output.as_json({"event": event, "id": path})
        return
    _told(event, as_json)
    output.lines((f"Den andra aktören är {path}.",))


@identity.command()
@click.argument("number", type=int)
@why_option
@who_option
@json_option
@collection
def undo(number: int, why: str, who: str, as_json: bool) -> None:
    """Ångra ett beslut (numret visas av history); även ett ångrande kan ångras."""
    _told(who_is_who.undo(open_collection(), number, why, who), as_json)


@identity.command()
@json_option
@collection
def history(as_json: bool) -> None:
    """Visa alla beslut om vem som är vem, det senaste först."""
    found = who_is_who.history(open_collection())
    if as_json:
        output.as_json({"events": found})
    else:
        output.lines(map(_event, found))


def _told(event: IdentityEvent, as_json: bool) -> None:
    if as_json:
        output.as_json(event)
    else:
        output.lines((_event(event),))


def _event(event: IdentityEvent) -> str:
    about: Iterable[str] = (*event.left[:1], *event.right[:1])
    if event.kind == "undo":
        about = (f"nummer {event.undoes}",)
    where = f" i {', '.join(event.documents)}" if event.documents else ""
    why = f": {event.why}" if event.why else ""
    said = f"{' och '.join(about)} {WORDS[event.kind]}{where}"
    return f"{event.seq}  {event.at[:10]}  {event.who}  {said}{why}"


def _pair(pair: Pair) -> Iterator[str]:
    yield f"{pair.score:.3f}  {pair.left_name or pair.left}  –  " + (
        pair.right_name or pair.right
    )
    yield f"       {pair.left}  {pair.right}"
    for reason in pair.reasons:
        sign = "+" if reason.weight >= 0 else "−"
        yield f"       {sign} {reason.text}"
