"""What someone wrote down that ties a passage to a promise: §, day, number of a matter.

Both sides make the same strings, so that a shared one leads from one to the other:
"§ 2021-05-12 45", "§ 2021 45" (a § with a year only), "dag 2021-05-12" (a decision of
that day), "dag 2021-05" (of that month), "budget 2021" and "dnr KS-2021-118". They
name no organ, since names of organs may later turn out to be one; whose § it is, is
told by the paths that go with them.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from graph.followup.documents.sentences import sentence
from graph.matters.keys import bare_number, document_path, item_path, meeting_path
from graph.matters.names import Names
from graph.matters.pointing import pointers
from graph.matters.records import MEETINGS, Pointer
from ingest.extract.referens.targets import dnr_target
from ingest.model import Artifact, Document, Section

# Words beside a day that make it the day of an earlier decision.
_GIVEN = re.compile(
    r"uppdrag|\bbeslut\w*|\bbeslöt\w*|\båterremi\w+|\b(?:gav|gett|givits|gavs)\b"
    r"|\bbehandla\w+|\butlova\w+|\blovade\w*|\bsvarade\b",
    re.IGNORECASE,
)

_HEADS = re.compile(
    r"(?:(?:d\.?nr|diarienummer|ärendenummer|vår beteckning)\.?:?)?", re.I
)

_BUDGET = re.compile(r"\bbudget(?:en)? (?:för )?(20\d\d)\b", re.IGNORECASE)
_IN_BUDGET = re.compile(
    r"\b(?:uppdrag\w*|gi(?:vet|vna|vits|vit))\b[^.;\n]{0,60}?budget(?:en)?\b"
    r"(?: (?:för )?(?P<year>20\d\d)\b)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cited:
    """A § that a text names: its place, the links to it, the path where it is known."""

    start: int
    links: tuple[str, ...]
    path: str | None = None


def paragraph(day: dt.date | None, year: int | None, number: str) -> str | None:
    """Return the link to a § of a day, or of a year where no day is known."""
    bare = bare_number(number)
    if day is not None:
        return f"§ {day.isoformat()} {bare}"
    return f"§ {year} {bare}" if year else None


def day_link(day: dt.date) -> str:
    """Return the link to what was decided on a day."""
    return f"dag {day.isoformat()}"


def month_link(day: dt.date) -> str:
    """Return the link to what was decided in a month."""
    return f"dag {day.isoformat()[:7]}"


def dnr_links(numbers: Iterable[str]) -> tuple[str, ...]:
    """Return the links to matters by their numbers, however these are spelt."""
    return tuple(dict.fromkeys(f"dnr {dnr_target(number)}" for number in numbers))


def numbers_at(document: Document, section: Section | None) -> tuple[str, ...]:
    """Return the dnr of a § or, where they can be meant, those of its document."""
    if section is not None and section.dnr:
        return section.dnr
    # Minutes list the numbers of all their matters; none of them is that of one §.
    several = section is not None or document.type in MEETINGS
    if several and len(document.dnr) > 1:
        return ()
    return document.dnr


def of_place(document: Document, section: Section | None) -> tuple[str, ...]:
    """Return all links by which what stands in a § (or a document) can be named."""
    found: list[str] = []
    if document.date is not None:
        if section is not None and section.number:
            day = document.date
            found += [f"§ {day.isoformat()} {bare_number(section.number)}"]
            found += [f"§ {day.year} {bare_number(section.number)}"]
        found += [day_link(document.date), month_link(document.date)]
    heading = f"{document.title} {section.heading or ''}" if section else document.title
    found += [f"budget {year}" for year in _BUDGET.findall(heading)]
    found += ["budget"] if "budget" in heading.casefold() else []
    return (*found, *dnr_links(numbers_at(document, section)))


def acts_at(artifact: Artifact, names: Names, section: Section | None) -> list[str]:
    """Return the paths of the § and of the document that something stands in."""
    document = artifact.document
    found = [document_path(artifact.id)]
    if section is not None and section.number and document.type in MEETINGS:
        meeting = meeting_path(names.organ(None), document.date, artifact.id)
        called = document.type == "kallelse"
        found.insert(0, item_path(meeting, section.number, called=called))
    return found


def citations(artifact: Artifact, names: Names) -> list[Cited]:
    """Return the §§ that a document names, but for its own, in order of its text."""
    read = pointers(artifact)
    dated = _dated(artifact.document, read)
    found = []
    for start, written in sorted(read.items()):
        pointer: Pointer | None = written
        if written.own:
            pointer = _said_before(artifact.document, start, written, dated)
        if pointer is not None:
            path = names.organ(pointer.organ) if pointer.organ else None
            found.append(_cited(start, pointer, path))
    return found


def _cited(start: int, pointer: Pointer, organ: str | None) -> Cited:
    links = [
        link
        for number in pointer.numbers
        if (link := paragraph(pointer.day, pointer.year, number))
    ]
    path = None
    if organ and pointer.day and len(pointer.numbers) == 1:
        path = item_path(meeting_path(organ, pointer.day, ""), pointer.numbers[0])
    return Cited(start, tuple(links), path)


def _dated(
    document: Document, read: Mapping[int, Pointer]
) -> list[tuple[str | None, Pointer]]:
    """Return the §§ named with their day, with the § of the document they stand in."""
    found = []
    for start, pointer in sorted(read.items()):
        if not pointer.own and pointer.day is not None:
            section = document.paragraf_at(start)
            found.append((section.id if section else None, pointer))
    return found


def _said_before(
    document: Document,
    start: int,
    pointer: Pointer,
    dated: list[tuple[str | None, Pointer]],
) -> Pointer | None:
    """Return the § with its day that a bare number in the same § means, or None."""
    section = document.paragraf_at(start)
    here = section.id if section else None
    for place, other in dated:
        if place == here and set(pointer.numbers) & set(other.numbers):
            return replace(other, numbers=pointer.numbers)
    return None


def decision_days(artifact: Artifact) -> Iterator[tuple[int, str]]:
    """Yield where a document names the day or month of an earlier decision: links."""
    document = artifact.document
    limit = document.date or document.dated_to
    for time in artifact.facts.times:
        first, last = time.earliest, time.latest
        if first is None or last is None or (limit is not None and last >= limit):
            continue
        start, end = sentence(document.text, time.start, time.end)
        alone = first == last and _is_cell(document.text, time.start, time.end)
        if not alone and not _GIVEN.search(document.text, start, end):
            continue
        if first == last:
            yield time.start, day_link(last)
        elif first.day == 1 and (last - first).days in range(27, 31):
            yield time.start, month_link(last)


def _is_cell(text: str, start: int, end: int) -> bool:
    """Tell whether a day fills a cell of a row: in a list, the day of the decision."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    stop = text.find("\n", end)
    after = text[end : stop if stop >= 0 else None]
    edges = before.rstrip(" ")[-1:] in {"", "\t"} and after.lstrip(" ")[:1] in {
        "",
        "\t",
    }
    return edges and "\t" in before + after


def budgets_named(document: Document) -> Iterator[tuple[int, str]]:
    """Yield where an assignment is said to be given in a budget, and the link to it."""
    for found in _IN_BUDGET.finditer(document.text):
        yield found.start(), f"budget {found['year'] or ''}".rstrip()


def numbers_named(artifact: Artifact) -> Iterator[tuple[int, str]]:
    """Yield where the running text names a matter by its number, and the link to it.

    A number that only heads a § (or the document) is that of the § itself.
    """
    document = artifact.document
    for reference in artifact.facts.references:
        if reference.kind != "dnr":
            continue
        line = document.text.rfind("\n", 0, reference.start) + 1
        before = document.text[line : reference.start].strip(" :([")
        stop = document.text.find("\n", reference.end)
        after = document.text[reference.end : stop if stop >= 0 else None]
        if _HEADS.fullmatch(before) and not after.strip(" .,)]"):
            continue
        yield reference.start, f"dnr {reference.target}"
