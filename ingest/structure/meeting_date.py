"""The day of the meeting that a document is of."""

import datetime as dt
import re

from ingest.structure.date_labels import (
    BODY_HEAD,
    HEAD_LINES,
    MEETING_LABEL,
    NUMBERED_PAGE,
    TOP,
    Lined,
)
from ingest.structure.textlines import TextLine

# "Fullmäktige den 3 maj 2024 i Folkets hus, Lidhult": where it met.
HELD_AT = re.compile(r",? (?:i|på) [\wåäöÅÄÖ, -]{3,60}")
# So far from a label the day it gives may stand.
LABEL_REACH = 120
# "Justerat", alone or before a date: when the minutes were approved, no meeting.
ADJUSTED = re.compile(
    r"(?i)\b(?:juster(?:at|ad|ats|ades|ing|ingsdatum|ingsdag|as)|anslag(?:et|its|sdatum)?"
    r"|anslås|bestyrk(?:s|t|es))\b[^.\n]{0,40}$"
)
# "Nämnden sammanträdde torsdagen den 3 april 2025", in a digest of its decisions.
MET = re.compile(
    r"(?i)\b(?:sammanträdde|(?:höll|hade) (?:sitt )?(?:sammanträde|möte))"
    r"(?: (?:i|på) [\w-]{2,25})?,? (?:(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?,? )?"
    r"(?:den )?$"
)
WEEKDAY = re.compile(r"(?i)^\W*(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?,? *")
CLOCK = re.compile(
    r"(?i),? ?(?:kl(?:ockan)?\.? ?)?\d{1,2}[.:]\d\d"
    r"(?: ?[-–] ?(?:kl\.? ?)?\d{1,2}[.:]\d\d)?$"
)
# "Nämndens sammanträde torsdagen den 3 februari 2022, kl. 9" in a line of the head.
AT_MEETING = re.compile(
    r"(?i)(?:sammanträde|möte)(?:t|s)?,? (?:(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?"
    r",? )?(?:den )?$"
)
# "Sida 1", without how many there are.
NAMED_PAGE = re.compile(r"(?i)\b(?:sida|sid\.?|s\.) ?\d{1,3}\b")


def meeting(dates: list[Lined], lines: tuple[TextLine, ...]) -> dt.date | None:
    """Return the date after a meeting label, or alone on a line of the head."""
    for found in dates:
        after = CLOCK.sub("", found.after)
        for page in (NUMBERED_PAGE, NAMED_PAGE):
            after = page.sub("", after)
        after = after.strip(" .()/\t–-0123456789")
        held = not after or HELD_AT.fullmatch(found.after)
        if found.index < TOP and BODY_HEAD.match(found.before) and held:
            return found.date
    for found in dates:
        above = lines[found.index - 1].text if found.index else ""
        labelled = MEETING_LABEL.match(found.before) or (
            not found.before.strip() and MEETING_LABEL.match(above) and len(above) < 60
        )
        near = len(found.before) < LABEL_REACH and not ADJUSTED.search(found.before)
        if found.index < 80 and labelled and near:
            return found.date
    for found in dates:
        short = found.index < HEAD_LINES and len(found.line.text) < 140
        if short and AT_MEETING.search(found.before):
            return found.date
    for found in dates:
        around = CLOCK.sub("", WEEKDAY.sub("", found.before) + found.after)
        above = lines[found.index - 1].text if found.index else ""
        lone = found.index < HEAD_LINES and not around.strip(" .,")
        if lone and not ADJUSTED.search(above):
            return found.date
    return None


def met(dates: list[Lined]) -> dt.date | None:
    """Return the day on which the first lines tell that the organ met."""
    for found in dates:
        if found.index < HEAD_LINES and MET.search(found.before):
            return found.date
    return None
