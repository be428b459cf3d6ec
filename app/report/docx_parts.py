"""Paragraphs and tables of a Word file (WordprocessingML).

They are made here because python-docx looks through the whole body for each one that
it adds: a report of a thousand promises took it minutes.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from app.plain_text import clean

# Twentieths of a point between the margins of an A4 page.
WIDTH = 9638
LINK_COLOUR = "00527F"
# Longer names than this a bookmark cannot have.
_LONGEST = 40
_BREAKS = re.compile(r"([\n\t])")
_UNNAMED = re.compile(r"\W", re.ASCII)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look; `size` in half points.

    It leads to `address`, or to the heading whose anchor is `to`, if it has one.
    """

    text: str
    bold: bool = False
    italic: bool = False
    size: int | None = None
    address: str = ""
    to: str = ""


@dataclass(slots=True)
class Parts:
    """Makes the parts of one document; `relations` are those of its body."""

    relations: Any
    _known: dict[str, str] = field(default_factory=dict)
    _marks: int = 0

    def paragraph(
        self,
        runs: Sequence[Run],
        style: str | None = None,
        after: int | None = None,
        anchor: str = "",
    ) -> Any:
        """Return a paragraph.

        Args:
            runs: Its text.
            style: The id of its style.
            after: The space below it, in twentieths of a point.
            anchor: What runs that lead to it call it.
        """
        made = OxmlElement("w:p")
        if style or after is not None:
            looks = _add(made, "w:pPr")
            if style:
                _add(looks, "w:pStyle", val=style)
            if after is not None:
                _add(looks, "w:spacing", after=str(after))
        if anchor:
            self._marks += 1
            number = str(self._marks)
            start = _add(made, "w:bookmarkStart", id=number)
            start.set(qn("w:name"), _bookmark(anchor))
            _add(made, "w:bookmarkEnd", id=number)
        for run in runs:
            _run(self._around(made, run), run)
        return made

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[Run]]) -> Any:
        """Return a table whose head stands on each page that it reaches."""
        made = OxmlElement("w:tbl")
        looks = _add(made, "w:tblPr")
        _add(looks, "w:tblStyle", val="TableGrid")
        _add(looks, "w:tblW", w="0", type="auto")
        _add(looks, "w:tblLook", firstRow="1", firstColumn="1")
        grid = _add(made, "w:tblGrid")
        for _ in heads:
            _add(grid, "w:gridCol", w=str(WIDTH // len(heads)))
        self._row(made, [Run(head, bold=True) for head in heads], is_head=True)
        for row in rows:
            self._row(made, row)
        return made

    def _row(self, parent: Any, cells: Sequence[Run], is_head: bool = False) -> None:
        row = _add(parent, "w:tr")
        looks = _add(row, "w:trPr")
        _add(looks, "w:cantSplit")
        if is_head:
            _add(looks, "w:tblHeader")
        for cell in cells:
            _add(row, "w:tc").append(self.paragraph([cell]))

    def _around(self, parent: Any, run: Run) -> Any:
        """Return what a run is put into: the paragraph, or a link in it."""
        if run.address:
            made = _add(parent, "w:hyperlink")
            made.set(qn("r:id"), self._relation(clean(run.address)))
            return made
        if run.to:
            return _add(parent, "w:hyperlink", anchor=_bookmark(run.to))
        return parent

    def _relation(self, address: str) -> str:
        """Return the id of an address; python-docx goes through all to find one."""
        if address not in self._known:
            name = self._known[address] = f"rIdVag{len(self._known) + 1}"
            kind = RELATIONSHIP_TYPE.HYPERLINK
            self.relations.add_relationship(kind, address, name, is_external=True)
        return self._known[address]


def _bookmark(anchor: str) -> str:
    """Return an anchor as Word takes names: letters, figures and underlines.

    >>> _bookmark("lofte-a1f1")
    'lofte_a1f1'
    """
    return _UNNAMED.sub("_", anchor)[:_LONGEST]


def _run(parent: Any, run: Run) -> None:
    made = _add(parent, "w:r")
    leads = bool(run.address or run.to)
    if run.bold or run.italic or run.size or leads:
        looks = _add(made, "w:rPr")
        if run.bold:
            _add(looks, "w:b")
        if run.italic:
            _add(looks, "w:i")
        if leads:
            _add(looks, "w:color", val=LINK_COLOUR)
        if run.size:
            _add(looks, "w:sz", val=str(run.size))
        if leads:
            _add(looks, "w:u", val="single")
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
