"""The clauses a sentence is made of: coordinated main clauses and att-clauses."""

from ingest.language.finite import is_finite
from ingest.language.tokens import Word

COORDINATORS = frozenset(("och", "men", "medan", "samt", "så"))
# Verbs whose att-clause says what will be done; the sentence only reports it.
CARRIERS = frozenset(
    [
        "säga",
        "berätta",
        "uppge",
        "meddela",
        "förklara",
        "innebära",
        "besluta",
        "fatta",
        "framgå",
        "medföra",
        "betyda",
        "svara",
        "intyga",
        "anföra",
        "hänvisa",
        "informera",
        "påpeka",
        "framföra",
        "upplysa",
        "anmäla",
        "veta",
    ]
)
# Verbs of a decision whose outcome is told by "så att": "Motionen bifalls så att …".
SETTLING = frozenset(("bifalla", "tillstyrka", "besvara", "ändra", "komplettera"))


def segments_of(words: tuple[Word, ...]) -> list[tuple[Word, ...]]:
    """Return the coordinated parts of a sentence; one if it is not coordinated."""
    cuts = [0]
    for at in range(2, len(words) - 2):
        lower, before = words[at].lower, words[at - 1].lower
        if before.endswith("-") or words[at - 1].text.endswith("-"):
            continue  # "hälso- och sjukvården": one word in two
        comma = before in (",", ";", "–")
        if not (
            (comma and lower in COORDINATORS)
            or lower in ("men", "medan")
            or before in (";", ":")
            or (lower in ("och", "samt") and _clause_follows(words, at + 1))
        ):
            continue
        if _has_finite(words, cuts[-1], at) and _has_finite(words, at, len(words)):
            cuts.append(at)
    ends = [*cuts[1:], len(words)]
    return [_trimmed(words[a:b]) for a, b in zip(cuts, ends, strict=True)]


def _trimmed(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return a part without its opening coordinator and its closing comma."""
    first, last = 0, len(words)
    while first < last and (
        words[first].lower in COORDINATORS or not words[first].text[0].isalnum()
    ):
        first += 1
    while first < last and words[last - 1].text in (",", ";", ":", "–"):
        last -= 1
    return words[first:last]


def _has_finite(words: tuple[Word, ...], start: int, end: int) -> bool:
    """Tell whether a finite verb stands between two places."""
    return any(is_finite(words, at) for at in range(start, end))


def _clause_follows(words: tuple[Word, ...], at: int) -> bool:
    """Tell whether a finite verb stands first or second after a coordinator."""
    if at + 1 >= len(words):
        return False
    modal = words[at].lower in ("ska", "skall", "kommer", "blir", "är", "har", "avser")
    return modal or (
        words[at + 1].lower in ("ska", "skall", "kommer", "är", "har", "avser")
        and words[at].lower not in ("som", "det")
    )


def att_clause(words: tuple[Word, ...], lemma: str) -> tuple[Word, ...]:
    """Return the att-clause under a reporting or a settling verb, or nothing."""
    if lemma in SETTLING:
        for at, word in enumerate(words[:-2]):
            if word.lower == "att" and at and words[at - 1].lower == "så":
                return words[at + 1 :]
    if lemma not in CARRIERS:
        return ()
    for at, word in enumerate(words[:-2]):
        if word.lower == "att" and at and words[at - 1].lower not in ("för", "kommer"):
            return words[at + 1 :]
    return ()
