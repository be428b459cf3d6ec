"""The parts of a document: front page, §§, appendices and headings within them."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from ingest.model import Section
from ingest.structure.headings import role_of
from ingest.structure.innehall import Contents, find_contents
from ingest.structure.kedja import Candidate, new_fronts
from ingest.structure.layout import Layout
from ingest.structure.paragrafer import find_paragrafer
from ingest.structure.paragrafhuvud import above, read_head
from ingest.structure.rubriker import find_headings
from ingest.structure.textlines import TextLine

BILAGA = re.compile(
    r"^(?:bilaga|appendix)(?P<number> ?\d{1,3}| [a-zåäö](?!\w))?(?:[:.–-]? .{0,90})?$",
    re.IGNORECASE,
)
LEAST_BILAGA = 300
# Headings that follow the list of attachments within a §, and how soon.
GOES_ON = frozenset(("beslut", "expediering", "beslutsgang", "forslag", "yrkanden"))
LISTED_REACH = 4
PROTOCOL = re.compile(
    r"protokoll|sammanträdesdatum|plats och tid|tid och plats|beslutande\b"
    r"|närvarande\b|paragrafer\b",
    re.IGNORECASE,
)


def _opens_bilaga(layout: Layout, line: TextLine) -> bool:
    """Tell whether an appendix begins here: numbered, alone, or first on its page."""
    match = BILAGA.match(line.text) if line.gap and line.text[0] in "BbAa" else None
    if match is None:
        return False
    number = match["number"] or ""
    if not number and line.text[7:].lstrip().startswith(":"):
        # "Bilaga: Ny taxa" is a field of the § that it belongs to.
        return False
    alone = bool(number) or len(line.text) < 10
    before = layout.page_of(max(0, line.start - 3))
    return alone or before < layout.page_of(line.start)


def _bilagor(layout: Layout, after: int) -> list[int]:
    """Return the indices of the lines that open an appendix after offset `after`."""
    lines = layout.lines
    found = [
        index
        for index, line in enumerate(lines)
        if line.start > after and _opens_bilaga(layout, line)
    ]
    stops = [*(lines[n].start for n in found[1:]), len(layout.text)][: len(found)]
    return [
        n
        for n, stop in zip(found, stops, strict=True)
        if stop - lines[n].start >= LEAST_BILAGA and not _is_listed(layout, n)
    ]


def _is_listed(layout: Layout, bilaga: int) -> bool:
    """Tell whether the § goes on soon below: the line only names an attachment."""
    page = layout.page_of(layout.lines[bilaga].start)
    return any(
        role_of(line.text.rpartition(":")[0] or line.text) in GOES_ON
        for line in layout.lines[bilaga + 1 : bilaga + 1 + LISTED_REACH]
        if layout.page_of(line.start) == page
    )


def _section(kind: str, start: int, body: int, end: int) -> Section:
    return Section("", kind, None, None, (), start, min(body, end), end, 1)


def _paragraf(layout: Layout, found: Candidate, end: int, skipped: set[int]) -> Section:
    """Return one § and note which lines are its head."""
    lines, first = layout.lines, _first(layout, found)
    stop = bisect_right(lines, end - 1, key=lambda line: line.start)
    head = read_head(lines, found, stop)
    skipped.update(range(first, head.body))
    body = lines[head.body].start if head.body < stop else end
    section = _section("paragraf", lines[first].start, body, end)
    dnr = head.dnr or tuple(above(lines, found.index))
    return replace(section, number=found.number, heading=head.heading, dnr=dnr)


def _first(layout: Layout, found: Candidate) -> int:
    """Return the index of a §'s first line: its dnr may stand above its number."""
    return found.index - bool(above(layout.lines, found.index))


def _front(layout: Layout, first: int) -> Iterator[Section]:
    """Yield the front page: what stands before the first § of a protocol."""
    start = layout.lines[0].start
    if start < first and PROTOCOL.search(layout.text[:first]):
        yield _section("forsattsblad", start, start, first)


