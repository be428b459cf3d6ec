"""Contents lists: entries that name the parts of a document and hold none of them.

They are known by what is in them: §§ in a row that are not the document's own, page
numbers after dots or tabs, or lines under a heading such as "Innehåll" that come
again, below, as headings.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from ingest.structure.headings import role_of
from ingest.structure.textlines import TextLine

# "Taxa för bad ........ 7", "Taxa för bad\t7": the entry and its page.
LEADERS = re.compile(r"(?:\.{4,}|…{2,}|(?:\. ){4,})\s*(?P<page>\d{1,4})?$")
PAGED = re.compile(r"[A-ZÅÄÖa-zåäö)\d]\s*\t\s*\d{1,4}$|[a-zåäö)] {1,3}\d{1,3}$")
ENTRY = re.compile(
    r"(?:[A-ZÅÄÖ]{2,5} )?§ ?\d{1,4}(?:/\d{2,4})?\b|\d{1,4}(?:/\d{2,4})? ?§(?!\w)"
    r"|Paragraf \d|\d{1,3}(?:\.\d{1,2}){0,3}[.)]?\s|(?:19|20)\d\d:\d{1,4}\b"
    r"|Ärende \d|Bilag(?:a|or)\b|Bil\. \d|[•–*-] "
)
SIGNED = re.compile(
    r"(?:[•*–-] )?(?:(?:[A-ZÅÄÖ][\w-]{1,4} )?§{1,2} ?|Paragraf )(\d{1,4})"
    r"(?:/\d{2,4})?\b"
    r"|(?:[•*–-] )?(\d{1,4})(?:/\d{2,4})? ?§(?!\w)"
)
OPENS = frozenset("§0123456789P•*–-")
CLOSES = frozenset("0123456789.…")
EDGES = re.compile(r"^[\d.§\s)]+|\t\d{1,4}$|[\s.]+$")
LEADER_REACH = 40
# An entry has its number, its words and its page.
PAGE, TABS = re.compile(r"\d+"), 2
# Fewer entries than this are no list unless a heading says so.
LEAST = 3
# An entry's second line is no longer than this, and a list no longer than that.
TAIL = 140
# A longer line is no entry, however many dots it has.
LONGEST_ENTRY = 400
LONGEST = 250


@dataclass(frozen=True, slots=True)
class Contents:
    """A contents list: indices of its heading (if any), first and last line."""

    heading: int | None
    first: int
    last: int

    @property
    def opens(self) -> int:
        """Return the index of the list's first line, its heading if it has one."""
        return self.first if self.heading is None else self.heading


def _is_paged(text: str) -> bool:
    """Tell whether a line ends in dots or a tab and a page number."""
    if text[-1] not in CLOSES:
        return False
    # All that the patterns look at is the line's end: dots may be many.
    tail = text[-LEADER_REACH:]
    return LEADERS.search(tail) is not None or (
        "\t" in tail and PAGED.search(tail) is not None
    )


def _headed(
    lines: tuple[TextLine, ...], at: int, borders: frozenset[int], lasts: dict[str, int]
) -> Contents | None:
    """Return the list under the heading at line `at`, to its last entry."""
    last, entries, tail = at, 0, False
    numbered = False
    first = _folded(lines[at + 1].text) if at + 1 < len(lines) else ""
    for index in range(at + 1, min(len(lines), at + LONGEST)):
        line = lines[index]
        entry = ENTRY.match(line.text) is not None
        if index in borders or (not entry and role_of(line.text) is not None):
            break
        key = _folded(line.text)
        if entry or _is_paged(line.text) or lasts.get(key, 0) > index:
            # The first entry again: here the parts themselves begin.
            if entries and key == first:
                break
            entries, tail, last = entries + 1, False, index
            numbered = numbered or entry
        elif numbered and not tail and not line.gap and len(line.text) <= TAIL:
            tail, last = True, index
        else:
            break
    return Contents(at, at + 1, last) if entries >= LEAST - 1 else None


def _folded(text: str) -> str:
    """Return the words of an entry without page, dots, number and case."""
    if len(text) > LONGEST_ENTRY:
        return text.casefold()
    return EDGES.sub("", LEADERS.sub("", text)).casefold()


def _last_places(lines: tuple[TextLine, ...]) -> dict[str, int]:
    """Return where each short line stands last: below, it may be a list's heading."""
    found = {
        _folded(line.text): n for n, line in enumerate(lines) if len(line.text) <= TAIL
    }
    return {key: n for key, n in found.items() if len(key) > 2}


def _runs(
    lines: tuple[TextLine, ...], entries: Iterable[int], borders: frozenset[int]
) -> Iterator[Contents]:
    """Yield entries that stand close together without a heading over them."""
    run: list[int] = []
    for index in entries:
        near = run and index - run[-1] <= 2
        tail = near and all(
            len(lines[n].text) <= TAIL and role_of(lines[n].text) is None
            for n in range(run[-1] + 1, index)
        )
        if run and not (tail and not any(n in borders for n in range(run[-1], index))):
            yield Contents(None, run[0], run[-1])
            run = []
        run.append(index)
    if run:
        yield Contents(None, run[0], run[-1])


def _listed_entries(
    lines: tuple[TextLine, ...], borders: frozenset[int]
) -> Iterator[int]:
    """Yield the lines that have an entry's form and open no § of the document."""
    for index, line in enumerate(lines):
        text = line.text
        if index in borders or len(text) > TAIL * 2:
            continue
        signed = text[0] in OPENS or (text[0].isupper() and "§" in text[:8])
        if (signed and SIGNED.match(text)) or _is_paged(text):
            yield index


def _is_list(lines: tuple[TextLine, ...], found: Contents) -> bool:
    """Tell whether a run without heading is a list: paged, or §§ that count up."""
    texts = [line.text for line in lines[found.first : found.last + 1]]
    # Dots without a page are where somebody signs, and figures of a table do not rise.
    paged = [text for text in texts if text[-1].isdigit() and _is_paged(text)]
    pages = [int(PAGE.findall(text)[-1]) for text in paged if text.count("\t") <= TABS]
    if len(pages) >= LEAST and pages == sorted(pages):
        return True
    matches = [SIGNED.match(text) for text in texts]
    numbers = [int(m[1] or m[2]) for m in matches if m]
    # "§ 3" alone on its line opens something; an entry says what.
    bare = any(len(t) - m.end() < 3 for m, t in zip(matches, texts, strict=True) if m)
    if len(numbers) < LEAST or bare:
        return False
    return all(a < b for a, b in pairwise(numbers))


def find_contents(
    lines: tuple[TextLine, ...], borders: frozenset[int]
) -> tuple[Contents, ...]:
    """Return the contents lists of a document in order.

    Args:
        lines: The document's lines.
        borders: Indices of the lines that open its own §§ and appendices.
    """
    found: list[Contents] = []
    lasts: dict[str, int] = {}
    taken = -1
    for index, line in enumerate(lines):
        if index <= taken or index in borders or len(line.text) > 60:
            continue
        if role_of(line.text) == "innehall":
            lasts = lasts or _last_places(lines)
            contents = _headed(lines, index, borders, lasts)
            if contents is not None:
                found.append(contents)
                taken = contents.last
    inside = {n for c in found for n in range(c.first, c.last + 1)}
    entries = (n for n in _listed_entries(lines, borders) if n not in inside)
    found += [run for run in _runs(lines, entries, borders) if _is_list(lines, run)]
    return tuple(sorted(found, key=lambda c: c.first))
