"""Footnotes: a note's text and the sign in the running text that calls it.

A line that opens with a number is a note only where a call with that number stands
before it; otherwise it is an item, a heading or a row. What the file itself marks
as a note always is one.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.model import Footnote
from ingest.structure.layout import Layout
from ingest.structure.textlines import TextLine

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
PLAIN = str.maketrans(RAISED, "0123456789")
NOTE = re.compile(
    rf"(?P<bracket>\[\d{{1,3}}\])\s?(?=\S)|(?P<round>\d{{1,2}}\))\s(?=\S)"
    rf"|(?P<raised>[{RAISED}]{{1,3}})\s?(?=\S)"
    r"|(?P<bare>\d{1,2})(?:\s(?=[A-ZÅÄÖa-zåäö(”\"§]|https?:)|(?=[A-ZÅÄÖ][a-zåäö]))"
)
OPENS_NOTE = frozenset("[0123456789" + RAISED)
# A bare call hangs on a word ("stödet1") or on what closes one ("stödet.1"); a word
# of less than three letters before it is a unit ("m2"), not a call. After a year's
# full stop ("2025.3") there is no decimal.
CALL = re.compile(
    rf"(?=[0-9\[{RAISED}])(?:"
    r"(?<=[a-zåäöé]{3})(?P<round>\d{1,2}\))(?=[\s.,;:]|$)"
    r"|(?<=[a-zåäöé]{3})(?P<bare>\d{1,2})(?=[\s.,;:?!)”\"]|$)"
    r"|(?<=[a-zåäöé)”\"][.,;:)”\"])(?P<closed>\d{1,2})(?=\s|$)"
    r"|(?<=[A-ZÅÄÖ]{3})(?P<acronym>\d{1,2})(?=[\s.,;:?!)”\"]|$)"
    r"|(?<=(?:19|20)\d\d[.,;:)])(?P<dated>\d{1,2})(?=\s|$)"
    r"|(?P<bracket>\[\d{1,3}\])"
    rf"|(?P<raised>[{RAISED}]{{1,3}}))"
)
# Forms of call that a note answers with its bare or raised number.
PLAINLY = frozenset(("bare", "closed", "acronym", "dated", "raised"))
# So many notes in a row without a call of their own may stand among others.
UNCALLED = 2


@dataclass(frozen=True, slots=True)
class _Note:
    """A line that may be a note: how its number is written and where its text is."""

    line: TextLine
    number: str
    form: str
    start: int


def _written(match: re.Match[str]) -> tuple[str, str]:
    """Return the number and its form; a bare call may be raised in the note."""
    form = match.lastgroup or ""
    number = match.group().strip("[]) \t").translate(PLAIN)
    return number, "plain" if form in PLAINLY else form


def _notes(lines: tuple[TextLine, ...]) -> Iterator[_Note]:
    """Yield the lines that have a note's form."""
    for line in lines:
        if line.text[0] in OPENS_NOTE:
            match = NOTE.match(line.text)
            if match and "\t" not in line.text[match.end() : match.end() + 40]:
                number, form = _written(match)
                yield _Note(line, number, form, line.start + match.end())


def _calls(text: str, heads: set[int]) -> dict[tuple[str, str], list[int]]:
    """Return where each number is called; what opens a note calls nothing."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for match in CALL.finditer(text):
        if match.start() not in heads:
            found[_written(match)].append(match.start())
    return found


def _marked(layout: Layout) -> dict[int, int]:
    """Return where the notes that the file marks stand; a page number is none."""
    return {
        m.start: m.end
        for m in layout.marks
        if m.kind == "footnote" and any(map(str.isalpha, layout.text[m.start : m.end]))
    }


def _called(calls: list[int], note: _Note) -> int | None:
    """Return the call nearest before a note, of those that are left."""
    at = bisect_left(calls, note.line.start)
    return calls[at - 1] if at else None


def _take(calls: list[int], call: int) -> None:
    """Leave a call to no other note."""
    del calls[bisect_left(calls, call)]


def _stated(layout: Layout, marked: dict[int, int]) -> Iterator[Footnote]:
    """Yield the notes that the file marks, numbered in order where they have none."""
    calls = _calls(layout.text, set(marked))
    for order, (start, end) in enumerate(sorted(marked.items()), start=1):
        opened = NOTE.match(layout.text, start, end)
        number, form = _written(opened) if opened else (str(order), "plain")
        first = opened.end() if opened else start
        line = TextLine(start, end, layout.text[start:end], gap=False)
        note = _Note(line, number, form, first)
        forms = (form, "bracket", "plain", "round")
        found = ((calls[number, f], _called(calls[number, f], note)) for f in forms)
        own, call = next((one for one in found if one[1] is not None), ([], None))
        if call is not None:
            _take(own, call)
        yield Footnote(number, first, end, call)


def _runs(layout: Layout, notes: list[_Note]) -> Iterator[list[_Note]]:
    """Part the notes where other text stands between them or numbers begin anew."""
    index = {line.start: n for n, line in enumerate(layout.lines)}
    run: list[_Note] = []
    for note in notes:
        if run and (
            index[note.line.start] - index[run[-1].line.start] > 1
            or int(note.number) != int(run[-1].number) + 1
            or note.form != run[-1].form
        ):
            yield run
            run = []
        run.append(note)
    if run:
        yield run


def _formed(layout: Layout) -> Iterator[Footnote]:
    """Yield the notes that are told by their form and their calls."""
    notes = list(_notes(layout.lines))
    if not notes:
        return
    calls = _calls(layout.text, {note.line.start for note in notes})
    if not calls:
        return
    for run in _runs(layout, notes):
        found = [_called(calls[n.number, n.form], n) for n in run]
        missing = sum(call is None for call in found)
        if missing == len(run) or missing > UNCALLED or missing * 2 > len(run):
            continue
        for note, call in zip(run, found, strict=True):
            if call is not None:
                _take(calls[note.number, note.form], call)
            yield Footnote(note.number, note.start, note.line.end, call)


def find_footnotes(layout: Layout) -> tuple[Footnote, ...]:
    """Return the notes of a text in order, each tied to its call."""
    marked = _marked(layout)
    return tuple(_stated(layout, marked) if marked else _formed(layout))
