"""What a document is compared by when near-duplicates and versions are looked for."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ingest import lexicon
from ingest.model import Document, DocumentType
from ingest.structure.dnr import look_up_form

State = Literal["utkast", "justerad", ""]

# How much of a document's first and last part is read for words such as "ojusterat".
READ = 1500
# A page of less legibility has many wrong letters.
LEGIBLE = 0.85


@dataclass(frozen=True, slots=True)
class Record:
    """What one document is compared by."""

    id: str
    source: str
    type: DocumentType
    date: dt.date | None
    body: str | None
    organ: str | None
    dnr: frozenset[str]
    signature: str
    length: int
    state: State = ""
    noisy: bool = False
    modified: str = ""


@cache
def _states() -> tuple[tuple[State, re.Pattern[str]], ...]:
    found: dict[State, list[str]] = {"utkast": [], "justerad": []}
    for row in lexicon.table("handlingslage"):
        state: State = "utkast" if row["lage"] == "utkast" else "justerad"
        found[state].append(row["ord"])
    return tuple((state, re.compile("|".join(ways))) for state, ways in found.items())


def state_of(document: Document) -> State:
    """Tell whether a document calls itself a draft, or says that it is adopted."""
    title = dict(document.metadata).get("title", "")
    text = document.text
    furniture = " \n".join(item.text for item in document.furniture[:20])
    around = f"{title}\n{text[:READ]}\n{text[-READ:]}\n{furniture}".lower()
    for state, pattern in _states():
        if pattern.search(around):
            return state
    return ""


def record_of(identity: str, document: Document) -> Record:
    """Return what a document is compared by."""
    known = dict(document.metadata)
    return Record(
        id=identity,
        source=document.source,
        type=document.type,
        date=document.date,
        body=document.body,
        organ=document.organ,
        dnr=frozenset(look_up_form(number) for number in document.dnr),
        signature=document.signature,
        length=len(document.text),
        state=state_of(document),
        noisy=any(
            page.source == "ocr"
            or page.hard
            or (page.legibility is not None and page.legibility < LEGIBLE)
            for page in document.pages
        ),
        modified=known.get("modified", "") or known.get("published", ""),
    )
