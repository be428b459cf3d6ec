"""Watches and their news as plain data, for scripts."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from app.watches.model import Filters, News, Watch


@dataclass(frozen=True, slots=True)
class WatchView:
    """A watch as `--json` prints it; `address` is that of what is watched."""

    id: str
    kind: str
    what: str
    name: str
    filters: Filters
    who: str
    email: str
    muted: bool
    mentions: bool
    made: str
    trouble: str
    address: str


@dataclass(frozen=True, slots=True)
class NewsView:
    """Something new as `--json` prints it: what, when, where and a way to it."""

    number: int
    what: str
    code: str
    title: str
    passage: str
    date: dt.date | None
    document: str
    start: int
    end: int
    section: str
    promise: str
    more: int
    found: str
    read: bool
    sent: bool
    address: str


@dataclass(frozen=True, slots=True)
class WatchNews:
    """A watch and what is new of it, oldest first."""

    watch: WatchView
    new: tuple[NewsView, ...]


def watch_view(watch: Watch) -> WatchView:
    """Return a watch without what only the program needs to know."""
    return WatchView(
        id=watch.id,
        kind=watch.kind,
        what=watch.what,
        name=watch.name,
        filters=watch.filters,
        who=watch.who,
        email=watch.email,
        muted=watch.muted,
        mentions=watch.mentions,
        made=watch.made,
        trouble=watch.trouble,
        address=watch.address,
    )


def watch_news(watch: Watch, news: Iterable[News]) -> WatchNews:
    """Return a watch with what is new of it."""
    return WatchNews(watch_view(watch), tuple(map(_news_view, news)))


def _news_view(one: News) -> NewsView:
    of = one.of
    return NewsView(
        number=one.number,
        what=of.what,
        code=of.code,
        title=of.title,
        passage=of.passage,
        date=of.date,
        document=of.document,
        start=of.start,
        end=of.end,
        section=of.section,
        promise=of.promise,
        more=of.count,
        found=one.found,
        read=one.is_read,
        sent=one.is_sent,
        address=one.address,
    )
