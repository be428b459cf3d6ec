"""What the rules look at in a clause, and what they answer."""

import re
from dataclasses import dataclass
from functools import cache

from ingest import lexicon
from ingest.extract.atagande.units import Genre
from ingest.extract.clauses import Clause, head_of
from ingest.model import Strength

BINDING: frozenset[Genre] = frozenset(("avtal", "uppdrag", "beslut", "styrande"))
DOING = frozenset(("handling", "rapport", "start"))
READY = re.compile(
    r"\b(?:(?:bygg|flytt|inflyttnings|kör|nyckel|spel)?klar[at]?|"
    r"(?:slut|inflyttnings)?färdig[at]?|på plats|i drift|i bruk)\b"
)


@cache
def _stative() -> frozenset[tuple[str, str]]:
    """Return verbs that with a certain next word only describe ("bygger på")."""
    rows = lexicon.table("verb_stativ")
    return frozenset((row["infinitiv"], row["ord"]) for row in rows)


@cache
def _particles() -> dict[tuple[str, str], str]:
    """Return the group of verbs that a particle makes another of ("delar ut")."""
    rows = lexicon.table("verb_partikel")
    return {(row["infinitiv"], row["ord"]): row["grupp"] for row in rows}


@dataclass(frozen=True, slots=True)
class Signal:
    """What binds: strength, the rule that saw it and how sure it is."""

    strength: Strength
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the rules look at in one clause."""

    clause: Clause
    text: str
    genre: Genre
    role: str | None
    actor: bool
    klass: str | None
    future: bool
    timed: bool
    recurring: bool
    policy: bool = False
    due: bool = False

    @property
    def head(self) -> str:
        """Return the subject's head noun."""
        return head_of(self.clause, self.clause.subject)

    @property
    def group(self) -> str:
        """Return the group of the verb that says what is done, or ""."""
        clause = self.clause
        if clause.verb is None:
            return ""
        following = clause.words[clause.lexical + 1 : clause.lexical + 2]
        particle = next(
            (_particles().get((clause.lemma, w.lower)) for w in following), None
        )
        if particle is not None:
            return particle
        stative = any((clause.lemma, w.lower) in _stative() for w in following)
        return "tillstand" if stative else clause.verb.group

    def follows(self, *words: str) -> bool:
        """Tell whether one of `words` stands soon after the finite verb."""
        clause = self.clause
        near = clause.words[clause.finite + 1 : clause.finite + 7]
        return any(word.lower in words for word in near)
