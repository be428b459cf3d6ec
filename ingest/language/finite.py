"""Where a main clause keeps its finite verb.

Every subordinate clause on the way to it uses up one finite verb of its own.
"""

from ingest import lexicon
from ingest.language import nouns, verbs
from ingest.language.tokens import Word
from ingest.language.wordsets import is_actor_word, wordset

MODALS = wordset("modal")
# Words that open a subordinate clause wherever they stand ...
SUBORDINATORS = wordset("bisatsord")
# ... and those that do so only first in a clause, being adverbs or prepositions else.
OPENING = frozenset(("om", "då", "sedan", "där"))
PREPOSITIONS = wordset("preposition")
# Words after which a form that is also a noun is one: "stänga ned delar".
BEFORE_NOUNLIKE = PREPOSITIONS | wordset("partikel")
ADVERBS = wordset("adverb") | frozenset(lexicon.words("sprak_adverb"))
DETERMINERS = wordset("bestämmare")
COUNTS = wordset("räkneord")
ORDINAL = wordset("ordning")
PREDICATIVE = wordset("predikatord")
NEGATIONS = frozenset(("inte", "ej", "aldrig", "knappast", "icke"))
DEFINITE = ("en", "et", "na")
# Finite verbs that are nothing else, whatever stands before them.
PLAIN = frozenset(("är", "har"))
# Parts of speech, as a trained model gives them, that rule out a finite verb.
NO_VERBS = frozenset(("NOUN", "PROPN", "ADJ", "ADP", "NUM", "DET"))
# Words after which "den" can be a subject of its own.
BEFORE_PRONOUN = frozenset(("och", "men", "att", "som", "om", "när", "eftersom", "då"))
CLAUSE_BREAKS = frozenset((",", ";", ":", "(", "–", ".", "?", "!"))


def _attributive(words: tuple[Word, ...], at: int) -> bool:
    """Tell whether a past form is a participle before a noun ("de valda delarna")."""
    before = words[at - 1].lower if at else ""
    if before in DETERMINERS or (before.endswith("s") and len(before) > 4):
        return True
    # "medge tidsbegränsade lov", "med anpassade lokaler": a plural noun follows.
    following = words[at + 1].lower if at + 1 < len(words) else ""
    if before not in PREPOSITIONS and verbs.reading(before, "inf", "pres") is None:
        return False
    participle = verbs.reading(words[at].lower, "part") is not None
    return participle and any(n.number == "plur" for n in nouns.readings(following))


def is_finite(words: tuple[Word, ...], at: int) -> bool:
    """Tell whether the word at `at` can be a finite verb there."""
    lower = words[at].lower
    if words[at].pos in NO_VERBS:
        return False
    if lower in MODALS:
        return True
    if at and words[at - 1].lower in ("att", "en", "ett", "den", "sin", "och/eller"):
        return words[at - 1].lower == "den" and _pronoun(words, at - 1)
    if words[at].text[:1].isupper() and at and lower not in PLAIN:
        return False
    form = verbs.reading(lower, "pres", "pret")
    if form is None:
        return False
    if form.tense == "pret" and not form.passive and _attributive(words, at):
        return False
    if at and _counted(words, at, form):
        return False
    if lower in verbs.NOUNLIKE and at and words[at - 1].lower in BEFORE_NOUNLIKE:
        return False
    return not (
        lower in ("var", "anställda")
        and at + 1 < len(words)
        and words[at + 1].lower in ("och", "för")
    )


def _counted(words: tuple[Word, ...], at: int, form: verbs.Form) -> bool:
    """Tell whether a word is counted, and so a noun: "tre delar", "nästa steg"."""
    before, lower = words[at - 1].lower, words[at].lower
    if before in COUNTS:
        return form.tense == "pres" and lower not in PLAIN
    return before in ORDINAL and bool(nouns.readings(lower))


def _pronoun(words: tuple[Word, ...], at: int) -> bool:
    """Tell whether "den" stands alone as a subject ("Den kommer att …")."""
    first = at == 0 or words[at - 1].lower in CLAUSE_BREAKS | BEFORE_PRONOUN
    form = verbs.reading(words[at + 1].lower, "pres")
    return first and form is not None and words[at + 1].lower not in verbs.NOUNLIKE


def opens_subordinate(words: tuple[Word, ...], at: int) -> bool:
    """Tell whether the word at `at` opens a subordinate clause."""
    lower = words[at].lower
    following = words[at + 1].lower if at + 1 < len(words) else ""
    first = at == 0 or words[at - 1].lower in CLAUSE_BREAKS
    if lower == "som" and (at == 0 or following in PREDICATIVE):
        return False  # "Med enkäten som grund", "Som första kommun": no clause
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


def finite_at(
    words: tuple[Word, ...], start: int, subordinate: bool = True
) -> int | None:
    """Return where the main clause's finite verb stands, from `start` on.

    Each subordinate clause met on the way uses up one finite verb; a supine counts
    there ("som inte använts"), since it often stands without "har".
    """
    waiting, closed, depth = 0, -1, 0
    homograph: int | None = None
    for at in range(start, len(words)):
        depth += (words[at].text == "(") - (words[at].text == ")")
        if depth > 0:
            continue
        if homograph is None and not waiting and _acts_by_homograph(words, start, at):
            homograph = at
        if opens_subordinate(words, at):
            doubled = at > start and opens_subordinate(words, at - 1)
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
    return homograph


def _acts_by_homograph(words: tuple[Word, ...], start: int, at: int) -> bool:
    """Tell whether "inför" stands as a verb: "Kontoret inför en avgift"."""
    if words[at].lower not in verbs.HOMOGRAPHS or not start < at < len(words) - 1:
        return False
    following = words[at + 1].lower
    # "Nämnden inför sommaren", "… inför mötet": a preposition after all.
    if following[:1].isdigit() or following in ADVERBS:
        return False
    if following.endswith(DEFINITE) and following not in ("en", "den"):
        return False
    subject = words[start:at]
    plain = all(w.lower not in PREPOSITIONS and w.text != "," for w in subject)
    return plain and is_actor_word(subject[-1].lower)


def _bare_supine(words: tuple[Word, ...], at: int) -> bool:
    """Tell whether a word is a supine in -s, which can stand without "har"."""
    lower = words[at].lower
    related = at > 0 and words[at - 1].lower == "som"  # "patienter som väntat"
    form = verbs.reading(lower, "sup") if lower.endswith("ts") or related else None
    return form is not None and words[at - 1].lower not in ("har", "hade", "att")


def _modal_after(words: tuple[Word, ...], at: int) -> int | None:
    """Return a modal close after a supposed verb, which then was a participle.

    "Ej använda bidrag ska lämnas åter": two finite verbs never share a clause.
    """
    form = verbs.reading(words[at].lower, "pret", "pres")
    if words[at].lower in MODALS or form is None or words[at].lower in PLAIN:
        return None
    for later in range(at + 1, min(len(words), at + 9)):
        lower = words[later].lower
        if lower in CLAUSE_BREAKS or opens_subordinate(words, later):
            return None
        if lower in ("och", "samt", "men", "eller", "att", "om", "vi", "jag"):
            return None
        if lower in ("ska", "skall", "bör", "måste", "får"):
            return later
    return None
