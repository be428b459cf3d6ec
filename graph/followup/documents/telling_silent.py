"""Sentences that tell no outcome: wishes, rules, questions, formalia, others."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from graph.followup.documents.telling_events import Token
from graph.followup.documents.telling_forms import forms
from graph.followup.documents.telling_needles import Needles
from graph.followup.documents.telling_patterns import group
from graph.followup.tables import table
from graph.followup.tables import words as lines_of
from ingest.language.wordsets import word_matches

# So many words are at hand; what is rarer is worked out anew.
WORDS = 100_000
# So far into a sentence its first subject stands.
SUBJECT = 7
BEFORE_OBLIQUE = group("före-oberoende")
# They look into what bodies do, or receive it.
HEARD = tuple(sorted(group("granskare")))
RECEIVING = group("mottagande")
# So soon after its subject the verb stands.
RECEIVED = 7
_YEAR = re.compile(r"\b(1[0-9]\d\d|20\d\d)(?:-tal\w*)?\b")
OLD = 2000


@dataclass(frozen=True, slots=True)
class _Row:
    why: str
    needles: tuple[str, ...]
    pattern: re.Pattern[str]


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(
        _Row(
            row["varfor"],
            tuple(needle.replace("_", " ") for needle in row["kraver"].split()),
            re.compile(row["monster"]),
        )
        for row in table("telling_silent")
    )


@cache
def _others() -> tuple[frozenset[str], tuple[str, ...]]:
    listed = [word for line in lines_of("telling_others") for word in line.split()]
    endings = tuple(word[1:] for word in listed if word[0] == "*")
    return frozenset(w for w in listed if w[0] != "*"), endings


@lru_cache(WORDS)
def is_other(word: str) -> bool:
    """Tell whether a word names someone whose doings are no body's promises."""
    if word in group("betjänade"):
        return False
    if word.startswith(HEARD) or word.endswith(HEARD):
        return False
    whole, endings = _others()
    if word in whole or word.endswith(endings):
        return True
    return word_matches("uppfoljning_frammande", word)


@cache
def _needles() -> Needles:
    return Needles([row.needles for row in _rows()])


def why_silent(lower: str, words: Iterable[str]) -> str | None:
    """Return why a sentence in lower case tells no outcome, or None if it may."""
    if lower.endswith("?"):
        return "fraga"
    rows = _rows()
    for number in _needles().rows(words, lower):
        row = rows[number]
        if row.pattern.search(lower):
            return row.why
    years = [int(year) for year in _YEAR.findall(lower)]
    return "lange-sedan" if years and max(years) < OLD else None


def heard(words: tuple[Token, ...]) -> int | None:
    """Return where in a sentence begins what those who look into a body have found.

    None where no such one is the subject; the end where they only say what they did.
    """
    first = [w.lower for w in words[:SUBJECT]]
    if not any(w.startswith(HEARD) or w.endswith(HEARD) for w in first[:3]):
        return None
    if any(w in RECEIVING for w in first):
        return None
    return next((w.end for w in words if w.lower == "att"), words[-1].end)


def reported(words: tuple[Token, ...]) -> int:
    """Return where begins what others say ("meddelar att …"); the end if nothing."""
    for at, word in enumerate(words):
        if word.lower == "att":
            said = any(
                form.lemma in group("meddelande")
                for before in words[:at]
                for form in forms(before.lower)
            )
            return word.end if said else words[-1].end
    return words[-1].end


def told_of_others(words: tuple[Token, ...]) -> bool:
    """Tell whether a sentence's first subject is one outside the bodies."""
    for at, word in enumerate(words[:SUBJECT]):
        if word.text in ",;:–":
            return False
        before = words[at - 1].lower if at else ""
        if before in BEFORE_OBLIQUE or not is_other(word.lower):
            continue
        return not any(w.lower in RECEIVING for w in words[: at + RECEIVED])
    return False
