"""What has changed of promises, as a feed (Atom, RFC 4287).

An entry is a promise that came, or that came to stand otherwise, or what a person has
said of one. Ids are made of the
promise and of what changed, so that a reader never shows the same change twice.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from app.output import one_line
from app.plain_text import clean
from app.promise_views import PromiseView
from app.report import of_promise
from app.report.words import Words
from app.review_views import Said
from ingest import ids
from ingest.ledger_verdicts import ReachedVerdict, VerdictLog

ATOM = "http://www.w3.org/2005/Atom"
# Ids are tags of the product (RFC 4151), with the year it began to make them.
TAG = "tag:w3id.org,2024:sagt"
GENERATOR = "Sagt och gjort"
MEDIA_TYPE = "application/atom+xml; charset=utf-8"
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


@dataclass(frozen=True, slots=True)
class Head:
    """What a feed says of itself.

    `about` tells what it is about, the same each time. `page` is where the app shows
    promises and `here` where the feed is fetched; "" for a file.
    """

    name: str
    about: str
    page: str = ""
    here: str = ""
    language: str = "sv"


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
    found: list[Change] = []
    status: dict[str, str] = {}
    for reached in log:
        one = about.get(reached.promise)
        if one is not None:
            at, before = reached.at or reached.as_of, status.get(one.id)
            found.append(Change(one, at, reached, before))
            status[one.id] = reached.status
    found += [Change(v, s.at, said=s) for v in about.values() for s in v.said if s.at]
    # Stable, so that what was reached at one time stays in the order of the log.
    found.sort(key=_moment)
    return found[::-1][:KEPT]


def feed(found: Iterable[Change], head: Head) -> bytes:
    """Return changes, the latest first, as an Atom feed."""
    say = Words(head.language)
    listed = list(found)
    root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
    root.set("{http://www.w3.org/XML/1998/namespace}lang", say.language)
    _add(root, "id", f"{TAG}:flode:{ids.digest('flode', head.about)}")
    _add(root, "title", head.name)
    _add(root, "updated", max((_when(one) for one in listed), default=_NEVER))
    if head.here:
        _link(root, "self", head.here)
    author = etree.SubElement(root, f"{{{ATOM}}}author")
    _add(author, "name", GENERATOR)
    _add(root, "generator", GENERATOR)
    for one in listed:
        _entry(root, one, head.page, say)
    data: bytes = etree.tostring(
        root, xml_declaration=True, encoding="UTF-8", pretty_print=True
    )
    return data


_NEVER = "1970-01-01T00:00:00Z"


def _entry(root: etree._Element, one: Change, page: str, say: Words) -> None:
    promise = one.promise
    what = one_line(promise.description or promise.text, TITLE)
    entry = etree.SubElement(root, f"{{{ATOM}}}entry")
    _add(entry, "id", f"{TAG}:{promise.id}:{_key(one)}")
    _add(entry, "title", f"{_named(one, say)}: {what}")
    _add(entry, "updated", _when(one))
    _add(entry, "published", _when(one))
    if page:
        _link(entry, "alternate", f"{page}?id={promise.id}")
    _add(entry, "summary", "\n".join(_told(one, say)))


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
        yield one.reached.explanation
        yield from filter(None, [one.reached.coverage])
        now = one.reached.status
        if one.before and one.before != now:
            yield f"{say.code('status', one.before)} → {say.code('status', now)}"
    yield f"”{one_line(promise.text, 500)}”"
    date = promise.date.isoformat() if promise.date else say("label.undated")
    section = f", § {promise.section}" if promise.section else ""
    place = f"{promise.document} [{promise.start}:{promise.end}]"
    who = promise.promisor or say("label.someone")
    yield f"{who}. {promise.title}, {date}{section}, {place}"


def _moment(one: Change) -> dt.datetime:
    when = dt.datetime.fromisoformat(one.at)
    return when.astimezone(dt.UTC) if when.tzinfo else when.replace(tzinfo=dt.UTC)


def _when(one: Change) -> str:
    """Return when a change was reached, in UTC; its day where only that is known."""
    return _moment(one).strftime("%Y-%m-%dT%H:%M:%SZ")


def _link(parent: etree._Element, kind: str, address: str) -> None:
    link = etree.SubElement(parent, f"{{{ATOM}}}link")
    link.set("rel", kind)
    link.set("href", clean(address))


def _add(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}{name}").text = clean(text)
