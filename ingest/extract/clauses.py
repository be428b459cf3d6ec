"""What a clause says without a trained model: verb, subject, voice, tense, negation.

Swedish main clauses put the finite verb second, so the verb is looked for first and
the subject then stands before it or, where something else does, right after it.
Words come from spaCy's tokenizer, verb forms from the lexicon.
"""

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc

from ingest.extract import verbs
from ingest.extract.wordsets import wordset

Tense = Literal["future", "modal", "present", "past", "perfect", "irrealis"]

MODALS = wordset("modal")
PAST_MODALS = frozenset(("fick", "ville", "behövde"))
# Words that open a subordinate clause wherever they stand ...
SUBORDINATORS = wordset("bisatsord")
# ... and those that do so only first in a clause, being adverbs or prepositions else.
OPENING = frozenset(("om", "då", "sedan", "där"))
PREPOSITIONS = wordset("preposition")
ADVERBS = wordset("adverb")
DETERMINERS = wordset("bestämmare")
ARTICLES = wordset("artikel")
COUNTS = wordset("räkneord")
NEGATIONS = frozenset(("inte", "ej", "aldrig", "knappast", "icke"))
CLAUSE_BREAKS = frozenset((",", ";", ":", "(", "–", ".", "?", "!"))
NOUN_STOPS = frozenset(("som", "att", ",", "("))


@dataclass(frozen=True, slots=True)
class Word:
    """A token with its place in the document's text."""

    text: str
    lower: str
    start: int
    end: int


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


