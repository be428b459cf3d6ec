"""What stance a statement takes towards one very promise."""

from graph.followup.records import FollowRecord, PromiseRecord, StatementRecord
from graph.followup.statements import NEW_PROMISE
from graph.followup.verbs import HANDED_OVER
from graph.followup_model import Stance
from ingest import ids


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
    if said.rule == NEW_PROMISE:
        return _towards_new_promise(promise, said)
    if said.delivery and HANDED_OVER.isdisjoint(promise.deeds):
        return "mentions"
    if promise.polarity == "negative" and said.stance in {"fulfils", "dropped"}:
        # What was not to happen has happened.
        return "contradicts"
    if said.stance == "fulfils" and not said.delivery:
        done = said.completed or not set(promise.deeds).isdisjoint(said.deeds)
        return "fulfils" if done else "mentions"
    return said.stance


def _towards_new_promise(promise: PromiseRecord, said: StatementRecord) -> Stance:
    due = promise.latest_wide or promise.latest
    if said.stance == "contradicts" and promise.polarity == "positive":
        return "contradicts"
    if due and said.deadline and said.deadline > due:
        return "new-date"
    return said.stance if said.stance in {"dropped", "new-date"} else "mentions"
