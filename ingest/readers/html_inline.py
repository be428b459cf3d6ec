"""Running text within a block: words whole, broken lines parted, what is bold told."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ingest.readers.html_tree import BLOCKS, Element

# Signs for what the text cannot say itself; a page's own control signs are gone.
BREAK, BOLD, PLAIN = "\v", "\x0e", "\x0f"
_SIGNS = re.compile(f"([{BOLD}{PLAIN}])")
_BOLD_TAGS = frozenset({"b", "strong"})
# A raised or lowered sign belongs to the word before it.
_ATTACHED = frozenset({"sup", "sub", "b", "i", "em", "strong", "u", "font", "wbr"})


class Line(NamedTuple):
    """One line as shown: its text, whether all of it is bold, if a gap goes before."""

    text: str
    bold: bool
    apart: bool


def inline(element: Element) -> Iterator[str]:
    """Yield the pieces of an inline element's text."""
    bold = element.tag in _BOLD_TAGS
    if bold:
        yield BOLD
    yield from within(element)
    if bold:
        yield PLAIN


def within(element: Element) -> Iterator[str]:
    """Yield the pieces of what stands in an element; blocks are parted by spaces."""
    before: Element | None = None
    last = ""
    for child in element.children:
        if isinstance(child, str):
            before, last = None, child
            yield child
        elif child.kind:
            continue
        elif child.tag == "br":
            before = None
            yield BREAK
        elif child.tag == "q":
            yield f"”{''.join(inline(child))}”"
        elif child.tag in BLOCKS:
            before = None
            yield " "
            yield from inline(child)
            yield " "
        else:
            text = "".join(inline(child))
            if before is not None and parts(before, last, child, text):
                yield " "
            yield text
            if text.strip():
                before, last = child, text


def parts(before: Element, last: str, element: Element, text: str) -> bool:
    """Tell whether two elements without a space between show as two words.

    "Publicerad" and "2021-03-04" in a box each are set apart by style alone.
    """
    if before.tag in _ATTACHED or element.tag in _ATTACHED:
        return False
    ends, begins = last.rstrip(BOLD + PLAIN)[-1:], text.lstrip(BOLD + PLAIN)[:1]
    if not ends or not (begins.isupper() or begins.isdigit()):
        return False
    if ends in ":)!?" or (ends.isdigit() and begins.isupper()):
        return True
    named = bool(before.attributes or element.attributes)
    return named and (ends.islower() or ends == ".")


def lines(pieces: list[str]) -> Iterator[Line]:
    """Yield the lines that pieces of text make up, empty ones left out."""
    apart = False
    bold = 0
    for shown in "".join(pieces).split(BREAK):
        text = " ".join(shown.replace(BOLD, "").replace(PLAIN, "").split())
        whole, bold = _all_bold(shown, bold)
        if text:
            yield Line(text, whole, apart)
        apart = not text


def _all_bold(shown: str, depth: int) -> tuple[bool, int]:
    """Tell whether no letter of a line is plain, and how bold what follows begins."""
    if BOLD not in shown and PLAIN not in shown:
        return depth > 0, depth
    whole = True
    for part in _SIGNS.split(shown):
        if part == BOLD:
            depth += 1
        elif part == PLAIN:
            depth = max(0, depth - 1)
        elif not depth and part.strip(" \t\n.:"):
            whole = False
    return whole, depth