def _of_contents(layout: Layout, found: Contents) -> Section:
    """Return the section of a contents list."""
    lines = layout.lines
    first, end = lines[found.first].start, lines[found.last].end
    if found.heading is None:
        return replace(_section("innehall", first, first, end), role="innehall")
    line = lines[found.heading]
    section = _section("innehall", line.start, first, end)
    return replace(section, heading=line.text.strip("#*_ :"), role="innehall")


def _bilaga_number(text: str) -> str | None:
    """Return the number or letter of an appendix: "Bilaga 2 Taxa" has "2"."""
    match = BILAGA.match(text)
    number = (match["number"] or "").strip() if match else ""
    return number or None


def _listed(layout: Layout) -> frozenset[int]:
    """Return where list items and rows begin; a table of one row only places a head.

    A row that begins with an empty cell goes on with the row above it.
    """
    rows = [m for m in layout.marks if m.kind == "table_row"]
    joined = {
        mark.start
        for before, after in pairwise(rows)
        if layout.text[before.end : after.start] == "\n"
        and layout.text[after.start] != "\t"
        for mark in (before, after)
    }
    items = {m.start for m in layout.marks if m.kind == "list_item"}
    return frozenset(joined | items)


def find_sections(layout: Layout) -> tuple[Section, ...]:
    """Return the sections of a cleaned text in order; headings nest in §§."""
    lines = layout.lines
    listed = _listed(layout)
    protocol = PROTOCOL.search(layout.text[:3000]) is not None
    chain = find_paragrafer(lines, listed, transcript=protocol)
    last = chain[-1].index if chain else 0
    after = lines[last].start if chain else 0
    opening = {_first(layout, c): c for c in chain}
    opened: list[tuple[str, int]] = [
        *(("paragraf", n) for n in opening),
        *(("forsattsblad", n) for n in new_fronts(lines, chain)),
        *(("bilaga", n) for n in _bilagor(layout, after)),
    ]
    contents = find_contents(lines, frozenset(n for _, n in opened))
    # A list after the last § is no part of it.
    opened += [
        ("innehall", n) for n in (c.opens for c in contents) if chain and n > last
    ]
    opened.sort(key=lambda part: (part[1], part[0]))
    borders = [*(lines[n].start for _, n in opened), len(layout.text)]
    skipped: set[int] = set()
    found = list(_front(layout, borders[0])) if chain else []
    for (kind, n), end in zip(opened, borders[1:], strict=True):
        line = lines[n]
        if kind == "paragraf":
            found.append(_paragraf(layout, opening[n], end, skipped))
        elif kind == "forsattsblad" and n not in opening:
            found.append(_section(kind, line.start, line.start, end))
        elif kind == "bilaga":
            bilaga = _section(kind, line.start, line.end, end)
            number = _bilaga_number(line.text)
            found.append(replace(bilaga, heading=line.text, number=number))
            skipped.add(n)
    for part in contents:
        found.append(_of_contents(layout, part))
        skipped.update(range(part.opens, part.last + 1))
    for heading in find_headings(layout, borders, skipped):
        rubrik = _section("rubrik", heading.start, heading.body, heading.end)
        role = role_of(heading.label)
        found.append(replace(rubrik, heading=heading.label, role=role))
    found.sort(key=lambda s: (s.start, -s.end))
    return numbered(layout, found)


def numbered(layout: Layout, found: Iterable[Section]) -> tuple[Section, ...]:
    """Return the sections with their ids and pages, in the order given."""
    return tuple(
        Section(
            id=f"a{i}",
            kind=s.kind,
            number=s.number,
            heading=s.heading,
            dnr=s.dnr,
            start=s.start,
            body_start=s.body_start,
            end=s.end,
            page=layout.page_of(s.start),
            role=s.role,
        )
        for i, s in enumerate(found, start=1)
    )
