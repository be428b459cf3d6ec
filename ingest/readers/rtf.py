"""RTF: what Word 97 and its time saved, and what office programs still export."""

import re
from collections.abc import Callable
from typing import NamedTuple

from ingest.model import FurnitureKind, RawDocument
from ingest.readers.builder import TextBuilder
from ingest.readers.calls import PAGE_NUMBER, call, unnumbered
from ingest.readers.properties import stated
from ingest.readers.rows import Blocks
from ingest.readers.rtf_flow import Flow, Role
from ingest.readers.rtf_state import State, changed
from ingest.readers.rtf_tables import Style, codec, end_of_group, fonts, styles
from ingest.readers.rtf_words import (
    CHARACTERS,
    HEADS,
    INFORMATION,
    PAGE_FIELDS,
    SEEN,
    STREAMS,
    SYMBOLS,
    UNSEEN,
)
from ingest.readers.typed import BoldLines
from ingest.readers.xmltree import too_deep

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,9})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])"
    rb"|([{}])|([^\\{}\r\n]{1,4096})|[\r\n\\]",
    re.DOTALL,
)
_DEEPEST = 1000
_KINDS: dict[str, FurnitureKind] = {"header": "sidhuvud", "footer": "sidfot"}


class _Group(NamedTuple):
    """What a group gives back when it ends."""

    state: State
    flow: Flow


def read(data: bytes) -> RawDocument:
    """Read an RTF file; page heads are furniture, deleted and hidden text left out."""
    reader = _Reader(data)
    reader.read()
    builder = reader.builder
    return RawDocument(
        "application/rtf",
        builder.text,
        page_starts=builder.page_starts,
        marks=tuple(builder.marks),
        metadata=stated(reader.information),
        furniture=tuple(builder.furniture),
    )


