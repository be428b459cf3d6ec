"""What tells two things of one kind apart: proper names, years and numbers.

"Plan för Granbadet 2023–2026" is another one than that for Ekbadet or for 2019–2022.
"""

import re
from collections.abc import Iterable, Iterator

from graph.followup.pairs.weights import RARE, is_general, weight
from ingest.extract.content_words import stem
from ingest.language import compounds
from ingest.language.terms import terms
from ingest.model import Artifact

_WORD = re.compile(r"[^\W\d_]{3,}")
_CAPITAL = re.compile(r"(?:(?<=[a-zåäö,] )|(?<=[a-zåäö]–))[A-ZÅÄÖ][a-zåäöé]{2,}")
_OPENING = re.compile(r"[A-ZÅÄÖ][a-zåäöé]{2,}")
_RANGE = re.compile(
    r"\b((?:19|20)\d\d)(?:\s?[–/-]\s?((?:19|20)\d\d)|[–/](\d\d))\b(?![-/]\d)"
)
# "Budget 2023", "handlingsplanen för 2022": the year belongs to the thing before it.
_YEAR = re.compile(r"\b(?:19|20)\d\d\b(?!\s?[–/-]\s?\d\d)")
_THING_BEFORE = re.compile(
    r"(?:plan|budget|program|strategi|rapport|redovisning|bokslut|uppföljning"
    r"|överenskommelse|berättelse)(?:en|et|n|er)?(?: för| avseende| under)?(?: år)? $",
    re.IGNORECASE,
)
_REACH = 40
_PART = re.compile(
    r"\b(etapp|del|fas|linje|kvarter|steg|avsnitt|spår|block) "
    r"(\d{1,3}|[A-Z]|I{1,3})\b",
    re.IGNORECASE,
)
# A shorter word that opens a sentence may be a small word as well as a name.
SHORTEST = 5
# Bodies that act everywhere tell nothing apart.
ACTING = frozenset({"organ", "region", "kommun"})
AUTHORITY = "myndighet"


def periods(text: str) -> tuple[str, ...]:
    """Return the years and parts that belong to the things a text names.

    >>> periods("Biblioteksplan 2022–2026 antas; etapp 2 följer senast 2027.")
    ('2022-2026', 'etapp 2')
    """
    found = {f"{a}-{b or a[:2] + c}": None for a, b, c in _ranges(text)}
    found |= dict.fromkeys(_years(text))
    found |= {f"{kind.casefold()} {n.casefold()}": None for kind, n in _part(text)}
    return tuple(found)


def _years(text: str) -> Iterator[str]:
    """Yield the years that belong to a thing: "budget 2023", "2022 års bokslut"."""
    for year in _YEAR.finditer(text):
        before = text[max(0, year.start() - _REACH) : year.start()]
        if _THING_BEFORE.search(before) or text.startswith(" års ", year.end()):
            yield year.group()


def _ranges(text: str) -> list[tuple[str, str, str]]:
    return _RANGE.findall(text)


def _part(text: str) -> list[tuple[str, str]]:
    return _PART.findall(text)


def differ(one: Iterable[str], other: Iterable[str]) -> bool:
    """Tell whether two things name periods or parts of one kind, and none in common."""
    mine, theirs = set(one), set(other)
    if not mine or not theirs:
        return False
    for kind in ("year", "range", *sorted({_kind(p) for p in mine})):
        own = {p for p in mine if _kind(p) == kind}
        others = {p for p in theirs if _kind(p) == kind}
        if own and others and not own & others:
            return True
    return False


def _kind(period: str) -> str:
    if period.isdigit():
        return "year"
    return "range" if period[0].isdigit() else period.split(maxsplit=1)[0]


class Named:
    """The proper names of one document, but for its people and its own body."""

    def __init__(self, artifact: Artifact) -> None:
        """Read which words the document writes with a capital within sentences."""
        text, facts = artifact.document.text, artifact.facts
        inside = {match.group() for match in _CAPITAL.finditer(text)}
        small = {word for word in _WORD.findall(text) if word[0].islower()}
        people = {part for p in facts.persons for part in p.name.split()}
        bodies = {
            part
            for one in facts.organisations
            if one.kind in ACTING
            for part in (
                *one.name.split(),
                *(a for al in one.aliases for a in al.split()),
            )
        }
        bodies |= set((artifact.document.body or "").split())
        apart = {_fold(word) for word in people | bodies}
        self._small = {word.casefold() for word in small}
        self._known = {
            word
            for word in inside
            if _fold(word) not in apart
            and word.casefold() not in self._small
            and not is_general(_fold(word))
        }
        self._apart = apart
        self._authorities = {
            _fold(part)
            for one in facts.organisations
            if one.kind == AUTHORITY
            for part in one.name.split()
        }

    def surely(self, text: str) -> tuple[str, ...]:
        """Return those names that the document writes within its sentences.

        Authorities are left out, since they are named everywhere.
        """
        known = (word for word in _OPENING.findall(text) if word in self._known)
        folded = dict.fromkeys(_fold(word) for word in known)
        return tuple(word for word in folded if word not in self._authorities)

    def of(self, text: str) -> tuple[str, ...]:
        """Return the names in a part of the document, in lower case, no genitive."""
        found: dict[str, None] = {}
        for word in _OPENING.findall(text):
            if word in self._known or self._is_unknown(word):
                found[_fold(word)] = None
        return tuple(found)

    def _is_unknown(self, word: str) -> bool:
        """Tell whether a word with a capital is none that the language has."""
        lower = word.casefold()
        if lower in self._small or _fold(word) in self._apart:
            return False
        if len(word) < SHORTEST or set(lower) == {"x"}:
            return False
        first = terms(word)[:1]
        if not first or is_general(first[0]) or weight(first[0]) < RARE:
            return False
        return not compounds.known(lower) and compounds.cut(lower) is None


def _fold(word: str) -> str:
    """Return a name without its genitive, as its forms agree."""
    folded = word.casefold()
    return stem(folded.removesuffix("s") or folded)
