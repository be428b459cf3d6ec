"""Passages of the index as tests make them."""

import datetime as dt
from dataclasses import replace

from search.model import Entry


def entry(
    document: str, text: str, day: dt.date | None = None, **said: object
) -> Entry:
    """Return a document's first passage: of a day, and bare but for what is said."""
    bare = Entry(
        passage=f"{document}-s0",
        document=document,
        source=f"{document}.txt",
        title="Protokoll",
        type="protokoll",
        organ=None,
        body=None,
        date=day,
        latest=day,
        dnr=(),
        persons=(),
        parties=(),
        status=(),
        section=None,
        heading=None,
        page=1,
        start=0,
        end=len(text),
        text=text,
    )
    return replace(bare, **said)  # type: ignore[arg-type]


def minuted(number: int, text: str, **changes: object) -> Entry:
    """Return a passage of a board's minutes, a day later for each number."""
    said: dict[str, object] = {
        "source": f"handlingar/{number}.txt",
        "organ": "Kulturnämnden",
        "body": "Region Norrlid",
        "dnr": ("KN 2021/11",),
        "persons": ("Åsa Ek",),
        "parties": ("S",),
        "status": ("beslut",),
        "section": "11",
        "heading": "Ärendet",
    }
    return entry(f"d{number}", text, dt.date(2021, 5, number + 1), **(said | changes))
