"""Text of documents shown as text: never as markup."""

import html
import re
from collections.abc import Iterable

from app.ui import language
from app.ui.texts import LANGUAGES

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>$:^&@])")
# A zero-width joiner keeps what looks like an address from becoming a link.
# Where words are to stand in a text of the interface.
_GIVEN = re.compile("\ue000(\\w+)\ue001")
_QUOTED = re.compile(r"“([^”]*)”")
# A day within HTML that is neither a tag nor marked as a day already.
_SAID = re.compile(r"(?<=>)[^<]+")
_DAY = re.compile(r"(?<![\w-])\d{4}-\d\d-\d\d(?![\w-])")
# What parts two paragraphs of a document, or a line that is no sentence from the next
# as in lists, and what parts two lines.
_PARAGRAPHS = re.compile(r"\n\s*\n\s*|(?<![\s.,:;!?-])\n\s*(?=(?:<mark>)?[A-ZÅÄÖ])")
_LINES = re.compile(r"\n\s*")
_BREAK = ' <i class="sagt-stycke"></i> '
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


def heading(level: int, text: str, theirs: bool = False) -> str:
    """Return a heading of HTML; `theirs` tells that its words are a document's."""
    flat = " ".join(text.split())
    said = _marked(flat) if theirs else html.escape(flat)
    return f"<h{level}>{said}</h{level}>"


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
    return f'<blockquote class="{named}"{in_swedish()}>{"".join(parts)}</blockquote>'


def running(text: str, marks: Iterable[tuple[int, int]] = ()) -> str:
    """Return HTML of a quote as running text: its lines follow upon each other.

    Where a paragraph or a row of a list ends a sign is shown, which is not copied.
    """
    quoted = _PARAGRAPHS.sub(_BREAK, quote(text, marks))
    return _LINES.sub(" ", quoted)


def in_swedish() -> str:
    """Return the attribute that marks words of documents, where the page is not so."""
    return "" if language.current() == LANGUAGES[0] else f' lang="{LANGUAGES[0]}"'


def theirs(text: str) -> str:
    """Return words of a document, or a name, as HTML."""
    return _marked(text)


def _marked(text: str) -> str:
    said, mark = html.escape(text), in_swedish()
    return f"<span{mark}>{said}</span>" if mark else said


def told(key: str, **values: object) -> str:
    """Return a text of the interface as HTML; words put into it are a document's."""
    given = {
        name: f"\ue000{name}\ue001" if isinstance(value, str) else value
        for name, value in values.items()
    }
    said = html.escape(language.t(key, **given))
    return _GIVEN.sub(lambda met: theirs(str(values[met.group(1)])), said)


def own(text: str) -> str:
    """Return what the program has said in Swedish, in the page's language, as HTML."""
    said = language.own(text)
    if said == text:
        return html.escape(text)
    return _QUOTED.sub(rf"“<span{in_swedish()}>\1</span>”", html.escape(said, False))


def block(*parts: str) -> str:
    """Return parts of HTML as one block that the style sheet knows.

    A day in them is not divided between two lines.
    """
    whole = f'<div class="sagt">{"".join(parts)}</div>'
    return _SAID.sub(_whole_days, whole)


def _whole_days(said: re.Match[str]) -> str:
    return _DAY.sub(r'<span class="sagt-dag">\g<0></span>', said.group())
