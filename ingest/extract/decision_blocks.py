"""A matter and its blocks: which lines stand under "Beslut", "Yrkanden" ...

A matter is one § of the minutes, or what lies outside every § (in most other
documents the whole text). Its lines fall into blocks by heading.
"""

import re
from dataclasses import dataclass

from ingest.extract.context import Context
from ingest.extract.decision_frames import frame_of
from ingest.extract.decision_lines import (
    ITEM,
    Line,
    item_number,
    lines_between,
    opens_infinitive,
)
from ingest.extract.decision_stretches import stretches
from ingest.model import Section
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
# "Utskottets egna beslut": beside what it proposes to others.
OWN = re.compile(r"\S.{3,50}s (?:egna|eget|egen) beslut\Z", re.IGNORECASE)
REASONS = re.compile(r"(?:skäl|grund|motiv|bakgrund)\w*\b", re.IGNORECASE)
__all__ = ("Block", "Line", "Matter", "lines_between", "matters")
BEFORE_DECISION = frozenset(
    ("beslutsgang", "omrostning", "arendet", "skal", "bedomning", "ekonomi", "jav")
)
# What an introduction breaks off with, so that the next line goes on with it.
BREAKS_OFF = (":", ",", " att", " och", " samt", " följande")


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
    if role is None and OWN.match(heading):
        return "beslut"
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
        numbers = (item_number(line.text) for line in reversed(self.lines))
        last = next(filter(None, numbers), None)
        return last is not None and any(
            item_number(line.text) == last + 1 for line in following
        )

    def takes(self, line: Line) -> bool:
        """Tell whether an introduction may open a list of decisions here.

        Where the heading is known it must be the decision itself, in the present, at
        the end of what is told: "Nämnden beslutar därmed" after a vote.
        """
        if self.role is None or self.implicit:
            return True
        frame = frame_of(line.text) if self.role in BEFORE_DECISION else None
        decides = frame is not None and frame.status == "decision"
        return decides and frame is not None and frame.tense == "present"

    def close(self) -> None:
        """Keep the block at hand if it says anything."""
        if self.lines or self.role:
            self.blocks.append(Block(self.role, self.heading, tuple(self.lines)))

    def turn(self, role: str | None, heading: str) -> None:
        """End one block and begin the next."""
        self.close()
        self.open(role, heading)


def _implicit_role(line: Line, following: Line | None) -> str | None:
    """Return the role of a line that introduces a list: "Nämnden beslutar att".

    With words after the verb ("enligt förslaget") it takes a colon, or a list.
    """
    frame = frame_of(line.text)
    if frame is None or frame.content is not None or not frame.organ:
        return None
    listed = following is not None and ITEM.match(following.text) is not None
    open_ended = line.text.endswith((":", " att")) or (
        listed and not line.text.endswith(".")
    )
    if frame.how and not open_ended:
        return None
    return "forslag" if frame.status == "proposal" else "beslut"


def _goes_on(before: Line, line: Line) -> bool:
    """Tell whether a line under an introduction still belongs to its list."""
    if ITEM.match(line.text) or opens_infinitive(line.text):
        return True
    return before.text.endswith(BREAKS_OFF) and line.text[0].islower()


def _blocks(lines: tuple[Line, ...], headings: frozenset[int]) -> tuple[Block, ...]:
    builder = _Builder()
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        framed = frame_of(line.text) is not None
        running = framed or RUNNING.match(line.text) is not None
        role = None if running else _role(line.text)
        inline = None if running else _split_heading(line)
        if role in CUTTING and inline is None:
            builder.turn(role, line.text)
        elif inline is not None:
            builder.turn(_role(inline[0]), inline[0])
            builder.lines.append(inline[1] or line)
        elif line.start in headings and not running and not ITEM.match(line.text):
            # A running head that stands in the middle of a numbered list is noise.
            if not builder.goes_on(lines[index + 1 : index + 4]):
                builder.turn(role, line.text)
        elif builder.takes(line) and (implied := _implicit_role(line, following)):
            builder.turn(implied, "")
            builder.implicit = True
            builder.lines.append(line)
        elif builder.implicit and not _goes_on(builder.lines[-1], line):
            builder.turn(None, "")
            builder.lines.append(line)
        else:
            builder.lines.append(line)
    builder.close()
    return tuple(builder.blocks)


def _swallowed(section: Section | None, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Give the first block the heading "Beslut" that layout joined to the §'s own."""
    first = blocks[0]
    title = (section.heading or "") if section else ""
    if first.role is None and not first.heading and title.endswith(" Beslut"):
        return (Block("beslut", "Beslut", first.lines), *blocks[1:])
    return blocks


def _parted(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Part a line whose last sentence introduces the list after it.

    "Rapporten godkänns. Nämnden föreslår att fullmäktige beslutar:"
    """
    found: list[Line] = []
    for index, line in enumerate(lines):
        cut = line.text.rfind(". ") + 2
        if cut > 1 and index + 1 < len(lines) and line.text[-1] not in ".!?)":
            rest = Line(line.start + cut, line.end, line.text[cut:])
            if _implicit_role(rest, lines[index + 1]) is not None:
                head = line.text[: cut - 1]
                found += [Line(line.start, line.start + len(head), head), rest]
                continue
        found.append(line)
    return tuple(found)


def matters(context: Context) -> tuple[Matter, ...]:
    """Return the matters of a document in order."""
    headings = frozenset(
        s.start for s in context.document.sections if s.kind == "rubrik"
    )
    found = []
    for section, start, end in stretches(context):
        lines = _parted(lines_between(context.text, start, end))
        blocks = _blocks(lines, headings)
        if blocks:
            blocks = _swallowed(section, blocks)
            found.append(Matter(section, start, end, blocks))
    return tuple(found)
