"""The stance that a sentence leans towards, weighed from its traits and the promise's.

A linear model: each trait has a weight for each stance, learnt from labelled sentences
by `benchmarks.leaning` and kept in telling_weights.tsv, so that anyone can read what
speaks for what. It decides only where it is sure.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from graph.followup.documents.records import (
    PassageRecord,
    PromiseRecord,
    StatementRecord,
    Terms,
)
from graph.followup.documents.sentences import sentence as sentence_at
from graph.followup.documents.statements import NEW_PROMISE
from graph.followup.documents.telling_counts import number
from graph.followup.documents.telling_events import tokens
from graph.followup.documents.telling_kinds import compatible, promised, shown
from graph.followup.documents.telling_silent import told_of_others, why_silent
from graph.followup.documents.telling_traits import Span, traits
from graph.followup.documents.verbs import deeds
from graph.followup.tables import table
from graph.followup_model import Stance
from ingest.language.terms import of_word

STANCES: tuple[Stance, ...] = (
    "fulfils",
    "partly",
    "under-way",
    "new-date",
    "dropped",
    "contradicts",
    "mentions",
)
# The trait of every sentence.
ALWAYS = "alltid"
# A year by itself: those of a period ("2026–2028") belong to the thing.
_YEAR = re.compile(r"(?<![–-])\b20[1-4]\d\b(?![–-])")
# What comes back year by year is nothing that was done once.
_HABIT = re.compile(
    r"\b(?:varje (?:år|vår|höst|sommar|vinter|månad|vecka|termin|kvartal)|årligen"
    r"|var(?:je|t) (?:annat|tredje|fjärde) år|vartannat år|brukar)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
# To keep something as it is, rather than to change it.
_KEEPS = re.compile(
    r"\b(?:behåll\w*|bevar\w*|oförändra\w*|ligga still|kvar\b|inte (?:höj|stäng|lägg)|"
    r"ingen (?:höjning|nedläggning|försämring)|inga (?:höjning|nedskärning|varsel)\w*)",
    re.IGNORECASE,
)
_ALL = re.compile(r"\b(?:alla|samtliga|varje|hela)\b", re.IGNORECASE)
# So many words from its beginning a sentence names its subject.
SUBJECT = 5
_DEFINITE = re.compile(r"(?:en|et|n|t|na|erna|orna|arna)s?$")


@dataclass(frozen=True, slots=True)
class Leaning:
    """The stance that a sentence leans to, how surely, and the words that weigh most.

    `sure` is the share of the stance among all, 0 to 1; `cue` has offsets in the
    sentence.
    """

    stance: Stance
    sure: float
    cue: Span
    shares: Mapping[Stance, float]


# How sure a leaning must be to be taken: most where it would settle the promise.
LEAST: Mapping[Stance, float] = {
    "fulfils": 0.72,
    "partly": 0.65,
    "under-way": 0.6,
    "new-date": 0.6,
    "dropped": 0.6,
    "contradicts": 0.6,
}
# What is weighed once more, with all that is known of the pair, may be less sure.
LOOSELY = 0.4
# What rules read is held to where the weighing gives it so large a share.
HELD_TO = 0.3
# How sure it must be to put another stance in the place of theirs; what rules read as
# a part of what was promised they read from the promise.
OVERRULES = 0.6
# What rules read as denied, in so many words, no other words make a good sign.
GOOD = frozenset(("fulfils", "partly", "under-way"))
_DENIES = re.compile(
    r"\b(?:inte|ej|aldrig)\b(?! (?:bara|enbart|endast|förrän|minst|heller|längre))",
    re.IGNORECASE,
)
# Sentences in which nothing is told to have come about, whatever their words.
UNTOLD = frozenset(
    ("fraga", "uppraknad_fraga", "villkor", "omvant_villkor", "forslag", "metod")
)


def settled(
    promise: PromiseRecord,
    said: StatementRecord,
    by_rules: Stance,
    passage: PassageRecord | None,
    *,
    loosely: bool = False,
) -> Stance:
    """Return the stance by rules and weighing together; "mentions" in doubt.

    Args:
        promise: The promise.
        said: What is said, known to be about it.
        by_rules: What the rules say of it.
        passage: Where it stands; None if that is not known.
        loosely: Whether what is less sure will do, since it is weighed once more.
    """
    text = whole(said, passage)
    found = leaning(promise, said, text)
    if found is None:
        return by_rules
    if by_rules != "mentions":
        denied = by_rules == "contradicts" and found.stance in GOOD
        if denied and _DENIES.search(text):
            return by_rules
        return _with_rules(said, by_rules, found)
    least = LEAST.get(found.stance)
    if least is None or found.sure < (LOOSELY if loosely else least):
        return "mentions"
    if _is_untold(text):
        return "mentions"
    if said.rule == NEW_PROMISE and said.deadline and found.stance == "new-date":
        return "mentions"  # rules have compared the times
    habit = promise.recurrence is None and _HABIT.search(text) is not None
    if habit and found.stance == "fulfils":
        return "mentions"
    return found.stance if _fits(promise, said, found.stance) else "mentions"


def cue(
    promise: PromiseRecord, said: StatementRecord, passage: PassageRecord | None
) -> Span | None:
    """Return where in the document the words stand that weigh most, or None."""
    text = whole(said, passage)
    found = leaning(promise, said, text)
    there = said.text if passage is None else passage.text
    at = there.find(text)
    if found is None or at < 0:
        return None
    start = at + (said.start if passage is None else passage.start)
    return start + found.cue[0], start + found.cue[1]


def _with_rules(said: StatementRecord, by_rules: Stance, found: Leaning) -> Stance:
    """Return the stance where rules read one: theirs, unless the words lean away."""
    compared = by_rules != said.stance  # they read it from the promise
    if compared or found.shares[by_rules] >= HELD_TO:
        return by_rules
    if found.sure >= OVERRULES:
        return found.stance
    return "mentions" if said.weak else by_rules


def _fits(promise: PromiseRecord, said: StatementRecord, stance: Stance) -> bool:
    """Tell whether what is told can be the outcome of what was promised.

    What rules read and held to be of another deed is not brought back by its words.
    """
    if stance == said.stance:
        return False
    told = replace(said, stance=stance)
    return compatible(promise.deeds, promise.sentence or promise.text, told)


@lru_cache(20_000)
def _is_untold(sentence: str) -> bool:
    """Tell whether a sentence asks, supposes, proposes, or tells of others; or none."""
    parts = tokens(sentence)
    cells = sentence.split("\t")
    if len(cells) > 1 and _WORD.search(" ".join(cells[1:])) is None:
        return True  # a row of figures
    if len(cells) == 1 and not any(t.startswith("v:") for t in traits(sentence)):
        return True  # a heading or a label
    plain = [word.lower for word in parts]
    return why_silent(sentence.lower(), plain) in UNTOLD or told_of_others(parts)


def whole(said: StatementRecord, passage: PassageRecord | None) -> str:
    """Return the whole sentence that a statement stands in."""
    if passage is None or not passage.start <= said.start < passage.end:
        return said.text
    first, last = said.start - passage.start, said.end - passage.start
    return _sentence(passage.text, first, last) or said.text


# Many promises are held against one sentence.
@lru_cache(20_000)
def _sentence(text: str, first: int, last: int) -> str:
    start, end = sentence_at(text, first, min(last, len(text)))
    return text[start:end].strip()


@cache
def _weights() -> Mapping[str, tuple[float, ...]]:
    return {
        row["drag"]: tuple(float(row[one]) for one in STANCES)
        for row in table("telling_weights")
    }


def leaning(
    promise: PromiseRecord, said: StatementRecord, sentence: str
) -> Leaning | None:
    """Return what a sentence leans to; None where nothing was learnt.

    Args:
        promise: The promise it is taken to speak of.
        said: What was read from it.
        sentence: The whole of it.
    """
    if not _weights():
        return None
    with_it = (*_of_statement(said), *_of_both(promise, sentence))
    return _leaning(sentence, _keeps(promise), with_it)


# Many promises stand to one sentence in the same few ways.
@lru_cache(20_000)
def _leaning(sentence: str, keeps: bool, with_it: Terms) -> Leaning:
    """Return what a sentence leans to together with the traits of a pair."""
    weights = _weights()
    found = _together(sentence, keeps, with_it)
    known = {code: span for code, span in found.items() if code in weights}
    sums = [0.0] * len(STANCES)
    for code in sorted(known):
        for number_, weight in enumerate(weights[code]):
            sums[number_] += weight
    highest = max(sums)
    shares = [math.exp(one - highest) for one in sums]
    best = sums.index(highest)
    told = [c for c in sorted(known) if known[c] != (0, len(sentence))]
    first = max(told, key=lambda code: weights[code][best], default=None)
    cue = known[first] if first is not None else (0, len(sentence))
    whole_ = sum(shares)
    each = {one: share / whole_ for one, share in zip(STANCES, shares, strict=True)}
    return Leaning(STANCES[best], each[STANCES[best]], cue, each)


def of_pair(
    promise: PromiseRecord, said: StatementRecord, sentence: str
) -> dict[str, Span]:
    """Return the traits of a sentence together with those it has with a promise."""
    with_it = (*_of_statement(said), *_of_both(promise, sentence))
    return _together(sentence, _keeps(promise), with_it)


def _together(sentence: str, keeps: bool, with_it: Terms) -> dict[str, Span]:
    whole = (0, len(sentence))
    found = dict(traits(sentence))
    if keeps:
        # What tells that nothing has changed tells that such a promise is kept.
        found = {_kept(code): span for code, span in found.items()}
    return found | dict.fromkeys((ALWAYS, *with_it), whole)


def _of_statement(said: StatementRecord) -> list[str]:
    """Return what rules have read from a sentence, as traits."""
    kind = "fakta" if not said.weak and said.stance != "mentions" else "ord"
    found = [f"s:{kind}.{said.stance}", *(f"a:{side}" for side in said.times)]
    return [*found, "s:nytt-lofte"] if said.rule == NEW_PROMISE else found


def _of_both(promise: PromiseRecord, sentence: str) -> Terms:
    due = promise.latest_wide or promise.latest
    year = due.year if due else None
    words_ = promise.sentence or promise.text
    return _shared(promise.own, promise.deeds, words_, year, sentence)


# A pair is asked for what it shares more than once.
@lru_cache(1_000)
def _shared(
    own: Terms, done: Terms, words_: str, year: int | None, sentence: str
) -> Terms:
    """Return the traits that a sentence has with a promise, by what is promised."""
    return (*_of_words(own, done, words_, sentence), *_of_times(year, sentence))


def _of_words(own: Terms, promised_: Terms, words_: str, sentence: str) -> list[str]:
    found = []
    there = _named(own, sentence)
    found += [f"p:{one}" for one in there]
    same = not deeds(sentence).isdisjoint(promised_)
    done = _tenses(sentence)
    found.append(f"g:{'samma' if same else 'annan'}")
    if same:
        found += [f"g:samma.{tense}" for tense in done]
    kinds = bool(promised(words_) & shown(sentence))
    found.append(f"k:{'passar' if kinds else 'passar-ej'}")
    if _is_of_all(words_):
        found.append("p:alla")
    return [*found, *_of_numbers(words_, sentence)]


def of_numbers(
    promise: PromiseRecord, said: StatementRecord, passage: PassageRecord | None
) -> Sequence[str]:
    """Return the trait of how a number that is told compares with one promised."""
    words_ = promise.sentence or promise.text
    if _number(words_) is None:
        return ()
    return _of_numbers(words_, whole(said, passage))


def _of_numbers(words_: str, sentence: str) -> Sequence[str]:
    wanted, told = _number(words_), _number(sentence)
    if wanted is None or told is None:
        return ()
    by = "lika" if wanted == told else "fler" if told > wanted else "färre"
    return (f"n:{by}",)


def _keeps(promise: PromiseRecord) -> bool:
    """Tell whether something was promised to stay as it is."""
    return promise.polarity == "negative" or _is_kept(promise.sentence or promise.text)


@lru_cache(20_000)
def _is_kept(words_: str) -> bool:
    return _KEEPS.search(words_) is not None


@lru_cache(20_000)
def _is_of_all(words_: str) -> bool:
    return _ALL.search(words_) is not None


def _kept(code: str) -> str:
    """Return a trait as it counts where something was to stay as it is."""
    return f"behåll+{code}" if code[:2] in ("d:", "r:") else code


@lru_cache(20_000)
def _tenses(sentence: str) -> tuple[str, ...]:
    found = {t.split(".", 1)[1] for t in traits(sentence) if t.startswith("v:fullb")}
    return tuple(sorted(found))


def _named(own: Terms, sentence: str) -> list[str]:
    """Return how a sentence names the thing: as its subject, in definite form."""
    thing = frozenset(own)
    for at, word, named in _worded(sentence):
        if thing.isdisjoint(named):
            continue
        definite = "bestämd" if _DEFINITE.search(word) else "obestämd"
        place = "först" if at < SUBJECT else "sist"
        return [definite, place, f"{definite}.{place}"]
    return ["onämnd"]


@lru_cache(20_000)
def _worded(sentence: str) -> tuple[tuple[int, str, Terms], ...]:
    """Return the words of a sentence that have terms, with their places."""
    listed = enumerate(_WORD.findall(sentence))
    return tuple((at, word, named) for at, word in listed if (named := of_word(word)))


@lru_cache(20_000)
def _number(sentence: str) -> int | None:
    """Return the first number that counts something in a sentence as written."""
    return number(sentence.lower())


def _of_times(year: int | None, sentence: str) -> list[str]:
    """Return how the years named stand to the year promised."""
    last = _last_year(sentence)
    if last is None or year is None:
        return []
    if last > year:
        return ["t:senare-år"]
    return ["t:samma-år" if last == year else "t:tidigare-år"]


@lru_cache(20_000)
def _last_year(sentence: str) -> int | None:
    return max(map(int, _YEAR.findall(sentence)), default=None)
