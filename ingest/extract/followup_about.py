"""What a follow-up concerns: a short noun phrase, else the heading over it."""

import re
from functools import cache

from ingest import lexicon
from ingest.extract.atagande.units import Unit
from ingest.extract.followup_counts import NUMBERS
from ingest.extract.followup_scene import words_in
from ingest.extract.followup_words import head_of, is_thing, object_of
from ingest.language import verbs
from ingest.language.finite import ADVERBS, PREPOSITIONS
from ingest.language.groups import Group
from ingest.language.phrases import PARTICLES, Place, phrase_end
from ingest.language.tokens import Word
from ingest.language.wordsets import is_actor_word, wordset
from ingest.structure.headings import role_of

LONGEST = 120
# "fått som följd att det dröjt": a clause with its own subject, and no task.
OWN_CLAUSE = r"(?!(?:det|den|de|vi|man|där)\b)"
TASK = re.compile(
    rf"\b[Uu]ppdrag(?:et)?\b(?:(?! att )[^.;:]){{0,90}}? att {OWN_CLAUSE}"
    r"[^.,;:]{5,110}?"
    r"(?=[.,;:]|$|\s(?:förklaras?|anses|är|har|avskrivs|bedöms|återrapporteras|redovisas|"
    r"antecknas|godkänns|noteras)\b)"
)
# "uppdrag 2023-09-07 § 13 till nämnden att, tillsammans med X, ta fram …, antecknas":
# one sentence, however many are to do it together.
LONG_TASK = re.compile(
    rf"\b[Uu]ppdrag(?:et)?\b(?:(?! att )[^;:\n]){{0,500}}?,? att"
    rf"(?P<task>,? {OWN_CLAUSE}[^;:\n]{{5,600}}?)"
    r"(?=,? (?:antecknas|förklaras?|anses|avskrivs|godkänns|noteras)\b)"
)
TOGETHER = re.compile(
    r",? ?(?:i (?:nära )?(?:samverkan|samråd|dialog)|tillsammans) med [^;:]{3,300}?, "
    r"(?=[a-zåäö]+ )"
)
# Who spoke, and no thing: the heading over a written-out debate.
DEBATE = re.compile(r"(?i)\b(?:debatt|anförande|frågestund)")
# What follows a noun as its own ("en översyn av taxorna"), and what ends that.
OF = frozenset(("av", "om", "med", "kring", "mot", "mellan", "för", "till", "i", "på"))
CLOSING = frozenset(
    ("ned", "in", "upp", "fram", "ut", "som", "att", "och", "inte", "är", "har")
)
EMPTY = words_in("tomt")
TIME = wordset("tidsmått") | words_in("tidsord")
BARE = re.compile(
    r"^(?:den |denna |detta )?(?:redovisning|uppföljning|återrapport\w*|uppdrag|"
    r"rapport|arbete|åtgärd|fråga|ärende)(?:en|et|n)?$"
)


@cache
def _weak_ends() -> frozenset[str]:
    """Return the words that must have another after them."""
    return frozenset((*lexicon.words("radslut"), "inte", "ej"))


def about(unit: Unit, group: Group | None) -> str | None:
    """Return what a statement is about."""
    task = TASK.search(unit.text)
    if task is not None:
        return _short(task[0])
    task = LONG_TASK.search(unit.text)
    if task is not None:
        left = TOGETHER.sub(" ", task["task"], count=1).strip(" ,")
        return _short(f"uppdrag att {left}")
    heading = _heading(unit)
    phrase = _phrase(group) if group is not None else None
    if phrase is None or BARE.match(phrase.lower()):
        return heading or phrase
    return phrase


def _short(text: str) -> str:
    """Return so much of a text as a line holds, cut between words."""
    if len(text) > LONGEST:
        text = text[: LONGEST + 1].rpartition(" ")[0]
    while text.rpartition(" ")[2] in _weak_ends():
        text = text.rpartition(" ")[0]
    return text.strip(" ,")


def _heading(unit: Unit) -> str | None:
    """Return the heading of the part or the matter that a statement stands in."""
    if unit.paragraf is not None and unit.paragraf.heading:
        return _short(unit.paragraf.heading)
    if unit.heading is None or DEBATE.search(unit.heading):
        return None
    if role_of(unit.heading) is not None:
        return None
    return _short(unit.heading)


def _phrase(group: Group) -> str | None:
    """Return the thing that a clause is about, with what is said of it."""
    words = group.words
    subject, target = group.subject, object_of(group)
    acted = not group.passive and _acts(words, subject)
    if acted and target is None:
        target = _undertaken(group)
    first, second = (target, subject) if acted else (subject, target)
    order = (_whole_of(words), first, second)
    for place in order:
        if place is None or not _names(words, place):
            continue
        return _written(words, _whole(words, place, group))
    return None


def _whole_of(words: tuple[Word, ...]) -> Place | None:
    """Return "de fem tjänsterna" of "Av de fem tjänsterna är två tillsatta"."""
    for at, word in enumerate(words[:5]):
        before = words[at - 1].lower if at else ""
        if word.lower == "av" and (at == 0 or before in NUMBERS or before.isdigit()):
            end = phrase_end(words, at + 1, len(words))
            return (at + 1, end) if end > at + 1 else None
    return None


def _undertaken(group: Group) -> Place | None:
    """Return the thing of "håller på att upphandla en ny mätare"."""
    words = group.words
    for at in range(group.finite + 1, len(words) - 1):
        if words[at].lower != "att":
            continue
        start = at + 2
        while start < len(words) and words[start].lower in ADVERBS | PARTICLES:
            start += 1
        end = phrase_end(words, start, len(words)) if start < len(words) else start
        return (start, end) if end > start else None
    return None


def _acts(words: tuple[Word, ...], subject: Place | None) -> bool:
    head = head_of(words, subject)
    return head in EMPTY or (is_actor_word(head) and not is_thing(head))


def _names(words: tuple[Word, ...], place: Place) -> bool:
    """Tell whether a place names something rather than points or dates."""
    head = head_of(words, place)
    if not head or head in EMPTY or head in TIME or head.isdigit() or head in NUMBERS:
        return False
    if place[1] - place[0] > 1 and words[place[0]].lower in ("det", "att"):
        return False
    if verbs.reading(head, "part", "sup") is not None and not is_thing(head):
        return False
    return any(c.isalpha() for c in head) and len(head) > 1


def _whole(words: tuple[Word, ...], place: Place, group: Group) -> Place:
    """Return a noun phrase with its complement ("en översyn av taxorna")."""
    start, end = place
    taken = {group.finite, *group.lexical}
    if end >= len(words) or words[end].lower not in OF:
        return place
    if (
        words[end].lower not in ("av", "om", "med", "kring", "mellan")
        and end > group.finite
    ):
        return place
    last = end + 1
    while last < len(words) and last < end + 6 and last not in taken:
        word = words[last]
        stops = word.lower in PREPOSITIONS | ADVERBS | CLOSING
        if not word.text[:1].isalnum() or stops:
            break
        if verbs.reading(word.lower, "inf", "pres", "pret", "sup") is not None:
            break
        last += 1
    return (start, last) if last > end + 1 else place


def _written(words: tuple[Word, ...], place: Place) -> str | None:
    """Return the words of a place, cut before a clause of its own."""
    first, last = place
    while first < last and words[first].lower in ADVERBS:
        first += 1
    written, end = "", None
    for word in words[first:last]:
        if word.lower in ("som", ","):
            break
        gap = "" if end is None or word.start == end else " "
        written, end = written + gap + word.text, word.end
    return written.strip(" .,")[:LONGEST] or None
