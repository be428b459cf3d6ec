"""Noun phrases: where they end, the subject beside a verb, the agent after "av"."""

from ingest.language import adjectives, nouns, verbs
from ingest.language.finite import (
    ADVERBS,
    CLAUSE_BREAKS,
    DETERMINERS,
    MODALS,
    NEGATIONS,
    PREPOSITIONS,
    SUBORDINATORS,
)
from ingest.language.tokens import Word
from ingest.language.wordsets import wordset

Place = tuple[int, int]

JOINERS = frozenset(("och", "samt", "eller", "respektive"))
ARTICLES = wordset("artikel")
NAMED_FOR = wordset("namnled")
SHIFTS = frozenset(("fram", "upp", "ut"))
PARTICLES = wordset("partikel") | {"bort", "till", "av", "på", "om", "emot"}
LEADING = frozenset(("och", "men", "samt", "även", "också", "eller", "så"))
# Forms that can only be subjects, wherever they stand.
NOMINATIVE = frozenset(("jag", "vi", "han", "hon", "man", "du", "ni"))
PRONOUNS = NOMINATIVE | {"det", "den", "de", "detta", "dessa", "vem", "alla"}
# "samt" joins, though it stands with the prepositions in the list.
LEADING_IN = PREPOSITIONS - {"samt"}
COMPOUND_PREPOSITIONS = frozenset((("tack", "vare"), ("vad", "gäller"), ("i", "och")))
REFLEXIVE = frozenset(("sig", "oss", "mig", "er", "dig"))
# Indefinite in spite of their ending.
NOT_DEFINITE = frozenset(
    ("egen", "öppen", "liten", "annan", "någon", "ingen", "vilken", "sådan", "vatten")
)
# Definite nouns that say how much of the noun after them.
MEASURES = wordset("måttnamn")
SPELLS = wordset("tidsmått")
COUNTED = wordset("tidsantal")
FREE = ADVERBS - COUNTED
# What can stand before a subject without being part of it.
LOOSE = ADVERBS | NEGATIONS | REFLEXIVE | PARTICLES
QUALIFIED = ARTICLES | DETERMINERS
# Words that can stand nowhere in a noun phrase.
OUTSIDE = CLAUSE_BREAKS | NEGATIONS | REFLEXIVE | LEADING_IN | {"att", "som"} | SHIFTS
# No noun phrase has as many words.
LONGEST = 60
# Question words that are no subjects.
ASKING_HOW = frozenset(("varför", "hur", "när", "var", "vart"))
SEASONS = frozenset(("hösten", "våren", "sommaren", "vintern", "julen", "påsken"))
# Words that begin a phrase of time: "av fullmäktige förra året".
TIMES = frozenset(("förra", "nästa", "varje", "samma"))
# Words of the adverb list that also begin a noun phrase.
BEGINNING = wordset("nominalbörjan")
# Nouns whose "av" says what they are of, not who acted.
OF_THINGS = wordset("avled")
OF_ENDINGS = (
    *("ning", "ningen", "ningar", "ningarna", "ande", "andet", "else", "elsen"),
    *("ion", "ionen", "ioner", "ionerna"),
)
# What ends the stretch where an agent can stand.
HARD_BREAKS = (CLAUSE_BREAKS - {","}) | SUBORDINATORS | {"att"}
# How an item of a list begins.
MARKS = frozenset("•-–*·")


def _verbal(words: tuple[Word, ...], at: int) -> bool:
    """Tell whether the word at `at` ends a noun phrase because it is a verb."""
    lower = words[at].lower
    if words[at].text[:1].isupper() or lower in DETERMINERS:
        return False
    if verbs.reading(lower, "inf", "pres"):
        return True
    plain = words[at - 1].lower not in QUALIFIED
    return plain and verbs.reading(lower, "sup") is not None


def _names_body(words: tuple[Word, ...], at: int) -> bool:
    """Tell whether "för" or "i" continues a body's name ("Nämnden för kultur")."""
    if at + 1 >= len(words) or words[at - 1].lower not in NAMED_FOR:
        return False
    return words[at].lower == "för" or words[at + 1].text[:1].isupper()


def is_definite(words: tuple[Word, ...], at: int) -> bool:
    """Tell whether a word looks like a definite noun, which ends a phrase."""
    lower = words[at].lower
    if (
        len(lower) < 5
        or lower in NOT_DEFINITE | MEASURES
        or words[at].text.endswith("-")
    ):
        return False
    if not lower.endswith(("en", "et", "rna", "arna", "erna", "orna")):
        return False
    return verbs.reading(lower, "part") is None


def _never_inside(words: tuple[Word, ...], at: int) -> bool:
    """Tell whether a word can stand nowhere in a noun phrase."""
    lower = words[at].lower
    return lower in OUTSIDE or lower in MODALS


def _adverb(words: tuple[Word, ...], at: int, start: int) -> bool:
    """Tell whether a word is an adverb here, and not the beginning of a phrase."""
    lower = words[at].lower
    if lower not in FREE or (at == start and lower in BEGINNING):
        return False
    return lower != "annat" or words[at - 1].lower == "bland"


