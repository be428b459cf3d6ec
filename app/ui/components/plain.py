"""Text of documents shown as text: never as markup."""

import html
import re
from collections.abc import Iterable

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>$:^&@])")
# A zero-width joiner keeps what looks like an address from becoming a link.
_LINKS = re.compile(r"(?<=:/)(?=/)|(?<=@)|(?<=www)(?=\.)")


def label(text: str) -> str:
    """Return text so that a label in Markdown shows it as it is, on one line."""
    return _MARKDOWN.sub(r"\\\1", _LINKS.sub("\u2060", " ".join(text.split())))


def short(text: str, width: int = 160) -> str:
    """Return a text on one line, cut at a word."""
    flat = " ".join(text.split())
    if len(flat) <= width:
        return flat
    cut = flat.rfind(" ", width // 2, width - 1)
    return flat[: cut if cut > 0 else width - 1] + " …"


def paragraph(text: str, kind: str = "") -> str:
    """Return a paragraph of HTML, of a class of the style sheet."""
    named = f' class="{kind}"' if kind else ""
    return f"<p{named}>{html.escape(text)}</p>"


def heading(level: int, text: str) -> str:
    """Return a heading of HTML."""
    return f"<h{level}>{html.escape(' '.join(text.split()))}</h{level}>"


def badge(text: str, kind: str) -> str:
    """Return a badge of HTML: a word in a frame of the kind's colour and line."""
    return f'<span class="sagt-marke {kind}">{html.escape(text)}</span>'


def quote(text: str, marks: Iterable[tuple[int, int]] = (), kind: str = "") -> str:
    """Return HTML of a quote with the marked stretches highlighted."""
    parts, place = [], 0
    for start, end in marks:
        parts.append(html.escape(text[place:start]))
        parts.append(f"<mark>{html.escape(text[start:end])}</mark>")
        place = end
    parts.append(html.escape(text[place:]))
    named = f"sagt-citat {kind}".strip()
    return f'<blockquote class="{named}">{"".join(parts)}</blockquote>'


def block(*parts: str) -> str:
    """Return parts of HTML as one block that the style sheet knows."""
    return f'<div class="sagt">{"".join(parts)}</div>'
