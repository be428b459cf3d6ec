"""The natural keys of meetings, their items and matters: paths below the base.

Made by one set of functions for what the minutes record, for what other documents
cite and for what is derived, so that a citation meets the item the day it arrives.
"""

import datetime as dt
import re

from graph.matters.headings import topic
from graph.terms import key_segment, segment
from ingest import ids

_NUMBER = re.compile(r"(\d+)(?:\s*/\s*(\d{2,4}))?\s*([a-z])?", re.IGNORECASE)


def meeting_path(organ: str | None, day: dt.date | None, document: str) -> str:
    """Return the path of a meeting: of an organ on a day, else of its document."""
    if organ is None or day is None:
        return f"sammantrade/{segment(document)}"
    return f"sammantrade/{organ.rsplit('/', 1)[-1]}/{day.isoformat()}"


def item_path(meeting: str, number: str, *, called: bool = False) -> str:
    """Return the path of an item: "72/22" and "72" of one meeting are one.

    An agenda numbers by itself and not as the minutes do.
    """
    return f"{meeting}/{'k' if called else 'p'}{key_segment(bare_number(number))}"


def document_path(document: str) -> str:
    """Return the path of a document as a work."""
    return f"handling/{segment(document)}"


def matter_path(body: str | None, dnr: str) -> str:
    """Return the path of the matter that a dnr names in a body."""
    return f"arende/{(body or 'org/okand').removeprefix('org/')}/{key_segment(dnr)}"


def unnamed_matter_path(member: str) -> str:
    """Return the path of a matter that no dnr names, by its earliest member."""
    return f"arende/m-{ids.digest('arende', member)}"


def bare_number(number: str) -> str:
    """Return a § number without year and spaces: "63/24" is "63", "12 B" is "12b"."""
    found = _NUMBER.match(number.strip())
    return f"{int(found[1])}{(found[3] or '').lower()}" if found else number.casefold()


def stub_path(kind: str, document: str, body: str | None, name: str) -> str:
    """Return the path of a document that is named but not known to be held.

    A title means one document to all of a body; "bilaga 1" and "planen" mean another
    one in each document that says so.
    """
    telling = len(topic(name).telling) >= 2
    scope = body if body and telling else document
    return f"stub/{kind}/{ids.digest('stub', scope, ids.normalise(name))}"
