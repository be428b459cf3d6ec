"""A role in the reader's language where it is one that has a word, else as written."""

import html

from app.ui.components import plain
from app.ui.language import current, word
from app.ui.texts import LANGUAGES, table

_SWEDISH = LANGUAGES[0]


def said(title: str, code: str | None) -> str:
    """Return a role in words.

    Args:
        title: The role as the document writes it ("Ordförande"), or "".
        code: The role's code ("ordforande"), None where it has none.
    """
    if code and _known(title, code):
        return word("roll", code)
    return _within_a_line(title) if code else title


def told(title: str, code: str | None) -> str:
    """Return a role as HTML; words of a document are marked as such."""
    found = said(title, code)
    own = code is not None and _known(title, code)
    return html.escape(found) if own else plain.theirs(found)


def _within_a_line(title: str) -> str:
    """Return a role that a list of people begins a line with, without its capital.

    >>> _within_a_line("Ledamot"), _within_a_line("VD")
    ('ledamot', 'VD')
    """
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def _known(title: str, code: str) -> bool:
    """Tell whether a role says no more than its code, and has a word of its own."""
    key = f"roll.{code}"
    if current() == _SWEDISH and title:
        return False
    if key not in table(current()):
        return False
    return not title or title.casefold() == table(_SWEDISH)[key]
