"""The parts that only some documents have: clauses, questions, answers, signature."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from ingest.model import DocumentType, Section
from ingest.structure.headings import role_of
from ingest.structure.interpellation import Part, find_questions, own_end, signature
from ingest.structure.kedja import Candidate
from ingest.structure.klausuler import (
    Clause,
    numbered_clauses,
    party_block,
    signed_at,
)
from ingest.structure.layout import Layout
from ingest.structure.paragrafhuvud import read_head
from ingest.structure.sections import numbered
from ingest.structure.svarsdelar import (
    answered_each,
    find_answers,
    headed_questions,
)

ASKING = frozenset(("interpellation", "interpellationssvar"))
ANSWERING = "interpellationssvar"
# The points of an agenda: number on the line of the heading.
AGENDA_POINT = re.compile(
    r"(?:Ärende |Punkt |§ ?)?(?P<number>\d{1,3})(?:[.:)]\s*|\s+)(?P<heading>[A-ZÅÄÖ]"
    r".{2,250})"
)
_Point = tuple[int, re.Match[str]]
# No agenda has more lists than this.
MOST_LISTS = 5
LEAST_POINTS = 3
# So many entries that are headings further down make a list of contents.
AGAIN = 2


def _of_part(part: Part) -> Section:
    body = part.body if part.body >= 0 else part.start
    role = part.kind if part.kind == "svar" else None
    return Section(
        id="",
        kind=part.kind,
        number=part.number,
        heading=part.heading,
        dnr=(),
        start=part.start,
        body_start=min(body, part.end),
        end=part.end,
        page=1,
        role=role,
    )


def _asked(layout: Layout, kind: DocumentType) -> Iterator[Section]:
    """Yield questions, answers and signature of an interpellation or its answer."""
    lines = layout.lines
    last = own_end(lines)
    signed = signature(lines, last)
    stop = signed if signed is not None else last
    questions = find_questions(lines, stop)
    over = answered_each(lines, stop) if kind == ANSWERING else []
    if len(over) > len(questions):
        questions = headed_questions(lines, over)
    else:
        over = []
    yield from map(_of_part, questions)
    if kind == ANSWERING:
        yield from map(_of_part, find_answers(lines, questions, over, stop))
    if signed is not None:
        yield _of_part(Part("underskrift", lines[signed].start, lines[last - 1].end))


def _clauses(layout: Layout) -> list[Section]:
    """Return the clauses of an agreement, each with those that are nested in it."""
    lines = layout.lines
    stops = [s.start for s in layout.sections if s.kind == "bilaga"]
    stop = bisect_left(lines, stops[0], key=lambda x: x.start) if stops else len(lines)
    found = numbered_clauses(lines, stop)
    if not found:
        return []
    signed = signed_at(lines, found[-1].index, stop)
    end = lines[signed - 1].end
    sections = [_clause(layout, found, n, end) for n in range(len(found))]
    block = party_block(lines, found[0].index)
    if block is not None and not any(s.role == "parter" for s in sections[:3]):
        first, last = block
        parties = Part("klausul", lines[first].start, lines[last - 1].end)
        sections.insert(0, replace(_of_part(parties), role="parter"))
    if signed < stop:
        signature_block = Part("underskrift", lines[signed].start, lines[stop - 1].end)
        sections.append(_of_part(signature_block))
    return sections


def _clause(layout: Layout, found: list[Clause], n: int, end: int) -> Section:
    """Return one clause; it goes on to the next that is not nested in it."""
    lines, clause = layout.lines, found[n]
    later = (c.index for c in found[n + 1 :] if c.depth <= clause.depth)
    following = next(later, None)
    stop = end if following is None else lines[following - 1].end
    line = lines[clause.index]
    below = clause.heading is not None and clause.heading not in line.text
    head = clause.index + 1 + below
    body = lines[head].start if head < len(lines) else stop
    if clause.heading is None:
        body = line.start
    part = Part("klausul", line.start, stop, clause.number, clause.heading, body)
    role = role_of(clause.heading) if clause.heading else None
    return replace(_of_part(part), role=role)


def _points(layout: Layout) -> list[Section]:
    """Return the sections of an agenda: its points, where nothing else holds them."""
    lists = [s for s in layout.sections if s.kind == "innehall"][:MOST_LISTS]
    headed = [s for s in layout.sections if s.kind == "rubrik"]
    own = [s for s in lists if not _comes_again(s, layout, headed)]
    points = [point for part in own for point in _listed(layout, part)]
    if not points:
        points = _headed(layout)
    starts = {point.start for point in points}
    kept = [s for s in layout.sections if s not in own and s.start not in starts]
    return kept + points


def _comes_again(contents: Section, layout: Layout, headed: list[Section]) -> bool:
    """Tell whether the entries of a list stand below it as headings of their own."""
    listed = layout.text[contents.body_start : contents.end].casefold()
    below = [s for s in headed if s.start >= contents.end and s.heading]
    return sum((s.heading or "").casefold() in listed for s in below) >= AGAIN


def _of_lines(layout: Layout, opened: list[_Point], end: int) -> list[Section]:
    """Return a section from each point's line to the next point's."""
    lines = layout.lines
    stops = [*(lines[n].start for n, _ in opened[1:]), end][: len(opened)]
    found = []
    for (index, match), stop in zip(opened, stops, strict=True):
        line = lines[index]
        point = Candidate(index, match["number"], (0, ""), match["heading"], 0.0)
        after = bisect_left(lines, stop, key=lambda line: line.start)
        head = read_head(lines, point, after)
        body = lines[head.body].start if head.body < after else stop
        part = Part("rubrik", line.start, stop, match["number"], head.heading, body)
        found.append(replace(_of_part(part), dnr=head.dnr))
    return found


def _rising(opened: list[_Point]) -> list[_Point]:
    """Return the points whose numbers count up one by one, from the first of them."""
    found: list[_Point] = []
    for point in opened:
        if not found or int(point[1]["number"]) == int(found[-1][1]["number"]) + 1:
            found.append(point)
    return found


def _matching(layout: Layout, start: int, end: int) -> list[_Point]:
    """Return the lines of `start:end` that have the form of a point."""
    matches = (
        (n, AGENDA_POINT.match(line.text))
        for n, line in enumerate(layout.lines)
        if start <= line.start < end
    )
    return _rising([(n, match) for n, match in matches if match])


def _listed(layout: Layout, part: Section) -> list[Section]:
    """Return the points of an agenda's own list."""
    found = _matching(layout, part.body_start, part.end)
    return _of_lines(layout, found, part.end) if len(found) > 1 else []


