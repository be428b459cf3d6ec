"""What has changed of promises, as a feed (Atom, RFC 4287).

An entry is a promise that came, or that came to stand otherwise, or what a person has
said of one. Ids are made of the
promise and of what changed, so that a reader never shows the same change twice.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from app.atom import ATOM, MEDIA_TYPE, Entry, Head, moment, written
from app.output import one_line
from app.promise_views import PromiseView
from app.report import of_promise
from app.report.words import Words
from app.review_views import Said
from ingest import ids
from ingest.ledger_verdicts import ReachedVerdict, VerdictLog

__all__ = ["ATOM", "MEDIA_TYPE", "Change", "Head", "changes", "feed", "reached"]

# A feed holds so many of the latest changes.
KEPT = 200
TITLE = 110


@dataclass(frozen=True, slots=True)
class Change:
    """What has changed of a promise, by whom or what, and when (ISO).

    `reached` is the verdict that the program came to, `before` the status until then;
    or `said` what a person has said.
    """

    promise: PromiseView
    at: str
    reached: ReachedVerdict | None = None
    before: str | None = None
    said: Said | None = None


def reached(log: VerdictLog, promises: Iterable[PromiseView]) -> list[ReachedVerdict]:
    """Return the verdicts of some promises in the order they were reached."""
    found = [verdict for one in promises for verdict in log.history(one.id)]
    return sorted(found, key=lambda verdict: verdict.seq)


def changes(
    promises: Iterable[PromiseView], log: Iterable[ReachedVerdict]
) -> list[Change]:
    """Return what has changed of some promises, the latest first.

    Args:
        promises: Those that the feed is about.
        log: Verdicts of them and perhaps of others, in the order they were reached.
    """
    about = {one.id: one for one in promises}
    judged: list[Change] = []
    status: dict[str, str] = {}
    for reached in log:
        one = about.get(reached.promise)
        if one is not None:
            at, before = reached.at or reached.as_of, status.get(one.id)
            judged.append(Change(one, at, reached, before))
            status[one.id] = reached.status
    said = [Change(v, s.at, said=s) for v in about.values() for s in v.said if s.at]
    said.sort(key=lambda one: one.said.number if one.said else 0)
    # Stable, so that what was reached at one time stays in the order of the log.
    found = sorted((*_timed(judged), *_timed(said)), key=lambda pair: pair[0])
    return [one for _, one in found[::-1][:KEPT]]


def _timed(log: Iterable[Change]) -> Iterator[tuple[dt.datetime, Change]]:
    """Yield the changes of a log with a time that never goes back, as clocks may."""
    latest = dt.datetime.min.replace(tzinfo=dt.UTC)
    for one in log:
        latest = max(latest, moment(one.at))
        yield latest, one


def feed(found: Iterable[Change], head: Head) -> bytes:
    """Return changes, the latest first, as an Atom feed."""
    say = Words(head.language)
    said = replace(head, language=say.language)
    return written(said, (_entry(one, head.page, say) for one in found))


def _entry(one: Change, page: str, say: Words) -> Entry:
    promise = one.promise
    what = one_line(promise.description or promise.text, TITLE)
    return Entry(
        key=f"{promise.id}:{_key(one)}",
        title=f"{_named(one, say)}: {what}",
        at=one.at,
        summary="\n".join(_told(one, say)),
        address=f"{page}?id={promise.id}" if page else "",
    )


def _key(one: Change) -> str:
    """Return what tells a change of a promise from its others."""
    if one.said is not None:
        return ids.digest("granskning", str(one.said.number), one.at)
    assert one.reached is not None
    return ids.digest(
        "andring", one.reached.status, one.at, *sorted(one.reached.evidence)
    )


def _named(one: Change, say: Words) -> str:
    if one.said is not None:
        return f"{say('label.review')}, {say.code('review', one.said.kind)}"
    assert one.reached is not None
    return say.code("status", one.reached.status)


def _told(one: Change, say: Words) -> Iterator[str]:
    promise = one.promise
    if one.said is not None:
        yield of_promise.said_line(one.said, say)
    if one.reached is not None:
        yield say.own(one.reached.explanation)
        yield from filter(None, [say.own(one.reached.coverage or "")])
        now = one.reached.status
        if one.before and one.before != now:
            yield f"{say.code('status', one.before)} → {say.code('status', now)}"
    yield f"”{one_line(promise.text, 500)}”"
    date = say.day(promise.date) if promise.date else say("label.undated")
    section = f", § {promise.section}" if promise.section else ""
    place = f"{promise.document} [{promise.start}:{promise.end}]"
    who = promise.promisor or say("label.someone")
    yield f"{who}. {promise.title}, {date}{section}, {place}"
