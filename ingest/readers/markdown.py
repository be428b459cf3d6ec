"""Markdown: blocks by their signs, text without the signs of emphasis and links."""

import html
import re

from ingest.model import RawDocument
from ingest.readers.builder import TextBuilder
from ingest.readers.calls import call, settle
from ingest.readers.decoding import decode, repair
from ingest.readers.frontmatter import front_matter

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*")
_ITEM = re.compile(r"[ \t]*((?:[-*+•]|\d{1,3}[.)])[ \t]+)(.*)")
_RULE = re.compile(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|=+)")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*")
_ROW = re.compile(r"[ \t]*\|(.*)\|[ \t]*")
_DIVIDER = re.compile(r"[ \t]*+(?:\|[ \t]*+)?:?-[|: \t-]*+")
_FENCE = re.compile(r" {0,3}(`{3,20}|~{3,20})(?![`~])")
_QUOTE = re.compile(r"\A {0,3}(?:>[ \t]?)+")
_NOTE = re.compile(r" {0,3}\[\^([^\]\s]{1,60})\]:[ \t]*(.*)")
_NOTE_CALL = re.compile(r"\[\^([^\]\s]{1,60})\]")
_LINK_TARGET = re.compile(r" {0,3}\[[^\]\n]{1,200}\]:[ \t]*<?\S{1,2000}(?:[ \t].*)?")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_BREAK = re.compile(r"<br[ \t]*/?>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|abbr|b|big|center|cite|code|details|div|em|font|i|mark|p|small|span"
    r"|strong|sub|summary|sup|u)(?:\s[^<>]{0,300})?/?>",
    re.IGNORECASE,
)
_INLINE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"!\[([^\]\n]{0,500})\]\([^)\n]{0,500}\)"), r"\1"),
    (re.compile(r"\[([^\]\n]{0,500})\]\([^)\n]{0,500}\)"), r"\1"),
    (re.compile(r"\[([^\]\n]{1,500})\]\[[^\]\n]{0,99}\]"), r"\1"),
    (re.compile(r"<((?:https?://|mailto:)[^>\s]{1,500})>"), r"\1"),
    (re.compile(r"(?<!\w)(\*\*|__)(?=\S)([^\n]{0,500}?\S)\1(?!\w)"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]*[^\s*])\*(?!\w)"), r"\1"),
    (re.compile(r"(?<!\w)_(?=[^\s_])([^_\n]*[^\s_])_(?!\w)"), r"\1"),
    (re.compile(r"~~(?=\S)[^~\n]{1,500}~~"), ""),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])"), r"\1"),
)
# An escaped bar is part of a cell; it is put aside while a row is split.
_BAR = "\x05"
_LONGEST_HEADING = 200


def read_markdown(data: bytes) -> RawDocument:
    """Read Markdown: headings, items, rows and notes as marks, the rest as text."""
    text = repair(decode(data)).replace("\r\n", "\n").replace("\r", "\n")
    metadata, body = front_matter(text)
    reader = _Reader()
    reader.read(_COMMENT.sub("", body).split("\n"))
    return RawDocument(
        "text/markdown",
        reader.builder.text,
        page_starts=reader.builder.page_starts,
        marks=tuple(reader.builder.marks),
        metadata=metadata,
        warnings=lost(text),
    )


def lost(text: str) -> tuple[str, ...]:
    """Return a warning if characters could not be read."""
    if "\ufffd" not in text:
        return ()
    return ("Några tecken i filen gick inte att tolka och visas som \ufffd.",)


