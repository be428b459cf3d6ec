"""`sagt review`: people's judgement of promises, kept and possible to take back."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from pathlib import Path

import click

from app import output, review_export, review_queue
from app import review as reviews
from app.cli.frame import (
    DAY,
    collection,
    current_settings,
    json_option,
    open_collection,
)
from app.review import STANCES, STATUSES, Reviewer
from app.review_book import standing
from app.review_queue import Waiting
from ingest.ledger_reviews import ReviewEvent

WORDS = {
    "confirm-promise": "bekräftades som löfte",
    "reject-promise": "avvisades som löfte",
    "confirm-evidence": "belägg bekräftades",
    "reject-evidence": "belägg avvisades",
    "stance": "belägg rättades till {value}",
    "confirm-status": "läget {value} bekräftades",
    "reject-status": "läget {value} avvisades",
    "status": "läget sattes till {value}",
    "deadline": "fristen sattes till {days}",
    "promisor": "löftesgivaren sattes till {value}",
    "same": "hölls för samma som {other}",
    "apart": "hölls isär från {other}",
    "note": "antecknade: {value}",
    "undo": "nummer {undoes} togs tillbaka",
}
REASONS = {
    "news": "nytt sedan granskningen",
    "decides": "avgör läget",
    "hint": "skulle avgöra läget",
    "speaks": "talar om löftet",
}


@dataclass(frozen=True, slots=True)
class By:
    """Who reviews and why, and how to tell what was kept."""

    who: str
    why: str
    as_json: bool

    def keep(self, act: Callable[[Reviewer], ReviewEvent]) -> None:
        """Do something as the reviewer, and tell what was kept."""
        event = act(Reviewer(open_collection(), self.who))
        if self.as_json:
            output.as_json(event)
        else:
            output.lines((_event(event),))


def by_someone(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command what every act of review takes, as `by`."""

    @click.option("--why", default="", help="Varför, i egna ord.")
    @click.option("--who", default="", help="Vem du är (annars datorns användare).")
    @json_option
    @collection
    @wraps(command)
    def with_by(who: str, why: str, as_json: bool, **given: object) -> None:
        command(by=By(who, why, as_json), **given)

    return with_by


as_of_option = click.option("--as-of", type=DAY, help="Dagen läget gäller (annars nu).")


@dataclass(frozen=True, slots=True)
class Judged:
    """What is judged: a piece of evidence, else how a promise stands, else itself."""

    promise: str
    evidence: str
    status: str | None
    day: dt.date

    def judge(
        self,
        by: By,
        evidence: Callable[[str, str, str], ReviewEvent],
        status: Callable[[str, str, dt.date, str], ReviewEvent],
        promise: Callable[[str, str], ReviewEvent],
    ) -> ReviewEvent:
        """Do the one of the three acts that is meant."""
        if self.evidence:
            return evidence(self.promise, self.evidence, by.why)
        if self.status:
            return status(self.promise, self.status, self.day, by.why)
        return promise(self.promise, by.why)