def words_of(doc: Doc, start: int, end: int) -> tuple[Word, ...]:
    """Return the tokens of `doc` between two character offsets."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return ()
    return tuple(
        Word(t.text, t.lower_, t.idx, t.idx + len(t.text))
        for t in span
        if not t.is_space and t.idx < end
    )


def _attributive(words: tuple[Word, ...], at: int) -> bool:
    """Tell whether a past form is a participle before a noun ("de valda delarna")."""
    before = words[at - 1].lower if at else ""
    return before in DETERMINERS or (before.endswith("s") and len(before) > 4)


def is_finite(words: tuple[Word, ...], at: int) -> bool:
    """Tell whether the word at `at` can be a finite verb there."""
    lower = words[at].lower
    if lower in MODALS:
        return True
    if at and words[at - 1].lower in ("att", "en", "ett", "den", "sin", "och/eller"):
        return False
    if words[at].text[:1].isupper() and at and lower not in ("är", "har"):
        return False
    form = verbs.reading(lower, "pres", "pret")
    if form is None:
        return False
    if form.tense == "pret" and _attributive(words, at):
        return False
    if form.tense == "pres" and at and words[at - 1].lower in COUNTS:
        return False
    if lower in verbs.NOUNLIKE and at and words[at - 1].lower in PREPOSITIONS:
        return False
    return not (
        lower in ("var", "anställda")
        and at + 1 < len(words)
        and words[at + 1].lower in ("och", "för")
    )


def _opens_subordinate(words: tuple[Word, ...], at: int) -> bool:
    """Tell whether the word at `at` opens a subordinate clause."""
    lower = words[at].lower
    following = words[at + 1].lower if at + 1 < len(words) else ""
    first = at == 0 or words[at - 1].lower in CLAUSE_BREAKS
    if lower in SUBORDINATORS:
        return following != "helst"
    if lower == "att":
        return not _infinitive_follows(words, at)
    if lower in OPENING and first:
        return bool(following) and not is_finite(words, at + 1)
    return False


def _infinitive_follows(words: tuple[Word, ...], at: int) -> bool:
    """Tell whether an infinitive stands within three words after `att`."""
    for word in words[at + 1 : at + 4]:
        form = verbs.reading(word.lower, "inf")
        if form is not None:
            return True
        if word.lower not in ADVERBS and word.lower not in PREPOSITIONS:
            return False
    return False


def _finite_at(
    words: tuple[Word, ...], start: int, subordinate: bool = True
) -> int | None:
    """Return where the main clause's finite verb stands, from `start` on.

    Each subordinate clause met on the way uses up one finite verb; a supine counts
    there ("som inte utnyttjats"), since it often stands without "har".
    """
    waiting, closed, depth = 0, -1, 0
    for at in range(start, len(words)):
        depth += (words[at].text == "(") - (words[at].text == ")")
        if depth > 0:
            continue
        if _opens_subordinate(words, at):
            doubled = at > start and _opens_subordinate(words, at - 1)
            waiting += (at > start or subordinate) and not doubled
        elif waiting and _bare_supine(words, at):
            waiting -= 1
        elif is_finite(words, at):
            coordinated = (
                closed >= 0
                and words[at - 1].lower in ("och", "eller", "samt")
                and words[at].lower not in MODALS
            )
            if waiting:
                waiting -= 1
                closed = at
            elif not coordinated:
                return _modal_after(words, at) or at
    return None


def _bare_supine(words: tuple[Word, ...], at: int) -> bool:
    """Tell whether a word is a supine in -s, which can stand without "har"."""
    lower = words[at].lower
    form = verbs.reading(lower, "sup") if lower.endswith("ts") else None
    return form is not None and words[at - 1].lower not in ("har", "hade", "att")


def _modal_after(words: tuple[Word, ...], at: int) -> int | None:
    """Return a modal close after a supposed verb, which then was a participle.

    "Ej förbrukade medel ska återbetalas": two finite verbs never share a clause.
    """
    form = verbs.reading(words[at].lower, "pret", "pres")
    if words[at].lower in MODALS or form is None or words[at].lower in ("är", "har"):
        return None
    for later in range(at + 1, min(len(words), at + 9)):
        lower = words[later].lower
        if lower in CLAUSE_BREAKS or _opens_subordinate(words, later):
            return None
        if lower in ("och", "samt", "men", "eller", "att"):
            return None
        if lower in ("ska", "skall", "bör", "måste", "får"):
            return later
    return None


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
        if found is None:  # "kommer under våren behöva", without "att"
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
    return _next_form(words, lexical + 1, "part", 5)


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
    head = words[at - 1].lower
    return at + 1 < len(words) and head in (
        "nämnden",
        "nämnd",
        "förvaltningen",
        "myndigheten",
        "länsstyrelsen",
        "utskottet",
        "socialnämnden",
        "beredningen",
    )


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
    head = words[first].lower if first < finite else ""
    fronted = (
        not head
        or head in PREPOSITIONS
        or head in ADVERBS
        or _opens_subordinate(words, first)
        or head.isdigit()
        or (head == "den" and first + 1 < finite and words[first + 1].lower.isdigit())
    )
    if not fronted:
        return first, finite
    after = finite + 1
    while after < len(words) and words[after].lower in ADVERBS | NEGATIONS:
        after += 1
    if head in ADVERBS and after < len(words) and _verbal(words, after):
        return first, finite  # "Särskilt fokus ska läggas": no adverb after all
    end = _noun_phrase_end(words, after)
    return (after, end) if end > after else None


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
    finite = _finite_at(words, 0)
    if finite is None:
        # "Sedan hösten 2021 har …" opens with a preposition after all.
        finite = _finite_at(words, 0, subordinate=False)
    if finite is None:
        return None
    opening = None
    if finite == 0 and len(words) > 2:
        # "Godkänns ansökan anställs en samordnare": a condition without "om".
        second = _finite_at(words, 2)
        if second is not None and words[second - 1].lower not in ("och", "samt"):
            opening, finite = (0, second), second
    elif finite > 1 and _opens_subordinate(words, 0):
        opening = (0, finite)
    lexical, tense = _lexical(words, finite)
    participle = _participle(words, lexical)
    verb = verbs.reading(words[lexical].lower, "inf", "pres", "pret", "sup")
    passive = verb is not None and verb.passive
    if participle is not None:
        lexical, passive = participle, True
        verb = verbs.reading(words[participle].lower, "part")
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
        negated=any(w.lower in NEGATIONS for w in between),
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
