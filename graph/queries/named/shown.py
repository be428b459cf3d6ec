"""The cells of an answer as text, for lines and tables of text."""

import datetime as dt
from typing import Any

from graph.queries.named.rows import Place, Ref


def text(value: Any) -> str:
    """Return a cell as one line of text.

    >>> text((dt.date(2024, 3, 4), dt.date(2024, 5, 6)))
    '2024-03-04, 2024-05-06'
    """
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ", ".join(text(one) for one in value)
    if isinstance(value, Ref):
        return _line(value.name)
    if isinstance(value, Place):
        return f"”{_line(value.text)}” {value.document} [{value.start}:{value.end}]"
    if isinstance(value, dt.date):
        return value.isoformat()
    return _line(str(value))


def _line(words: str) -> str:
    return " ".join(words.split())