class _Reader:
    """One way through the lines; a paragraph or item waits for its last one."""

    def __init__(self) -> None:
        self.builder = TextBuilder()
        self._paragraph: list[str] = []
        self._sign = ""
        self._fence = ""
        self._in_table = False
        self._note: str | None = None
        self._numbers: dict[str, str] = {}
        self._notes: dict[str, list[str]] = {}

    def read(self, lines: list[str]) -> None:
        """Read all lines, then add the notes that they define."""
        for line, after in zip(lines, [*lines[1:], ""], strict=True):
            self._line(line, after)
        self._flush()
        for name, words in self._notes.items():
            number = self._number(name)
            text = _inline(" ".join(words))
            level = int(number) if number.isdigit() else 0
            self.builder.add(f"{number} {text}", "footnote", level)

    def _line(self, line: str, after: str) -> None:
        if self._fence or _FENCE.match(line):
            self._fenced(line)
            return
        line = _QUOTE.sub("", line)
        if self._noted(line):
            return
        if not line.strip():
            self._flush()
            self._in_table = False
        elif self._paragraph and self._underlined(line):
            return
        elif not self._block(line, after):
            self._text(line)

    def _fenced(self, line: str) -> None:
        """Keep the lines of a code block as they are."""
        fence = _FENCE.match(line)
        if not self._fence and fence:
            self._flush()
            self._fence = fence[1]
        elif fence and line.strip() == fence[1] and fence[1].startswith(self._fence):
            self._fence = ""
        else:
            self.builder.add(line)

    def _noted(self, line: str) -> bool:
        """Take a line of a note's text; tell whether it was one."""
        if note := _NOTE.fullmatch(line):
            self._flush()
            self._note = note[1]
            self._notes.setdefault(note[1], []).append(self._called(note[2]))
            return True
        if self._note is not None and line.startswith(("    ", "\t")):
            self._notes[self._note].append(self._called(line.strip()))
            return True
        if line.strip():
            self._note = None
        return False

    def _underlined(self, line: str) -> bool:
        """Make the paragraph a heading if it is underlined."""
        under = _UNDERLINE.fullmatch(line)
        text = " ".join(self._paragraph)
        if under is None or self._sign or len(text) > _LONGEST_HEADING:
            return False
        self._paragraph.clear()
        level = 1 if under[1][0] == "=" else 2
        self.builder.add(self._inline(text), "heading", level)
        return True

    def _block(self, line: str, after: str) -> bool:
        """Take a heading, item, row or rule; tell whether it was one."""
        row = _ROW.fullmatch(line) or (self._in_table and "|" in line)
        opens = "|" in line and "|" in after and _DIVIDER.fullmatch(after) is not None
        if heading := _HEADING.fullmatch(line):
            self._flush()
            self.builder.add(self._inline(heading[2]), "heading", len(heading[1]))
        elif _RULE.fullmatch(line):
            self._flush()
        elif row or opens:
            self._flush()
            self._row(line)
            self._in_table = self._in_table or opens
        elif item := _ITEM.fullmatch(line):
            self._flush()
            self._sign = "• " if item[1][0] in "-*+•" else item[1]
            self._paragraph.append(item[2])
        else:
            return _LINK_TARGET.fullmatch(line) is not None
        return True

    def _row(self, line: str) -> None:
        if _DIVIDER.fullmatch(line):
            return
        cells = line.strip().replace("\\|", _BAR)
        cells = cells.removeprefix("|").removesuffix("|")
        texts = (self._inline(cell.strip()) for cell in cells.split("|"))
        row = "\t".join(text.replace("\n", " ") for text in texts)
        self.builder.add(row.replace(_BAR, "|"), "table_row")

    def _text(self, line: str) -> None:
        """Add a line to the paragraph or item that it continues."""
        goes_on = line[:1] in " \t" or line[:1].islower()
        if self._sign and not goes_on:
            self._flush()
        self._paragraph.append(line.strip(" \t") if self._sign else line.lstrip(" \t"))
        if line.endswith(("  ", "\\")) and not self._sign:
            self._paragraph[-1] = self._paragraph[-1].rstrip("\\")
            self._flush()

    def _flush(self) -> None:
        """Add the paragraph or item that the lines so far make."""
        text = self._inline(" ".join(self._paragraph))
        if self._sign:
            self.builder.add(self._sign + text.replace("\n", " "), "list_item")
        else:
            for line in text.split("\n"):
                self.builder.add(line)
        self._paragraph.clear()
        self._sign = ""

    def _inline(self, text: str) -> str:
        return settle(_inline(self._called(text)))

    def _called(self, text: str) -> str:
        """Return text with the notes it calls as numbers."""
        if "[^" not in text:
            return text
        return _NOTE_CALL.sub(lambda found: call(self._number(found[1])), text)

    def _number(self, name: str) -> str:
        """Return a note's own number, or the next one free where it has a name."""
        if name not in self._numbers:
            own = name if name.isdigit() and len(name) <= 3 else ""
            self._numbers[name] = own or str(len(self._numbers) + 1)
        return self._numbers[name]


def _inline(text: str) -> str:
    """Return text without the signs of links, emphasis and code."""
    if "<" in text:
        text = _TAG.sub("", _BREAK.sub("\n", text))
    for pattern, kept in _INLINE:
        text = pattern.sub(kept, text)
    return html.unescape(text) if "&" in text else text
