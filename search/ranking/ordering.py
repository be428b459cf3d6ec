"""A second look at the first passages: what they hold of what was typed, and how.

The table sums up what the look weighs: how much of what the words tell is met in the
passage, its headings and its document's name; the same for all that was found of its §
and of its document, since a question's words are often spread over them; runs of four
characters, which forgive what the analysis does not; and whether the passage decides or
promises, has what a question asks for, says more than its headings, and how it speaks
(`search.ranking.manner`).
"""

import math
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field

from search import wording
from search.model import Entry, Found, Words
from search.ranking import asked_for, manner
from search.ranking.ways import Wanted, Way
from search.ranking.weights import Weights

PIECE = 4
# A heading says a little less than the text, the document's name less still.
HEADING, DOCUMENT = 0.8, 0.6
# A passage with so many words of its own says something.
ENOUGH_NEW = 12
# What must hold much of what was typed, for an answer to be certain.
CERTAIN = "section_beside"
# What is weighed, by the names of the table.
SECOND = (
    "coverage",
    "beyond",
    "words",
    "pieces",
    "pieces_about",
    "section_beside",
    "document_beside",
    "decision",
    "promise",
    "asked",
    "new",
    "amount",
    "short",
    "formality",
)


def met(way: Way, words: Words) -> bool:
    """Tell whether a way to meet a typed word is there."""
    if len(way.terms) == 1:
        return words.has(way.terms[0], way.wide)
    if way.row:
        return all(words.has(term) for term in way.terms)
    return all(words.has(term) or words.has(term, wide=True) for term in way.terms)


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
    `score` is summed up of, by the names of the table, and `certain` tells how much of
    what was typed is met in its § (0 to 1).
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
    certain: float = 0.0


class Look:
    """Looks at passages for what was typed."""

    def __init__(self, wanted: Sequence[Wanted], weights: Weights) -> None:
        """Look for `wanted`."""
        self._asked = asked_for.asked([w.shown for w in wanted])
        self._wanted = [w for w in wanted if w.telling] or list(wanted)
        self._rarity = [w.rarity for w in self._wanted]
        self._whole = sum(self._rarity) or 1.0
        by_number = all(w.key for w in self._wanted)
        # What belongs to a matter is asked for by its number, not where it is written.
        self._near = (1.0, 1.0) if by_number else (HEADING, DOCUMENT)
        left_out = ("amount",) if by_number else ()
        names = [name for name in SECOND if weights[name] and name not in left_out]
        self._second = [(name, weights[name]) for name in names]
        self._pieces = _pieces(self._wanted)
        self._piece_sum = sum(self._pieces.values()) or 1.0
        # Passages of one § or document have headings and names in common.
        self._named: dict[Words, list[float]] = {}
        self._heads: dict[str, float] = {}

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
        words = wording.of_passage(found.entry)
        there = [value(wanted, words.text) for wanted in self._wanted]
        return Seen(
            found=found,
            wanted=self._wanted,
            ways=[way for _, way in there],
            text=[worth for worth, _ in there],
            head=self._values(words.heading),
            about=self._values(words.name),
            new=min(words.new / ENOUGH_NEW, 1.0),
        )

    def _values(self, named: Words) -> list[float]:
        """Return how well each typed word is met in a heading or name."""
        known = self._named.get(named)
        if known is None:
            known = [value(wanted, named)[0] for wanted in self._wanted]
            self._named[named] = known
        return known

    def _features(self, seen: Seen) -> dict[str, float]:
        entry = seen.found.entry
        heading, document = self._near
        every = [
            max(text, heading * head, document * about)
            for text, head, about in zip(seen.text, seen.head, seen.about, strict=True)
        ]
        return {
            "coverage": self._share(every),
            "beyond": self._share(
                [
                    text if not (head or about) else 0.0
                    for text, head, about in zip(
                        seen.text, seen.head, seen.about, strict=True
                    )
                ]
            ),
            "words": sum(map(bool, seen.text)) / max(len(seen.text), 1),
            "pieces": self._of_pieces(entry.text),
            "pieces_about": self._of_heads(f"{wording.headings(entry)} {entry.title}"),
            "decision": float("beslut" in entry.status),
            "promise": float("löfte" in entry.status or "uppföljning" in entry.status),
            "asked": asked_for.answers(self._asked, entry),
            "new": seen.new,
            **manner.of(entry),
        }

    def _share(self, values: Sequence[float]) -> float:
        """Return how much of what the words tell is met, rare words weighing most."""
        told = sum(v * r for v, r in zip(values, self._rarity, strict=True))
        return told / self._whole

    def _of_pieces(self, text: str) -> float:
        lower = f" {text.lower()}"
        return sum(w for p, w in self._pieces.items() if p in lower) / self._piece_sum

    def _of_heads(self, heads: str) -> float:
        known = self._heads.get(heads)
        if known is None:
            known = self._heads[heads] = self._of_pieces(heads)
        return known

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
            there = best[key(each.found.entry)]
            each.features[name] = self._share(there)
            if name == CERTAIN:
                each.certain = self._certain(there)

    def _certain(self, values: Sequence[float]) -> float:
        """Return how much is met, a word that is met otherwise being no half word.

        A rare word weighs more than a usual one, but less so than in the order: the
        place that is asked about is a usual word, and without it there is no answer.
        """
        halved = [math.sqrt(value) for value in values]
        return (self._share(halved) + sum(halved) / max(len(halved), 1)) / 2


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


def _section(entry: Entry) -> Hashable:
    return entry.document, entry.matter or entry.heading
