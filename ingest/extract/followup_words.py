"""The words of a clause that tell of an undertaking: its thing, its head, its deed."""

from ingest.extract.followup_scene import words_in
from ingest.language.finite import ADVERBS, PREPOSITIONS
from ingest.language.groups import Group
from ingest.language.phrases import PARTICLES, Place, phrase_end
from ingest.language.tokens import Word
from ingest.language.wordsets import word_matches

FRONTS = words_in("summerande")


def is_thing(word: str) -> bool:
    """Tell whether a noun means something that can be followed up."""
    return word_matches("uppfoljning_ting", word)


def names_thing(words: tuple[Word, ...]) -> bool:
    """Tell whether a sentence is, early on, about such a thing."""
    return any(is_thing(w.lower) for w in words[:14])


def head_of(words: tuple[Word, ...], place: Place | None) -> str:
    """Return the head noun of a place, in lower case."""
    kept = ""
    for word in words[place[0] : place[1]] if place else ():
        lower = word.lower
        if kept and (lower in PREPOSITIONS - {"samt"} or lower in ("som", "att", ",")):
            break
        if word.text[:1].isalnum():
            kept = lower
    return kept


def subject_of(group: Group) -> Place | None:
    """Return the subject of a clause; what stands first, where none was found."""
    place = group.subject
    if place is not None and group.words[place[0]].lower in FRONTS:
        return object_of(group)  # "Fram till årsskiftet gjordes 3 200 besök"
    if place is not None or group.kind != "main":
        return place
    at = 0
    while at < group.finite and group.words[at].lower in ADVERBS | {"även", "också"}:
        at += 1
    if at >= group.finite or group.words[at].lower in PREPOSITIONS:
        return None
    end = phrase_end(group.words, at, group.finite)
    return (at, end) if end > at else None


def object_of(group: Group) -> Place | None:
    """Return the noun phrase after the verb that says what is done."""
    words = group.words
    at = max(group.lexical[-1], group.finite) + 1
    if group.subject is not None and group.subject[0] >= at:
        at = group.subject[1]
    while at < len(words) and words[at].lower in ADVERBS | PARTICLES | {"hem"}:
        at += 1
    if at >= len(words) or words[at].lower in PREPOSITIONS:
        return None
    following = words[at + 1].text if at + 1 < len(words) else ""
    if words[at].lower == "den" and following[:1].isdigit():
        return None  # "öppnade den 29 augusti"
    end = phrase_end(words, at, len(words))
    return (at, end) if end > at else None


def lemma_of(group: Group) -> str:
    """Return the verb with its particle: "ta fram", "bygga ut"."""
    after = group.words[group.lexical[0] + 1 : group.lexical[0] + 5]
    for word in after:
        if word.lower in PARTICLES | {"över", "igenom"}:
            whole = f"{group.lemma} {word.lower}"
            if word_matches("uppfoljning_dad", whole):
                return whole
            if word_matches("uppfoljning_ej_verb", whole):
                return whole
        if word.lower in ("i", "på"):
            break
    return group.lemma


def near_words(group: Group) -> list[str]:
    """Return the words from the finite verb to shortly after the lexical one."""
    last = max(group.lexical[-1], group.finite)
    return [w.lower for w in group.words[group.finite : last + 4]]
