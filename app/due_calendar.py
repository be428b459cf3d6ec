"""Deadlines of promises as a calendar (iCalendar, RFC 5545).

Each is an all-day event on the last day that is accepted. Nothing in the file hangs on
when it was made, so that a calendar that fetches it anew sees only what has changed.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from app.output import one_line
from app.plain_text import clean
from app.promise_views import PromiseView
from app.report.words import Words

PRODUCT = "-//Sagt och gjort//Uppföljning//SV"
# The host in ids of events; it names the product, nothing is fetched from it.
HOST = "sagt"
# Octets in a line, its end not counted.
WIDTH = 75
SUMMARY = 120
# No words of when: what has no day is from the beginning of time.
_ALWAYS = dt.date(1970, 1, 1)
# What no value may hold, or what some readers take for the end of a line.
_CONTROL = re.compile("[\t\x7f-\x9f\u2028\u2029]")
MEDIA_TYPE = "text/calendar; charset=utf-8"


def calendar(promises: Iterable[PromiseView], name: str, language: str = "sv") -> bytes:
    """Return the promises that have a deadline as a calendar.

    Args:
        promises: What to show.
        name: What the calendar is called.
        language: "sv" or "en".
    """
    say = Words(language)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}"]
    lines += ["CALSCALE:GREGORIAN", "METHOD:PUBLISH", f"X-WR-CALNAME:{_text(name)}"]
    for one in promises:
        if one.limit is not None:
            lines += _event(one, one.limit, say)
    lines.append("END:VCALENDAR")
    return "".join(f"{fold(line)}\r\n" for line in lines).encode()


def _event(one: PromiseView, limit: dt.date, say: Words) -> Iterator[str]:
    status = say.code("status", one.status)
    who = one.promisor or say("label.someone")
    what = one_line(one.description or one.text, SUMMARY)
    yield "BEGIN:VEVENT"
    # A recurring promise is due again on another day: that is another event.
    again = f"-{limit.isoformat()}" if one.recurrence else ""
    yield f"UID:lofte-{one.id}{again}@{HOST}"
    yield f"DTSTAMP:{_latest(one):%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{limit:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{limit + dt.timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(f'{who}: {what}')}"
    yield f"DESCRIPTION:{_text(_description(one, status, say))}"
    yield f"CATEGORIES:{_text(status)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _description(one: PromiseView, status: str, say: Words) -> str:
    place = f"{one.document} [{one.start}:{one.end}]"
    section = f", § {one.section}" if one.section else ""
    date = say.day(one.date) if one.date else say("label.undated")
    return "\n".join(
        (
            f"{say('label.status')}: {status}",
            say.own(one.explanation),
            f"”{one_line(one.text, 500)}”",
            f"{one.title}, {date}{section}, {place}",
            say("label.reviewed" if one.reviewed else "label.unreviewed"),
        )
    )


def _latest(one: PromiseView) -> dt.date:
    """Return the last day that anything the event says can be from."""
    said = [one.date, *(piece.date for piece in one.evidence)]
    said += [dt.date.fromisoformat(s.at[:10]) for s in one.said if s.at]
    return max((day for day in said if day), default=_ALWAYS)


def _text(text: str) -> str:
    """Return a text as a value: commas, semicolons and line ends told apart."""
    flat = _CONTROL.sub(" ", clean(text).replace("\r\n", "\n").replace("\r", "\n"))
    escaped = flat.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\n", "\\n")


def fold(line: str) -> str:
    """Return a line in pieces of at most 75 octets, no letter cut in two.

    >>> fold("x" * 80).split("\\r\\n ")[1]
    'xxxxx'
    """
    pieces: list[str] = []
    piece, size = "", 0
    for letter in line:
        width = len(letter.encode())
        # The space that goes on with a line is one of its octets.
        if size + width > WIDTH:
            pieces.append(piece)
            piece, size = "", 1
        piece += letter
        size += width
    return "\r\n ".join([*pieces, piece])
