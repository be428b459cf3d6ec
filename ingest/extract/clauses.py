"""What a clause says without a trained model: verb, subject, voice, tense, negation.

Swedish main clauses put the finite verb second, so the verb is looked for first and
the subject then stands before it or, where something else does, right after it.
Words come from spaCy's tokenizer, verb forms from the lexicon.
"""

from dataclasses import dataclass
from typing import Literal

from ingest.extract import verbs
from ingest.extract.finite import (
    ADVERBS,
    CLAUSE_BREAKS,
    DETERMINERS,
    MODALS,
    PREPOSITIONS,
    Word,
    finite_at,
    opens_subordinate,
    words_of,
)
from ingest.extract.wordsets import wordset

Tense = Literal["future", "modal", "present", "past", "perfect", "irrealis"]

PAST_MODALS = frozenset(("fick", "ville", "behövde"))
ARTICLES = wordset("artikel")
NAMED_FOR = wordset("namnled")
NEGATIONS = frozenset(("inte", "ej", "aldrig", "knappast", "icke"))
# Forms that can only be subjects, wherever they stand.
NOMINATIVE = frozenset(("jag", "vi", "han", "hon"))
SPELLS = wordset("tidsmått")
COUNTED = wordset("tidsantal")
# A body in the definite form takes no noun after it.
BODIES = (
    "nämnden",
    "styrelsen",
    "kommunen",
    "regionen",
    "förvaltningen",
    "fullmäktige",
    "utskottet",
    "bolaget",
    "föreningen",
    "kontoret",
    "enheten",
    "staden",
)
NUMERALS = frozenset(("två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio"))
NOUN_STOPS = frozenset(("som", "att", ",", "("))


@dataclass(frozen=True, slots=True)
class Clause:
    """One main clause: places are indexes into `words`, ends exclusive."""

    words: tuple[Word, ...]
    finite: int
    lexical: int
    verb: verbs.Form | None
    tense: Tense
    passive: bool
    subject: tuple[int, int] | None
    agent: tuple[int, int] | None
    negated: bool
    opening: tuple[int, int] | None

    @property
    def finite_word(self) -> str:
        """Return the finite verb as written, in lower case."""
        return self.words[self.finite].lower

    @property
    def lemma(self) -> str:
        """Return the infinitive of the verb that says what is done, or ""."""
        return self.verb.lemma if self.verb else ""

    def text_of(self, place: tuple[int, int] | None) -> str:
        """Return the words of a place as written, with single spaces."""
        if place is None:
            return ""
        written, end = "", None
        for word in self.words[place[0] : place[1]]:
            gap = "" if end is None or word.start == end else " "
            written, end = written + gap + word.text, word.end
        return written


def _next_form(
    words: tuple[Word, ...], start: int, tense: verbs.Tense, far: int = 30
) -> int | None:
    """Return the first word after `start` with a reading in `tense`."""
    depth = 0
    for at in range(start, min(len(words), start + far)):
        lower = words[at].lower
        depth += (lower == "(") - (lower == ")")
        if depth > 0:
            continue
        if verbs.reading(lower, tense) is None or lower in DETERMINERS:
            continue
        if tense == "inf" and words[at - 1].lower in ("en", "ett", "den", "för"):
            continue
        return at
    return None


def _after_att(words: tuple[Word, ...], start: int) -> int | None:
    """Return the infinitive of "kommer … att INF", however far apart they stand."""
    for at in range(start, len(words)):
        if words[at].lower == "att" and words[at - 1].lower != "för":
            # "Härtill kommer att …": that att opens a clause of its own.
            return _next_form(words, at + 1, "inf", 5)
    if start < len(words) and verbs.reading(words[start].lower, "inf"):
        return start
    return None


