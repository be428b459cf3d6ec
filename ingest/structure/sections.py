"""The parts of a document: front page, §§, appendices and headings within them."""

import re
from bisect import bisect_right
from collections.abc import Callable

from ingest.model import Mark, Section
from ingest.structure.dnr import find_numbers
from ingest.structure.headings import looks_like_heading, role_of
from ingest.structure.textlines import TextLine, split_text
from ingest.structure.paragrafer import CUE_REST, Candidate, find_paragrafer

BILAGA = re.compile(
    r"^(?:bilaga|appendix)(?: ?\d{1,3}| [a-zåäö])?(?:[:.–-]? .{0,90})?$", re.I
)
LEAST_BILAGA = 300
PROTOCOL = re.compile(
    r"\bprotokoll|sammanträdesdatum|plats och tid|tid och plats|beslutande\b"
    r"|närvarande\b|paragrafer\b",
    re.IGNORECASE,
)
# Running lines of a protocol that may stand between a number and its heading.
RUNNING = re.compile(
    r"^(?:protokoll\b.{0,25}|sammanträdes(?:datum|protokoll)\b.{0,30}|datum:?"
    r"|(?:19|20)\d\d-\d\d-\d\d|sida \d.*|\d+ ?\(\d+\)|justerandes? sign.*"
    r"|utdragsbestyrkande.*)$",
    re.IGNORECASE,
)
HEADING_LINES = 4
HEADING_LENGTH = 300
PageOf = Callable[[int], int]


def _is_dnr_line(text: str) -> bool:
    """Tell whether a line under a § is its dnr and nothing else."""
    left = text
    numbers = find_numbers(text, cued=True)
    for number in numbers:
        left = left.replace(number.text, "")
    left = re.sub(
        r"(?i)^(?:ärendenummer|ärendenr|diarienummer|diarienr|dnr)\b", "", left
    )
    return len(left.strip(" .:,()/-")) < 4 and (
        bool(numbers) or CUE_REST.match(text) is not None
    )


def _heading(
    lines: tuple[TextLine, ...], found: Candidate, stop: int
) -> tuple[str | None, int]:
    """Return a §'s heading and the index of the line where its text begins."""
    rest = found.rest
    for number in find_numbers(rest, cued=True):
        if rest.startswith(number.text) or CUE_REST.match(rest):
            rest = rest.replace(number.text, "")
    rest = re.sub(r"^(?i:ärendenummer|ärendenr|diarienummer|diarienr|dnr)\b", "", rest)
    parts = [rest.strip(" .:,()–-")] if len(rest.strip(" .:,()–-")) > 2 else []
    index = found.index + 1
    while index < stop and (
        RUNNING.match(lines[index].text) or _is_dnr_line(lines[index].text)
    ):
        index += 1
    first = index
    while index < stop and index - first < HEADING_LINES:
        text = lines[index].text
        length = sum(len(p) for p in parts)
        ended = bool(parts) and (lines[index].gap or not _goes_on(parts[-1], text))
        if role_of(text) or ended or length + len(text) > HEADING_LENGTH:
            break
        if not parts and not (looks_like_heading(text) or len(text) < 250):
            break
        parts.append(text)
        index += 1
    while index < stop and _is_dnr_line(lines[index].text):
        index += 1
    return " ".join(parts) or None, index


def _goes_on(before: str, text: str) -> bool:
    """Tell whether a heading's next line is the same heading, broken by layout."""
    return (
        len(before) > 35
        and not before.endswith((".", "?", "!", ":"))
        and (text[0].islower() or text[0] in "(–" or len(before) > 55)
    )


def _bilagor(lines: tuple[TextLine, ...], after: int, size: int) -> list[TextLine]:
    """Return the lines that open an appendix after offset `after`."""
    found = [
        line
        for line in lines
        if line.start > after and line.gap and BILAGA.match(line.text)
    ]
    stops = [*(line.start for line in found[1:]), size][: len(found)]
    return [
        line
        for line, stop in zip(found, stops, strict=True)
        if stop - line.start >= LEAST_BILAGA
    ]


def _inline_role(text: str) -> int | None:
    """Return where the text begins in "Beslutsunderlag: ...", else None."""
    colon = text.find(":")
    if 0 < colon < 60 and role_of(text[:colon]) is not None:
        return colon + 1
    return None


def _is_heading(
    lines: tuple[TextLine, ...], index: int, row_starts: frozenset[int]
) -> bool:
    line = lines[index]
    if line.start in row_starts:
        return False
    if role_of(line.text) is not None:
        return True
    if not (line.gap and looks_like_heading(line.text)) or index + 1 >= len(lines):
        return False
    following = lines[index + 1]
    return len(following.text) > len(line.text) and not looks_like_heading(
        following.text
    )


