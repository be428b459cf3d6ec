"""A report as one HTML file: nothing is fetched, and it prints on A4."""

import html
from collections.abc import Iterable
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


def _block(block: Block) -> str:
    match block:
        case Heading():
            name = f' id="{_text(block.anchor)}"' if block.anchor else ""
            return f"<h{block.level}{name}>{_text(block.text)}</h{block.level}>"
        case Paragraph():
            return f'<p class="{block.kind}">{_text(block.text)}</p>'
        case Ways():
            return f'<p class="vagar">{_ways(block.ways)}</p>'
        case Quote():
            return _quote(block)
        case Facts():
            pairs = (
                f"<dt>{_text(name)}</dt><dd>{_text(value)}</dd>"
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
    source = ". ".join(filter(None, (_text(block.source), _ways(block.ways))))
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
    return _text(value)


def _table(block: Table) -> str:
    heads = "".join(f'<th scope="col">{_text(head)}</th>' for head in block.heads)
    rows = "".join(f"<tr>{_cells(row)}</tr>" for row in block.rows)
    seen = "" if block.titled else ' class="dold"'
    return (
        f'<div class="rulla" tabindex="0" role="region" '
        f'aria-label="{_text(block.caption)}"><table>'
        f"<caption{seen}>{_text(block.caption)}</caption><thead><tr>{heads}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div>"
    )


def _cells(row: Iterable[str | Link]) -> str:
    first, *rest = row
    cells = "".join(f"<td>{_inline(cell)}</td>" for cell in rest)
    return f'<th scope="row">{_inline(first)}</th>{cells}'
