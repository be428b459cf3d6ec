"""Lengths of time as a graph writes them ("P1Y", "4/P1Y"), in words."""

import html
import re

from app.ui.language import t

_LENGTH = re.compile(
    r"(?:(?P<times>\d{1,3}(?:-\d{1,3})?)/)?P(?P<count>\d{1,4})(?P<unit>[YMWD])"
)

UNITS = {
    "Y": "length.years",
    "M": "length.months",
    "W": "length.weeks",
    "D": "length.days",
}


def told(value: str) -> str | None:
    """Return a length in words, None where the value is none.

    "4/P1Y" is four times in one year.
    """
    met = _LENGTH.fullmatch(value)
    if met is None:
        return None
    length = t(UNITS[met["unit"]], count=int(met["count"]))
    if not met["times"]:
        return length
    return t("length.times", times=met["times"].replace("-", "–"), length=length)


def cell(value: str) -> str | None:
    """Return a length as HTML, with what the graph has beside it."""
    said = told(value)
    return said and f'<span title="{html.escape(value)}">{html.escape(said)}</span>'