def of_a_promise(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command what says what is judged, as `of`."""

    @click.argument("promise")
    @click.option("--evidence", default="", help="Beläggets id, eller början av det.")
    @click.option("--status", type=click.Choice(STATUSES), help="Läget som bedöms.")
    @as_of_option
    @wraps(command)
    def with_judged(
        promise: str,
        evidence: str,
        status: str | None,
        as_of: dt.datetime | None,
        **given: object,
    ) -> None:
        command(of=Judged(promise, evidence, status, _day(as_of)), **given)

    return with_judged


@click.group()
def review() -> None:
    """Granska löften: bekräfta, avvisa, rätta och ångra."""


@review.command("list")
@as_of_option
@click.option("--limit", default=20, type=click.IntRange(1, 10_000), help="Högst så.")
@json_option
@collection
def list_(as_of: dt.datetime | None, limit: int, as_json: bool) -> None:
    """Visa vad som är mest värt att granska, det som avgör ett läge först."""
    opened = open_collection()
    found = review_queue.queue(opened, _day(as_of), limit)
    lost = len(standing(opened).homeless)
    if as_json:
        output.as_json({"waiting": found, "homeless": lost})
        return
    output.lines(line for waiting in found for line in _waiting(waiting))
    output.lines((f"{len(found)} att granska.",))
    if lost:
        told = f"{lost} granskningar saknar plats i texten: review history --homeless"
        output.lines((told,))


@review.command()
@of_a_promise
@by_someone
def confirm(of: Judged, by: By) -> None:
    """Bekräfta ett löfte, ett belägg för det eller hur det står till."""
    by.keep(
        lambda one: of.judge(by, one.confirm, one.confirm_status, one.confirm_promise)
    )


@review.command()
@of_a_promise
@by_someone
def reject(of: Judged, by: By) -> None:
    """Avvisa ett löfte (det är inget), ett belägg för det eller läget."""
    by.keep(lambda one: of.judge(by, one.reject, one.reject_status, one.reject_promise))


@review.command()
@click.argument("promise")
@click.argument("evidence")
@click.argument("stance", type=click.Choice(STANCES))
@by_someone
def stance(promise: str, evidence: str, stance: str, by: By) -> None:
    """Rätta vad ett belägg säger om löftet."""
    by.keep(lambda one: one.stance(promise, evidence, stance, by.why))


@review.command()
@click.argument("promise")
@click.argument("document")
@click.argument("words")
@click.option("--stance", type=click.Choice(STANCES), required=True)
@by_someone
def add(
    promise: str,
    document: str,
    words: str,
    stance: str,
    by: By,
) -> None:
    """Peka ut ett belägg som programmet inte har hittat, med dess ord."""
    by.keep(lambda one: one.add(promise, document, words, stance, by.why))


@review.command()
@click.argument("promise")
@click.argument("status", type=click.Choice(STATUSES))
@as_of_option
@by_someone
def status(
    promise: str,
    status: str,
    as_of: dt.datetime | None,
    by: By,
) -> None:
    """Sätt hur det står till med ett löfte."""
    day = _day(as_of)
    by.keep(lambda one: one.status(promise, status, day, by.why))


@review.command()
@click.argument("promise")
@click.option("--from", "earliest", type=DAY, help="Första dagen.")
@click.option("--to", "latest", type=DAY, help="Sista dagen.")
@click.option("--none", "without", is_flag=True, help="Löftet har ingen frist.")
@by_someone
def deadline(
    promise: str,
    earliest: dt.datetime | None,
    latest: dt.datetime | None,
    without: bool,
    by: By,
) -> None:
    """Sätt löftets frist, eller att det inte har någon."""
    if without == bool(earliest or latest):
        raise click.UsageError("Ange --from, --to eller båda, annars --none.")
    first, last = (day.date() if day else None for day in (earliest, latest))
    by.keep(lambda one: one.deadline(promise, first, last, by.why))


@review.command()
@click.argument("promise")
@click.argument("name")
@by_someone
def promisor(promise: str, name: str, by: By) -> None:
    """Sätt vem som är bunden av löftet."""
    by.keep(lambda one: one.promisor(promise, name, by.why))


@review.command()
@click.argument("one")
@click.argument("other")
@by_someone
def same(one: str, other: str, by: By) -> None:
    """Bestäm att två löften är ett och samma."""
    by.keep(lambda reviewer: reviewer.same(one, other, by.why))


@review.command()
@click.argument("one")
@click.argument("other")
@by_someone
def apart(one: str, other: str, by: By) -> None:
    """Bestäm att två löften inte är samma."""
    by.keep(lambda reviewer: reviewer.apart(one, other, by.why))


@review.command()
@click.argument("promise")
@click.argument("text")
@by_someone
def note(promise: str, text: str, by: By) -> None:
    """Skriv en anteckning om ett löfte; den ändrar inget."""
    by.keep(lambda one: one.note(promise, text, by.why))


@review.command()
@click.argument("number", type=int)
@by_someone
def undo(number: int, by: By) -> None:
    """Ångra en granskning (numret visas av history); även ett ångrande."""
    by.keep(lambda one: one.undo(number, by.why))


@review.command()
@click.option("--promise", help="Bara ett löfte (id).")
@click.option("--homeless", is_flag=True, help="Bara det som saknar plats i texten.")
@json_option
@collection
def history(promise: str | None, homeless: bool, as_json: bool) -> None:
    """Visa all granskning, den senaste först."""
    opened = open_collection()
    found = reviews.history(opened, promise)
    if homeless:
        lost = {event.seq for event in standing(opened).homeless}
        found = [event for event in found if event.seq in lost]
    if as_json:
        output.as_json({"events": found})
    else:
        output.lines(map(_event, found))


@review.command()
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="Mappen att skriva till.",
)
@collection
def export(folder: Path) -> None:
    """Skriv det granskade som facit: en JSON per handling och reviews.jsonl."""
    written = review_export.export(open_collection(), folder)
    output.lines((f"{len(written)} filer skrivna till {folder}.",))


def _day(given: dt.datetime | None) -> dt.date:
    return given.date() if given else current_settings().today


def _event(event: ReviewEvent) -> str:
    days = "–".join(str(day) if day else "…" for day in (event.earliest, event.latest))
    said = WORDS[event.kind].format(
        value=event.value,
        days=days if event.earliest or event.latest else "ingen",
        other=event.other.id if event.other else "",
        undoes=event.undoes,
    )
    promise = f"{event.promise.id}  " if event.promise else ""
    words = event.evidence.words.text if event.evidence else ""
    quote = f" ”{output.one_line(words, 60)}”" if words else ""
    why = f": {event.why}" if event.why else ""
    return f"{event.seq}  {event.at[:10]}  {event.who}  {promise}{said}{quote}{why}"


def _waiting(waiting: Waiting) -> Iterator[str]:
    piece = waiting.evidence
    yield f"{waiting.promise}  {waiting.status}  ({REASONS[waiting.reason]})"
    yield f"  {output.one_line(waiting.text)}"
    yield f"  {piece.id}  {piece.stance} {piece.score:.2f}"
    yield f"  {waiting.evidence_title}: {output.one_line(piece.text)}"
    yield from (f"  {lesson}" for lesson in waiting.lessons)
