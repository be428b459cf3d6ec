"""The tree of subjects: their names in both languages and the words that tell them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from search import analysis, compounds

TABLE = Path(__file__).with_name("subjects.tsv")
# What a word says of a subject: alone enough in a heading, or only beside others.
STRONG, WEAK = 3.0, 1.0
# Names of who decides say who, and not what about ("kulturnämndens").
DECIDING = (
    *("nämnd", "utskott", "styrelse", "förvaltning", "fullmäktige"),
    *("direktör", "chef", "kommitté"),
)
# What is shorter may begin a word by chance.
SAFE = 8
CACHED = 30_000


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject; `sv` is its value in the index."""

    code: str
    sv: str
    en: str
    names: tuple[str, ...]
    strong: tuple[str, ...]
    weak: tuple[str, ...]

    @property
    def parent(self) -> str | None:
        """Return the code of the subject that holds this one."""
        wider, slash, _ = self.code.rpartition("/")
        return wider if slash else None


@cache
def subjects() -> Mapping[str, Subject]:
    """Return code → subject, those of the first level before what they hold."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    _, *rows = (line.split("\t") for line in lines if line[0] != "#")
    found = (
        Subject(
            code,
            sv,
            en,
            tuple(filter(None, names.split("|"))),
            tuple(strong.split()),
            tuple(weak.split()),
        )
        for code, sv, en, names, strong, weak in rows
    )
    return {subject.code: subject for subject in found}


def names_of(codes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the Swedish names of subjects, each after those that hold it.

    >>> names_of(("vard/tandvard",))
    ('Vård och hälsa', 'Tandvård')
    """
    found: dict[str, None] = {}
    for code in codes:
        subject = subjects()[code]
        if subject.parent:
            found[subjects()[subject.parent].sv] = None
        found[subject.sv] = None
    return tuple(found)


@cache
def _telling() -> Mapping[str, Mapping[str, float]]:
    """Return stem → code of subject → what the word says of it."""
    found: dict[str, dict[str, float]] = {}
    for code, subject in subjects().items():
        for words, weight in ((subject.weak, WEAK), (subject.strong, STRONG)):
            for word in words:
                found.setdefault(analysis.stem(word), {})[code] = weight
    return found


@cache
def _long() -> frozenset[str]:
    told = (word for subject in subjects().values() for word in subject.strong)
    return frozenset(word for word in told if len(word) >= SAFE)


def _begun(lower: str) -> tuple[str, ...]:
    """Return the longest telling word that a compound begins with.

    The parts of "kompetensförsörjningsplan" are three, of which none is that.
    """
    known = _long()
    ends = range(min(len(lower), analysis.LONGEST_WORD) - 1, SAFE - 1, -1)
    return next(((lower[:end],) for end in ends if lower[:end] in known), ())


@lru_cache(CACHED)
def told_by(word: str) -> Mapping[str, float]:
    """Return what a word, or else the parts of it, says of subjects, by their codes.

    >>> sorted(told_by("tandvårdstaxan"))
    ['ekonomi/taxor', 'vard/tandvard']
    """
    whole = _telling().get(analysis.stem(word))
    if whole is not None:
        return whole
    lower = word.lower()
    if any(deciding in lower for deciding in DECIDING):
        return {}
    found: dict[str, float] = {}
    read = ""
    parts = (*_begun(lower), *compounds.parts(lower))
    for part in sorted(parts, key=len, reverse=True):
        told = _telling().get(analysis.stem(part))
        # "vård" says nothing more of a word where "tandvård" has been read.
        if told is None or analysis.stem(part) in read:
            continue
        read += f" {part}"
        for code, weight in told.items():
            found[code] = max(weight, found.get(code, 0.0))
    return found
