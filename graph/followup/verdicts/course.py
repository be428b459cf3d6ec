"""How a promise's standing moves as documents come, one after the other.

What each new piece of evidence makes of the standing so far; a number is how much
more (or, below zero, less) than the standing's own evidence the new piece must weigh
to change it, `=` that it never does. On the same day of the same kind the surer holds.

| stands as \\ says | under-way | partly | new-date | dropped | contradicts | fulfils |
|------------------|-----------|--------|----------|---------|-------------|---------|
| (nothing)        | pågår     | delvis | omplan.  | struken | motsägs     | infriad |
| pågår            | pågår     | delvis | omplan.  | struken | motsägs     | infriad |
| delvis           | =         | delvis | omplan.¹ | struken | +.2¹        | infriad |
| omplanerad       | =         | delvis | omplan.  | struken | motsägs     | infriad |
| motsägs          | −.1       | −.1    | −.1      | −.1     | =           | −.1     |
| struken          | 0         | 0      | 0        | =       | =           | −.1     |
| infriad          | +.1       | +.1    | 0        | −.1     | −.1         | (first) |

¹ not on the same day: "two of five are done, the rest next year" is partly done, and
a report that corrects an earlier "all is done" by counting says how much is done. So
is what one document, line by line, says both has and has not been done.

A promise is kept on the day of the first evidence that it was, unless later evidence
of the deed is much surer, or as sure and names the thing better. What was done,
dropped or denied stays so while nothing as good says otherwise; a few words that it
"goes on" do not undo it. That a promise is replanned lasts until it is done, partly
done, dropped or denied.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from graph.followup.verdicts.weighing import Piece

State = Literal["pagar", "delvis", "omplanerad", "motsags", "struken", "infriad"]

BECOMES: dict[str, State] = {
    "under-way": "pagar",
    "partly": "delvis",
    "new-date": "omplanerad",
    "dropped": "struken",
    "contradicts": "motsags",
    "fulfils": "infriad",
}
# On one day, what says less comes first, so that what says more can overrule it.
_SAYS_MORE = {stance: place for place, stance in enumerate(
    ("under-way", "contradicts", "dropped", "new-date", "partly", "fulfils")
)}  # fmt: skip
ALWAYS, NEVER = float("-inf"), float("inf")
NEEDED: dict[tuple[State, str], float] = {
    ("delvis", "under-way"): NEVER,
    # What is not done beside what is may be the other part.
    ("delvis", "contradicts"): 0.2,
    ("omplanerad", "under-way"): NEVER,
    ("motsags", "under-way"): -0.1,
    ("motsags", "partly"): -0.1,
    ("motsags", "new-date"): -0.1,
    ("motsags", "dropped"): -0.1,
    ("motsags", "fulfils"): -0.1,
    ("struken", "under-way"): 0.0,
    ("struken", "partly"): 0.0,
    ("struken", "new-date"): 0.0,
    ("struken", "contradicts"): NEVER,
    ("struken", "fulfils"): -0.1,
    ("infriad", "under-way"): 0.1,
    ("infriad", "partly"): 0.1,
    ("infriad", "new-date"): 0.0,
    ("infriad", "dropped"): -0.1,
    ("infriad", "contradicts"): -0.1,
}
# What is said on the same day must be at least so much surer, or it changes nothing.
SAME_DAY: dict[tuple[State, str], float] = {
    ("pagar", "fulfils"): -0.1,
    ("delvis", "new-date"): NEVER,
    ("delvis", "contradicts"): NEVER,
    ("delvis", "fulfils"): 0.1,
    ("omplanerad", "fulfils"): 0.0,
    ("motsags", "fulfils"): 0.05,
    ("struken", "fulfils"): 0.05,
}
# Disagreeing on one day with no more than this between them, neither is believed.
EVEN = 0.05
OPPOSED = frozenset({"struken", "motsags", "infriad"})
# One document does not contradict itself: what it says is done, and what is not, are
# parts of the promise, unless one is so much surer that the other is of another thing.
PARTS = 0.25
# So much surer evidence of the deed tells when it was done better than the first does.
MUCH_SURER = 0.25


@dataclass(frozen=True, slots=True)
class Course:
    """Where it has come to: the state, what decided it, what agrees and what does not.

    `split` says that two equally good sources of one day contradict each other.
    """

    state: State
    by: Piece
    agreeing: tuple[Piece, ...] = ()
    against: tuple[Piece, ...] = field(default=())
    split: bool = False


def course(pieces: Iterable[Piece]) -> Course | None:
    """Return where the pieces lead, or None if there are none."""
    now: Course | None = None
    for one in sorted(pieces, key=_in_time):
        now = Course(BECOMES[one.stance], one) if now is None else _next(now, one)
    return now


def _in_time(one: Piece) -> tuple[dt.date, int, int, float, str, int]:
    return (
        one.order,
        one.rank,
        _SAYS_MORE[one.stance],
        one.weight,
        one.document,
        -1 if one.number is None else one.number,
    )


def _next(now: Course, one: Piece) -> Course:
    becomes = BECOMES[one.stance]
    if becomes == now.state:
        return _again(now, one)
    same_day = one.order == now.by.order
    needed = NEEDED.get((now.state, one.stance), ALWAYS)
    if same_day:
        needed = max(needed, SAME_DAY.get((now.state, one.stance), ALWAYS))
    surer = one.weight - now.by.weight
    even = same_day and abs(surer) < EVEN and _are_opposed(becomes, now.state)
    if same_day and _are_parts(one, now, becomes):
        done, undone = sorted((now.by, one), key=lambda p: p.stance != "fulfils")
        return Course("delvis", done, (undone, *now.agreeing), now.against)
    if surer >= needed and not even:
        return Course(becomes, one, against=(now.by, *now.against))
    if needed == NEVER:
        return replace(now, agreeing=(*now.agreeing, one))
    return replace(now, against=(*now.against, one), split=now.split or even)


def _are_parts(one: Piece, now: Course, becomes: State) -> bool:
    """Tell whether one document says of parts of a promise how each of them went."""
    within = one.document == now.by.document
    close = abs(one.weight - now.by.weight) < PARTS
    return within and close and {becomes, now.state} == {"infriad", "motsags"}


def _are_opposed(one: State, other: State) -> bool:
    """Tell whether both cannot hold: what was not done may well have been dropped."""
    return "infriad" in {one, other} <= OPPOSED


def _again(now: Course, one: Piece) -> Course:
    """Return the state with one more piece that says the same.

    The first tells when it was done; of what is still going on the latest is told.
    """
    final = now.state in OPPOSED
    names_more = one.naming < now.by.naming and one.weight >= now.by.weight
    better = names_more or one.weight >= now.by.weight + MUCH_SURER
    if final:
        takes_over = better or (
            one.order == now.by.order and one.weight > now.by.weight
        )
    else:
        takes_over = one.weight >= now.by.weight - MUCH_SURER
    if takes_over:
        return replace(now, by=one, agreeing=(*now.agreeing, now.by), split=False)
    return replace(now, agreeing=(*now.agreeing, one))