def _stops(words: tuple[Word, ...], at: int, start: int) -> bool:
    """Tell whether a noun phrase that began at `start` ends before `at`."""
    if _never_inside(words, at) or _adverb(words, at, start):
        return True
    lower, before = words[at].lower, words[at - 1].lower
    if at == start or lower in JOINERS or before == ",":
        return False
    if before in JOINERS:  # "av föreningen och kommer att …"
        verbal = verbs.reading(lower, "pres", "pret") is not None
        return verbal and words[at].text[:1].islower() and not nouns.readings(lower)
    timed = lower in TIMES and before not in DETERMINERS
    if lower in ARTICLES or before in NOMINATIVE or timed:
        return True
    if lower not in DETERMINERS and _verbal(words, at):
        return True
    if before == "det" and adjectives.base_of(lower) and lower.endswith("t"):
        return True  # "är det rimligt att …"
    follows_name = words[at].text[:1].isupper() or not words[at].text[:1].isalpha()
    return is_definite(words, at - 1) and not follows_name


def phrase_end(words: tuple[Word, ...], start: int, limit: int) -> int:
    """Return where a noun phrase that begins at `start` ends, at most at `limit`."""
    at, limit = start, min(limit, start + LONGEST)
    while at < limit:
        if at > start and words[at].lower in ("för", "i") and _names_body(words, at):
            at += 2
        elif _stops(words, at, start):
            break
        else:
            at += 1
    while at > start and words[at - 1].lower in JOINERS:
        at -= 1
    return min(at, limit)


def _measures_time(words: tuple[Word, ...], first: int, finite: int) -> bool:
    """Tell whether what stands first says how often ("Två gånger om året")."""
    return any(
        words[at].lower in SPELLS and words[at - 1].lower in COUNTED
        for at in range(first + 1, min(finite, first + 3))
    )


def fronted(words: tuple[Word, ...], first: int, finite: int) -> bool:
    """Tell whether something else than the subject stands before the finite verb."""
    if first >= finite:
        return True
    head = words[first].lower
    if head == "den" and first + 1 < finite and words[first + 1].lower.isdigit():
        return True
    second = words[first + 1].lower if first + 1 < finite else ""
    if head in BEGINNING:
        return second in SPELLS
    described = head in ADVERBS and verbs.reading(second, "part") is not None
    if described and first + 2 < finite:
        return False  # "Tidigare genomförda mätningar visar …"
    if head in ASKING_HOW or (head in SEASONS and second.isdigit()):
        return True
    if head in FREE or (head, second) in COMPOUND_PREPOSITIONS:
        return True
    opens = head in LEADING_IN or head in NEGATIONS or head == "som"
    return opens or head.isdigit() or _measures_time(words, first, finite)


def _skipped(words: tuple[Word, ...], at: int, limit: int) -> int:
    """Return the first place from `at` that is no adverb, particle or reflexive."""
    while at < limit and words[at].lower in LOOSE:
        at += 1
    return at


def after_verb(words: tuple[Word, ...], finite: int, limit: int) -> Place | None:
    """Return the noun phrase that stands first after a finite verb."""
    at = _skipped(words, finite + 1, limit)
    for _ in range(3):
        if at >= limit or words[at].lower not in PREPOSITIONS:
            break
        at = _skipped(words, phrase_end(words, at + 1, limit), limit)
    end = phrase_end(words, at, limit)
    return (at, end) if end > at else None


def split_front(words: tuple[Word, ...], finite: int, verb: int) -> Place | None:
    """Return a subject between the parts of a verb group, an object standing first.

    "Någon sådan möjlighet har nämnden aldrig haft": only adverbs stand there else.
    """
    at = finite + 1
    if verb <= at:
        return None
    head = words[at].lower
    end = phrase_end(words, at, verb)
    rest = words[end:verb]
    plain = all(w.lower in ADVERBS | NEGATIONS | REFLEXIVE | {"att"} for w in rest)
    if end == at or not plain:
        return None
    named = words[at].text[:1].isupper() or is_definite(words, end - 1)
    return (at, end) if named or head in PRONOUNS else None


def _past_mark(words: tuple[Word, ...], first: int, finite: int) -> int:
    """Return where a list item's text begins, after its mark ("•", "2.", "b)")."""
    mark = words[first].text if first < finite else ""
    if mark in MARKS:
        return first + 1
    if len(mark) > 1 and mark[-1] in ".)" and mark[:-1].isalnum() and len(mark) < 4:
        return first + 1
    following = words[first + 1].text if first + 1 < finite else ""
    short = mark.isdigit() or len(mark) == 1
    return first + 2 if short and following in (".", ")") else first


def before_verb(words: tuple[Word, ...], first: int, finite: int) -> Place | None:
    """Return what stands before a finite verb, without what is no part of it."""
    first = _past_mark(words, first, finite)
    while first < finite and words[first].lower in LEADING:
        first += 1
    end = finite
    loose = (ADVERBS - {"annat"}) | NEGATIONS | {","}
    while end > first + 1 and words[end - 1].lower in loose:
        end -= 1
    return (first, end) if end > first else None


def agent(words: tuple[Word, ...], start: int, limit: int) -> Place | None:
    """Return who did it, after "av" and soon after a passive verb."""
    for at in range(start, min(limit, start + 14)):
        lower, before = words[at].lower, words[at - 1].lower
        if lower in HARD_BREAKS:
            return None
        if lower != "av" or before.endswith(OF_ENDINGS) or before in OF_THINGS:
            continue
        end = phrase_end(words, at + 1, limit)
        following = words[at + 1].lower if at + 1 < limit else ""
        if end > at + 1 and following != "att" and not _dated(words, at + 1, end):
            return at + 1, end
    return None


def _dated(words: tuple[Word, ...], first: int, end: int) -> bool:
    """Tell whether a phrase is a date ("av den 3 mars") or a number."""
    head = words[first].lower
    second = words[first + 1].lower if first + 1 < end else ""
    return head.isdigit() or (head == "den" and second.isdigit())
