"""A matter and its blocks: which lines stand under "Beslut", "Yrkanden" ...

A matter is one § of the minutes, or what lies outside every § (in most other
documents the whole text). Its lines fall into blocks by heading.
"""

import re
from dataclasses import dataclass

from ingest.extract.context import Context
from ingest.extract.decision_frames import frame_of
from ingest.model import Document, Section
from ingest.structure.headings import role_of

# Roles that end a list of decisions; names of officers and the like do not.
CUTTING = frozenset(
    (
        "underlag",
        "forslag",
        "expediering",
        "overklagande",
        "beslutsgang",
        "omrostning",
        "reservation",
        "anteckning",
        "yrkanden",
        "jav",
        "beredning",
        "beslut",
        "arendet",
        "skal",
        "bedomning",
        "ekonomi",
        "perspektiv",
        "fragor",
        "svar",
        "anslag",
        "uppfoljning",
    )
)
INLINE = re.compile(r"(?P<heading>[^:.,;\n]{4,60}):[ \t]+(?=\S)")
# "Enligt kommunstyrelsens förslag:" introduces a decision; it is no heading, nor is
# a line that breaks off at a comma.
RUNNING = re.compile(
    r"(?:enligt|i enlighet med|på|efter|i linje med)\b|.*[,;]$", re.IGNORECASE
)
# "Skälen för regeringens beslut" gives reasons and decides nothing.
# The title of a digest, under which every matter has its own heading.
DIGEST = re.compile(r"\bi korthet\b|\bi sammandrag\b|\bbeslut från\b", re.IGNORECASE)
REASONS = re.compile(r"(?:skäl|grund|motiv|bakgrund)\w*\b", re.IGNORECASE)
NUMBER = re.compile(r"\(?(?P<number>\d{1,3})[.)](?:\s+|(?=[A-ZÅÄÖ]))")
ITEM = re.compile(r"\s*(?:\(?\d{1,3}[.)]\s|[•·▪●○*–—-]\s?|att\b|Att\b)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text, without surrounding white space."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """The lines under one heading; `role` is None where the heading is unknown."""

    role: str | None
    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """One § (or what lies outside all of them) and its blocks in order."""

    section: Section | None
    start: int
    end: int
    blocks: tuple[Block, ...]

    def of_role(self, *roles: str) -> tuple[Block, ...]:
        """Return the blocks that play one of `roles`."""
        return tuple(block for block in self.blocks if block.role in roles)


def lines_between(text: str, start: int, end: int) -> tuple[Line, ...]:
    """Return the non-empty lines of `text[start:end]`."""
    found = []
    position = start
    while position < end:
        stop = text.find("\n", position, end)
        stop = end if stop < 0 else stop
        raw = text[position:stop]
        trimmed = raw.strip()
        if trimmed:
            first = position + raw.index(trimmed)
            found.append(Line(first, first + len(trimmed), trimmed))
        position = stop + 1
    return tuple(found)


def item_number(text: str) -> int | None:
    """Return the number that a line opens with as a list item."""
    match = NUMBER.match(text)
    return int(match["number"]) if match else None


def _split_heading(line: Line) -> tuple[str, Line | None] | None:
    """Return heading and rest where a line opens with a heading: "Beslut: ..."."""
    match = INLINE.match(line.text)
    if match is None or _role(match["heading"]) not in CUTTING:
        return None
    if frame_of(match["heading"]) is not None:
        return None
    rest = line.text[match.end() :]
    return match["heading"], Line(line.start + match.end(), line.end, rest)


def _role(heading: str) -> str | None:
    role = role_of(heading)
    if role == "beslut" and DIGEST.search(heading):
        return None
    return "skal" if role == "beslut" and REASONS.match(heading) else role


class _Builder:
    """Collects lines into blocks while the lines of a matter are walked through."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.open(None, "")

    def open(self, role: str | None, heading: str) -> None:
        """Close the block at hand and open another."""
        self.role, self.heading = role, heading
        self.lines: list[Line] = []
        self.implicit = False

    def goes_on(self, following: tuple[Line, ...]) -> bool:
        """Tell whether the numbered list at hand goes on in the lines after."""
        numbers = [n for line in self.lines if (n := item_number(line.text))]
        return bool(numbers) and any(
            item_number(line.text) == numbers[-1] + 1 for line in following
        )

    def close(self) -> None:
        """Keep the block at hand if it says anything."""
        if self.lines or self.role:
            self.blocks.append(Block(self.role, self.heading, tuple(self.lines)))

    def turn(self, role: str | None, heading: str) -> None:
        """End one block and begin the next."""
        self.close()
        self.open(role, heading)


def _implicit_role(line: Line) -> str | None:
    """Return the role of a line that introduces a list: "Nämnden beslutar att"."""
    frame = frame_of(line.text)
    if frame is None or frame.content is not None or not frame.organ:
        return None
    if frame.how and not line.text.endswith((":", " att")):
        return None
    return "forslag" if frame.status == "proposal" else "beslut"


def _blocks(lines: tuple[Line, ...], headings: frozenset[int]) -> tuple[Block, ...]:
    builder = _Builder()
    for index, line in enumerate(lines):
        framed = frame_of(line.text) is not None
        running = framed or RUNNING.match(line.text) is not None
        role = None if running else _role(line.text)
        inline = None if running else _split_heading(line)
        if role in CUTTING:
            builder.turn(role, line.text)
        elif inline is not None:
            builder.turn(_role(inline[0]), inline[0])
            builder.lines.append(inline[1] or line)
        elif line.start in headings and not running and not ITEM.match(line.text):
            # A running head that stands in the middle of a numbered list is noise.
            if not builder.goes_on(lines[index + 1 : index + 4]):
                builder.turn(role, line.text)
        elif builder.role is None and (implied := _implicit_role(line)):
            builder.turn(implied, "")
            builder.implicit = True
            builder.lines.append(line)
        elif builder.implicit and not ITEM.match(line.text):
            builder.turn(None, "")
            builder.lines.append(line)
        else:
            builder.lines.append(line)
    builder.close()
    return tuple(builder.blocks)


def _is_annex(document: Document, section: Section) -> bool:
    """Tell whether a section is an annex and no mere line that names one.

    In a document with pages an annex begins a page.
    """
    starts = document.page_starts
    if len(starts) < 2 and not document.media_type.endswith("pdf"):
        return True
    page_start = starts[document.page_of(section.start) - 1]
    return not document.text[page_start : section.start].strip()


def _stretches(context: Context) -> list[tuple[Section | None, int, int]]:
    """Return each § and each stretch between them that is no annex."""
    document = context.document
    kept = [
        s
        for s in sorted(document.sections, key=lambda s: (s.start, -s.end))
        if s.kind == "paragraf" or (s.kind == "bilaga" and _is_annex(document, s))
    ]
    cut = {s.end for s in document.sections if s.kind == "bilaga" and s not in kept}
    found: list[tuple[Section | None, int, int]] = []
    position = 0
    for index, section in enumerate(kept):
        if section.start < position:
            continue
        found.append((None, position, section.start))
        following = kept[index + 1].start if index + 1 < len(kept) else None
        end = max((e for e in cut if e == following or following is None), default=0)
        position = max(section.end, end if section.kind == "paragraf" else 0)
        if section.kind == "paragraf":
            found.append((section, section.body_start, position))
    found.append((None, position, len(context.text)))
    return [(s, start, end) for s, start, end in found if start < end]


def _swallowed(section: Section | None, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Give the first block the heading "Beslut" that layout joined to the §'s own."""
    first = blocks[0]
    title = (section.heading or "") if section else ""
    if first.role is None and not first.heading and title.endswith(" Beslut"):
        return (Block("beslut", "Beslut", first.lines), *blocks[1:])
    return blocks


def matters(context: Context) -> tuple[Matter, ...]:
    """Return the matters of a document in order."""
    headings = frozenset(
        s.start for s in context.document.sections if s.kind == "rubrik"
    )
    found = []
    for section, start, end in _stretches(context):
        blocks = _blocks(lines_between(context.text, start, end), headings)
        if blocks:
            blocks = _swallowed(section, blocks)
            found.append(Matter(section, start, end, blocks))
    return tuple(found)
