"""What is indexed and what a search answers."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import msgspec

# What stands about a stem, and after a text that has its stems within it.
MARK, END = "\x1f", "\x1e"
FACETS = ("typ", "body", "organ", "person", "parti", "ar", "amne", "status")


class Words(msgspec.Struct, frozen=True, array_like=True):
    """The `stems` of a text, and what else it is found by (`analysis.wide`).

    Each with a MARK before it and after, so that whether it is there can be told of the
    whole at once (`in`). The stems of a stored passage stand within its text.
    """

    stems: str
    wide: str

    def has(self, term: str, wide: bool = False) -> bool:
        """Tell whether a term is one of the stems, or if so asked of the others."""
        return f"{MARK}{term}{MARK}" in (self.wide if wide else self.stems)


class Wording(msgspec.Struct, frozen=True, array_like=True):
    """By what a passage is met (`search.wording`): its text, headings and name.

    Stems and wide forms of the text stand in its order; `forms` has a byte for each
    word: how many of the wide are its. `new` is how many stems the text has beyond its
    headings and name.
    """

    text: Words
    heading: Words
    name: Words
    forms: bytes
    new: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One passage as the index keeps it; offsets refer to the document's text.

    `latest` is the document's date, or the last day an undated one can be from.
    Searched but not given back: `terms` of its text and headings
    (`ingest.language.terms`), `around`, by which what stands about it is found
    (`search.words.around`, joined by blanks), and the sentences of it that decide
    (`decisions`) and promise (`promises`). `matter` is the heading of its §, and
    `deadline` the last day a promise in it is to be kept by. `subjects` are the Swedish
    names of what it is about, the wider first. What an engine gives back also has its
    `wording`, so that nobody has to work it out anew.
    """

    passage: str
    document: str
    source: str
    title: str
    type: str
    organ: str | None
    body: str | None
    date: dt.date | None
    latest: dt.date | None
    dnr: tuple[str, ...]
    persons: tuple[str, ...]
    parties: tuple[str, ...]
    status: tuple[str, ...]
    section: str | None
    heading: str | None
    page: int
    start: int
    end: int
    text: str
    terms: tuple[str, ...] = ()
    matter: str | None = None
    around: str = ""
    decisions: str = ""
    promises: str = ""
    deadline: dt.date | None = None
    subjects: tuple[str, ...] = ()
    wording: Wording | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """What an engine indexes of a passage, by field; empty fields are left out.

    `words` are stems joined by blanks, one text for each value, and `stored` is what
    the engine gives back .
    """

    document: str

    words: dict[str, tuple[str, ...]]
    values: dict[str, tuple[str, ...]]
    days: dict[str, dt.date]
    stored: bytes


@dataclass(frozen=True, slots=True)
class Found:
    """An indexed passage and its score."""

    entry: Entry
    score: float


# A query tree the engines translate. Fields with words in a row: "" (running text,
# heading and title, each by its weight), text, heading, title, organ_ord, person_ord,
# decision, promise. Words without a row: wide (what else a text is found by, see
# `analysis.wide`) and around (what stands about the passage). Whole values: document,
# typ, organ, person, parti, ar, amne, status, body, dnr_ord, paragraf, term.


@dataclass(frozen=True, slots=True)
class Word:
    """One or more stems (a phrase if more than one); `shown` as typed.

    With a `slop` of 0 they stand in a row in order, else within so many words of each
    other in any order. A `shown` without blanks was typed as one word ("sms-lån").
    """

    stems: tuple[str, ...]
    field: str = ""
    slop: int = 0
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that begin with `text`; `shown` as typed."""

    text: str
    field: str = ""
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Wildcard:
    """Words like `text`: "*" for any letters and digits, "?" for one.

    At least two letters or digits stand before the first of them.
    """

    text: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Words within `distance` edits of `text`, a stem; `shown` as typed."""

    text: str
    distance: int = 1
    field: str = ""
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Exactly:
    """A whole value of a field that is not analysed; `shown` as typed."""

    field: str
    value: str
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Dated:
    """Documents dated within the interval; None is an open end.

    With `bounds`, an undated document counts by the last day it can be from. With the
    field "frist", passages with a promise to be kept by a day within it.
    """

    earliest: dt.date | None
    latest: dt.date | None
    bounds: bool = False
    field: str = "datum"


@dataclass(frozen=True, slots=True)
class All:
    """Every part must hold."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least `minimum` of the parts must hold."""

    parts: tuple["Node", ...]
    minimum: int = 1


@dataclass(frozen=True, slots=True)
class Not:
    """The part must not hold."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class Weighted:
    """The part, its score times `weight`; with 0 it only tells what is found."""

    part: "Node"
    weight: float


@dataclass(frozen=True, slots=True)
class Best:
    """At least one of the parts must hold; only the best of them counts."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Rather:
    """Within `All`: a part that need not hold, but lifts what it holds for."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class Without:
    """The field has no value."""

    field: str


@dataclass(frozen=True, slots=True)
class Everything:
    """Every passage."""


Plain = Word | Prefix | Wildcard | Fuzzy | Exactly | Dated | Without | Everything
Node = Plain | All | Either | Not | Weighted | Best | Rather


@dataclass(frozen=True, slots=True)
class Told:
    """Something told the reader, in both languages."""

    code: str
    values: tuple[str, ...]
    sv: str
    en: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a query as understood.

    `text` is how it can be typed, `rest` the query that remains without it.
    """

    text: str
    rest: str
    told: Told


