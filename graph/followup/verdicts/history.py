"""On which days a promise came to stand otherwise, by documents dated up to then."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.followup.verdicts.case import Judged
from graph.followup.verdicts.coverage import Covers
from graph.followup.verdicts.due import Due
from graph.followup.verdicts.schedule import periods
from graph.followup.verdicts.verdict import judge
from graph.followup.verdicts.weighing import Said

_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Turn:
    """A day from which a promise stands in a new way, and how it is judged then."""

    day: dt.date
    judged: Judged


def history(
    commitment: str,
    due: Due,
    evidence: Sequence[Said],
    until: dt.date,
    coverage: Covers,
) -> tuple[Turn, ...]:
    """Return how a promise's status has changed from the day it was said.

    A day between two turns has the status of the first of them. Only what was dated
    by a day counts on it: what was read later, of that day or before, is there too.

    Args:
        commitment: The promise's id.
        due: When it was said and is due, and its later versions.
        evidence: What documents say of it, as for `judge`.
        until: The last day that is asked about.
        coverage: What the collection holds.
    """
    turns: list[Turn] = []
    for day in sorted(set(_days(due, evidence, until))):
        judged = judge(commitment, due, evidence, day, coverage)
        before = turns[-1].judged.verdict.status if turns else None
        if judged.verdict.status != before:
            turns.append(Turn(day, judged))
    return tuple(turns)


def _days(due: Due, evidence: Sequence[Said], until: dt.date) -> Iterator[dt.date]:
    """Yield the days on which anything can change."""
    begins = due.said_to or due.said
    told = [item.date_to or item.date_from for item in evidence]
    told += [version.said for version in due.versions]
    moved = [getattr(item, "deadline", None) for item in evidence]
    moved += [version.deadline for version in due.versions]
    for day in (begins, *told):
        if day and day <= until and (begins is None or day >= begins):
            yield day
    for last in (due.limit, *moved, *_rounds(due, until)):
        if last and last < until and (begins is None or last >= begins):
            yield last + _ONE_DAY


def _rounds(due: Due, until: dt.date) -> list[dt.date]:
    """Return the days by which a recurring duty has fallen due."""
    frame = due.frame()
    return [period.due for period in periods(frame, until)] if frame else []
