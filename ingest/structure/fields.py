"""The labelled parts of a front page: place, time, those present, those who sign.

A label opens a field that goes on to the next label, whichever layout the page has:
"Plats: Röda rummet", label and value in cells of a row, or a label above its list.
Whom a list names is for the reading of persons; here stand only the spans.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest import lexicon
from ingest.model import DocumentType, Field
from ingest.structure.layout import Layout

KINDS = frozenset(("protokoll", "protokollsutdrag", "kallelse", "beslut-i-korthet"))
# Without §§ the front page is what stands this near the beginning.
HEAD = 4000
STOP = "slut"
# A label in a later cell opens a field only where no list of roles would hold it.
SINGLE = frozenset(("plats", "tid", "datum", "paragrafer", "justeringsdatum", STOP))
# These have one value; what stands far below them is no longer theirs.
SHORT = {"plats": 3, "tid": 2, "datum": 2, "paragrafer": 2, "justeringsdatum": 3}
SHORT |= {"ordforande": 3, "sekreterare": 3, "justerare": 5}
# "Protokollet är justerat." says something and names nobody.
SENTENCE = re.compile(r"[A-ZÅÄÖ][^\t]{20,}[a-zåäö]{3}\.")
WORD = re.compile(r"\S+")
PIECE = re.compile(r"[^\t]+")
SIGN = re.compile(r"^(?:§ ?\d|Paragraf \d|\d{1,4} ?§)")
CLOCK = re.compile(
    r"(?i)(?:\b(?:kl\.?|klockan)\s?)?(?<!\d)(?:[01]?\d|2[0-4])[.:][0-5]\d(?!\d|\.\d)"
    r"(?:\s?(?:[-–—]|till|och)\s?(?:kl\.?\s?)?(?:[01]?\d|2[0-4])[.:][0-5]\d)?"
    r"|\b(?:kl\.?|klockan)\s?\d{1,2}(?:\s?[-–—]\s?\d{1,2})?(?!\d)"
)
DATE = re.compile(
    r"(?i)(?:(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?,?\s(?:den\s)?)?(?:"
    r"(?:19|20)\d\d-\d\d-\d\d|(?:den\s)?\d{1,2}(?::e)?\s(?:januari|februari|mars|april"
    r"|maj|juni|juli|augusti|september|oktober|november|december)(?:\s(?:19|20)\d\d)?)"
)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A cell, or a whole line: `column` 0 stands first; `row` counts lines."""

    start: int
    text: str
    row: int
    column: int
    cells: int


@dataclass(frozen=True, slots=True)
class _Label:
    """A label: the field it opens, and where on the line its value begins."""

    name: str
    value: int


@cache
def _labels() -> dict[str, str]:
    return {row["etikett"]: row["falt"] for row in lexicon.table("faltetiketter")}


@cache
def _longest() -> int:
    return max(len(label.split()) for label in _labels())


def _label(text: str) -> _Label | None:
    """Return the longest label that `text` opens with, if it is used as one."""
    if not _may_open(text):
        return None
    words = [(m.group(), m.end()) for m in WORD.finditer(text[:120])]
    for count in range(min(_longest(), len(words)), 0, -1):
        phrase = " ".join(word for word, _ in words[:count]).casefold().strip("*#_ ")
        name = _labels().get(phrase.rstrip(":.* "))
        if name is not None:
            end = words[count - 1][1]
            return _Label(name, end) if _is_used(phrase, text[end:]) else None
    return None


@cache
def _first_words() -> frozenset[str]:
    return frozenset(label.split()[0] for label in _labels())


def _may_open(text: str) -> bool:
    """Tell whether a text begins with the first word of a label."""
    first = WORD.search(text)
    word = first.group().casefold().lstrip("*#_") if first else ""
    known = _first_words()
    return not word or word in known or word.rstrip("*#_").rstrip(":.*") in known


def _is_used(phrase: str, rest: str) -> bool:
    """Tell a label from a sentence or a name that begins with the same word."""
    rest = rest.strip()
    if not rest or phrase.endswith(":") or rest[0] == ":":
        return True
    closed = rest.endswith(".") and len(rest.split()) > 6
    return (rest[0].isupper() or rest[0].isdigit() or rest[0] in "§._…") and not closed


def _pieces(layout: Layout, start: int, end: int) -> Iterator[_Piece]:
    """Yield the cells of the front page's lines; a broken label is one piece."""
    first = bisect_left(layout.lines, start, key=lambda line: line.start)
    after = bisect_left(layout.lines, end, key=lambda line: line.start)
    rows = layout.lines[first:after]
    skip = -1
    for row, line in enumerate(rows):
        if row == skip:
            continue
        cells = list(PIECE.finditer(line.text))
        for column, cell in enumerate(cells):
            words = cell.group()
            begins = line.start + cell.start() + len(words) - len(words.lstrip())
            text = words.strip()
            if column == len(cells) - 1 and row + 1 < len(rows):
                joined = f"{text} {rows[row + 1].text}"
                if joined.casefold() in _labels():
                    text, skip = layout.text[begins : rows[row + 1].end], row + 1
            yield _Piece(begins, text, row, column, len(cells))


@dataclass
class _Open:
    """A field being read: its name, the row it began on and its span so far."""

    name: str
    row: int
    start: int = -1
    end: int = -1

    def take(self, start: int, text: str) -> None:
        """Add a stretch to the field."""
        if any(c.isalnum() for c in text):
            self.start = start if self.start < 0 else self.start
            self.end = start + len(text.rstrip())