def _lexical(words: tuple[Word, ...], finite: int) -> tuple[int, Tense]:
    """Return where the verb that carries the meaning stands, and the tense."""
    lower = words[finite].lower
    if lower == "kommer":
        found = _after_att(words, finite + 1)
        if found is None:  # "kommer i höst behöva", without "att"
            found = _next_form(words, finite + 1, "inf", 7)
        return (found, "future") if found is not None else (finite, "present")
    if lower in MODALS:
        found = _next_form(words, finite + 1, "inf")
        tense: Tense = "irrealis" if lower in ("skulle", "kunde", "borde") else "modal"
        tense = "past" if lower in PAST_MODALS else tense
        return (found if found is not None else finite, tense)
    if lower in ("har", "hade"):
        found = _next_form(words, finite + 1, "sup", 8)
        if found is not None:
            return found, "perfect" if lower == "har" else "past"
    form = verbs.reading(lower, "pres", "pret")
    past = form is not None and form.tense == "pret"
    return finite, "past" if past else "present"


def _participle(words: tuple[Word, ...], lexical: int) -> int | None:
    """Return the participle after "vara" or "bli" ("ska vara antagen")."""
    form = verbs.reading(words[lexical].lower, "inf", "pres", "pret", "sup")
    if form is None or form.lemma not in ("vara", "bli"):
        return None
    # The neuter of most participles is spelled as the supine ("ska vara fastställt").
    neuter = _next_form(words, lexical + 1, "sup", 3)
    return _next_form(words, lexical + 1, "part", 5) or neuter


def _noun_phrase_end(words: tuple[Word, ...], start: int) -> int:
    """Return where a noun phrase that begins at `start` ends."""
    at = start
    while at < len(words):
        lower = words[at].lower
        if at > start and lower in ("för", "i") and _names_body(words, at):
            at += 2
            continue
        joined = words[at - 1].lower in ("och", "samt", "eller", ",")
        if (
            lower in CLAUSE_BREAKS
            or (at > start and lower in ARTICLES and not joined)
            or (at > start and lower in NUMERALS and not joined and _noun(words, at))
            or lower in PREPOSITIONS - {"samt"}
            or lower in ADVERBS
            or lower in NEGATIONS
            or lower in ("att", "som", "sig", "fram", "upp", "ut", "in")
            or (at > start and lower not in DETERMINERS and _verbal(words, at))
            or (at > start and _supine(words, at))
        ):
            break
        at += 1
    while at > start and words[at - 1].lower in ("och", "samt", "eller"):
        at -= 1
    return at


def _noun(words: tuple[Word, ...], at: int) -> bool:
    """Tell whether the word before `at` can end a noun phrase of its own."""
    return words[at - 1].lower not in DETERMINERS


def _verbal(words: tuple[Word, ...], at: int) -> bool:
    """Tell whether the word at `at` ends a noun phrase because it is a verb."""
    form = verbs.reading(words[at].lower, "inf", "pres")
    return form is not None and not words[at].text[:1].isupper()


def _supine(words: tuple[Word, ...], at: int) -> bool:
    """Tell whether a supine, and not an adjective after an article, stands here."""
    form = verbs.reading(words[at].lower, "sup")
    plain = words[at - 1].lower not in ARTICLES | DETERMINERS
    return form is not None and plain and words[at].text[:1].islower()


def _names_body(words: tuple[Word, ...], at: int) -> bool:
    """Tell whether "för" or "i" continues a body's name ("Nämnden för kultur")."""
    if at + 1 >= len(words) or words[at - 1].lower not in NAMED_FOR:
        return False
    return words[at].lower == "för" or words[at + 1].text[:1].isupper()


