"""Yearly duties of an agreement: none is due before the agreement begins."""

import datetime as dt
import re
from dataclasses import replace

from ingest.extract.tid.window import last_of
from ingest.model import Commitment

_YEAR = re.compile(r"(?:19|20)\d\d")
# "under perioden oktober–april" comes back each year; "i augusti" may be a preparation.
_SEASON_DAYS = 45


def first_in_term(commitment: Commitment, begins: dt.date) -> Commitment:
    """Return a commitment with its deadline moved to the first year of the agreement.

    Only a day or a season that comes back and is written without a year is moved:
    "senast den 31 mars" in an agreement signed in January that holds from September.

    Args:
        commitment: As read, the deadline counted from the day of the document.
        begins: The first day that the agreement holds.
    """
    deadline = commitment.deadline
    if deadline is None or deadline.latest is None or deadline.latest >= begins:
        return commitment
    first, last = deadline.earliest, deadline.latest
    lasts = first is not None and (last - first).days > _SEASON_DAYS
    if _YEAR.search(deadline.text) or not (commitment.recurrence or lasts):
        return commitment
    ahead = begins.year - last.year
    if _years_on(last, ahead) < begins:
        ahead += 1
    wide = deadline.latest_wide
    moved = replace(
        deadline,
        earliest=first and _years_on(first, ahead),
        latest=_years_on(last, ahead),
        latest_wide=wide and _years_on(wide, ahead),
    )
    return replace(commitment, deadline=moved)


def _years_on(day: dt.date, years: int) -> dt.date:
    """Return the same day some years on; the last of February stays the last."""
    year = day.year + years
    last = last_of(year, day.month)
    if day == last_of(day.year, day.month):
        return last
    return dt.date(year, day.month, min(day.day, last.day))
