"""The title of a clause, by what kind of verb it has."""

import re
from functools import cache

from ingest import lexicon
from ingest.extract.atagande.evidence import READY
from ingest.extract.atagande.noun_phrases import written
from ingest.extract.atagande.parts import BEING, SPEAKERS, Parts
from ingest.language import nouns, verbs
from ingest.language.finite import ADVERBS, PREPOSITIONS
from ingest.language.tokens import Word
from ingest.language.wordsets import is_actor_word

# What a thing does when somebody has seen to it: it is the thing that is promised.
STAND = "stå"
IDIOMS = frozenset((STAND, "slå", "gå", "dra", "komma", "ligga", "pågå", "gälla"))
BY_ITSELF = IDIOMS | {"öppna", "starta", "stänga"}
# Verbs that begin or end what the next verb says: "börjar betalas ut".
PHASES = frozenset(("börja", "sluta", "fortsätta"))
OWN_DUTY = re.compile(r"[\wåäöÅÄÖ-]{2,40}s ansvar$")
TOLD = re.compile(
    r"(?:(?:ett|en|första|löpande|ny|nytt|skriftligt) ){0,3}"
    r"(?:be|åter)?(?:sked|svar|koppling|information|\w*rapport|brev)\b"
)
NOBODY = frozenset(("ingen", "inget", "inga"))
PRESENT = {"vara": "är", "göra": "gör"}


@cache
def _deponent() -> frozenset[str]:
    """Return the verb forms that end as a passive but are none ("möts")."""
    return frozenset(lexicon.words("sprak_deponens"))


def joined(*parts: str) -> str:
    """Return what there is of some parts, with spaces between."""
    return " ".join(part for part in parts if part)


def phrase_of(parts: Parts) -> str:
    """Return a clause as an infinitive phrase, or as what is to be the case."""
    if parts.subject.split(" ", maxsplit=1)[0].lower() in NOBODY:
        return _so_that(parts)
    if parts.passive and parts.verb in _deponent():
        return _by_each_other(parts)
    if parts.passive and parts.subject:
        return _turned(parts)
    if parts.subject and not parts.passive:
        return _of_a_thing(parts) or _done(parts)
    return _done(parts)


def _done(parts: Parts) -> str:
    """Return what somebody does: "ta fram en plan"."""
    if parts.lemma == "framgå":
        return joined("låta framgå", parts.rest)
    if parts.lemma == "avse" and parts.tail and _to_do(parts.tail[0]):
        return parts.rest  # "avser avsätta"
    return joined(parts.lemma, parts.particle, parts.front, parts.rest)


def _turned(parts: Parts) -> str:
    """Return "ta fram en plan" for "En plan ska tas fram"."""
    tail = tuple(_active(parts.tail, at) for at in range(len(parts.tail)))
    given = _receiver(tail)
    to, rest = written(tail[:given]), written(tail[given:])
    return joined(parts.lemma, parts.particle, to, parts.subject, rest)


def _active(tail: tuple[Word, ...], at: int) -> Word:
    """Return "ersätta" for the last word of "ska ses över och vid behov ersättas"."""
    form = verbs.reading(tail[at].lower, "inf")
    before = [word.lower for word in tail[max(0, at - 3) : at]]
    while before and (before[-1] in ADVERBS or before[-1] in ("vid", "behov")):
        before.pop()
    shared = before[-1:] and before[-1] in ("och", "samt", "eller")
    if form is None or not form.passive or not shared:
        return tail[at]
    if tail[at].lower in _deponent():
        return tail[at]
    return tail[at]._replace(text=form.lemma, lower=form.lemma)


def _receiver(tail: tuple[Word, ...]) -> int:
    """Return how many words name who gets it: "föreläggas nämnden"."""
    if not tail or not is_actor_word(tail[0].lower):
        return 0
    following = tail[1].lower if len(tail) > 1 else "."
    return 1 if following in PREPOSITIONS or not following.isalpha() else 0


def _by_each_other(parts: Parts) -> str:
    """Return a verb that looks passive: "gruppen möts", "ha en jour på plats"."""
    if parts.verb.startswith("finn"):
        if parts.subject.split(" ", maxsplit=1)[0] in SPEAKERS | {""}:
            return joined("finnas", parts.particle, parts.rest)
        return joined("ha", parts.subject, parts.particle, parts.rest)
    if parts.subject in SPEAKERS or not parts.subject:
        return joined(parts.lemma + "s", parts.particle, parts.rest)
    if not parts.acts:
        return _turned(parts)
    said = parts.verb if parts.finite == parts.verb else f"{parts.finite} {parts.verb}"
    return joined(parts.subject, said, parts.particle, parts.rest)


