"""The noun phrases of a title: its subject, and what a speaker has put first."""

import re

from ingest.extract.atagande.subjects import Actors, state_authorities
from ingest.extract.clauses import Clause, Word
from ingest.language import adjectives, nouns, verbs
from ingest.language.finite import (
    ADVERBS,
    COUNTS,
    DETERMINERS,
    PREPOSITIONS,
    SUBORDINATORS,
    opens_subordinate,
)
from ingest.language.wordsets import is_actor_word, wordset

SPELLS = wordset("tidsmått") | wordset("årstid")
JOINING = frozenset(("och", "men", "samt"))
# Words that say how the speaker means it, not what is done.
REMARKS = frozenset(
    [
        "därefter",
        "härefter",
        "därutöver",
        "däremot",
        "därför",
        "därmed",
        "därvid",
        "också",
        "även",
        "dock",
        "gärna",
        "sannolikt",
        "troligen",
        "förhoppningsvis",
        "nu",
        "fortsättningsvis",
        "således",
        "alltså",
        "givetvis",
        "självklart",
        "naturligtvis",
        "dessutom",
        "härutöver",
        "personligen",
    ]
)
COUNTING = frozenset(("ytterligare", "samtliga", "hälften"))
ASIDE = re.compile(r", (?:som|vilken|vilket|vilka|där)\b[^,]*(?:,|$)")
PRONOUNS = frozenset(("den", "det", "dem", "detta", "dessa", "resten"))
# What a place gives its name to: "Hults skola".
NAMED_PLACES = frozenset(
    ("skola", "förskola", "kyrka", "torg", "hamn", "station", "sjukhus", "bibliotek")
)
# What opens with one of these goes with what is done ...
BESIDE = frozenset(("med", "tillsammans", "vid", "på", "hos", "till", "för"))
# ... unless it only says on what occasion.
MATTERS = (
    "anledning",
    "hjälp",
    "bakgrund",
    "stöd",
    "början",
    "slutet",
    "sikt",
    "samband",
    "ram",
    "sammanträde",
    "möte",
    "sammanträdet",
    "mötet",
    "behov",
    "fall",
    "sätt",
    "vis",
    "uppdraget",
    "utgångspunkt",
    "grund",
    "tiden",
    "gång",
)


def written(words: tuple[Word, ...]) -> str:
    """Return words with the gaps they were written with, each a single space."""
    told, end = "", None
    for word in words:
        closing = word.text in (",", ".", ")", ":", ";")
        told += ("" if end is None or word.start == end or closing else " ") + word.text
        end = word.end
    return told


def subject_of(clause: Clause) -> tuple[tuple[int, int] | None, list[int]]:
    """Return where the subject stands, and an object that was taken for part of it.

    "I maj redovisar myndigheten uppdraget": the one who does it, and what.
    """
    place = clause.subject
    if place is None:
        return _counted(clause), []
    first, end = place
    words = clause.words
    colon = next((n for n in range(first, end) if words[n].text == ":"), None)
    if colon is not None and colon + 1 < end:
        return (colon + 1, end), []  # "Golvet: leveransen skjuts upp"
    if first > clause.finite and end - first == 2 and not clause.passive:
        thing = nouns.readings(words[first + 1].lower)
        definite = any(n.definite for n in thing)
        if is_actor_word(words[first].lower) and definite:
            acting = is_actor_word(words[first + 1].lower)
            return (place, []) if acting else ((first, first + 1), [first + 1])
    return place, []


def _counted(clause: Clause) -> tuple[int, int] | None:
    """Return "Ytterligare 30" or "12 kronor" before the verb, which open as a time."""
    end = clause.finite
    if end < 2 or not clause.passive or clause.opening is not None:
        return None
    first = clause.words[0].lower
    timed = any(word.lower in SPELLS for word in clause.words[:end])
    counted = first in COUNTING or (first.isdigit() and not timed)
    return (0, end) if counted else None


def fronted(clause: Clause, text: str, actors: Actors) -> str:
    """Return the object that stands first: "Resten tar vi i oktober"."""
    first = clause.opening[1] if clause.opening else 0
    end = clause.finite
    while first < end and clause.words[first].lower in JOINING:
        first += 1
    if clause.subject is None or clause.subject[0] < end or first >= end:
        return ""
    if not _names_thing(clause.words[first:end]):
        return ""
    front = inside_sentence(clause, (first, end), text, actors)
    verbal = any(verbs.reading(word, "inf", "pres") for word in front.split())
    return "" if verbal or "," in front else front


def _names_thing(words: tuple[Word, ...]) -> bool:
    """Tell whether the words before a verb can be its object, not when or how."""
    head = words[0].lower
    adverbial = head in PREPOSITIONS | ADVERBS | REMARKS | SPELLS | SUBORDINATORS
    if adverbial or head.isdigit() or opens_subordinate(words, 0):
        return False
    if any(word.lower in SPELLS for word in words[:4]):
        return False
    if len(words) > 1:
        return True
    definite = head.endswith(("en", "et", "na")) and not head.endswith("ligen")
    return definite or head in PRONOUNS or bool(nouns.readings(head))


def companion(clause: Clause) -> str:
    """Return with whom or where it is, if that stands first.

    "Med byarna hålls två möten": "hålla två möten med byarna".
    """
    first = clause.opening[1] if clause.opening else 0
    front = clause.words[first : clause.finite]
    if clause.subject is None or clause.subject[0] < clause.finite or len(front) < 3:
        return ""
    lower = [word.lower for word in front]
    told = any(w in SPELLS | {"att", "som", ","} or w.isdigit() for w in lower)
    if lower[0] not in BESIDE or told or lower[-1].endswith(MATTERS):
        return ""
    return written(front)[:1].lower() + written(front)[1:]


def inside_sentence(
    clause: Clause, place: tuple[int, int] | None, text: str, actors: Actors
) -> str:
    """Return a noun phrase as it is written when it does not open its sentence."""
    if place is None:
        return ""
    first, end = place
    words = clause.words
    while first < end - 1 and words[first].lower in ("även", "också", "och"):
        first += 1
    if end - first == 1 and words[first].lower in ("där", "då", "här"):
        return ""
    whole = written(words[first:end])
    phrase = ASIDE.sub("", whole).strip()
    if phrase.count(",") != 2 or phrase != whole:  # "årskullen, 40-åringarna,"
        phrase = phrase.strip(" ,")
    if _is_name(words[first], words[first + 1 : end], text, actors):
        return phrase
    return phrase[:1].lower() + phrase[1:]


def _is_name(
    word: Word, following: tuple[Word, ...], text: str, actors: Actors
) -> bool:
    """Tell whether a word with a capital is a name, which keeps it anywhere."""
    if not word.text[1:].islower():
        return word.text[1:2].isupper()  # "SBU", and not "E-tjänsten"
    lower = word.lower
    if lower.removesuffix("s") in state_authorities():
        return True
    common = is_actor_word(lower) or nouns.readings(lower) or adjectives.base_of(lower)
    if common or lower in DETERMINERS | COUNTS:
        return False
    named = actors.organisations_in(word.start, word.end + 60)
    if any(name.startswith(word.text) for name in named):
        return True
    if following and following[0].text[:1].isupper():
        return True
    if following and following[0].lower in NAMED_PLACES:
        return True
    return re.search(rf"[a-zåäö,] {re.escape(word.text)}\b", text) is not None
