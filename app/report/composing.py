"""Puts a report into words: summary, what is silent and due, each promise, limits."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from app.promise_filters import AHEAD
from app.promise_views import PromiseView
from app.report import of_promise
from app.report.blocks import (
    Block,
    Composed,
    Heading,
    Items,
    Link,
    Paragraph,
    Table,
    Way,
    Ways,
)
from app.report.gathering import Gathered
from app.report.words import Words
from graph.followup.verdicts.halves import Half
from graph.followup_model import PromiseStatus


def compose(found: Gathered, language: str = "sv") -> Composed:
    """Return a report in words."""
    say = Words(language)
    title = say("report.title", subject=found.subject or say("report.everything"))
    return Composed(title, say.language, tuple(_blocks(found, say, title)))


def _blocks(found: Gathered, say: Words, title: str) -> Iterator[Block]:
    yield Heading(1, title)
    yield Paragraph(say("report.as_of", day=found.as_of), "lead")
    if found.places.page:
        yield Ways([Way(say("report.in_app"), found.places.page)])
    yield Paragraph(say("report.machine"), "small")
    if say("report.language"):
        yield Paragraph(say("report.language"), "small")
    yield from _summary(found, say)
    yield from _lists(found, say)
    yield Heading(2, say("report.all"), "alla")
    yield Paragraph(say("report.all_help"), "small")
    if not found.promises:
        yield Paragraph(say("report.none"))
    for one in found.promises:
        yield from of_promise.blocks(one, found, say)
    yield from _limits(found, say)


def _summary(found: Gathered, say: Words) -> Iterator[Block]:
    yield Heading(2, say("report.summary"), "sammanfattning")
    yield Paragraph(say("report.number", count=found.listing.total))
    counts = Counter(one.status for one in found.promises)
    rows = [
        (say.code("status", code), str(counts[code]))
        for code in get_args(PromiseStatus)
        if counts.get(code)
    ]
    if rows:
        heads = (say("label.status"), say("label.count"))
        yield Table(say("report.summary"), heads, rows, titled=False)
    yield Items(
        (
            Link(f"{say('report.silent')}: {len(found.silent)}", "tysta"),
            Link(f"{say('report.overdue')}: {len(found.overdue)}", "forsenade"),
            Link(f"{say('report.upcoming')}: {len(found.upcoming)}", "kommande"),
            Link(f"{say('report.all')}: {len(found.promises)}", "alla"),
            Link(say("report.limits"), "underlag"),
        )
    )


def _lists(found: Gathered, say: Words) -> Iterator[Block]:
    """Yield what is silent, late and coming, each in a table that leads on."""
    for key, anchor, promises in (
        ("silent", "tysta", found.silent),
        ("overdue", "forsenade", found.overdue),
        ("upcoming", "kommande", found.upcoming),
    ):
        yield Heading(2, say(f"report.{key}"), anchor)
        yield Paragraph(say(f"report.{key}_help", days=AHEAD), "small")
        yield from _table(say(f"report.{key}"), promises, say, key == "upcoming")


def _table(
    caption: str, promises: Sequence[PromiseView], say: Words, coming: bool
) -> Iterator[Block]:
    if not promises:
        yield Paragraph(say("report.nothing"))
        return
    heads = [say(f"label.{key}") for key in ("limit", "promise", "promisor", "status")]
    days = [(_day(one, coming), one) for one in promises]
    days.sort(key=lambda pair: (str(pair[0] or "9"), pair[1].document, pair[1].start))
    rows = [_row(one, day, say) for day, one in days]
    yield Table(caption, heads, rows, titled=False)


def _day(one: PromiseView, coming: bool) -> dt.date | None:
    """Return the day a promise is listed for: what recurs may be late and coming."""
    return one.limit if coming else one.missed or one.limit


def _row(one: PromiseView, day: dt.date | None, say: Words) -> tuple[str | Link, ...]:
    return (
        say.day(day) if day else say("label.nodue"),
        Link(of_promise.named(one), of_promise.anchor(one)),
        of_promise.who(one, say),
        say.code("status", one.status),
    )


def _limits(found: Gathered, say: Words) -> Iterator[Block]:
    """Yield what the collection holds and lacks: the completeness statement."""
    yield Heading(2, say("report.limits"), "underlag")
    reviewed = sum(one.reviewed for one in found.promises)
    total = len(found.promises)
    yield Paragraph(say("report.reviewed", count=reviewed, total=total))
    if found.failures:
        yield Paragraph(say("report.failures", count=found.failures))
    held = found.completeness
    if held.rows and held.halves:
        yield Heading(3, say("report.holds"))
        yield Paragraph(say("report.holds_help"), "small")
        yield from _holds(found, say)
    yield Heading(3, say("report.lacks"))
    lacking = list(_lacking(found, say))
    yield Items(lacking) if lacking else Paragraph(say("report.lacks_none"))


def _lacking(found: Gathered, say: Words) -> Iterator[str]:
    """Yield what is missing of each body."""
    held = found.completeness
    for name in held.unheard:
        yield say("report.unheard", name=name)
    for row in held.rows:
        for key, halves in (("nothing_from", row.empty), ("no_minutes", row.unkept)):
            chosen = [held.halves[at] for at in halves]
            if chosen:
                yield say(f"report.{key}", name=row.name, halves=_spans(chosen))


def _spans(chosen: Sequence[Half]) -> str:
    """Return half-years as they are headed in the table, long rows by their ends."""
    rows: list[list[Half]] = []
    for half in chosen:
        if rows and rows[-1][-1].next == half:
            rows[-1].append(half)
        else:
            rows.append([half])
    ends = (dict.fromkeys(map(_label, (row[0], row[-1]))) for row in rows)
    return ", ".join("–".join(pair) for pair in ends)


def _label(half: Half) -> str:
    return f"{half.year}:{2 if half.autumn else 1}"


def _holds(found: Gathered, say: Words) -> Iterable[Block]:
    """Yield a table for each few years, so that it fits a page."""
    held = found.completeness
    size = 8
    for at in range(0, len(held.halves), size):
        part = held.halves[at : at + size]
        labels = [_label(half) for half in part]
        rows = [
            (row.name, *(_cell(*pair) for pair in row.counts[at : at + size]))
            for row in held.rows
        ]
        caption = f"{say('report.holds')}, {labels[0]}–{labels[-1]}"
        yield Table(caption, (say("label.organ"), *labels), rows)


def _cell(minutes: int, others: int) -> str:
    if not minutes and not others:
        return "–"
    return f"{minutes} ({others})" if others else str(minutes)
