"""What keeps a sentence from binding anyone: questions, demands, law, the past.

A bar holds for the clause it stands in. "Motionären yrkar att en bro byggs, men
nämnden kommer att utreda saken" demands in its first clause and promises in its
second; "inför att avtalet löper ut ska det utvärderas" has its formality in a
clause of its own before the duty.
"""

import re
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from ingest import lexicon
from ingest.extract.atagande.segments import segments_of
from ingest.extract.atagande.units import Unit
from ingest.extract.clauses import Clause, Word, words_of

# In a decision, an agreement or a government assignment these words are ordinary.
BINDING = frozenset(("beslut", "avtal", "uppdrag"))
TOLERATED = frozenset(
    ("villkor", "mojlighet", "motion", "lag", "formalia", "historik", "avtalat")
)
# What these say holds for the very clause; others also rule the att-clause below.
LOCAL = frozenset(
    ("ikraft", "formalia", "avtalsformel", "bokforing", "forsenat", "formregel")
)
# How a subordinate clause opens that stands before the main verb, or after it.
FRONTED = re.compile(
    r"(?:inför att|efter att|innan|när|då|om|sedan|eftersom|trots att|även om|i och med"
    r" att|i samband med att|under förutsättning att|så länge|medan)\b"
)
TRAILING = re.compile(
    r",? (?:som|vilket|vilka|eftersom|innan|när|medan|sedan|trots att|även om|"
    r"efter att|inför att|i samband med att|så länge|tills)\b"
)


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar that was met: its rule and where it stands in the document."""

    rule: str
    start: int


@cache
def _patterns() -> tuple[tuple[str, bool, re.Pattern[str]], ...]:
    """Return the bars as rule name, whether only at the start, and pattern."""
    return tuple(
        (row["regel"], row["var"] == "början", re.compile(row["mönster"]))
        for row in lexicon.table("atagande_hinder")
    )


def _applies(unit: Unit, rule: str) -> bool:
    """Tell whether a bar counts in a text of this kind."""
    if unit.genre in BINDING and rule in TOLERATED:
        return False
    # Whoever has the task answers to the government.
    return not (unit.genre == "uppdrag" and rule == "remissvar")


def bar_of(unit: Unit) -> str | None:
    """Return the rule that keeps a whole unit from being a commitment, or None."""
    if unit.text.rstrip("”\"'»)").endswith("?"):
        return "fraga"
    text = unit.text.lower()
    for rule, at_start, pattern in _patterns():
        if at_start and _applies(unit, rule) and pattern.match(text):
            return rule
    return None


def bars_in(unit: Unit) -> tuple[Bar, ...]:
    """Return the bars that stand somewhere in a unit; each holds for its clause."""
    text = unit.text.lower()
    return tuple(
        Bar(rule, unit.start + found.start())
        for rule, at_start, pattern in _patterns()
        if not at_start and _applies(unit, rule)
        for found in pattern.finditer(text)
    )


def holds_for(bar: Bar, verb: Word, words: tuple[Word, ...], unit: Unit) -> bool:
    """Tell whether a bar rules the clause that a finite verb stands in.

    Args:
        bar: Where it was met.
        verb: The finite verb of a clause that would bind someone.
        words: The words of the whole unit.
        unit: The unit they make up.
    """
    for part in segments_of(words):
        first, last = part[0].start, part[-1].end
        if first <= verb.start < last and not first <= bar.start < last:
            return False
    if bar.rule not in LOCAL:
        return True
    offset = unit.start
    if bar.start < verb.start:
        return FRONTED.match(unit.text.lower()) is None
    between = unit.text[verb.end - offset : bar.start - offset].lower()
    return TRAILING.search(between) is None


@dataclass(frozen=True, slots=True)
class Ruling:
    """The bars met in a unit, and what they rule out of it."""

    bars: tuple[Bar, ...]
    words: tuple[Word, ...]
    unit: Unit

    def over(self, clause: Clause | None) -> str | None:
        """Return the rule that keeps a clause from binding anyone, or None.

        What stands without a clause of its own is ruled by any bar.
        """
        if clause is None:
            return self.bars[0].rule
        verb = clause.words[clause.finite]
        held = (b for b in self.bars if holds_for(b, verb, self.words, self.unit))
        return next((bar.rule for bar in held), None)


def ruling(unit: Unit, doc: Doc) -> Ruling | None:
    """Return the bars met in a unit, or None where there is none."""
    bars = bars_in(unit)
    if not bars:
        return None
    return Ruling(bars, words_of(doc, unit.start, unit.end), unit)
