"""A report as one HTML file: nothing is fetched, and it prints on A4."""

import html
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import assert_never

from app.plain_text import clean
from app.report.blocks import (
    Block,
    Composed,
    Facts,
    Heading,
    Items,
    Link,
    Paragraph,
    Quote,
    Table,
    Way,
    Ways,
)

STYLE = Path(__file__).parent / "report.css"
# Nothing of the documents may run or fetch anything, whatever it looks like.
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
# A table with more columns than `FEW` has a line for each cell on a phone; those of one
# with more than `MANY` are short, and stand some side by side.
FEW, MANY = 2, 4
_DAY = re.compile(r"(?<![\w-])\d{4}-\d\d-\d\d(?![\w-])")


def as_html(report: Composed) -> bytes:
    """Return the report as UTF-8 HTML."""
    body = "\n".join(_block(block) for block in report.blocks)
    style = STYLE.read_text(encoding="utf-8")
    return (
        f'<!DOCTYPE html>\n<html lang="{report.language}">\n<head>\n'
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(report.title)}</title>\n<style>\n{style}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    ).encode()


def _text(text: str) -> str:
    return html.escape(clean(text))


def _said(text: str) -> str:
    """Return running text, in which a day is not divided between two lines."""
    return _DAY.sub(r'<span class="dag">\g<0></span>', _text(text))


def _block(block: Block) -> str:
    match block:
        case Heading():
            name = f' id="{_text(block.anchor)}"' if block.anchor else ""
            return f"<h{block.level}{name}>{_text(block.text)}</h{block.level}>"
        case Paragraph():
            return f'<p class="{block.kind}">{_said(block.text)}</p>'
        case Ways():
            return f'<p class="vagar">{_ways(block.ways)}</p>'
        case Quote():
            return _quote(block)
        case Facts():
            pairs = (
                f"<dt>{_text(name)}</dt><dd>{_said(value)}</dd>"
                for name, value in block.pairs
            )
            return f"<dl>{''.join(pairs)}</dl>"
        case Items():
            return (
                f"<ul>{''.join(f'<li>{_inline(one)}</li>' for one in block.texts)}</ul>"
            )
        case Table():
            return _table(block)
        case _:
            assert_never(block)


def _quote(block: Quote) -> str:
    source = ". ".join(filter(None, (_said(block.source), _ways(block.ways))))
    return (
        f'<figure><blockquote lang="sv">{_text(block.text)}</blockquote>'
        f"<figcaption>{source}</figcaption></figure>"
    )


def _ways(ways: Iterable[Way]) -> str:
    return " · ".join(map(_way, ways))


def _way(way: Way) -> str:
    """Return a link; one whose text is not its address says nothing on paper."""
    if not way.is_web:
        return _text(way.text)
    seen = "" if way.text == way.address else ' class="skarm"'
    return (
        f'<a href="{_text(way.address)}" rel="noopener noreferrer"{seen}>'
        f"{_text(way.text)}</a>"
    )


def _inline(value: str | Link) -> str:
    if isinstance(value, Link):
        return f'<a href="#{_text(value.anchor)}">{_text(value.text)}</a>'
    return _said(value)


def _table(block: Table) -> str:
    heads = "".join(f'<th scope="col">{_text(head)}</th>' for head in block.heads)
    rows = "".join(f"<tr>{_cells(block.heads, row)}</tr>" for row in block.rows)
    seen = "" if block.titled else ' class="dold"'
    looks = ["staplas"] * (len(block.heads) > FEW) + ["manga"] * (
        len(block.heads) > MANY
    )
    return (
        f'<div class="rulla" tabindex="0" role="region" '
        f'aria-label="{_text(block.caption)}"><table class="{" ".join(looks)}">'
        f"<caption{seen}>{_text(block.caption)}</caption><thead><tr>{heads}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div>"
    )


def _cells(heads: Sequence[str], row: Iterable[str | Link]) -> str:
    """Return the cells of a row, each with its head, which a phone shows beside it."""
    first, *rest = row
    cells = "".join(
        f'<td data-rubrik="{_text(head)}">{_inline(cell)}</td>'
        for head, cell in zip(heads[1:], rest, strict=True)
    )
    named = f' data-rubrik="{_text(heads[0])}"'
    return f'<th scope="row"{named}>{_inline(first)}</th>{cells}'
