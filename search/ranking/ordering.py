"""A second look at the first passages: what they hold of what was typed, and how.

The table sums up what the look weighs: how much of what the words tell is met in the
passage, its headings and its document's name; the same for all that was found of its §
and of its document, since a question's words are often spread over them; runs of four
characters, which forgive what the analysis does not; and whether the passage decides or
promises, has what a question asks for, and says more than its headings.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from search import analysis, keys
from search.model import Entry, Found
from search.ranking import asked_for
from search.ranking.ways import Wanted, Way
from search.ranking.weights import Weights

PIECE = 4
# A heading says a little less than the text, the document's name less still.
HEADING, DOCUMENT = 0.8, 0.6
# A passage with so many words of its own says something; shorter ones are no words.
ENOUGH_NEW, SHORTEST_NEW = 12, 3
CACHED = 20_000
# What is weighed, by the names of the table.
SECOND = (
    "coverage",
    "pieces",
    "pieces_about",
    "section_beside",
    "document_beside",
    "decision",
    "promise",
    "asked",
    "new",
)


@dataclass(frozen=True, slots=True)
class Words:
    """What a text is found by: its stems and what else (`analysis.wide`)."""

    stems: frozenset[str]
    wide: frozenset[str]


def words_of(entry: Entry) -> Words:
    """Return what the text of a passage is found by, as it was indexed."""
    if not entry.stems:
        return _of_name(entry.text)
    return Words(frozenset(entry.stems.split()), frozenset(entry.wide.split()))


@lru_cache(CACHED)
def _of_name(text: str) -> Words:
    found = analysis.WORD.findall(text)
    wide = {each for word in found for each in analysis.wide_of(word)}
    wide.update(keys.keys(text))
    return Words(frozenset(map(analysis.stem, found)), frozenset(wide))


@lru_cache(CACHED)
def _of_document(*told: str) -> Words:
    return _of_name("\n".join(told))


def met(way: Way, words: Words) -> bool:
    """Tell whether a way to meet a typed word is there."""
    if len(way.terms) == 1:
        return way.terms[0] in (words.wide if way.wide else words.stems)
    if way.row:
        return words.stems.issuperset(way.terms)
    return all(term in words.stems or term in words.wide for term in way.terms)


def value(wanted: Wanted, words: Words) -> tuple[float, Way | None]:
    """Return how well a typed word is met (0 to 1), and in which way."""
    for way in wanted.ways:
        if met(way, words):
            return min(way.weight, 1.0), way
    return 0.0, None


@dataclass(slots=True)
class Seen:
    """A passage as it was looked at: how well it meets each typed word.

    For each of `wanted`: how it is met in the text (0 to 1), in which way, and how
    well in the headings and in what its document is called. `features` are what the
    `score` is summed up of, by the names of the table.
    """

    found: Found
    wanted: Sequence[Wanted]
    ways: list[Way | None]
    text: list[float]
    head: list[float]
    about: list[float]
    new: float
    features: dict[str, float] = field(default_factory=dict)
    score: float = 0.0


class Look:
    """Looks at passages for what was typed."""

    def __init__(self, wanted: Sequence[Wanted], weights: Weights) -> None:
        """Look for `wanted`."""
        self._asked = asked_for.asked([w.shown for w in wanted])
        self._wanted = [w for w in wanted if w.telling] or list(wanted)
        self._rarity = [w.rarity for w in self._wanted]
        self._whole = sum(self._rarity) or 1.0
        self._second = [(name, weights[name]) for name in SECOND if weights[name]]
        self._pieces = _pieces(self._wanted)
        self._piece_sum = sum(self._pieces.values()) or 1.0

    def order(self, found: Sequence[Found]) -> list[Seen]:
        """Return passages, the best first."""
        seen = [self._seen(each) for each in found]
        for each in seen:
            each.features = self._features(each)
        self._beside(seen, "section_beside", _section)
        self._beside(seen, "document_beside", lambda entry: entry.document)
        for each in seen:
            each.score = sum(each.features[name] * w for name, w in self._second)
        return sorted(seen, key=lambda each: -each.score)

    def _seen(self, found: Found) -> Seen:
        entry = found.entry
        words = words_of(entry)
        head = _of_name(_headings(entry))
        about = _of_document(*_about(entry))
        there = [value(wanted, words) for wanted in self._wanted]
        return Seen(
            found=found,
            wanted=self._wanted,
            ways=[way for _, way in there],
            text=[worth for worth, _ in there],
            head=[value(wanted, head)[0] for wanted in self._wanted],
            about=[value(wanted, about)[0] for wanted in self._wanted],
            new=_new(words, head, about),
        )

    def _features(self, seen: Seen) -> dict[str, float]:
        entry = seen.found.entry
        every = [
            max(text, HEADING * head, DOCUMENT * about)
            for text, head, about in zip(seen.text, seen.head, seen.about, strict=True)
        ]
        return {
            "coverage": self._share(every),
            "pieces": self._of_pieces(entry.text),
            "pieces_about": self._of_pieces(f"{_headings(entry)} {entry.title}"),
            "decision": float("beslut" in entry.status),
            "promise": float("löfte" in entry.status or "uppföljning" in entry.status),
            "asked": asked_for.answers(self._asked, entry),
            "new": seen.new,
        }

    def _share(self, values: Sequence[float]) -> float:
        """Return how much of what the words tell is met, rare words weighing most."""
        told = sum(v * r for v, r in zip(values, self._rarity, strict=True))
        return told / self._whole

    def _of_pieces(self, text: str) -> float:
        lower = f" {text.lower()}"
        return sum(w for p, w in self._pieces.items() if p in lower) / self._piece_sum

    def _beside(
        self, seen: Sequence[Seen], name: str, key: Callable[[Entry], Hashable]
    ) -> None:
        """Let passages that belong together tell for each other."""
        best: dict[Hashable, list[float]] = {}
        for each in seen:
            known = best.setdefault(key(each.found.entry), [0.0] * len(each.text))
            for n, worth in enumerate(each.text):
                known[n] = max(known[n], worth, each.head[n], each.about[n])
        for each in seen:
            each.features[name] = self._share(best[key(each.found.entry)])


def _pieces(wanted: Sequence[Wanted]) -> dict[str, float]:
    """Return the runs of four characters of typed words, and what each tells."""
    found: dict[str, float] = {}
    for each in wanted:
        if each.key:
            continue
        word = f" {each.shown.lower()}"
        own = [word[n : n + PIECE] for n in range(max(1, len(word) - PIECE + 1))]
        for piece in own:
            tells = each.rarity / len(own) ** 0.5
            found[piece] = max(found.get(piece, 0.0), tells)
    return found


def _new(words: Words, *names: Words) -> float:
    """Return how much a passage says beyond its headings, from 0 to 1."""
    said = words.stems.difference(*(name.stems for name in names))
    return min(sum(len(stem) >= SHORTEST_NEW for stem in said) / ENOUGH_NEW, 1.0)


def _section(entry: Entry) -> Hashable:
    return entry.document, entry.matter or entry.heading


def _headings(entry: Entry) -> str:
    return f"{entry.heading or ''} {entry.matter or ''}"


def _about(entry: Entry) -> tuple[str, ...]:
    """Return what a document is called, whose it is, from when, and in what matter."""
    day = entry.date.isoformat() if entry.date else ""
    number = f"§ {entry.section}" if entry.section else ""
    told = (entry.title, entry.body, entry.organ, day, *entry.dnr, number)
    return tuple(each for each in told if each)
