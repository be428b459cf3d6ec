"""Whether what is told can be the outcome of what was promised.

A promise to open something shows in its first guests, one to report in a report handed
over, one to ask people in how many answered: a table of kinds of promises with their
signs, for all that regions and municipalities promise.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Protocol

import ahocorasick

from graph.followup.documents.telling_counts import counted, number
from graph.followup.documents.telling_patterns import pattern
from graph.followup.tables import table
from graph.followup_model import Stance
from ingest.language.terms import terms
from ingest.language.verbs import readings

# Smaller numbers count other things too ("två våningar").
MANY = 10
# So many words are at hand; what is rarer is worked out anew.
WORDS = 100_000
_NONE: frozenset[str] = frozenset()
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Said(Protocol):
    """What is told, as far as its words and stance go."""

    @property
    def text(self) -> str:
        """Return the sentence."""

    @property
    def stance(self) -> Stance:
        """Return what it tells of whatever it speaks of."""

    @property
    def deeds(self) -> Collection[str]:
        """Return its verbs and kinds of deed."""


@dataclass(slots=True)
class _Signs:
    """What leads to kinds: stems and verbs, endings, beginnings, phrases.

    `known` are the kinds of the words seen so far, `automaton` looks for the phrases.
    """

    words: dict[str, set[str]] = field(default_factory=dict)
    endings: dict[str, set[str]] = field(default_factory=dict)
    beginnings: dict[str, set[str]] = field(default_factory=dict)
    phrases: dict[str, set[str]] = field(default_factory=dict)
    known: dict[str, frozenset[str]] = field(default_factory=dict)
    automaton: ahocorasick.Automaton | None = None

    def add(self, sign: str, kind: str) -> None:
        """Take in one sign of a kind."""
        if "_" in sign:
            self.phrases.setdefault(sign.replace("_", " "), set()).add(kind)
        elif sign[0] == "*":
            self.endings.setdefault(sign[1:], set()).add(kind)
        elif sign[-1] == "*":
            self.beginnings.setdefault(sign[:-1], set()).add(kind)
        else:
            for key in {sign, *terms(sign)[:1], *(f.lemma for f in readings(sign))}:
                self.words.setdefault(key, set()).add(kind)

    def kinds(self, text: str) -> frozenset[str]:
        """Return the kinds of which a text holds a sign."""
        lower = text.lower()
        found: set[str] = set()
        for term in terms(lower):
            found |= self.words.get(term, _NONE)
        for word in _WORD.findall(lower):
            if word not in self.known:
                if len(self.known) >= WORDS:
                    self.known.clear()
                self.known[word] = self._of_word(word)
            found |= self.known[word]
        return frozenset(found.union(*self._of_phrases(lower)))

    def _of_phrases(self, lower: str) -> list[set[str]]:
        """Return the kinds of each phrase that stands in a text in lower case."""
        if not self.phrases:
            return []
        if self.automaton is None:
            self.automaton = ahocorasick.Automaton()
            for phrase, kinds in self.phrases.items():
                self.automaton.add_word(phrase, kinds)
            self.automaton.make_automaton()
        return [kinds for _, kinds in self.automaton.iter(lower)]

    def _of_word(self, word: str) -> frozenset[str]:
        """Return the kinds of which a word is a sign, by itself or by its ends."""
        keys = {word, *(form.lemma for form in readings(word))}
        found = {kind for key in keys for kind in self.words.get(key, ())}
        for ending, kinds in self.endings.items():
            if word.endswith(ending):
                found |= kinds
        for beginning, kinds in self.beginnings.items():
            if word.startswith(beginning):
                found |= kinds
        return frozenset(found)


@cache
def _signs() -> tuple[_Signs, _Signs]:
    """Return the signs of promises, and those of outcomes."""
    promised, shown = _Signs(), _Signs()
    for row in table("telling_kinds"):
        for sign in row["lovas"].split():
            promised.add(sign, row["slag"])
            shown.add(sign, row["slag"])
        for sign in row["tecken"].split():
            shown.add(sign, row["slag"])
    return promised, shown


@lru_cache(20_000)
def promised(text: str) -> frozenset[str]:
    """Return the kinds of what a promise promises.

    >>> "enkat" in promised("Vartannat år frågar styrelsen ett urval av invånarna.")
    True
    """
    return _signs()[0].kinds(text)


@lru_cache(50_000)
def shown(text: str) -> frozenset[str]:
    """Return the kinds of promise whose outcome a sentence can be."""
    return _signs()[1].kinds(text)


def compatible(promise_deeds: Collection[str], promise_text: str, said: Said) -> bool:
    """Tell whether what is told can be the outcome of what was promised.

    What turns or denies a matter needs no deed of its own ("Något datum finns inte").

    Args:
        promise_deeds: The verbs and kinds of deed of the promise.
        promise_text: The words of the promise.
        said: What is told.
    """
    kinds = promised(promise_text)
    if not kinds or pattern("vad-som-helst").search(said.text.lower()):
        return True
    told = shown(said.text)
    if said.stance != "fulfils" and not told:
        return True
    return bool(kinds & told) or bool(set(promise_deeds) & set(said.deeds))


def stance_towards(
    promise_deeds: Collection[str], promise_text: str, said: Said
) -> Stance | None:
    """Return the stance that what is told takes towards a promise, None if it cannot.

    A count below the number promised is a part of it; what has begun keeps a promise
    to begin, and views that came in one to ask for them.
    """
    if not compatible(promise_deeds, promise_text, said):
        return None
    lower = said.text.lower()
    if said.stance == "fulfils" and _falls_short(promise_text, lower):
        return "partly"
    if said.stance == "under-way":
        begun = pattern("att-börja").search(promise_text.lower()) is not None
        asked = "dialog" in promised(promise_text)
        if begun and pattern("har-börjat").search(lower):
            return "fulfils"
        if asked and pattern("har-svarat").search(lower):
            return "fulfils"
    return said.stance


def _falls_short(promise_text: str, lower: str) -> bool:
    """Tell whether fewer are told of than were promised ("minst 120")."""
    wanted = number(promise_text.lower())
    if wanted is None or wanted < MANY or counted(lower) is not None:
        return False
    there = number(lower)
    return there is not None and MANY <= there < wanted