class _Reader:
    """One way through the file, token by token."""

    def __init__(self, data: bytes) -> None:
        self.builder = TextBuilder()
        self.information: dict[str, str | None] = {}
        self._data = data
        self._at = 0
        self._state = State()
        self._stack: list[_Group] = []
        self._flow = Flow("text", BoldLines(self.builder))
        self._encoding = "cp1252"
        self._fonts: dict[int, str] = {}
        self._styles: dict[int, Style] = {}
        self._uncounted = 0
        self._starred = False
        self._instruction = ""
        self._called = False
        self._notes: list[tuple[str, str]] = []
        self._calls = 0
        self._new_page = False
        self._heads: list[tuple[str, list[str], int]] = []
        self._first_differs = False
        self._time: dict[str, int] = {}
        self._words: dict[str, Callable[[int | None], None]] = self._handlers()

    def read(self) -> None:
        """Read to the end of the file, or of its outermost group."""
        while found := _TOKEN.match(self._data, self._at):
            self._at = found.end()
            word, number, code, sign, brace, text = found.groups()
            if text is not None:
                self._text(text)
            elif word is not None:
                self._word(word.decode(), int(number) if number else None)
            elif code is not None:
                self._text(bytes([int(code, 16)]))
            elif brace == b"{":
                self._begin()
            elif brace == b"}":
                if not self._stack:
                    break
                self._end()
            elif sign is not None:
                self._sign(sign)
        while self._stack:
            self._end()
        self._flow.finish(self._role())
        self._flow.sink.part()
        self._close()

    def _close(self) -> None:
        """Add what stands after and around the text."""
        for number, text in self._notes:
            level = int(number) if number else 0
            self.builder.add(f"{number} {text}".strip(), "footnote", level)
        for word, lines, at in self._heads:
            if word.endswith("f") and not self._first_differs:
                continue
            for line in lines:
                self.builder.furnish(_KINDS[word[:6]], unnumbered(line), at)

    def _begin(self) -> None:
        if len(self._stack) >= _DEEPEST:
            raise too_deep()
        self._stack.append(_Group(self._state, self._flow))
        self._uncounted = 0

    def _end(self) -> None:
        """Take back what held before the group, and hand on a stream that ends."""
        state, self._uncounted = self._state, 0
        group = self._stack.pop()
        if group.flow is not self._flow:
            self._end_stream(group.flow)
        elif state.inside in INFORMATION and group.state.inside == "info":
            self._end_time(INFORMATION[state.inside])
        self._state, self._flow = group.state, group.flow
        if state.inside == "fldinst" and group.state.inside != "fldinst":
            self._put(PAGE_NUMBER if _numbers_pages(self._instruction) else "")

    def _end_time(self, key: str) -> None:
        if "yr" in self._time:
            year, month, day = (self._time.get(w, 1) for w in ("yr", "mo", "dy"))
            self.information.setdefault(key, f"{year:04d}-{month:02d}-{day:02d}")
        self._time = {}

    def _end_stream(self, parent: Flow) -> None:
        flow = self._flow
        if flow.kind in INFORMATION:
            self.information.setdefault(INFORMATION[flow.kind], flow.taken())
            return
        if flow.kind == "label":
            parent.label = flow.taken()
            return
        flow.finish(self._role())
        if not isinstance(flow.sink, Blocks):
            return
        lines = flow.sink.lines()
        if flow.kind == "footnote":
            number = str(self._calls) if self._called else ""
            self._called = False
            self._notes.append((number, " ".join(" ".join(lines).split())))
        elif flow.kind == "box":
            parent.boxes.append(flow.sink)
        else:
            self._heads.append((flow.kind, lines, self.builder.length))

    def _word(self, word: str, number: int | None) -> None:
        if self._uncounted:
            self._uncounted -= 1
            if word not in {"u", "bin"}:
                return
        starred, self._starred = self._starred, False
        if word == "bin":
            self._at += max(number or 0, 0)
        elif word in STREAMS or word in HEADS:
            self._stream(word)
        elif word in UNSEEN or (starred and word not in SEEN):
            self._skip()
        elif word in CHARACTERS:
            self._put(CHARACTERS[word])
        elif handler := self._words.get(word):
            handler(number)
        else:
            self._state = changed(self._state, word, number) or self._state

    def _skip(self) -> None:
        """Pass over the rest of the group."""
        self._at = end_of_group(self._data, self._at)

    def _stream(self, word: str) -> None:
        """Begin a stream of its own: a note, a page head, a text box."""
        if word in INFORMATION and self._state.inside != "info":
            return
        self._flow = Flow(STREAMS.get(word, word), Blocks())
        self._state = State(font=self._state.font, skip=self._state.skip, inside=word)

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self._starred = True
        elif sign in b"\r\n":
            self._paragraph(None)
        elif self._uncounted:
            self._uncounted -= 1
        elif sign in SYMBOLS:
            self._put(SYMBOLS[sign])

    def _text(self, data: bytes) -> None:
        if self._uncounted:
            skipped = min(self._uncounted, len(data))
            self._uncounted -= skipped
            data = data[skipped:]
        if self._state.inside == "fldinst":
            self._instruction += data[:200].decode("latin-1")
        elif data and self._shown():
            self._turn_page()
            encoding = self._fonts.get(self._state.font, self._encoding)
            self._flow.put_bytes(data, encoding, bold=self._state.bold)

    def _shown(self) -> bool:
        state = self._state
        return state.seen and not state.hidden and not state.deleted

    def _put(self, text: str) -> None:
        if self._shown() and self._state.inside != "fldinst":
            self._turn_page()
            self._flow.put(text, bold=self._state.bold)

    def _turn_page(self) -> None:
        """Begin the page that a section's end asked for."""
        if self._new_page and self._flow.kind == "text":
            self._new_page = False
            self._flow.put("\f")

    def _role(self) -> Role:
        state = self._state
        style = self._styles.get(state.style, Style(0, False))
        level = style.level if state.outline >= 9 else state.outline + 1
        return Role(level, bool(state.list), state.table, state.list_level)

    def _paragraph(self, _: int | None) -> None:
        if self._state.seen and not self._state.deleted:
            self._flow.paragraph(self._role())

    def _section(self, number: int | None) -> None:
        self._paragraph(number)
        self._new_page = True

    def _cell(self, _: int | None) -> None:
        self._flow.cell(self._role()._replace(depth=1))

    def _nested_cell(self, _: int | None) -> None:
        self._flow.cell(self._role())

    def _row(self, _: int | None) -> None:
        self._flow.row(1)

    def _nested_row(self, _: int | None) -> None:
        self._flow.row(max(self._state.table, 2))

    def _call(self, _: int | None) -> None:
        if self._flow.kind in {"text", "box"} and not self._called and self._shown():
            self._called = True
            self._calls += 1
            self._put(call(str(self._calls)))

    def _letter(self, number: int | None) -> None:
        """Add a character by its Unicode number, which may be below zero."""
        if number is not None:
            self._uncounted = self._state.skip
            self._put(_character(number & 0xFFFF))

    def _result(self, _: int | None) -> None:
        if _numbers_pages(self._instruction):
            self._skip()

    def _new_field(self, _: int | None) -> None:
        self._instruction = ""

    def _font_table(self, _: int | None) -> None:
        start, self._at = self._at, end_of_group(self._data, self._at)
        self._fonts = fonts(self._data[start : self._at], self._encoding)

    def _style_sheet(self, _: int | None) -> None:
        start, self._at = self._at, end_of_group(self._data, self._at)
        self._styles = styles(self._data[start : self._at], self._encoding)

    def _handlers(self) -> dict[str, Callable[[int | None], None]]:
        return {
            "par": self._paragraph,
            "sect": self._section,
            "cell": self._cell,
            "nestcell": self._nested_cell,
            "row": self._row,
            "nestrow": self._nested_row,
            "chftn": self._call,
            "u": self._letter,
            "field": self._new_field,
            "fldrslt": self._result,
            "fonttbl": self._font_table,
            "stylesheet": self._style_sheet,
            "upr": lambda _: self._skip_group(),
            **{word: self._timed(word) for word in ("yr", "mo", "dy")},
            "trowd": lambda _: self._flow.edges.clear(),
            "cellx": lambda n: self._flow.edges.append(n or 0),
            "sbknone": lambda _: self._same_page(),
            "pagebb": lambda _: self._put("\f"),
            "titlepg": lambda _: self._title_page(),
            "ansicpg": lambda n: self._encode(codec(n or 1252)),
            "mac": lambda _: self._encode("mac_roman"),
            "pc": lambda _: self._encode("cp437"),
            "pca": lambda _: self._encode("cp850"),
        }

    def _timed(self, word: str) -> Callable[[int | None], None]:
        return lambda n: self._time.__setitem__(word, n or 0)

    def _same_page(self) -> None:
        self._new_page = False

    def _title_page(self) -> None:
        self._first_differs = True

    def _encode(self, encoding: str) -> None:
        self._encoding = encoding

    def _skip_group(self) -> None:
        """Pass over the group whose text the next has in Unicode."""
        if self._data[self._at : self._at + 1] == b"{":
            self._at = end_of_group(self._data, self._at + 1) + 1


def _numbers_pages(instruction: str) -> bool:
    return (instruction.split() or [""])[0].upper() in PAGE_FIELDS


def _character(number: int) -> str:
    """Return a character; a bullet of the old picture fonts as one."""
    if number == 0xF0B7:
        return "•"
    return chr(number) if number >= 0x20 else ""
