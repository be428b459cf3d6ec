"""Clauses that tell of something carried out: passive past with a thing or a time."""

from ingest.extract import verbs
from ingest.extract.atagande.subjects import word_matches
from ingest.extract.clauses import Clause, Word, analyse, head_of
from ingest.extract.wordsets import wordset

# What is decided, said or merely had is not carried out.
NOT_DOING = wordset("ej-utfört")
DOING = frozenset(("handling", "rapport"))


def is_thing(word: str) -> bool:
    """Tell whether a noun means something that can be followed up."""
    return word_matches("uppfoljning_ting", word)


def names_thing(words: tuple[Word, ...]) -> bool:
    """Tell whether a sentence is, early on, about such a thing."""
    return any(is_thing(w.lower) for w in words[:14])


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


def related_thing(words: tuple[Word, ...]) -> str | None:
    """Return the thing of "Kartläggningen som NÄMNDEN genomförde", else None."""
    if len(words) < 4 or words[1].lower != "som" or not is_thing(words[0].lower):
        return None
    for word in words[2:9]:
        form = verbs.reading(word.lower, "pret", "pres")
        if form is not None and not word.text[0].isupper():
            done = form.tense == "pret" and form.group in DOING
            return words[0].text if done else None
    return None


def opening_clause(clause: Clause | None) -> Clause | None:
    """Return the clause in "När policyn reviderades 2019 valde …", read by itself."""
    if clause is None or clause.opening is None:
        return None
    first, end = clause.opening
    if clause.words[first].lower not in ("när", "sedan", "då"):
        return None
    return analyse(clause.words[first + 1 : end])