class _Builder:
    """Collects sections and gives them ids in order of appearance."""

    def __init__(self, page_of: PageOf) -> None:
        self.page_of = page_of
        self.sections: list[Section] = []

    def add(
        self,
        kind: str,
        span: tuple[int, int, int],
        heading: str | None = None,
        number: str | None = None,
        dnr: tuple[str, ...] = (),
    ) -> None:
        start, body_start, end = span
        self.sections.append(
            Section(
                id="",
                kind=kind,
                number=number,
                heading=heading,
                dnr=dnr,
                start=start,
                body_start=min(body_start, end),
                end=end,
                page=self.page_of(start),
            )
        )

    def finished(self) -> tuple[Section, ...]:
        ordered = sorted(self.sections, key=lambda s: (s.start, -s.end))
        return tuple(
            Section(
                f"a{i}",
                s.kind,
                s.number,
                s.heading,
                s.dnr,
                s.start,
                s.body_start,
                s.end,
                s.page,
            )
            for i, s in enumerate(ordered, start=1)
        )


def _own_dnr(text: str, start: int, stop: int) -> tuple[str, ...]:
    numbers = find_numbers(text, start, stop, cued=True)
    return tuple(dict.fromkeys(n.text for n in numbers if n.kind == "dnr"))


def _dnr_of(
    text: str, lines: tuple[TextLine, ...], found: Candidate, body: int
) -> tuple[str, ...]:
    """Return the numbers on the § line itself and on dnr lines around the heading."""
    line = lines[found.index]
    numbers = list(_own_dnr(text, line.end - len(found.rest), line.end))
    if found.rest and not CUE_REST.match(found.rest):
        numbers = [n for n in numbers if found.rest.startswith(n)]
    for index in range(found.index + 1, min(body, len(lines))):
        if _is_dnr_line(lines[index].text):
            numbers += _own_dnr(text, lines[index].start, lines[index].end)
    return tuple(dict.fromkeys(numbers))


def find_sections(
    text: str, marks: tuple[Mark, ...], page_of: PageOf
) -> tuple[Section, ...]:
    """Return the sections of a cleaned text in order; headings nest in §§.

    Args:
        text: The cleaned text.
        marks: What the file itself says of its stretches.
        page_of: Gives the page of an offset.
    """
    lines = split_text(text)
    builder = _Builder(page_of)
    rows = frozenset(m.start for m in marks if m.kind in ("list_item", "table_row"))
    protocol = PROTOCOL.search(text[:3000]) is not None
    chain = find_paragrafer(lines, rows, transcript=protocol)
    last = lines[chain[-1].index].start if chain else 0
    bilagor = _bilagor(lines, last, len(text))
    outer = [lines[c.index].start for c in chain] + [b.start for b in bilagor]
    outer.append(len(text))
    if chain and lines[chain[0].index].start > lines[0].start:
        front = text[: outer[0]]
        if PROTOCOL.search(front):
            builder.add("forsattsblad", (lines[0].start, lines[0].start, outer[0]))
    skipped: set[int] = set()
    for found, end in zip(chain, outer[1:], strict=False):
        stop = bisect_right(lines, end - 1, key=lambda line: line.start)
        heading, body = _heading(lines, found, stop)
        skipped.update(range(found.index, body))
        start = lines[found.index].start
        body_start = lines[body].start if body < stop else end
        dnr = _dnr_of(text, lines, found, body)
        builder.add("paragraf", (start, body_start, end), heading, found.number, dnr)
    for bilaga, end in zip(bilagor, outer[len(chain) + 1 :], strict=True):
        builder.add("bilaga", (bilaga.start, bilaga.end, end), bilaga.text)
    _add_headings(builder, text, lines, marks, outer, rows, skipped)
    return builder.finished()


def _add_headings(
    builder: _Builder,
    text: str,
    lines: tuple[TextLine, ...],
    marks: tuple[Mark, ...],
    outer: list[int],
    rows: frozenset[int],
    skipped: set[int],
) -> None:
    """Add a section of kind rubrik for every heading, ending at the next of its level."""
    levels = {m.start: m.level for m in marks if m.kind == "heading"}
    opened: list[tuple[int, int, int, str, int]] = []
    for index, line in enumerate(lines):
        if index in skipped:
            continue
        inline = _inline_role(line.text)
        marked = line.start in levels
        if marked or inline is not None or _is_heading(lines, index, rows):
            label = line.text[: inline - 1] if inline else line.text.rstrip(":")
            body = line.start + inline if inline else line.end
            level = levels.get(line.start, 9)
            opened.append((line.start, body, level, label.strip("# "), index))
    for i, (start, body, level, label, _) in enumerate(opened):
        border = outer[bisect_right(outer, start)] if outer else len(text)
        following = (s for s, _, other, _, _ in opened[i + 1 :] if other <= level)
        end = min(border, next(following, border))
        while body < end and text[body].isspace():
            body += 1
        builder.add("rubrik", (start, body, end), label)
