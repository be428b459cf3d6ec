"""Papers of a matter: what lay before an item, the agreement adopted, the excerpt."""

import datetime as dt
import re

from graph.matters.connection import Connection
from graph.matters.links_acts import Act, Acts, overlap

# Kinds of documents that are prepared for a decision.
PREPARED = frozenset({"tjansteskrivelse", "plan", "policy", "rapport", "ovrigt"})
ADOPTING = frozenset({"antar", "godkanner", "faststaller", "bifall"})
NEARBY = dt.timedelta(days=200)
# How far a decision to adopt and the signing lie from each other.
SIGNED = dt.timedelta(days=250)
ALIKE = 0.5
# What is done with an agreement that is in force already.
_LATER = re.compile(r"uppfölj|utvärder|upphör|uppsäg|rapport", re.IGNORECASE)


def papers(acts: Acts) -> list[Connection]:
    """Return links from documents to the items that treat, adopt or contain them."""
    found = []
    for act in acts.documents:
        if act.record.type in PREPARED:
            found += _prepared(acts, act)
        if act.record.type == "overenskommelse":
            found += _adopted(acts, act)
    for double in acts.doubles:
        found += _excerpt(acts, double)
    return found


def _prepared(acts: Acts, act: Act) -> list[Connection]:
    """Return the link to the first item of the document's own organ that treats it."""
    if act.day is None:
        return []
    for other in acts.later(act):
        if other.day is None or other.day > act.day + NEARBY:
            break
        if act.is_of_other_years(other) or other.organ != act.organ:
            continue
        if overlap(act.words, other.words) >= ALIKE:
            reason = f"{act.heading} är underlag till {other.told()}; samma ärende."
            return [Connection("underlag", act.key, other.key, reason, 0.9)]
    return []


def _adopted(acts: Acts, act: Act) -> list[Connection]:
    """Return the link to the decision that adopts an agreement."""
    decided = [
        (other, decision)
        for other in acts.same_matter(act)
        if other.item is not None
        and overlap(act.words, other.words) >= ALIKE
        and not _LATER.search(other.heading)
        and _is_signed_after(act, other)
        for decision in other.decided
        if decision.outcome in ADOPTING
    ]
    if not decided:
        return []
    # The highest body that adopts it has the last word.
    other, decision = max(decided, key=lambda pair: pair[0].level)
    reason = f"{act.heading} antogs av {other.told()}; samma ärende."
    return [Connection("antogs", act.key, f"beslut/{decision.id}", reason, 0.9)]


def _is_signed_after(agreement: Act, decision: Act) -> bool:
    """Tell whether a decision is from the time in which an agreement was made."""
    if agreement.day is None or decision.day is None:
        return True
    return decision.day - SIGNED <= agreement.day <= decision.day + SIGNED


def _excerpt(acts: Acts, double: Act) -> list[Connection]:
    """Return the link from an excerpt to the minutes that hold the same §."""
    full = acts.by_key[double.key]
    if double.record.type != "protokollsutdrag" or full.record.type != "protokoll":
        return []
    reason = f"Utdraget återger {full.told()}, som finns i hela protokollet."
    return [Connection("utdrag-ur", double.document, full.document, reason, 0.97)]