def _of_a_thing(parts: Parts) -> str:
    """Return what is to be the case with a thing or by itself; "" for what is done."""
    rest = joined(parts.particle, parts.rest)
    found = _being(parts, rest) if parts.lemma in BEING else ""
    if parts.lemma == "få" and parts.subject not in SPEAKERS:
        found = _got(parts, rest)
    opens = parts.lemma in BY_ITSELF - IDIOMS and parts.subject not in SPEAKERS
    if opens and (_objectless(parts) or not parts.acts):
        return joined(parts.lemma, parts.subject, rest)
    return found or ("" if parts.acts else _happening(parts, rest))


def _being(parts: Parts, rest: str) -> str:
    """Return what "vara", "bli" and "stå" come to: "ha simhallen klar"."""
    if READY.search(rest.lower()) and parts.subject not in SPEAKERS:
        return joined("ha", parts.subject, rest)
    if parts.lemma != "vara":
        return ""
    if OWN_DUTY.match(rest):
        return joined("ansvara för", parts.subject)
    if rest.startswith("att "):
        return rest.removeprefix("att ")
    form = verbs.reading(parts.tail[0].lower, "part") if parts.tail else None
    if form is None:
        return ""
    # "Utbildningen beräknas vara genomförd": what has been done to it by then.
    return joined(form.lemma, parts.subject, written(parts.tail[1:]))


def _happening(parts: Parts, rest: str) -> str:
    """Return what a thing does or what happens, seen to by whoever promises it."""
    if parts.lemma == "ske" or (parts.lemma == "äga" and rest.startswith("rum")):
        return joined(parts.subject, rest.removeprefix("rum").strip())
    if parts.lemma in PHASES:
        return _begun(parts)
    if parts.lemma == "kunna":
        return joined("se till att", parts.subject, "kan", rest)
    if parts.lemma in IDIOMS | {"vara", "bli"} or _is_told_of(parts):
        return _so_that(parts)
    return ""


def _is_told_of(parts: Parts) -> bool:
    """Tell whether a thing does one thing only: "Redovisningen ska innehålla"."""
    words = parts.subject.split(" ")
    named = parts.subject != parts.subject.lower() or words[0] in ("det", "den", "vår")
    known = any(n.definite for word in words for n in nouns.readings(word))
    also = any(
        parts.tail[at - 1].lower in ("och", "samt", ",") and _to_do(parts.tail[at])
        for at in range(1, len(parts.tail))
    )
    return known and not (named or also)


def _to_do(word: Word) -> bool:
    """Tell whether a word is the infinitive of something to do."""
    form = verbs.reading(word.lower, "inf")
    return form is not None and not form.passive


def _objectless(parts: Parts) -> bool:
    """Tell whether a verb has no object: "öppnar på biblioteket"."""
    first = parts.tail[0].lower if parts.tail else "."
    dated = first == "den" and parts.tail[1:] and parts.tail[1].lower.isdigit()
    return dated or first in PREPOSITIONS | ADVERBS or not first.isalpha()


def _so_that(parts: Parts) -> str:
    """Return "se till att förslaget går ut" for what happens with a thing."""
    subject = "de" if parts.subject == "dem" else parts.subject
    if parts.passive:
        verb = parts.verb if parts.finite == parts.verb else f"ska {parts.verb}"
    else:
        verb = present(parts.lemma)
    return joined("se till att", subject, verb, parts.particle, parts.rest)


def _begun(parts: Parts) -> str:
    """Return "börja betala ut stödet" for "Stödet börjar betalas ut"."""
    tail = parts.tail[1:] if parts.tail and parts.tail[0].lower == "att" else parts.tail
    form = verbs.reading(tail[0].lower, "inf") if tail else None
    if form is None or not form.passive:
        return _so_that(parts)
    adverb = 2 if len(tail) > 1 and is_particle(tail[1]) else 1
    verb = joined(parts.lemma, form.lemma, written(tail[1:adverb]))
    return joined(verb, parts.subject, written(tail[adverb:]))


def is_particle(word: Word) -> bool:
    """Tell whether a word goes with the verb before it: "ut", "fram"."""
    return word.lower in ("ut", "fram", "in", "upp", "ned", "ner", "om", "över")


def _got(parts: Parts, rest: str) -> str:
    """Return "ge nämnden besked" for "Nämnden får besked"."""
    form = verbs.reading(rest.split(" ", maxsplit=1)[0].lower(), "inf")
    if TOLD.match(rest):
        return joined("ge", parts.subject, rest)
    if form is not None and not form.passive and not parts.acts:
        return joined("låta", parts.subject, rest)
    return ""


@cache
def present(lemma: str) -> str:
    """Return the present of a verb by its infinitive ("gå" → "går")."""
    stem = lemma.removesuffix("a")
    for form in (PRESENT.get(lemma, ""), f"{lemma}r", f"{stem}ar", f"{stem}er", stem):
        for reading in verbs.readings(form) if form else ():
            if reading.lemma == lemma and reading.tense == "pres":
                return form
    return PRESENT.get(lemma, lemma)
