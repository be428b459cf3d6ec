"""What a place is to get: "Skolan får en ny matsal hösten 2025"."""

import re
from functools import cache

from ingest import lexicon
from ingest.extract.atagande.evidence import Evidence, Signal
from ingest.language.wordsets import is_actor_word
from ingest.model import Strength

# "Skolan får en ny matsal i höst": what is built or bought for it, and no person.
RECEIVED = re.compile(
    r"\bfår (?:[\wåäö-]+ ){0,4}?(?:en|ett)? ?(?:helt )?(?:ny|nytt|nya|egen|eget|egna) "
    r"(?P<thing>[\wåäö-]+)"
)


@cache
def _roles() -> tuple[str, ...]:
    """Return words for people by their role, as they end."""
    return tuple(word.lstrip("-") for word in lexicon.words("roller"))


def received(e: Evidence) -> Signal | None:
    """Read "Skolan får en ny matsal hösten 2025": what a place gets, someone makes."""
    if e.clause.finite_word != "får" or e.clause.negated or not e.future:
        return None
    found = RECEIVED.search(e.text)
    if found is None or e.genre not in ("svar", "styrande", "beslut"):
        return None
    if is_actor_word(found["thing"]) or found["thing"].endswith(_roles()):
        return None  # "Nämnden får en ny ordförande"
    strength: Strength = "obligation" if e.genre == "beslut" else "plan"
    return Signal(strength, "atagande.presens-tid", 0.6)