@dataclass(frozen=True, slots=True)
class Understood:
    """A query as it was read: the tree, in words, and what was left out.

    `notes` are those of `said`, in Swedish.
    """

    tree: Node
    words: str
    notes: tuple[str, ...] = ()
    english: str = ""
    said: tuple[Told, ...] = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Sought:
    """A thing that other passages may speak of.

    Args:
        words: Stems of its content words; `minimum` of them must stand in a passage.
        dnr: Of its matter; in a passage of that, one word is enough.
        after: Only documents that can be from that day or later.
        apart_from: A document's id to leave out.
    """

    words: tuple[str, ...]
    dnr: tuple[str, ...] = ()
    after: dt.date | None = None
    apart_from: str | None = None
    minimum: int = 2


@dataclass(frozen=True, slots=True)
class Also:
    """Where the same words stand too."""

    document: str
    id: str
    title: str
    type: str
    date: dt.date | None
    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """One passage found; `marks` are places in `snippet`.

    `passage` is its id and `matter` the heading of its §. `also` are the passages that
    say the same and are not hits of their own; `why` is what its rank rests on.
    """

    document: str
    id: str
    title: str
    type: str
    organ: str | None
    date: dt.date | None
    dnr: tuple[str, ...]
    section: str | None
    page: int
    start: int
    end: int
    text: str
    snippet: str
    marks: tuple[tuple[int, int], ...]
    score: float
    passage: str = ""
    body: str | None = None
    heading: str | None = None
    matter: str | None = None
    also: tuple[Also, ...] = ()
    why: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """The best hits of one document or matter; `found` is how many it has here."""

    key: str
    title: str
    hits: tuple[Hit, ...]
    found: int


@dataclass(frozen=True, slots=True)
class Meant:
    """Another query that finds more, and how many passages it finds."""

    query: str
    total: int


@dataclass(frozen=True, slots=True)
class Results:
    """What `sagt search --json` prints.

    `relaxed` tells that the hits do not hold all that was asked for, and `unsure` that
    even the best of them lack so much that the collection may have no answer; a note
    then names the words that are nowhere. `spelled` is what typed words were read as.

    `total` counts every passage; `folded` of them say the same as another of the first
    and stand there (`Hit.also`). `meant` are queries that find more, and `missing`
    tells why so little was found and what the collection holds.
    """

    query: str
    understood: str
    total: int
    hits: tuple[Hit, ...]
    facets: dict[str, dict[str, int]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    unsure: bool = False
    relaxed: bool = False
    english: str = ""
    said: tuple[Told, ...] = ()
    parts: tuple[Part, ...] = ()
    spelled: Mapping[str, str] = field(default_factory=dict)
    folded: int = 0
    groups: tuple[Group, ...] = ()
    meant: tuple[Meant, ...] = ()
    missing: tuple[Told, ...] = ()


class Engine(Protocol):
    """Stores passages and answers query trees."""

    def seq(self) -> int:
        """Return the last change that was applied."""

    def apply(
        self,
        gone: list[str],
        entries: Iterable[Entry | Prepared],
        seq: int,
        last: bool = True,
    ) -> None:
        """Take out the documents `gone`, put in `entries`; commit with `seq`."""

    def release(self) -> None:
        """Let another process write."""

    def forget_others(self) -> None:
        """Remove what other programs have left beside this program's index."""

    def count(self) -> int:
        """Return how many passages there are."""

    def find(
        self, tree: Node, limit: int, offset: int = 0, order: str = ""
    ) -> tuple[list[Found], int]:
        """Return the best passages and how many there are in all.

        With `order` "newest" or "oldest" they are by date, the undated last. Those that
        are equal have one order of their own, the same whichever part is asked for.
        """

    def documents(self, tree: Node) -> set[str]:
        """Return the ids of all documents with a passage for which the tree holds."""

    def facets(
        self, tree: Node, names: Sequence[str] = FACETS
    ) -> dict[str, dict[str, int]]:
        """Return the counts of each facet's values among the passages found."""

    def frequency(self, term: str, field: str) -> int:
        """Return how many passages hold a term in a field with words."""

    def rarity(self, holding: int) -> float:
        """Return the inverse document frequency of what so many passages hold."""

    def beginning(
        self, text: str, field: str, limit: int | None
    ) -> list[tuple[str, int]]:
        """Return the most frequent terms that begin with `text`, with their counts."""

    def values(self, field: str) -> list[tuple[str, int]]:
        """Return all values of a field with their counts, most frequent first."""

    def clear(self) -> None:
        """Forget everything."""
