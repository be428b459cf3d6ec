"""What stance a statement takes towards one very promise."""

import re

from graph.followup.promise import Promised
from graph.followup.statements import NEW_PROMISE, Statement
from graph.followup.verbs import can_fulfil, delivers
from graph.followup_model import Stance

_PERIOD = re.compile(r"\b(20\d\d)\s?[–-]\s?(20\d\d)\b")


def stance(promise: Promised, statement: Statement) -> Stance:
    """Return the stance; a statement that is about the promise may still only mention.

    Args:
        promise: The promise.
        statement: What is said, known to be about the promise.
    """
    fact = promise.fact
    earlier = statement.when is not None and statement.when < promise.said
    if earlier or promise.is_same_text(statement.text):
        # What happened before cannot have come of it; to say it again adds nothing.
        return "mentions"
    if _period_of_another(fact.text, statement.about):
        return "mentions"
    if statement.rule == NEW_PROMISE:
        return _towards_new_promise(promise, statement)
    if statement.delivery and not delivers(fact.text):
        return "mentions"
    if fact.polarity == "negative" and statement.stance in {"fulfils", "dropped"}:
        # What was not to happen has happened.
        return "contradicts"
    if statement.stance == "fulfils" and not statement.delivery:
        return "fulfils" if can_fulfil(fact.text, statement.about) else "mentions"
    return statement.stance


def _period_of_another(promise: str, said: str) -> bool:
    """Tell whether the two name things of different periods ("plan 2023–2025")."""
    own, other = (set(_PERIOD.findall(text)) for text in (promise, said))
    return bool(own and other) and not own & other


def _towards_new_promise(promise: Promised, statement: Statement) -> Stance:
    fact = promise.fact
    due = fact.deadline.latest_wide or fact.deadline.latest if fact.deadline else None
    if statement.stance == "contradicts" and fact.polarity == "positive":
        return "contradicts"
    if due and statement.deadline and statement.deadline > due:
        return "new-date"
    return "mentions"
