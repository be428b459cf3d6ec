"""The day on which a piece of evidence says that a thing came about."""

import datetime as dt
import re

from graph.followup.verdicts.wording import MONTHS
from graph.followup_model import Evidence

# "Sedan den 2 oktober", "öppnade för trafik i maj": what is to come by a day is not
# told so.
_DAY = re.compile(
    r"\b(?:sedan|blev|var|stod|kom|fick|togs|[^\W\d_]+(?:des|ades|tes|de))\b"
    r"(?: (?!till |inför |före |senast |sedan )[^\W\d_]+){0,6}? "
    rf"(?:den (\d{{1,2}})|i|under|i slutet av|i början av|sedan) "
    rf"({'|'.join(MONTHS)})(?: (20\d\d))?\b",
    re.IGNORECASE,
)
# "Först den 19 augusti": the day counts, whatever others are named.
_NOT_BEFORE = re.compile(
    rf"\bförst (?:den (\d{{1,2}})|i|under) ({'|'.join(MONTHS)})(?: (20\d\d))?\b",
    re.IGNORECASE,
)
# "Finns sedan september 2022": what is so since then came about then.
_SINCE = re.compile(
    r"\bsedan (?:(?:den (\d{1,2})|slutet av|början av|mitten av|månadsskiftet) )?"
    rf"({'|'.join(MONTHS)})(?: (20\d\d))?\b",
    re.IGNORECASE,
)
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b", re.IGNORECASE)


def day_told(item: Evidence) -> dt.date | None:
    """Return the one day a sentence names, by the year that its document is from.

    Of a month that is named without a day it is the first: nothing says that it was
    later.
    """
    if item.stance != "fulfils" or len(_MONTH.findall(item.text)) != 1:
        return None
    told = _DAY.findall(item.text) or _SINCE.findall(item.text)
    return _dated(item, *told[0]) if len(told) == 1 else None


def only_then(item: Evidence) -> dt.date | None:
    """Return the day not before which something is said to have come about."""
    told = _NOT_BEFORE.search(item.text)
    if item.stance != "fulfils" or told is None:
        return None
    return _dated(item, told[1] or "", told[2], told[3] or "")


def _dated(item: Evidence, number: str, month: str, year: str) -> dt.date | None:
    """Return a day by the year that its document is from; None if it was to come."""
    until = item.date_from or item.date_to
    if until is None or not 1 <= int(number or 1) <= 28:
        return None
    named = until.replace(month=MONTHS.index(month.lower()) + 1, day=int(number or 1))
    if year:
        named = named.replace(year=int(year))
    elif named > until:
        named = named.replace(year=until.year - 1)
    return named if named <= (item.date_to or until) else None
