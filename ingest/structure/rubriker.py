"""The headings within a text and how far what stands under each of them goes."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from ingest.structure.headings import looks_like_heading, role_of
from ingest.structure.layout import Layout
from ingest.structure.numrerade import numbered_headings
from ingest.structure.paragrafer import CONTENTS_REST
from ingest.structure.textlines import TextLine

# A finite verb outside every clause makes a long line a sentence that breaks off.
STATEMENT = re.compile(
    r"\b(?:som|att|hur|vad|om|när|där|varför)\b|\b(är|har|ska|kommer)\b"
)
STATED_LENGTH = 60
# "Myndigheten ska även:", "Därför kommer vi att": the points below end the sentence.
OPENING = re.compile(
    r"\b(?:att|ska|skall)$"
    r"|\b(?:ska|skall|bör|får|kan|kommer|att|ansvarar|svarar)\b[^.:?!]{0,40}:$",
    re.IGNORECASE,
)
OPENING_TAIL = 60
# The dots of a contents list are looked for in so much of a line's end.
ENTRY_TAIL = 100
# Headings found by their form alone lie under those that the file itself marks.
DEEPEST = 9


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its label; the text under it is `body:end`."""

    start: int
    body: int
    end: int
    label: str


def _inline_role(text: str) -> int | None:
    """Return where the text begins in "Beslutsunderlag: ..." or a labelled row."""
    for mark in (":", "\t"):
        at = text.find(mark, 0, 60)
        if at > 0 and role_of(text[:at]) is not None:
            return at + 1
    return None


def _is_label(text: str, stated: bool) -> bool:
    """Tell whether a marked line is a heading.

    What the file itself states always is, even "2024"; large letters on a page
    must also have words of their own and be neither row nor broken off.
    """
    if stated:
        return any(c.isalnum() for c in text) and not _is_entry(text)
    if text[-1] in ",;" or _is_statement(text):
        return False
    opens = text[0].isupper() or text[0].isdigit() or text[0] in "§#*"
    letters = sum(c.isalpha() for c in text[:20])
    return opens and letters > 1 and not _is_entry(text)


def _is_entry(text: str) -> bool:
    """Tell whether a line ends as one of a contents list: of its dots, a few do."""
    return CONTENTS_REST.search(text[-ENTRY_TAIL:]) is not None


def _opens_list(text: str) -> bool:
    """Tell whether a line is the beginning of a sentence that a list goes on with."""
    return role_of(text) is None and OPENING.search(text[-OPENING_TAIL:]) is not None


def _is_statement(text: str) -> bool:
    """Tell whether a long line says something, in the main clause of a sentence."""
    verb = STATEMENT.search(text) if len(text) > STATED_LENGTH else None
    return verb is not None and verb[1] is not None


def _has_form(lines: tuple[TextLine, ...], index: int) -> bool:
    """Tell whether a line is a heading by its wording, or its form and neighbours."""
    line = lines[index]
    if role_of(line.text) is not None:
        return True
    intro = line.text.endswith(":") and len(line.text.split()) > 3
    sentence = intro or _is_statement(line.text)
    formed = line.gap and not sentence and looks_like_heading(line.text)
    if not formed or index + 1 >= len(lines):
        return False
    following = lines[index + 1].text
    return len(following) > len(line.text) and not looks_like_heading(following)


def _opened(layout: Layout, skipped: set[int]) -> list[tuple[int, int, int, str]]:
    """Return start, body, level and label of every heading."""
    marks, stated = layout.marks, "pdf" not in layout.media_type
    numbered = numbered_headings(layout.lines)
    levels = {m.start: m.level for m in marks if m.kind == "heading"}
    rows = {m.start for m in marks if m.kind in ("list_item", "table_row")}
    opened = []
    for index, line in enumerate(layout.lines):
        listed = line.start in rows and index not in numbered
        if index in skipped or (listed and line.start not in levels):
            continue
        inline = _inline_role(line.text)
        marked = line.start in levels and _is_label(line.text, stated)
        formed = index in numbered or _has_form(layout.lines, index)
        if inline or ((marked or formed) and not _opens_list(line.text)):
            label = line.text[: inline - 1] if inline else line.text.rstrip(":")
            body = line.start + inline if inline else line.end
            level = levels.get(line.start, DEEPEST)
            opened.append((line.start, body, level, label.strip("# ")))
    return opened


def find_headings(
    layout: Layout, borders: list[int], skipped: set[int]
) -> tuple[Heading, ...]:
    """Return all headings; each goes to the next of its level or the next border.

    Args:
        layout: The text with its lines and marks.
        borders: Ascending offsets that no heading's text crosses; the last is the end.
        skipped: Indices of lines that belong to the head of a §.
    """
    text, found = layout.text, []
    ends: list[int] = []
    opened = _opened(layout, skipped)
    # From the back: the headings still open are those a later one has not closed.
    later: list[tuple[int, int]] = []
    for start, _, level, _ in reversed(opened):
        while later and later[-1][1] > level:
            later.pop()
        border = borders[bisect_right(borders, start)]
        ends.append(min(border, later[-1][0] if later else border))
        later.append((start, level))
    for (start, body, _, label), end in zip(opened, reversed(ends), strict=True):
        first = body
        while first < end and text[first].isspace():
            first += 1
        found.append(Heading(start, first, end, label))
    return tuple(found)
