"""What is to be made, where the same document says that it has been made."""

import datetime as dt
import re

from graph.followup.documents.records import PromiseRecord, StatementRecord
from graph.followup.pairs.weights import total
from graph.followup.ties.conflicts_sides import Held
from graph.followup.ties.conflicts_words import both_name, things
from graph.followup.ties.sameness import agree, rivals, share
from graph.followup_model import Conflict

DONE = "belagg.uppfoljning.done"
# How much of each side must be named in the other, and what they share must weigh.
EACH, SHARED = 0.6, 1.4
# What was done longer ago than this before the promise's time is another round.
ROUND = dt.timedelta(days=366)
# What is only a draft or a start is not the thing itself.
_NOT_WHOLE = re.compile(
    r"\b(?:utkast|förslag|förstudie|delvis|första|påbörja\w*|börja\w*|inlett|inleds|"
    r"underlag|preliminär\w*|tidigare|förra|föregående)\b",
    re.IGNORECASE,
)
# What is to be made anew, or further, is another thing.
_ANEW = re.compile(
    r"\b(?:ny|nytt|nya|uppdaterad\w*|reviderad\w*|uppdatera\w*|revidera\w*|omarbeta\w*|"
    r"aktualisera\w*|komplettera\w*|fördjupa\w*|ytterligare|fler|fortsätt\w*|"
    r"fortsatt\w*|nästa|årlig\w*|löpande|vidareutveckla\w*|slutlig\w*|även|också|"
    r"motsvarande|likadan\w*|liknande)\b",
    re.IGNORECASE,
)


def done_and_to_do(held: Held) -> Conflict | None:
    """Return the conflict of what is to be made with what has been made.

    In a later document it would be news that the promise was kept.
    """
    promise, said = held.promise, held.said
    if said.rule != DONE or not _at_once(held) or held.overlap:
        return None
    if promise.recurrence or promise.condition or promise.polarity != "positive":
        return None
    if set(promise.deeds).isdisjoint(said.deeds) or not _can_be_one(promise, said):
        return None
    sure = _alike(promise, said)
    if sure is None:
        return None
    told = "Det ena stället säger att det ska göras, det andra att det är gjort."
    reason = f"{told} {both_name(promise.text, said.text)}"
    return held.conflict("done-and-to-do", reason, sure)


def _at_once(held: Held) -> bool:
    if held.of.id == held.said_in.id:
        return True
    return held.of.date is not None and held.of.date == held.said_in.date


def _can_be_one(promise: PromiseRecord, said: StatementRecord) -> bool:
    """Tell whether nothing speaks against that both are about one and the same."""
    if _NOT_WHOLE.search(said.text) or _ANEW.search(promise.sentence or promise.text):
        return False
    if said.when and promise.earliest and said.when < promise.earliest - ROUND:
        return False
    return agree(promise.marks, said.marks) and agree(promise.periods, said.periods)


def same_told(one: str, other: str) -> bool:
    """Tell whether two statements are about one thing, by their own words."""
    first, second = things(one), things(other)
    if total(frozenset(first) & frozenset(second)) < SHARED or rivals(first, second):
        return False
    return min(share(first, second), share(second, first)) >= EACH


def _alike(promise: PromiseRecord, said: StatementRecord) -> float | None:
    """Return how sure it is that both speak of one thing, or None."""
    wide, told = things(promise.text), things(said.text)
    shared = total(frozenset(wide) & frozenset(told))
    if shared < SHARED or rivals(wide, told):
        return None
    forward = share(promise.own, told)
    backward = share(told, (*wide, *promise.topic))
    if min(forward, backward) < EACH:
        return None
    return 0.4 + 0.25 * (forward + backward)
