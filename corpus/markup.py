"""The markup of `sources/*.txt`: meta lines, text blocks with inline marks, lists.

A source has three parts divided by `===`. Each text line is one block. A mark in
braces, `{C who | strength | deadline = from..to}`, annotates the sentence right
after it and is no part of the text. The letters: C commitment, D decision,
Q question, F follow-up, N never a commitment; `?` after the letter = optional.
"""

import re
from dataclasses import dataclass
from pathlib import Path

MARK = re.compile(r"\{([CDQFN])(\??)([^{}]*)\}")
LONGEST_HEADING = 120
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[–”A-ZÅÄÖ])")
PREFIXES = (
    ("#### ", "h4"),
    ("### ", "h3"),
    ("## ", "h2"),
    ("# ", "h1"),
    ("§ ", "paragraf"),
    ("- ", "item"),
    ("|| ", "columns"),
    ("| ", "row"),
    ("= ", "form"),
    ("!sign ", "sign"),
    ("!toc", "toc"),
    ("---", "page"),
    ("^1 ", "footnote"),
)
ORGAN_PARAGRAF = re.compile(r"[A-ZÅÄÖ]{2,6} § \d")
SPLIT_AT = {"columns": "||", "row": "|", "form": "|", "sign": "|"}


@dataclass(frozen=True)
class Mark:
    """One annotation: its letter, its arguments and the sentence it stands before."""

    letter: str
    optional: bool
    arguments: tuple[str, ...]
    sentence: str
    section: str | None


@dataclass(frozen=True)
class Block:
    """One line of the document: a paragraph, heading, list item or table row."""

    kind: str
    text: str
    number: str | None = None
    tight: bool = False

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of a row, the columns of a line, label and value of a form row."""
        parts = self.text.split(SPLIT_AT.get(self.kind, "\0"))
        if self.kind == "row" and len(parts) > 1 and not parts[-1].strip():
            parts.pop()
        return tuple(part.strip() for part in parts)


@dataclass(frozen=True)
class Source:
    """One source: what the document says and what should be read out of it."""

    name: str
    meta: dict[str, str]
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...]
    lists: dict[str, tuple[str, ...]]

    @property
    def suffix(self) -> str:
        """The file ending that the format stands for."""
        made = {"scan": "pdf", "trasig": "pdf"}
        return made.get(self.meta["format"], self.meta["format"])

    @property
    def path(self) -> str:
        """The document's place below the corpus folder."""
        folder = "documents" if self.is_shown else "story_documents"
        return f"{folder}/{self.name}.{self.suffix}"

    @property
    def is_shown(self) -> bool:
        """Whether it belongs to the collection that is shown, not to a story alone."""
        return self.meta.get("gold") != "nej"

    @property
    def readable(self) -> bool:
        """Whether the document can be read: all but the damaged one can."""
        return self.meta["format"] != "trasig"

    @property
    def annotated(self) -> bool:
        """Whether all its facts are marked; some only take part in a story."""
        return self.readable and self.is_shown


def read_source(path: Path) -> Source:
    """Read one source file."""
    head, body, tail = path.read_text(encoding="utf-8").split("===\n")
    meta = dict(line.split(": ", 1) for line in head.splitlines() if line)
    lists: dict[str, list[str]] = {}
    for line in tail.splitlines():
        letter, _, rest = line.partition(" ")
        lists.setdefault(letter, []).append(rest)
    blocks, marks = _read_body(body)
    return Source(
        name=path.stem,
        meta=meta,
        blocks=blocks,
        marks=marks,
        lists={letter: tuple(lines) for letter, lines in lists.items()},
    )


def _read_body(body: str) -> tuple[tuple[Block, ...], tuple[Mark, ...]]:
    blocks: list[Block] = []
    marks: list[Mark] = []
    section: str | None = None
    tight = False
    for line in body.splitlines():
        if not line.strip():
            tight = False
            continue
        clean, found = _strip_marks(line)
        block = _as_block(clean, tight)
        tight = True
        if block.kind == "paragraf":
            number = re.search(r"§ ([\d/]+)", block.text)
            section = f"§ {number.group(1)}" if number else None
        blocks.append(block)
        marks += [_mark(match, clean[at:], section) for match, at in found]
    return tuple(blocks), tuple(marks)


def _strip_marks(line: str) -> tuple[str, list[tuple[re.Match[str], int]]]:
    found: list[tuple[re.Match[str], int]] = []
    clean, last = "", 0
    for match in MARK.finditer(line):
        clean += line[last : match.start()]
        found.append((match, len(clean)))
        last = match.end()
    return clean + line[last:], found


def _mark(match: re.Match[str], rest: str, section: str | None) -> Mark:
    sentence = SENTENCE_END.split(rest)[0].split(" | ")[0]
    sentence = re.sub(r"\[\^1\]|,(?: samt)?$", "", sentence.strip())
    sentence = sentence.removeprefix("att ")
    arguments = tuple(part.strip() for part in match.group(3).split("|"))
    return Mark(match.group(1), bool(match.group(2)), arguments, sentence, section)


def _as_block(line: str, tight: bool) -> Block:
    for prefix, kind in PREFIXES:
        if line.startswith(prefix):
            text = line if kind == "paragraf" else line.removeprefix(prefix)
            return Block(kind, text.strip(), tight=tight)
    if ORGAN_PARAGRAF.match(line) and len(line) < LONGEST_HEADING:
        return Block("paragraf", line.strip(), tight=tight)
    numbered = re.match(r"(\d+)\. (?=\S)", line)
    if numbered:
        return Block("item", line[numbered.end() :], numbered.group(1), tight)
    return Block("text", line.strip(), tight=tight)
