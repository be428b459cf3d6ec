"""`sagt watch`: watches (*bevakningar*), what is new of them, and mail about it."""

from collections.abc import Iterable, Iterator, Sequence

import click

from app import output
from app.cli.frame import collection, json_option, open_collection
from app.report.words import Words
from app.watches import mailing, seeking
from app.watches.letters import Letter, message
from app.watches.listing import WatchNews, watch_news, watch_view
from app.watches.model import Filters, Kind, News, Watch
from app.watches.telling import called, filters, told
from app.workspace import Workspace
from ingest.errors import QueryError

ID = click.argument("identity", metavar="ID")
SHORT = 8
# Who a letter is from that is only shown.
NOBODY = "nobody@example.org"
# The exit code where some letter could not be sent.
UNSENT = 1


@click.group()
def watch() -> None:
    """Bevakningar: vad är nytt om en sökning, en aktör, ett ärende, ett löfte?"""


@watch.command()
@click.option("--search", help="Bevaka en sökning, skriven som i sagt search.")
@click.option("--actor", help="Bevaka en person eller ett organ: namn eller id.")
@click.option("--matter", help="Bevaka ett ärende: dnr eller id.")
@click.option("--promise", help="Bevaka ett löfte: id.")
@click.option(
    "--filter",
    "chosen",
    multiple=True,
    metavar="FILTER=VÄRDE",
    help="Begränsa sökningen, som typ=protokoll; kan upprepas.",
)
@click.option("--mentions", is_flag=True, help="Löfte: också det som bara nämner.")
@click.option("--name", default="", help="Vad bevakningen ska heta.")
@click.option("--who", default="", help="Vems bevakningen är.")
@click.option("--email", default="", help="Vart det nya skickas med sagt watch mail.")
@json_option
@collection
def add(  # noqa: PLR0913, PLR0917 - one for each flag
    search: str | None,
    actor: str | None,
    matter: str | None,
    promise: str | None,
    chosen: tuple[str, ...],
    mentions: bool,
    name: str,
    who: str,
    email: str,
    as_json: bool,
) -> None:
    """Lägg upp en bevakning. Det som redan finns räknas som sett."""
    kind, what = _meant(
        {"sokning": search, "aktor": actor, "arende": matter, "lofte": promise}
    )
    if chosen and kind != "sokning":
        raise QueryError("--filter hör till --search.")
    asked = Watch(
        id="",
        kind=kind,
        what=what,
        name=name,
        filters=_filters(chosen),
        who=who,
        email=email,
        mentions=mentions,
    )
    made = seeking.make(_opened(), asked)
    if as_json:
        output.as_json({"watch": watch_view(made.watch), "there": made.there})
        return
    output.lines(_described(made.watch))
    output.lines((f"Det som redan finns räknas som sett: {made.there}.",))


@watch.command(name="list")
@json_option
@collection
def listed(as_json: bool) -> None:
    """Räkna upp bevakningarna, med hur mycket som är nytt i var och en."""
    opened = _opened()
    shelf = seeking.book(opened)
    found = [(one, len(seeking.new(opened, one))) for one in shelf.watches()]
    if as_json:
        output.as_json(
            {"watches": [{"watch": watch_view(w), "new": n} for w, n in found]}
        )
        return
    for one, count in found:
        output.lines((f"{count:>4} nya  {next(_described(one))}",))
    if not found:
        output.lines(("Inga bevakningar. Lägg upp en med sagt watch add.",))


@watch.command()
@ID
@json_option
@collection
def show(identity: str, as_json: bool) -> None:
    """Visa en bevakning och allt som har kommit i den, även det som är läst."""
    opened = _opened()
    shelf = seeking.book(opened)
    seeking.look(opened, shelf.watch(identity))
    found = shelf.watch(identity)
    news = shelf.news(found.id)
    if as_json:
        output.as_json(watch_news(found, news))
        return
    output.lines(_described(found))
    output.lines(_lines(opened, news))


@watch.command()
@click.argument("identity", metavar="[ID]", default="")
@json_option
@collection
def new(identity: str, as_json: bool) -> None:
    """Visa det som är nytt sedan det senast lästes, i en bevakning eller i alla."""
    opened = _opened()
    found: list[WatchNews] = []
    for one in _chosen(opened, identity):
        news = seeking.new(opened, one)
        # Looking may have found why it cannot be looked for.
        now = seeking.book(opened).watch(one.id)
        found.append(watch_news(now, news))
        if as_json or not (news or now.trouble or identity):
            continue
        output.lines((f"{called(now, Words('sv'))}  ({now.id[:SHORT]})",))
        output.lines(f"  {line}" for line in filter(None, (now.trouble,)))
        output.lines(_lines(opened, news))
    if as_json:
        output.as_json({"watches": found})
    elif not any(one.new for one in found):
        output.lines(("Inget nytt.",))


@watch.command()
@click.argument("identity", metavar="[ID]", default="")
@json_option
@collection
def read(identity: str, as_json: bool) -> None:
    """Märk det nya som läst, i en bevakning eller i alla."""
    opened = _opened()
    shelf = seeking.book(opened)
    count = 0
    for one in _chosen(opened, identity):
        seeking.look(opened, one)
        count += shelf.read(one.id)
    if as_json:
        output.as_json({"read": count})
    else:
        output.lines((f"Märkt som läst: {count}.",))