class _Reader:
    """Walks down the pieces; a label closes the field before it."""

    def __init__(self, pieces: list[_Piece]) -> None:
        self.pieces = pieces
        self.current: _Open | None = None
        self.columns: list[str] = []
        self.head_row = -1
        self.found: list[Field] = []

    def run(self) -> list[Field]:
        """Return the fields in order."""
        for index, piece in enumerate(self.pieces):
            label = _label_of(piece)
            if piece.column == 0:
                self._heads(index, labelled=label is not None)
            if len(self.columns) > 1 and piece.cells <= len(self.columns):
                self._close()
                self._in_column(piece)
            elif label is not None:
                self._close()
                self._opens(piece, label)
            elif self.current is not None and _is_within(self.current, piece):
                self.current.take(piece.start, piece.text)
        self._close()
        return self.found

    def _heads(self, index: int, labelled: bool) -> None:
        """Note whether a row of labels heads columns, or one label ends them."""
        heads = _columns(self.pieces, index)
        self.head_row = self.pieces[index].row if heads else self.head_row
        self.columns = heads or ([] if labelled else self.columns)

    def _in_column(self, piece: _Piece) -> None:
        name = self.columns[piece.column]
        if piece.row != self.head_row and name != STOP:
            self.found.append(Field(name, piece.start, piece.start + len(piece.text)))

    def _opens(self, piece: _Piece, label: _Label) -> None:
        self.current = _Open(label.name, piece.row)
        rest = piece.text[label.value :].lstrip(" :.…_*")
        self.current.take(piece.start + len(piece.text) - len(rest), rest)

    def _close(self) -> None:
        if self.current is not None and self.current.start >= 0:
            opened = self.current
            self.found.append(Field(opened.name, opened.start, opened.end))
        self.current = None


def _label_of(piece: _Piece) -> _Label | None:
    """Return the label a piece opens with; a § ends what stands before it."""
    if piece.column == 0 and SIGN.match(piece.text):
        return _Label(STOP, len(piece.text))
    label = _label(piece.text)
    return None if label and piece.column and label.name not in SINGLE else label


def _is_within(current: _Open, piece: _Piece) -> bool:
    """Tell whether a line still belongs to a field that has one short value."""
    limit = SHORT.get(current.name)
    if SENTENCE.fullmatch(piece.text) and current.start >= 0:
        return False
    if limit is None or current.start < 0:
        return limit is None or piece.row - current.row <= limit + 1
    return piece.row - current.row < limit


def _columns(pieces: list[_Piece], index: int) -> list[str]:
    """Return the fields of a row that holds labels alone: they head columns."""
    first = pieces[index]
    if first.cells < 2:
        return []
    row = pieces[index : index + first.cells]
    names = [_labels().get(p.text.casefold().strip(" :*")) for p in row]
    found = [name for name in names if name is not None]
    return found if len(found) == first.cells else []


def _parted(text: str, found: Field, clocked: bool) -> Iterator[Field]:
    """Yield a field with the time and date that stand within it as their own."""
    value = text[found.start : found.end]
    if found.name not in ("plats", "tid", "datum", "paragrafer"):
        yield found
        return
    clock = None if clocked and found.name == "paragrafer" else CLOCK.search(value)
    day = DATE.search(value)
    cuts = [match.start() for match in (clock, day) if match]
    first = value[: min(cuts, default=len(value))].rstrip(" ,;\n\t-–(")
    if found.name in ("plats", "paragrafer") and not first and cuts:
        last = max(match.end() for match in (clock, day) if match)
        tail = value[last:].lstrip(" ,;.)\n\t")
        if any(c.isalpha() for c in tail):
            at = found.end - len(tail)
            yield Field(found.name, at, found.end)
    elif found.name in ("plats", "paragrafer") and first:
        yield Field(found.name, found.start, found.start + len(first))
    if day and found.name != "paragrafer":
        yield Field("datum", found.start + day.start(), found.start + day.end())
    elif found.name == "datum":
        yield found
    if clock:
        yield Field("tid", found.start + clock.start(), found.start + clock.end())
    elif found.name == "tid" and not day:
        yield found


def find_fields(layout: Layout, kind: DocumentType) -> tuple[Field, ...]:
    """Return the labelled parts of a document's front pages, in order of place."""
    if kind not in KINDS or not layout.lines:
        return ()
    fronts = [
        (s.start, s.end) for s in layout.sections if s.kind == "forsattsblad"
    ] or [(layout.lines[0].start, _until(layout))]
    found: dict[Field, None] = {}
    lists = sorted(s.start for s in layout.sections if s.kind == "innehall")
    for start, close in fronts:
        after = bisect_right(lists, start)
        end = min(lists[after], close) if after < len(lists) else close
        fields = _Reader(list(_pieces(layout, start, end))).run()
        clocked = any(f.name == "tid" for f in fields)
        for field in fields:
            if field.name != STOP:
                found.update(dict.fromkeys(_parted(layout.text, field, clocked)))
    return tuple(sorted(found, key=lambda f: (f.start, f.end, f.name)))


def _until(layout: Layout) -> int:
    """Return where a front page without §§ after it surely is over."""
    first = (s.start for s in layout.sections if s.kind == "paragraf")
    return min(HEAD, next(first, HEAD))
