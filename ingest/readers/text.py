"""Plain text and Markdown."""

import re

from ingest.model import RawDocument
from ingest.readers.builder import TextBuilder
from ingest.readers.decoding import decode, repair

_KEYS = {
    "title": "title",
    "titel": "title",
    "rubrik": "title",
    "author": "author",
    "forfattare": "author",
    "författare": "author",
    "date": "published",
    "datum": "published",
    "published": "published",
    "publicerad": "published",
    "modified": "modified",
    "updated": "modified",
    "uppdaterad": "modified",
    "lang": "language",
    "language": "language",
    "url": "url",
    "source": "url",
}
_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"([\w-]+):[ \t]*(.*)")
_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*")
_ITEM = re.compile(r"[ \t]*((?:[-*+•]|\d{1,3}[.)])[ \t]+)(.*)")
_RULE = re.compile(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|=+)")
_ROW = re.compile(r"[ \t]*\|(.*)\|[ \t]*")
_DIVIDER = re.compile(r"[|: \t-]+")
_INLINE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"!\[([^\]\n]{0,500})\]\([^)\n]{0,500}\)"), r"\1"),
    (re.compile(r"\[([^\]\n]{0,500})\]\([^)\n]{0,500}\)"), r"\1"),
    (re.compile(r"\[([^\]\n]{1,500})\]\[[^\]\n]{0,99}\]"), r"\1"),
    (re.compile(r"<((?:https?://|mailto:)[^>\s]{1,500})>"), r"\1"),
    (re.compile(r"(?<!\w)(\*\*|__)(?=\S)([^\n]{0,500}?\S)\1(?!\w)"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]*[^\s*])\*(?!\w)"), r"\1"),
    (re.compile(r"(?<!\w)_(?=[^\s_])([^_\n]*[^\s_])_(?!\w)"), r"\1"),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])"), r"\1"),
)


def read_plain(data: bytes) -> RawDocument:
    """Read plain text; a form feed begins a new page."""
    text = repair(decode(data)).replace("\r\n", "\n").replace("\r", "\n")
    starts = [0] + [m.end() for m in re.finditer("\f", text)]
    return RawDocument(
        "text/plain",
        text,
        page_starts=tuple(start for start in starts if start < len(text)) or (0,),
        warnings=_lost(text),
    )


def read_markdown(data: bytes) -> RawDocument:
    """Read Markdown: headings, items and rows as marks, the rest as text."""
    text = repair(decode(data)).replace("\r\n", "\n").replace("\r", "\n")
    metadata, body = _front_matter(text)
    builder = TextBuilder()
    paragraph: list[str] = []
    for line in [*body.split("\n"), ""]:
        if _is_block(line):
            builder.add(_inline(" ".join(paragraph)))
            paragraph.clear()
            _add_block(builder, line)
        else:
            paragraph.append(line.lstrip("> \t"))
            if line.endswith(("  ", "\\")):
                builder.add(_inline(" ".join(paragraph).rstrip("\\")))
                paragraph.clear()
    return RawDocument(
        "text/markdown",
        builder.text,
        marks=tuple(builder.marks),
        metadata=metadata,
        warnings=_lost(text),
    )


def _lost(text: str) -> tuple[str, ...]:
    """Return a warning if characters could not be read."""
    if "\ufffd" not in text:
        return ()
    return ("Några tecken i filen gick inte att tolka och visas som \ufffd.",)


def _front_matter(text: str) -> tuple[tuple[tuple[str, str], ...], str]:
    """Return the fields between the opening lines "---", and what follows."""
    found = _FRONT.match(text)
    if found is None:
        return (), text
    fields: dict[str, str] = {}
    for line in found[1].split("\n"):
        field = _FIELD.fullmatch(line.strip())
        if field and field[1].lower() in _KEYS and field[2].strip():
            fields.setdefault(_KEYS[field[1].lower()], field[2].strip().strip("'\""))
    return tuple(sorted(fields.items())), text[found.end() :]


def _is_block(line: str) -> bool:
    """Tell whether a line ends the paragraph before it."""
    return (
        not line.strip()
        or _HEADING.fullmatch(line) is not None
        or _ITEM.fullmatch(line) is not None
        or _ROW.fullmatch(line) is not None
        or _RULE.fullmatch(line) is not None
    )


def _add_block(builder: TextBuilder, line: str) -> None:
    """Add a heading, item or row; rules and dividers leave nothing."""
    if _RULE.fullmatch(line):
        return
    if heading := _HEADING.fullmatch(line):
        builder.add(_inline(heading[2]), "heading", len(heading[1]))
    elif item := _ITEM.fullmatch(line):
        sign = "• " if item[1][0] in "-*+•" else item[1]
        builder.add(sign + _inline(item[2]), "list_item")
    elif (row := _ROW.fullmatch(line)) and not _DIVIDER.fullmatch(line):
        cells = (_inline(cell.strip()) for cell in row[1].split("|"))
        builder.add("\t".join(cells), "table_row")


def _inline(text: str) -> str:
    """Return text without the signs of links, emphasis and code."""
    for pattern, kept in _INLINE:
        text = pattern.sub(kept, text)
    return text
