"""Sentences that take back what was told before: "uppgiften är felaktig"."""

import re
from functools import lru_cache

_TOLD = (
    r"(?:uppgift(?:en|er|erna)?|besked(?:et|en)?|påstående(?:t|n)?|siffr(?:an|or|orna)"
    r"|det som (?:står|stod|skrevs|sades|angavs)|(?:rapport|redovisning)en)"
)
_WRONG = (
    r"(?:stämm(?:er|de) (?:\w+ )?(?:inte|ej)|(?:inte|ej) (?:\w+ )?stämm(?:er|de)"
    r"|(?:är|var|blev) (?:\w+ )?(?:fel|felaktig\w*|missvisande|oriktig\w*)"
    r"|(?:är|var) (?:inte|ej) (?:riktig|korrekt)\w*"
    r"|(?:byggde|bygger|grundades|berodde) på (?:ett |en )?(?:missförstånd|fel\w*)"
    r"|(?:har )?(?:rättats|korrigerats)|saknade grund)"
)
_RETRACTS = re.compile(
    rf"\b{_TOLD}\b[^;]*?\b{_WRONG}\b|^rättelse\b|\ben annan bild\b", re.IGNORECASE
)
# "Uppgiften att bron är lagad stämmer inte" says how it is instead: not so.
_THAT = re.compile(rf"\batt\b(?P<what>[^.;]*?)\b{_WRONG}", re.IGNORECASE)
_LACKING = re.compile(
    r"\b(?:inte|ej|aldrig|saknas|återstår|ingen|inget|inga)\b", re.IGNORECASE
)


def takes_back(sentence: str) -> bool:
    """Tell whether a sentence says that something told before was wrong.

    >>> takes_back("Beskedet i årsrapporten byggde på ett missförstånd.")
    True
    """
    return _RETRACTS.search(sentence) is not None


@lru_cache(20_000)
def only_takes_back(sentence: str) -> bool:
    """Tell whether it does, and leaves it open how it is instead."""
    if not takes_back(sentence):
        return False
    that = _THAT.search(sentence)
    return that is None or _LACKING.search(that["what"]) is not None
