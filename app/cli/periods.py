"""Periods as they are written on the command line: a year, a month, a day or two."""

import datetime as dt
import re
from calendar import monthrange

import click

from graph.network import Period

_WRITTEN = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_BETWEEN = re.compile(r"\.\.|–|/")


def days(text: str) -> tuple[dt.date, dt.date]:
    """Return the first and last day of "2021", "2021-03" or "2021-03-15".

    Raises:
        BadParameter: the text is none of these, or no such day exists.
    """
    found = _WRITTEN.fullmatch(text.strip())
    try:
        if found is None:
            raise ValueError(text)
        year, month, day = (int(part) if part else None for part in found.groups())
        assert year is not None
        if month is None:
            return dt.date(year, 1, 1), dt.date(year, 12, 31)
        last = day or monthrange(year, month)[1]
        return dt.date(year, month, day or 1), dt.date(year, month, last)
    except ValueError as error:
        # `monthrange` raises a ValueError of its own for a month that does not exist.
        message = f"{text!r} är ingen period (2021, 2021-03, 2021-03-15)."
        raise click.BadParameter(message) from error


def first_day(text: str) -> dt.date:
    """Return the first day of what is written."""
    return days(text)[0]


def last_day(text: str) -> dt.date:
    """Return the last day of what is written."""
    return days(text)[1]


def span(text: str) -> Period:
    """Return a period: a year, a month or a day, or two with .. between them.

    Raises:
        BadParameter: it is written otherwise, or ends before it begins.
    """
    first, *rest = _BETWEEN.split(text, maxsplit=1)
    return period(days(first)[0], days(rest[0] if rest else first)[1])


def period(first: dt.date | None, last: dt.date | None) -> Period:
    """Return the period between two days, either of which may be missing.

    Raises:
        BadParameter: it would end before it begins.
    """
    if first and last and last < first:
        message = f"Perioden slutar {last}, innan den börjar {first}."
        raise click.BadParameter(message)
    return Period(first, last)
