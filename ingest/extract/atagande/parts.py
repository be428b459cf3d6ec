"""The parts of a clause that its title is put together from.

A title begins with its verb, so what stands before the verb comes after it: the
subject of a passive, and the object that a speaker has put first. What only says how
the sentence goes on ("därför", "gärna"), who does it, and the next main clause are
left out.
"""

from dataclasses import dataclass, replace

from ingest.extract.atagande.clause_ends import stop_of, without_agent
from ingest.extract.atagande.noun_phrases import (
    REMARKS,
    fronted,
    inside_sentence,
    subject_of,
    written,
)
from ingest.extract.atagande.subjects import Actors, is_actor
from ingest.extract.clauses import Clause, Word
from ingest.language import verbs
from ingest.language.finite import CLAUSE_BREAKS, PREPOSITIONS, SUBORDINATORS
from ingest.language.frames import Frame, frames
from ingest.language.wordsets import wordset

PARTICLES = wordset("partikel")
# Particles that something may part from their verb: "bjuder i mars in".
PARTED = frozenset(
    ["fram", "upp", "ut", "in", "ner", "ned", "ihop", "emot", "hop", "samman"]
)
# Prepositions that are particles where nothing follows them: "läggs om i maj".
ALONE = frozenset(("om", "av", "till", "på", "med", "över"))
# How far a particle may stand from its verb.
PARTED_BY = 7
MUSTS = frozenset(("ska", "skall"))
SPEAKERS = frozenset(("vi", "jag"))
ENDS = frozenset((".", ",", ";", ":", "”", "!"))
BEING = frozenset(("vara", "bli", "stå"))
AS_OBJECT = {"de": "dem"}


@dataclass(frozen=True, slots=True)
class Parts:
    """What a clause is made of; `tail` is what follows the verb, as words.

    `subject` and `front` are written as inside a sentence; `front` is what stands
    first and is done something with.
    """

    lemma: str
    passive: bool
    finite: str
    verb: str
    subject: str
    acts: bool
    front: str
    particle: str
    tail: tuple[Word, ...]

    @property
    def rest(self) -> str:
        """Return the words of the tail as written."""
        return written(self.tail)


def parts_of(clause: Clause, text: str, actors: Actors) -> Parts:
    """Return the parts of a clause; `text` is the document's."""
    found = frames(clause.words)
    lexical = _lexical(clause, found)
    form = verbs.reading(clause.words[lexical].lower, "inf")
    moved = form is not None and lexical != clause.lexical
    lemma = form.lemma if form is not None and moved else clause.lemma
    passive = form.passive if form is not None and moved else clause.passive
    place, rest = subject_of(clause)
    acts = is_actor(clause, clause.subject, actors)
    joins = _joined_verbs(found, lexical)
    end = stop_of(clause.words, found, lexical)
    for at in joins:
        if (not acts and not passive) or _is_passive(clause.words, at) != passive:
            end = min(end, at - 1)  # "Lokalen är klar och tas i bruk"
    tail = _tail(clause, lexical, end, rest, passive=passive)
    plain = clause.finite == lexical
    words = tuple(
        _as_infinitive(clause.words[at]) if at in joins and plain else clause.words[at]
        for at in tail
        if at not in joins or clause.words[at].lower not in MUSTS
    )
    particle, words = _particle(words, passive=passive)
    subject = inside_sentence(clause, place, text, actors)
    return Parts(
        lemma=lemma,
        passive=passive,
        finite=clause.finite_word,
        verb=clause.words[lexical].lower,
        subject=AS_OBJECT.get(subject, subject),
        acts=acts or subject in SPEAKERS,
        front="" if passive else fronted(clause, text, actors),
        particle=particle,
        tail=words,
    )


def with_particle(parts: Parts) -> Parts:
    """Return parts of another verb, its particle taken out of the tail."""
    particle, tail = _particle(parts.tail, passive=parts.passive)
    return replace(parts, particle=particle, tail=tail)


def _inside(at: int, place: tuple[int, int] | None) -> bool:
    return place is not None and place[0] <= at < place[1]


def _joined_verbs(found: list[Frame], lexical: int) -> list[int]:
    """Return where the verbs stand that share the subject of the verb before."""
    shared = [f.finite for f in found if f.kind == "main" and f.sharing is not None]
    return [at for at in shared if at is not None and at > lexical + 1]


def _is_passive(words: tuple[Word, ...], at: int) -> bool:
    """Tell whether a verb is passive, or the infinitive that "ska" leads to."""
    modal = words[at].lower in MUSTS
    for word in words[at + 1 : at + 6] if modal else words[at : at + 1]:
        form = verbs.reading(word.lower, "inf" if modal else "pres")
        if form is not None:
            return form.passive
    return False


def _tail(
    clause: Clause, lexical: int, end: int, rest: list[int], *, passive: bool
) -> list[int]:
    """Return where the words stand that follow the verb in a title."""
    tail = [at for at in range(lexical + 1, end) if not _inside(at, clause.subject)]
    tail = [*rest, *(at for at in tail if at not in rest)]
    while tail and clause.words[tail[0]].lower in REMARKS:
        tail = tail[1:]
    if passive:
        tail = without_agent(clause, tail)
    while tail and clause.words[tail[-1]].text in ENDS:
        tail = tail[:-1]
    return tail


def _lexical(clause: Clause, found: list[Frame]) -> int:
    """Return where the verb stands that says what is done.

    "Verket ska i de förslag som lämnas beakta kostnaden": not the relative clause's.
    """
    told = {f.finite for f in found if f.kind != "main"}
    at = clause.lexical
    if at not in told or at == clause.finite:
        return at
    rest = range(at + 1, len(clause.words))
    infinitives = (n for n in rest if verbs.reading(clause.words[n].lower, "inf"))
    return next((n for n in infinitives if n not in told), at)


def _as_infinitive(word: Word) -> Word:
    """Return a verb that shares the subject as the infinitive it is in a title.

    "Kontoret leder och samordnar arbetet" is "leda och samordna arbetet".
    """
    form = verbs.reading(word.lower, "pres")
    return word._replace(text=form.lemma, lower=form.lemma) if form else word


def _particle(words: tuple[Word, ...], passive: bool) -> tuple[str, tuple[Word, ...]]:
    """Return the particle of the verb, and the tail without it."""
    if not words:
        return "", words
    first = words[0].lower
    if first in PARTICLES or (passive and _stands_alone(words)):
        return words[0].text, words[1:]
    if verbs.reading(first, "inf") is not None:
        return "", words
    for at in range(1, min(PARTED_BY, len(words))):
        lower = words[at].lower
        if lower in CLAUSE_BREAKS or lower in SUBORDINATORS | {"att", "och"}:
            break
        if verbs.reading(lower, "inf", "pres") is not None:
            break
        if lower in PARTED and not passive and words[0].lower != "sig":
            return words[at].text, words[at + 1 :] + words[:at]
    return "", words


def _stands_alone(words: tuple[Word, ...]) -> bool:
    """Tell whether a preposition is a particle: "läggs om", "stäms av"."""
    if words[0].lower not in ALONE:
        return False
    following = words[1].lower if len(words) > 1 else "."
    return following in CLAUSE_BREAKS | PREPOSITIONS