def _subject(
    words: tuple[Word, ...], start: int, finite: int
) -> tuple[int, int] | None:
    """Return the subject: before the finite verb or, inverted, after it."""
    first = start
    while first < finite and words[first].lower in (
        "och",
        "men",
        "samt",
        "även",
        "också",
    ):
        first += 1
    if finite + 1 < len(words) and words[finite + 1].lower in NOMINATIVE:
        return finite + 1, finite + 2  # "Rådet bjuder jag in": the pronoun acts
    head = words[first].lower if first < finite else ""
    fronted = (
        not head
        or head in PREPOSITIONS
        or head in ADVERBS
        or opens_subordinate(words, first)
        or head.isdigit()
        or head == "som"  # "Som utlovat redovisades …"
        or _measures_time(words, first, finite)
        or (head == "den" and first + 1 < finite and words[first + 1].lower.isdigit())
    )
    if not fronted:
        end = finite
        while end > first + 1 and words[end - 1].lower in NEGATIONS:
            end -= 1  # "att nämnden inte avser": in a subordinate clause
        return first, end
    after = finite + 1
    while after < len(words) and words[after].lower in ADVERBS | NEGATIONS:
        after += 1
    if head in ADVERBS and after < len(words) and _verbal(words, after):
        return first, finite  # "Särskild vikt ska läggas": no adverb after all
    end = _noun_phrase_end(words, after)
    if end > after + 1 and words[after].lower.endswith(BODIES):
        second = words[after + 1].lower
        if second not in ("och", "samt", "eller", "respektive", "för", "i", ","):
            end = after + 1  # "övertar kommunen driften": subject, then object
    return (after, end) if end > after else None


def _measures_time(words: tuple[Word, ...], first: int, finite: int) -> bool:
    """Tell whether what stands first says how often ("Två gånger om året")."""
    return any(
        words[at].lower in SPELLS and words[at - 1].lower in COUNTED
        for at in range(first + 1, min(finite, first + 3))
    )


def _agent(words: tuple[Word, ...], lexical: int) -> tuple[int, int] | None:
    """Return the noun phrase of the first "av" soon after a passive verb."""
    for at in range(lexical + 1, min(len(words), lexical + 14)):
        if words[at].lower in CLAUSE_BREAKS:
            return None
        if words[at].lower == "av":
            end = _noun_phrase_end(words, at + 1)
            return (at + 1, end) if end > at + 1 else None
    return None


def analyse(words: tuple[Word, ...]) -> Clause | None:
    """Return the main clause of a sentence's words, or None if it has no verb."""
    if not words:
        return None
    finite = finite_at(words, 0)
    if finite is None:
        # "Sedan hösten 2021 har …" opens with a preposition after all.
        finite = finite_at(words, 0, subordinate=False)
    if finite is None:
        return None
    opening = None
    if finite == 0 and len(words) > 2:
        # "Godkänns ansökan anställs en samordnare": a condition without "om".
        second = finite_at(words, 2)
        if second is not None and words[second - 1].lower not in ("och", "samt"):
            opening, finite = (0, second), second
    elif finite > 1 and opens_subordinate(words, 0):
        opening = (0, finite)
    lexical, tense = _lexical(words, finite)
    participle = _participle(words, lexical)
    verb = verbs.reading(words[lexical].lower, "inf", "pres", "pret", "sup")
    verb = verb or verbs.HOMOGRAPHS.get(words[lexical].lower)
    passive = verb is not None and verb.passive
    if participle is not None:
        lexical, passive = participle, True
        verb = verbs.reading(words[participle].lower, "part", "sup")
    subject = _subject(words, opening[1] if opening else 0, finite)
    between = words[finite + 1 : lexical + 3]
    return Clause(
        words=words,
        finite=finite,
        lexical=lexical,
        verb=verb,
        tense=tense,
        passive=passive,
        subject=subject,
        agent=_agent(words, lexical) if passive else None,
        negated=any(w.lower in NEGATIONS for w in between)
        or (finite > 1 and words[finite - 1].lower in NEGATIONS),
        opening=opening,
    )


def head_of(clause: Clause, place: tuple[int, int] | None) -> str:
    """Return the head noun of a noun phrase, in lower case."""
    if place is None:
        return ""
    words = clause.words[place[0] : place[1]]
    kept: list[Word] = []
    for word in words:
        stop = word.lower in PREPOSITIONS - {"samt"} or word.lower in NOUN_STOPS
        if stop and kept:
            break
        if word.text[:1].isalnum():
            kept.append(word)
    return kept[-1].lower if kept else ""


__all__ = ["Clause", "Tense", "Word", "analyse", "head_of", "words_of"]
