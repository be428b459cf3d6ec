"""Where the phrases of a clause stand: subject, agent, the end of a noun phrase.

Swedish main clauses put the finite verb second, so the subject stands before it or,
where something else does, right after it.
"""

from ingest.language import verbs
from ingest.language.finite import (
    ADVERBS,
    CLAUSE_BREAKS,
    DETERMINERS,
    PREPOSITIONS,
    opens_subordinate,
)
from ingest.language.tokens import Word
from ingest.language.wordsets import wordset

ARTICLES = wordset("artikel")
NAMED_FOR = wordset("namnled")
NEGATIONS = frozenset(("inte", "ej", "aldrig", "knappast", "icke"))
# Forms that can only be subjects, wherever they stand.
NOMINATIVE = frozenset(("jag", "vi", "han", "hon"))
SPELLS = wordset("tidsmått")
COUNTED = wordset("tidsantal")
# "Hösten 2025 bygger kommunen …": when, and no one who does it.
SEASONS = wordset("årstid")
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
# What may stand before a subject without fronting anything.
FOCUS = frozenset(("och", "men", "samt", "även", "också", "just", "inte"))
# Verbs whose thing may stand first, with the body that acts right after them.
TAKES_OBJECT = wordset("objektverb")


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


def subject_of(
    words: tuple[Word, ...], start: int, finite: int
) -> tuple[int, int] | None:
    """Return the subject: before the finite verb or, inverted, after it."""
    first = start
    while first < finite and words[first].lower in FOCUS:
        first += 1
    if finite + 1 < len(words) and words[finite + 1].lower in NOMINATIVE:
        return finite + 1, finite + 2  # "Rådet bjuder jag in": the pronoun acts
    head = words[first].lower if first < finite else ""
    fronted = (
        not head
        or head in PREPOSITIONS
        or (head in ADVERBS and not _quantifies(words, first))
        or opens_subordinate(words, first)
        or head.isdigit()
        or head == "som"  # "Som utlovat redovisades …"
        or (head in SEASONS and first + 1 < finite and words[first + 1].lower.isdigit())
        or _measures_time(words, first, finite)
        or (head == "den" and first + 1 < finite and words[first + 1].lower.isdigit())
    )
    if not fronted:
        end = finite
        while end > first + 1 and words[end - 1].lower in NEGATIONS:
            end -= 1  # "att nämnden inte avser": in a subordinate clause
        return _behind_object(words, (first, end), finite) or (first, end)
    after = finite + 1
    while after < len(words) and words[after].lower in ADVERBS | NEGATIONS:
        after += 1
    if head in ADVERBS and after < len(words) and _verbal(words, after):
        return first, finite  # "Särskild vikt ska läggas": no adverb after all
    if after < len(words) and verbs.reading(words[after].lower, "inf"):
        return None  # "Av redovisningen ska framgå vilka …"
    end = _noun_phrase_end(words, after)
    if end > after + 1 and words[after].lower.endswith(BODIES):
        second = words[after + 1].lower
        if second not in ("och", "samt", "eller", "respektive", "för", "i", ","):
            end = after + 1  # "övertar kommunen driften": subject, then object
    return (after, end) if end > after else None


def _quantifies(words: tuple[Word, ...], first: int) -> bool:
    """Tell whether "varje" or "vår" opens a subject ("Varje nämnd"), not a time."""
    following = words[first + 1].lower if first + 1 < len(words) else ""
    if words[first].lower == "vår":  # "Vår avsikt är", not "Vår 2025 öppnas"
        return following.isalpha() and verbs.reading(following, "pres") is None
    return words[first].lower in ("varje", "nästa") and following not in SPELLS


def _behind_object(
    words: tuple[Word, ...], front: tuple[int, int], finite: int
) -> tuple[int, int] | None:
    """Return the body behind the verb where the thing stands first.

    "Den nya bron, som många har önskat, planerar nämnden att handla upp."
    """
    after = finite + 1
    if after >= len(words) or words[finite].lower not in TAKES_OBJECT:
        return None
    body = words[after].lower
    placed = body in PREPOSITIONS or body in ADVERBS
    if placed or verbs.reading(body, "inf") is not None:
        return None  # "förslaget ska föreläggas nämnden"
    if after + 1 < len(words) and words[after + 1].lower.endswith(BODIES):
        after, body = after + 1, words[after + 1].lower  # "tekniska nämnden"
    before = words[front[1] - 1].lower
    if not body.endswith(BODIES) or before.endswith(BODIES) or before == "vi":
        return None
    return finite + 1, after + 1


def _measures_time(words: tuple[Word, ...], first: int, finite: int) -> bool:
    """Tell whether what stands first says how often ("Två gånger om året")."""
    return any(
        words[at].lower in SPELLS and words[at - 1].lower in COUNTED
        for at in range(first + 1, min(finite, first + 3))
    )


def agent_of(words: tuple[Word, ...], lexical: int) -> tuple[int, int] | None:
    """Return the noun phrase of the first "av" soon after a passive verb."""
    for at in range(lexical + 1, min(len(words), lexical + 14)):
        if words[at].lower in CLAUSE_BREAKS:
            return None
        if words[at].lower == "av":
            end = _noun_phrase_end(words, at + 1)
            return (at + 1, end) if end > at + 1 else None
    return None
