"""Where something is written, as it is cited: what a reader needs to find it."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from app.report.words import Words
from app.workspace import Workspace
from graph.followup.verdicts import wording
from ingest.errors import ArchiveError
from ingest.model import Artifact, Document

# A heading longer than this is no name of a place.
HEADING = 90


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in a document.

    `organ` is the committee and `body` the region or municipality; `page` is None
    where there are no pages, `heading` then that of the part around the place.
    `document` is the document's name in the collection, `start` and `end` the offsets
    of the words in it. `address` is where it was fetched from, `here` where the app
    shows the words, None where nobody has said where the app is.
    """

    title: str
    organ: str | None
    body: str | None
    date: dt.date | None
    dnr: tuple[str, ...]
    section: str | None
    page: int | None
    heading: str | None
    document: str
    start: int
    end: int
    address: str | None = None
    here: str | None = None


# Gives the citation of a stretch of a document, by its id.
Cite = Callable[[str, int, int], Citation]


def citing(workspace: Workspace, app: str = "") -> Cite:
    """Return what cites documents of a collection that `app` is the address of."""

    def cite(document: str, start: int, end: int) -> Citation:
        here = _here(app, document, start, end)
        try:
            artifact = workspace.artifact(document)
        except ArchiveError:
            # It was withdrawn while the report was being made.
            return _unknown(document, start, end)
        return _cited(artifact, start, end, here)

    return cite


def in_words(cited: Citation, say: Words) -> str:
    """Return in words where something is written; what the title says is said once."""
    title = " ".join(cited.title.split())
    within = f"§ {cited.section}" if cited.section else ""
    if cited.heading:
        within = say("label.citation_part", heading=cited.heading)
    parts = [
        title,
        *_unsaid(title, cited),
        _day(title, cited, say),
        say("label.citation_dnr", dnr=", ".join(cited.dnr)) if cited.dnr else "",
        within,
        say("label.citation_page", page=cited.page) if cited.page else "",
    ]
    return ", ".join(filter(None, parts))


def _unsaid(title: str, cited: Citation) -> Iterator[str]:
    """Yield the committee and the body, each where the title does not name it."""
    said = title.casefold()
    for name in (cited.organ, cited.body):
        if name and name.casefold() not in said:
            said += f" {name.casefold()}"
            yield name


def _day(title: str, cited: Citation, say: Words) -> str:
    if cited.date is None:
        return say("label.undated")
    written = (cited.date.isoformat(), wording.day(cited.date).removeprefix("den "))
    return (
        "" if any(form in title.casefold() for form in written) else say.day(cited.date)
    )


def _here(app: str, document: str, start: int, end: int) -> str | None:
    asked = urlencode({"id": document, "start": start, "end": end})
    return f"{app}/handling?{asked}" if app else None


def _unknown(document: str, start: int, end: int) -> Citation:
    return Citation(
        *(document, None, None, None, ()), None, None, None, document, start, end
    )


def _cited(artifact: Artifact, start: int, end: int, here: str | None) -> Citation:
    document = artifact.document
    section = document.paragraf_at(start)
    page = document.page_of(start) if document.paged else None
    return Citation(
        title=document.title or document.source,
        organ=document.organ,
        body=document.body,
        date=document.date,
        dnr=(section.dnr if section else ()) or _only(document.dnr),
        section=section.number if section else None,
        page=page,
        heading=None if section or page else _heading(document, start),
        document=document.source,
        start=start,
        end=end,
        address=document.origin.url if document.origin else None,
        here=here,
    )


def _only(dnr: tuple[str, ...]) -> tuple[str, ...]:
    """Return a document's own number; of several none says where the words stand."""
    return dnr if len(dnr) == 1 else ()


def _heading(document: Document, start: int) -> str | None:
    """Return the heading of the narrowest part around a place, unless it is all."""
    around = [
        part
        for part in document.sections
        if part.heading and part.start <= start < part.end
    ]
    if not around:
        return None
    part = min(around, key=lambda one: one.end - one.start)
    found = " ".join((part.heading or "").split())
    is_all = found.casefold() == " ".join(document.title.split()).casefold()
    return found if len(found) <= HEADING and not is_all else None