@watch.command()
@ID
@click.option("--off", is_flag=True, help="Skicka igen.")
@json_option
@collection
def mute(identity: str, off: bool, as_json: bool) -> None:
    """Sluta skicka brev om en bevakning, utan att ta bort den."""
    shelf = seeking.book(_opened())
    _changed(shelf.change(shelf.watch(identity).id, muted=not off), as_json)


@watch.command()
@ID
@click.option("--undo", is_flag=True, help="Lägg tillbaka det som togs bort.")
@json_option
@collection
def remove(identity: str, undo: bool, as_json: bool) -> None:
    """Ta bort en bevakning; den kan läggas tillbaka i trettio dagar."""
    shelf = seeking.book(_opened())
    if undo:
        _changed(shelf.restore(identity), as_json)
        return
    found = shelf.watch(identity)
    shelf.remove(found.id)
    if as_json:
        output.as_json(watch_view(found))
    else:
        again = f"sagt watch remove --undo {found.id[:SHORT]}"
        output.lines((f"Borttagen: {found.name}. Ångra med {again}.",))


@watch.command()
@click.option("--dry-run", is_flag=True, help="Visa breven utan att skicka något.")
@json_option
@collection
def mail(dry_run: bool, as_json: bool) -> None:
    """Skicka det som är nytt till bevakningarnas adresser, varje sak en gång.

    Slutkod 0 när allt är skickat eller inget var nytt, 1 när något inte gick.
    """
    opened = _opened()
    if dry_run:
        waiting = mailing.letters(opened)
        _shown(waiting.letters, opened.settings.app, as_json)
        _troubled(waiting.troubled)
        return
    done = mailing.mail(opened)
    if as_json:
        failed = [{**_letter(one), "reason": why} for one, why in done.failed]
        output.as_json({"sent": list(map(_letter, done.sent)), "failed": failed})
    else:
        output.lines(f"Skickat till {one.to}: {one.subject}" for one in done.sent)
        if not done.sent and not done.failed:
            output.lines(("Inget nytt att skicka.",))
    for letter, why in done.failed:
        click.echo(f"Inte skickat till {letter.to}: {why}", err=True)
    _troubled(done.troubled)
    if done.failed or done.troubled:
        click.get_current_context().exit(UNSENT)


def _shown(letters: Sequence[Letter], app: str, as_json: bool) -> None:
    """Print letters as they would be sent."""
    if as_json:
        output.as_json({"letters": list(map(_letter, letters))})
        return
    for letter in letters:
        part = message(letter, NOBODY, app).get_body(("plain",))
        assert part is not None
        output.lines((f"Till: {letter.to}", f"Ämne: {letter.subject}", ""))
        output.lines(part.get_content().splitlines())
    if not letters:
        output.lines(("Inget nytt att skicka.",))


def _troubled(watches: Iterable[tuple[Watch, str]]) -> None:
    for one, why in watches:
        click.echo(f"Bevakningen {one.name} ({one.id[:SHORT]}): {why}", err=True)


def _opened() -> Workspace:
    """Open the collection; say so if its watches were found damaged."""
    opened = open_collection()
    shelf = seeking.book(opened)
    shelf.watches()
    if shelf.trouble:
        click.echo(shelf.trouble, err=True)
    return opened


def _meant(given: dict[Kind, str | None]) -> tuple[Kind, str]:
    chosen = [(kind, what) for kind, what in given.items() if what is not None]
    if len(chosen) != 1:
        message_ = "Ange en av --search, --actor, --matter och --promise."
        raise QueryError(message_)
    return chosen[0]


def _filters(chosen: tuple[str, ...]) -> Filters:
    found: dict[str, list[str]] = {}
    for one in chosen:
        name, mark, value = one.partition("=")
        if not mark or not value.strip():
            raise QueryError(f"Ett filter skrivs som typ=protokoll, inte {one}.")
        found.setdefault(name.strip(), []).append(value.strip())
    return tuple((name, tuple(values)) for name, values in sorted(found.items()))


def _chosen(opened: Workspace, identity: str) -> list[Watch]:
    shelf = seeking.book(opened)
    return [shelf.watch(identity)] if identity else shelf.watches()


def _changed(changed: Watch, as_json: bool) -> None:
    if as_json:
        output.as_json(watch_view(changed))
    else:
        output.lines(_described(changed))


def _described(one: Watch) -> Iterator[str]:
    marks = ["tyst"] if one.muted else []
    about = ", ".join(filter(None, (one.who, one.email, *marks)))
    yield f"{one.id[:SHORT]}  {called(one, Words('sv'))}" + (
        f"  {about}" if about else ""
    )
    yield f"  id: {one.id}"
    yield from (f"  {line}" for line in filters(one))
    if one.trouble:
        yield f"  {one.trouble}"


def _lines(opened: Workspace, news: list[News]) -> Iterator[str]:
    say = Words("sv")
    for one in news:
        shown = told(one, say, opened.settings.app)
        yield f"  {shown.head}"
        if shown.passage:
            yield f"    ”{shown.passage}”"
        if shown.address:
            yield f"    {shown.address}"


def _letter(letter: Letter) -> dict[str, object]:
    parts = [watch_news(one, news) for one, news in letter.parts]
    return {"to": letter.to, "subject": letter.subject, "parts": parts}
