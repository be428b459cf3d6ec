"""The parts of a document: front page, §§, appendices and headings within them."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from ingest.model import Section
from ingest.structure.headings import role_of
from ingest.structure.kedja import Candidate, new_fronts
from ingest.structure.layout import Layout
from ingest.structure.paragrafer import find_paragrafer
from ingest.structure.paragrafhuvud import read_head
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
    match = BILAGA.match(line.text)
    if match is None or not line.gap:
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
    lines = layout.lines
    stop = bisect_right(lines, end - 1, key=lambda line: line.start)
    head = read_head(lines, found, stop)
    skipped.update(range(found.index, head.body))
    body = lines[head.body].start if head.body < stop else end
    section = _section("paragraf", lines[found.index].start, body, end)
    return replace(section, number=found.number, heading=head.heading, dnr=head.dnr)


def _front(layout: Layout, first: int) -> Iterator[Section]:
    """Yield the front page: what stands before the first § of a protocol."""
    start = layout.lines[0].start
    if start < first and PROTOCOL.search(layout.text[:first]):
        yield _section("forsattsblad", start, start, first)


def _listed(layout: Layout) -> frozenset[int]:
    """Return where list items and rows begin; a table of one row only places a head."""
    rows = [m for m in layout.marks if m.kind == "table_row"]
    joined = {
        mark.start
        for before, after in pairwise(rows)
        if layout.text[before.end : after.start].strip("\t") == "\n"
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
    after = lines[chain[-1].index].start if chain else 0
    opened: list[tuple[str, int]] = [
        *(("paragraf", c.index) for c in chain),
        *(("forsattsblad", n) for n in new_fronts(lines, chain)),
        *(("bilaga", n) for n in _bilagor(layout, after)),
    ]
    opened.sort(key=lambda part: (part[1], part[0]))
    borders = [*(lines[n].start for _, n in opened), len(layout.text)]
    numbered = {c.index: c for c in chain}
    skipped: set[int] = set()
    found = list(_front(layout, borders[0])) if chain else []
    for (kind, n), end in zip(opened, borders[1:], strict=True):
        line = lines[n]
        if kind == "paragraf":
            found.append(_paragraf(layout, numbered[n], end, skipped))
        elif kind == "forsattsblad" and n not in numbered:
            found.append(_section(kind, line.start, line.start, end))
        elif kind == "bilaga":
            bilaga = _section(kind, line.start, line.end, end)
            found.append(replace(bilaga, heading=line.text))
            skipped.add(n)
    for heading in find_headings(layout, borders, skipped):
        rubrik = _section("rubrik", heading.start, heading.body, heading.end)
        found.append(replace(rubrik, heading=heading.label))
    found.sort(key=lambda s: (s.start, -s.end))
    return tuple(
        replace(s, id=f"a{i}", page=layout.page_of(s.start))
        for i, s in enumerate(found, start=1)
    )
