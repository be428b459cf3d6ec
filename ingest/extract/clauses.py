"""What a clause says without a trained model: verb, subject, voice, tense, negation.

Swedish main clauses put the finite verb second, so the verb is looked for first and
the subject then stands before it or, where something else does, right after it.
Words come from spaCy's tokenizer, verb forms from the lexicon.
"""

from dataclasses import dataclass
from typing import Literal

from ingest.extract.clause_places import (
    BODIES,
    NEGATIONS,
    SEASONS,
    agent_of,
    subject_of,
)
from ingest.language import verbs
from ingest.language.finite import (
    CLAUSE_BREAKS,
    DETERMINERS,
    MODALS,
    PREPOSITIONS,
    finite_at,
    opens_subordinate,
)
from ingest.language.tokens import Word, words_of

Tense = Literal["future", "modal", "present", "past", "perfect", "irrealis"]

PAST_MODALS = frozenset(("fick", "ville", "behövde"))
LONG_OPENERS = frozenset(("så länge", "så snart", "så fort", "i takt", "i den"))
INTRODUCED = frozenset(("en", "ett", "ny", "nya", "nytt"))
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
    found = _next_form(words, lexical + 1, "part", 5) or neuter
    last = found if found is not None else lexical
    if any(word.lower == "att" for word in words[lexical + 1 : last]):
        return None  # "Avsikten är att lyfta frågan"
    return found


def _homograph(words: tuple[Word, ...]) -> int | None:
    """Return where "inför" is the verb: "I höst inför nämnden en avgift"."""
    if len(words) > 3 and words[1].lower in verbs.HOMOGRAPHS:
        # "Primärvården inför ett formulär": a clause that has no other verb.
        named = words[0].text[:1].isupper() and words[0].lower.endswith("n")
        thing = words[2].lower
        bare = thing.isalpha() and not thing.endswith(("n", "t", "a", "s"))
        return 1 if named and (bare or thing in INTRODUCED) else None
    for at in range(1, len(words) - 2):
        if words[at].lower in verbs.HOMOGRAPHS:
            return at if words[at + 1].lower.endswith(BODIES) else None
    return None


def _finite(words: tuple[Word, ...]) -> int | None:
    """Return where the finite verb stands, however the clause opens."""
    spent = len(words) > 1 and words[1].lower == "dess"
    # "Innan dess ska föreningarna höras": no clause after "innan" or "sedan".
    finite = finite_at(words, 0, subordinate=not spent)
    if finite is None:
        # "Sedan hösten 2021 har …" opens with a preposition after all.
        finite = finite_at(words, 0, subordinate=False)
    verb = _homograph(words)
    if finite is None or (verb is not None and _ends_between(words, verb, finite)):
        return verb
    return finite


def _ends_between(words: tuple[Word, ...], verb: int, finite: int) -> bool:
    """Tell whether a clause that a time opens ends before the verb that was found.

    "I höst inför nämnden en avgift, oavsett var man bor": "var" is no verb of its own.
    """
    if not 1 < verb < finite:
        return False
    before = words[verb - 1].lower
    opened = before.isdigit() or before in SEASONS
    return opened and any(word.lower in CLAUSE_BREAKS for word in words[verb:finite])


def _opening(
    words: tuple[Word, ...], finite: int
) -> tuple[tuple[int, int] | None, int]:
    """Return the clause that stands before the main one, and its own finite verb."""
    second = None
    if finite == 0 and len(words) > 2:
        # "Godkänns ansökan anställs en samordnare": a condition without "om".
        second = finite_at(words, 2)
        if second is not None and words[second - 1].lower in ("och", "samt"):
            second = None
    elif finite > 1 and opens_subordinate(words, 0):
        spent = words[1].lower == "dess"
        return (None if spent else (0, finite)), finite
    elif " ".join(word.lower for word in words[:2]) in LONG_OPENERS:
        # "Så länge jag är ansvarig kommer jag …": the first verb is the opener's.
        second = finite_at(words, finite + 1)
    return (None, finite) if second is None else ((0, second), second)


def analyse(words: tuple[Word, ...]) -> Clause | None:
    """Return the main clause of a sentence's words, or None if it has no verb."""
    first = _finite(words) if words else None
    if first is None:
        return None
    opening, finite = _opening(words, first)
    lexical, tense = _lexical(words, finite)
    participle = _participle(words, lexical)
    verb = verbs.reading(words[lexical].lower, "inf", "pres", "pret", "sup")
    verb = verb or verbs.HOMOGRAPHS.get(words[lexical].lower)
    passive = verb is not None and verb.passive
    if participle is not None:
        lexical, passive = participle, True
        verb = verbs.reading(words[participle].lower, "part", "sup")
    subject = subject_of(words, opening[1] if opening else 0, finite)
    between = words[finite + 1 : lexical + 3]
    return Clause(
        words=words,
        finite=finite,
        lexical=lexical,
        verb=verb,
        tense=tense,
        passive=passive,
        subject=subject,
        agent=agent_of(words, lexical) if passive else None,
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
