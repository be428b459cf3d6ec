"""What stance a statement takes towards one very promise."""

import re

from graph.followup import telling_kinds
from graph.followup.records import FollowRecord, PromiseRecord, StatementRecord
from graph.followup.statements import NEW_PROMISE
from graph.followup.verbs import HANDED_OVER
from graph.followup_model import Stance
from ingest import ids

_SUM = re.compile(r"\b(\d{1,3}(?:[ \u00a0]\d{3})*|\d+) (?:kronor|kr)\b")


def stance(promise: PromiseRecord, of: FollowRecord, said: StatementRecord) -> Stance:
    """Return the stance; a statement that is about the promise may still only mention.

    Args:
        promise: The promise.
        of: Its document.
        said: What is said, known to be about the promise.
    """
    earlier = (
        said.when is not None and of.earliest is not None and said.when < of.earliest
    )
    if earlier or ids.normalise(said.text) == ids.normalise(promise.text):
        # What happened before cannot have come of it; to say it again adds nothing.
        return "mentions"
    if promise.polarity == "negative" and _is_raised(promise, said):
        return "contradicts"
    if said.rule == NEW_PROMISE:
        return _towards_new_promise(promise, said)
    if said.weak:
        return _towards_weak(promise, said)
    if said.delivery and HANDED_OVER.isdisjoint({*promise.deeds} & {*said.deeds}):
        # To accept something keeps the promise to put that sort of thing forward.
        return "mentions"
    if promise.polarity == "negative" and said.stance in {"fulfils", "dropped"}:
        # What was not to happen has happened.
        return "contradicts"
    if said.stance == "fulfils" and not said.delivery:
        done = said.completed or not set(promise.deeds).isdisjoint(said.deeds)
        return "fulfils" if done else "mentions"
    return said.stance


def _is_raised(promise: PromiseRecord, said: StatementRecord) -> bool:
    """Tell whether a sum that was not to be raised is told to be higher."""
    if "höja" not in promise.deeds:
        return False
    own, later = _sums(promise.sentence or promise.text), _sums(said.text)
    return bool(own and later) and min(later) > max(own)


def _sums(text: str) -> list[int]:
    return [int(re.sub(r"\D", "", one)) for one in _SUM.findall(text)]


def _towards_weak(promise: PromiseRecord, said: StatementRecord) -> Stance:
    """Return the stance of what was read off words alone: its kind of deed must fit."""
    words = promise.sentence or promise.text
    found = telling_kinds.stance_towards(promise.deeds, words, said)
    if found is None:
        return "mentions"
    due = promise.latest_wide or promise.latest
    if found == "new-date" and said.deadline and due and said.deadline <= due:
        return "under-way"
    if promise.polarity == "negative" and found in {"fulfils", "dropped"}:
        return "contradicts"
    return found


def _towards_new_promise(promise: PromiseRecord, said: StatementRecord) -> Stance:
    due = promise.latest_wide or promise.latest
    if said.stance == "contradicts" and promise.polarity == "positive":
        return "contradicts"
    if due and said.deadline and said.deadline > due:
        return "new-date"
    return said.stance if said.stance in {"dropped", "new-date"} else "mentions"
