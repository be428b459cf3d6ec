"""Paragraphs and tables of a Word file (WordprocessingML).

They are made here because python-docx looks through the whole body for each one that
it adds: a report of a thousand promises took it minutes.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from app.plain_text import clean

# Twentieths of a point between the margins of an A4 page.
WIDTH = 9638
_BREAKS = re.compile(r"([\n\t])")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look; `size` in half points."""

    text: str
    bold: bool = False
    italic: bool = False
    size: int | None = None


def paragraph(
    runs: Sequence[Run], style: str | None = None, after: int | None = None
) -> Any:
    """Return a paragraph.

    Args:
        runs: Its text.
        style: The id of its style.
        after: The space below it, in twentieths of a point.
    """
    made = OxmlElement("w:p")
    if style or after is not None:
        looks = _add(made, "w:pPr")
        if style:
            _add(looks, "w:pStyle", val=style)
        if after is not None:
            _add(looks, "w:spacing", after=str(after))
    for run in runs:
        _run(made, run)
    return made


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Any:
    """Return a table whose head stands on each page that it reaches."""
    made = OxmlElement("w:tbl")
    looks = _add(made, "w:tblPr")
    _add(looks, "w:tblStyle", val="TableGrid")
    _add(looks, "w:tblW", w="0", type="auto")
    _add(looks, "w:tblLook", firstRow="1", firstColumn="1")
    grid = _add(made, "w:tblGrid")
    for _ in heads:
        _add(grid, "w:gridCol", w=str(WIDTH // len(heads)))
    _row(made, heads, is_head=True)
    for row in rows:
        _row(made, row)
    return made


def _row(parent: Any, cells: Sequence[str], is_head: bool = False) -> None:
    row = _add(parent, "w:tr")
    looks = _add(row, "w:trPr")
    _add(looks, "w:cantSplit")
    if is_head:
        _add(looks, "w:tblHeader")
    for text in cells:
        _add(row, "w:tc").append(paragraph([Run(text, bold=is_head)]))


def _run(parent: Any, run: Run) -> None:
    made = _add(parent, "w:r")
    if run.bold or run.italic or run.size:
        looks = _add(made, "w:rPr")
        if run.bold:
            _add(looks, "w:b")
        if run.italic:
            _add(looks, "w:i")
        if run.size:
            _add(looks, "w:sz", val=str(run.size))
    for part in _BREAKS.split(
        clean(run.text).replace("\r\n", "\n").replace("\r", "\n")
    ):
        if part in {"\n", "\t"}:
            _add(made, "w:br" if part == "\n" else "w:tab")
        elif part:
            text = _add(made, "w:t")
            text.text = part
            text.set(_SPACE, "preserve")


def _add(parent: Any, name: str, **values: str) -> Any:
    made = OxmlElement(name)
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    parent.append(made)
    return made
