"""Clauses that tell of something carried out: passive past with a thing or a time."""

import re

from ingest.extract import verbs
from ingest.extract.atagande.subjects import word_matches
from ingest.extract.clauses import SUBORDINATORS, Clause, Word, head_of

# What is decided, said or merely had is not carried out.
NOT_DOING = frozenset(
    "besluta fatta godkänna föreslå anse bedöma konstatera inkomma lämna anmäla välja "
    "bordlägga remittera justera använda ge få utse notera avslå bifalla anslå öka "
    "minska ändra delta medverka påbörja inleda starta".split()
)
DOING = frozenset(("handling", "rapport"))
RELATIVE = re.compile(
    r"^(?P<thing>[A-ZÅÄÖ][\wåäöÅÄÖ-]{4,40})\s+som\s+(?:[\wåäöÅÄÖ&.-]+\s+){1,6}?"
    r"(?P<verb>[\wåäö]{4,20})\b"
)


def is_thing(word: str) -> bool:
    """Tell whether a noun means something that can be followed up."""
    return word_matches("uppfoljning_ting", word)


def names_thing(clause: Clause | None, words: tuple[Word, ...]) -> bool:
    """Tell whether the subject, or else the clause, is about such a thing."""
    if clause is not None and clause.subject:
        return is_thing(head_of(clause, clause.subject))
    return any(is_thing(w.lower) for w in words[:6])


def carried_out(clause: Clause, dated: bool) -> bool:
    """Tell whether a clause says that something has been done."""
    form = clause.verb
    if clause.negated or form is None or clause.lemma in NOT_DOING:
        return False
    if clause.tense not in ("past", "perfect") or form.group not in DOING:
        return False
    thing = clause.subject is not None and is_thing(head_of(clause, clause.subject))
    if clause.passive:
        return thing or (dated and clause.tense == "past")
    return thing and form.tense in ("pret", "sup") and dated


def related_thing(text: str) -> str | None:
    """Return the thing of "Kartläggningen som NÄMNDEN genomförde", else None."""
    match = RELATIVE.match(text)
    if match is None or not is_thing(match["thing"].lower()):
        return None
    form = verbs.reading(match["verb"], "pret")
    if form is None or form.group not in DOING or match["verb"] in SUBORDINATORS:
        return None
    return match["thing"]