def _headed(layout: Layout) -> list[Section]:
    """Return the points of an agenda that says nothing over them."""
    stops = [s.start for s in layout.sections if s.kind in ("bilaga", "paragraf")]
    end = min(stops, default=len(layout.text))
    lists = [s.end for s in layout.sections if s.kind == "innehall"]
    found = _matching(layout, max(lists, default=0), end)
    return _of_lines(layout, found, end) if len(found) >= LEAST_POINTS else []


def _without_doubles(layout: Layout, parts: list[Section]) -> list[Section]:
    """Return the sections with "§ 3 Ansvar" once: a clause, no case and no heading."""
    starts = {part.start for part in parts if part.heading}
    kept = (
        s
        for s in layout.sections
        if s.kind not in ("paragraf", "rubrik") or s.start not in starts
    )
    return [*kept, *parts]


def find_parts(layout: Layout, kind: DocumentType) -> tuple[Section, ...]:
    """Return all sections of a document whose type is known, in order."""
    if not layout.lines:
        return layout.sections
    sections = list(layout.sections)
    if kind in ASKING:
        sections = _without_doubles(layout, list(_asked(layout, kind)))
    elif kind == "overenskommelse":
        clauses = _clauses(layout)
        sections = _without_doubles(layout, clauses)
    elif kind == "kallelse" and all(s.kind != "paragraf" for s in sections):
        sections = _points(layout)
    else:
        return layout.sections
    sections.sort(key=lambda s: (s.start, -s.end, s.kind))
    return numbered(layout, sections)
