"""A source as plain text: paragraphs on one line, or wrapped like a letter."""

import textwrap

from corpus.fiction import NOTICE
from corpus.markup import Block, Source


def render(source: Source) -> bytes:
    """Return the document as UTF-8 text."""
    width = int(source.meta.get("wrap", "0"))
    lines: list[str] = []
    for block in source.blocks:
        if lines and not block.tight:
            lines.append("")
        text = _line(block)
        lines.append(
            textwrap.fill(text, width, break_on_hyphens=False) if width else text
        )
        if block.kind == "h1" and width:
            lines.append("-" * min(len(text), width))
    lines += ["", NOTICE]
    return ("\n".join(lines) + "\n").encode()


def _line(block: Block) -> str:
    if block.kind == "item":
        return f"{block.number}. {block.text}" if block.number else f"- {block.text}"
    if block.kind in {"form", "row", "sign", "columns"}:
        return "   ".join(block.cells)
    return block.text
