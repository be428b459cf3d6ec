"""Whether a thing is told of in another place than the one it was promised for.

"Ny återbruksgård i Granby invigdes" is none of a promise of one in Ekby: the place
stands beside the thing in both.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from graph.followup.documents.records import (
    FollowRecord,
    PromiseRecord,
    StatementRecord,
)
from ingest.language.terms import terms

# One document's statements are held against many promises.
TEXTS = 20_000
_BESIDE = re.compile(
    r"\b(?P<thing>[a-zåäö][\w-]{3,}) (?:i|vid|på) (?P<place>[A-ZÅÄÖ][a-zåäöé]{2,})"
)
# Bodies act in places within them: their own name tells nothing from those.
_ORGAN = re.compile(r"(?:nämnd|styrels|fullmäktige|kommun|region|utskott)\w*$")


def is_elsewhere(
    promise: PromiseRecord, of: FollowRecord, said: StatementRecord
) -> bool:
    """Tell whether the same thing stands beside another place in both.

    Args:
        promise: The promise.
        of: Its document; the name of its body is no place within it, but where the
            body is only one of two parties.
        said: What is said.
    """
    words = promise.sentence or promise.text
    mine, theirs = _placed(words), _placed(said.text)
    if not mine or not theirs:
        return False
    own = _of_body(of) if len(promise.bodies) < 2 else ""
    for thing in mine.keys() & theirs.keys() & {*promise.own}:
        place, other = mine[thing], theirs[thing]
        apart = place != other and own not in (place, other)
        if apart and not _names(said.text, place) and not _names(words, other):
            return True
    return False


@lru_cache(TEXTS)
def _placed(text: str) -> Mapping[str, str]:
    """Return thing → the place that stands beside it, the last one said."""
    placed: dict[str, str] = {}
    for found in _BESIDE.finditer(text):
        thing, place = terms(found["thing"])[:1], _stem(found["place"])
        if thing and not _ORGAN.search(place):
            placed[thing[0]] = place
    return placed


def _names(text: str, place: str) -> bool:
    return place in text.casefold()


def _stem(place: str) -> str:
    return place.casefold().removesuffix("s")


def _of_body(of: FollowRecord) -> str:
    words = (of.body_name or "").split()
    names = [w for w in words if w.casefold() not in {"region", "kommun", "stad"}]
    return _stem(names[0]) if names else ""
