"""From a file's own lines to one paragraph, heading, item or row per line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.model import Furniture, Mark, PlacedLine, RawDocument
from ingest.structure.characters import normalise_characters
from ingest.structure.edits import Draft, Edit
from ingest.structure.hyphens import join_hyphenated
from ingest.structure.lost_letters import mend_lost_letters
from ingest.structure.running import remove_running
from ingest.structure.wrapping import is_wrapped, unwrap


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Text after clean-up, with all that has a place in it moved along."""

    text: str
    page_starts: tuple[int, ...]
    marks: tuple[Mark, ...]
    lines: tuple[PlacedLine, ...]
    furniture: tuple[Furniture, ...]


# Three spaces or a tab within a line part columns; other runs are one space. In rows
# every tab counts: an empty cell tells in which column the next one stands.
_LOOSE = re.compile(r"(?<![ \t\n])(?:[ \t]*+\n[ \t]*+(?:\n[ \t]*+)*+|[ \t]{2,}+|\t)")
# Each of those that may change holds one of these, or stands first or last.
_SUSPECT = re.compile(r"[ \t\n](?:(?<=\t)|(?<= )[ \t\n]|(?<=\n)(?:[ \t]|\n\n))")
# What opens an item is no column of its own, however far its text is set in.
_SIGN = re.compile(r"\n[ \t]*(?:att|[-–•*·]|\d{1,2}[.)]|[a-z][.)])$")
_SIGN_REACH = 12
_SPACE = frozenset(" \t\n")
# "… i Stockholms länDiarienummer: LI2025/1": a label set against the line before it.
_GLUED = re.compile(
    r"(?<=[a-zåäöé)])(?=(?:Diarienummer|Diarienr|Dnr|Ärendenummer|Publicerad|"
    r"Uppdaterad|Publiceringsdatum):)"
)


def clean(raw: RawDocument) -> Cleaned:
    """Clean a reader's text; the same text gives the same result."""
    draft = Draft(raw.text, raw.page_starts, raw.marks, raw.lines, raw.furniture)
    draft = mend_lost_letters(normalise_characters(draft))
    draft = draft.edited(Edit(m.start(), m.start(), "\n") for m in _labels(draft.text))
    draft = remove_running(draft)
    wrapped = raw.wrapped or is_wrapped(draft)
    draft = join_hyphenated(draft)
    if wrapped:
        draft = unwrap(draft)
    rows = frozenset(m.start for m in draft.marks if m.kind == "table_row")
    draft = draft.edited(_tidying(draft.text, rows))
    return Cleaned(
        draft.text, draft.page_starts, draft.marks, draft.placed(), draft.furniture
    )


def _labels(text: str) -> Iterator[re.Match[str]]:
    """Yield where a label is set against what stands before it."""
    return (found for found in _GLUED.finditer(text))


def _before(text: str, offset: int) -> str:
    """Return what stands right before an offset, with the text's own beginning."""
    start = max(0, offset - _SIGN_REACH)
    return text[start:offset] if start else f"\n{text[:offset]}"


def _tidying(text: str, rows: frozenset[int]) -> Iterator[Edit]:
    """Yield the edits that leave single spaces and at most one blank line.

    Args:
        text: The text, joined.
        rows: Where table rows begin; one that opens with empty cells keeps its tabs.
    """
    for found in _loose(text, rows):
        space = found.group()
        if found.start() == 0 or found.end() == len(text):
            new = ""
        elif "\n" in space:
            first = next((n for n in range(*found.span()) if n in rows), found.end())
            new = "\n" * min(space.count("\n"), 2) + "\t" * (found.end() - first)
        elif "\t" in space:
            new = "\t" * space.count("\t")
        else:
            sign = _SIGN.search(_before(text, found.start()))
            new = "\t" if len(space) > 2 and not sign else " "
        if new != space:
            yield Edit(found.start(), found.end(), new)


def _loose(text: str, rows: frozenset[int]) -> Iterator[re.Match[str]]:
    """Yield the white space that may have to change: hardly any of the line ends."""
    suspects = {m.start() for m in _SUSPECT.finditer(text)}
    suspects.update((0, len(text) - 1), rows)
    read = 0
    for suspect in sorted(suspects):
        first = suspect
        while first > read and text[first - 1] in _SPACE:
            first -= 1
        found = _LOOSE.match(text, first) if first >= read else None
        if found is not None:
            read = found.end()
            yield found
