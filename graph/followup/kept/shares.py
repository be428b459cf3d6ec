"""How far each key of a promise goes towards a passage being about it."""

from collections.abc import Mapping

from graph.followup.documents.records import PromiseRecord, Terms
from graph.followup.pairs.synonyms import family, synonyms
from graph.followup.pairs.weights import total, weight
from ingest.language.terms import parts_of

# What is promised, what it belongs to, and what stands out around it.
OWN, TOPIC, TELLING = 0.65, 0.35, 0.25
# What has a proper name, in the promise or beside it.
NAME = 0.3
# A number of what is promised: it leads only where another key does too.
NUMBER = 0.1
# Another word for a thing, one of its family, all parts of what a compound names.
SYNONYM, FAMILY, PARTS = 0.9, 0.8, 0.7


def shares(promise: PromiseRecord) -> dict[str, float]:
    """Return key → its share: what is promised, named in full, has about 0.65.

    Only words that have a key count, since nothing else is looked for. A word, its
    parts and other words for it each bring a share.
    """
    wanted = frozenset(promise.keys)
    found: dict[str, float] = {}
    for words, worth in _groups(promise):
        keyed = {word: _keys_of(word, wanted) for word in words}
        whole = sum(weight(word) for word, keys in keyed.items() if keys)
        for word, keys in keyed.items():
            for key, likeness in keys.items():
                share = worth * weight(word) / whole * likeness
                found[key] = max(found.get(key, 0.0), share)
    # A place or a project by its name leads here alone.
    for key in found.keys() & {*promise.marks, *promise.places}:
        found[key] = max(found[key], NAME)
    # So does what leads here in a way of its own.
    for key in promise.keys:
        found.setdefault(key, NUMBER if key.isdigit() else OWN)
    return found


def _groups(promise: PromiseRecord) -> tuple[tuple[Terms, float], ...]:
    """Return the words of a promise by what they name, and what each group is worth."""
    own = OWN if promise.topic else OWN + TOPIC
    return (promise.own, own), (promise.topic, TOPIC), (promise.telling, TELLING)


def _keys_of(word: str, wanted: frozenset[str]) -> Mapping[str, float]:
    """Return the keys that stand for a word, and how well."""
    found = {word: 1.0, **dict.fromkeys(synonyms(word), SYNONYM)}
    for other in family(word):
        found.setdefault(other, FAMILY)
    parts = parts_of(word)
    for part in parts:
        found.setdefault(part, PARTS * weight(part) / total(parts))
    return {key: worth for key, worth in found.items() if key in wanted}
