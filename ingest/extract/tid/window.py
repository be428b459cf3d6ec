"""A stretch of days with a narrow and a wide reading, and calendar arithmetic."""

import calendar
import datetime as dt
from dataclasses import dataclass

ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Window:
    """Narrow and wide interval, inclusive; None is an open end.

    `before` is (narrow, wide) last day of "före X" and `after` (narrow, wide from,
    wide to) first day of "efter X" where they are not simply the day beside it.
    """

    earliest: dt.date | None
    latest: dt.date | None
    earliest_wide: dt.date | None = None
    latest_wide: dt.date | None = None
    before: tuple[dt.date, dt.date] | None = None
    after: tuple[dt.date, dt.date, dt.date | None] | None = None


def span(earliest: dt.date | None, latest: dt.date | None) -> Window:
    """Return a window whose wide reading is the narrow one."""
    return Window(earliest, latest, earliest, latest)


def point(day: dt.date) -> Window:
    """Return the window of one day."""
    return span(day, day)


def around(middle: dt.date, before: int, after: int) -> Window:
    """Return one day, accepted `before` days early and `after` days late."""
    low, high = dt.timedelta(days=before), dt.timedelta(days=after)
    return Window(middle, middle, middle - low, middle + high)


def day_of(year: int, month: int, day: int) -> dt.date | None:
    """Return a date, or None where the calendar has no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def last_of(year: int, month: int) -> dt.date:
    """Return the last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def months(year: int, first: int, last: int) -> Window:
    """Return the window from the first to the last of two months of a year."""
    return span(dt.date(year, first, 1), last_of(year, last))


def years(first: int, last: int) -> Window:
    """Return the window of whole calendar years."""
    return span(dt.date(first, 1, 1), dt.date(last, 12, 31))


def week(year: int, number: int) -> Window | None:
    """Return an ISO week."""
    try:
        monday = dt.date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    return span(monday, monday + 6 * ONE_DAY)


def add_months(day: dt.date, count: int) -> dt.date:
    """Return the day `count` months on, drawn back to the month's end if needed."""
    total = day.year * 12 + day.month - 1 + count
    year = min(max(total // 12, dt.MINYEAR), dt.MAXYEAR)
    month = total % 12 + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def easter(year: int) -> dt.date:
    """Return Easter Sunday (the anonymous Gregorian computation)."""
    golden, century = year % 19, year // 100
    leaps, skipped = century // 4, (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leaps - skipped + 15) % 30
    first, rest = divmod(year % 100, 4)
    to_sunday = (32 + 2 * (century % 4) + 2 * first - moon - rest) % 7
    late = (golden + 11 * moon + 22 * to_sunday) // 451
    month, day = divmod(moon + to_sunday - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)


def midsummer_eve(year: int) -> dt.date:
    """Return the Friday between 19 and 25 June."""
    nineteenth = dt.date(year, 6, 19)
    return nineteenth + ONE_DAY * ((4 - nineteenth.weekday()) % 7)
