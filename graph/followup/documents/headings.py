"""The decision that the heading of a § names: "Återrapport av uppdrag från den …, § 4".

All that stands in such a § speaks of that decision, though its sentences do not say so.
"""

import datetime as dt
import re

from graph.followup.documents.links import day_link, paragraph
from graph.followup.verdicts.wording import MONTHS

_MONTH = "|".join(MONTHS)
_NAMED = re.compile(
    rf"(?:(?P<day>\d{{1,2}}) (?P<month>{_MONTH}) (?P<year>(?:19|20)\d\d)"
    r"|(?P<iso>(?:19|20)\d\d-\d\d-\d\d)),?\s+(?:\([^)]*\),?\s+)?§\s?(?P<number>\d{1,4})\b",
    re.IGNORECASE,
)


def links_of_heading(heading: str) -> tuple[str, ...]:
    """Return the links to the decisions that a heading names by day and §.

    >>> links_of_heading("Återrapport av uppdrag från den 2 maj 2021, § 87")
    ('§ 2021-05-02 87', 'dag 2021-05-02')
    """
    found: dict[str, None] = {}
    for match in _NAMED.finditer(heading):
        day = _day(match)
        link = paragraph(day, None, match["number"])
        if day is not None and link is not None:
            found |= dict.fromkeys((link, day_link(day)))
    return tuple(found)


def _day(match: re.Match[str]) -> dt.date | None:
    try:
        if match["iso"]:
            return dt.date.fromisoformat(match["iso"])
        month = MONTHS.index(match["month"].casefold()) + 1
        return dt.date(int(match["year"]), month, int(match["day"]))
    except ValueError:
        return None
