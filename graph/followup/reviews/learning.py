"""What confirmed and rejected passages teach of the order of later candidates.

Two lessons, both of which only re-order what is shown and asked about. A verdict rests
on what documents say and on what people have said of that very piece, never on this.

- Of the promise itself: a candidate that shares most of its words with a passage
  confirmed for the same promise rises, one that does so with a rejected one sinks.
- Of all promises: each feature of a pair (`features.tsv`) is counted among confirmed
  and rejected pairs, and one confirmed more often than pairs are as a whole lifts.

Neither moves a candidate by more than its bound, and both are told in plain words.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.followup.pairs.weights import weight
from graph.followup.reviews.reviewing import Decision, Reviews
from graph.followup.tables import table
from graph.followup_model import Evidence
from ingest.language.terms import terms
from ingest.ledger_reviews import SeenEvidence

# What it is worth in score to share all words with a confirmed or a rejected passage,
# and how much must be shared to count.
CONFIRMED, REJECTED, ALIKE = 0.2, 0.2, 0.5
# So many of the shared words are told, the rarest first.
WORDS = 3
# What a feature's log-odds are worth in score, and the most that all may come to.
STEP, BOUND = 0.05, 0.1
# As many reviewed pairs as this are taken to lie at the common share from the start.
PRIOR = 8.0
# Fewer reviewed pairs than this teach nothing; of so few with a feature none is told.
LEAST, TOLD = 5, 3

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Counted:
    """How many reviewed pairs with a feature were confirmed, and how many rejected."""

    confirmed: int = 0
    rejected: int = 0

    @property
    def total(self) -> int:
        """Return how many were reviewed."""
        return self.confirmed + self.rejected


@dataclass(frozen=True, slots=True)
class Judged:
    """The words of the passages that people have judged for one promise."""

    confirmed: frozenset[Words] = frozenset()
    rejected: frozenset[Words] = frozenset()


@dataclass(frozen=True, slots=True)
class Pair:
    """A piece of evidence that a person has judged, as learnt from."""

    promise: str
    text: str
    features: tuple[str, ...]
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Learned:
    """What reviewed pairs teach; empty where nobody has reviewed, or it is off."""

    features: Mapping[str, Counted] = field(default_factory=dict)
    pairs: Counted = Counted()
    promises: Mapping[str, Judged] = field(default_factory=dict)

    def weight(self, code: str) -> float:
        """Return the log-odds of a feature against those of all reviewed pairs."""
        counted = self.features.get(code)
        if counted is None or self.pairs.total < LEAST:
            return 0.0
        common = (self.pairs.confirmed + 1) / (self.pairs.total + 2)
        confirmed = counted.confirmed + PRIOR * common
        rejected = counted.rejected + PRIOR * (1 - common)
        return math.log(confirmed / rejected) - math.log(common / (1 - common))

    def adjustment(self, piece: Evidence) -> float:
        """Return what the lessons add to a candidate's score."""
        total = math.fsum(self.weight(code) for code in sorted(set(features(piece))))
        general = min(max(STEP * total, -BOUND), BOUND)
        confirmed, share, _ = self.alike(piece)
        return round(general + share * (CONFIRMED if confirmed else -REJECTED), 3)

    def alike(self, piece: Evidence) -> tuple[bool, float, Words]:
        """Return what a candidate is like of what was judged for its promise.

        That is whether it was confirmed, how much they share (0 if too little) and the
        words they share. What is as like a rejected passage as a confirmed one is
        like neither.
        """
        judged = self.promises.get(piece.commitment_id)
        if judged is None:
            return True, 0.0, frozenset()
        words = frozenset(terms(piece.text))
        (up, shared), (down, against) = (
            closest(words, passages) for passages in (judged.confirmed, judged.rejected)
        )
        if up == down or max(up, down) < ALIKE:
            return True, 0.0, frozenset()
        return (True, up, shared) if up > down else (False, down, against)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its place: `position` in the list given, `score` to order by."""

    evidence: Evidence
    position: int
    score: float
    adjustment: float = 0.0


def features(piece: Evidence | SeenEvidence) -> tuple[str, ...]:
    """Return the codes of all that is counted of a pair.

    Its stance is not: what a passage says does not show what it is about.
    """
    return (f"lank.{piece.link or 'ingen'}", *piece.features)


def closest(words: Words, passages: Iterable[Words]) -> tuple[float, Words]:
    """Return how much words share with the passage most like them, 0 to 1, and what.

    Words count by how much they tell; the share is that of the shorter of the two.
    """
    best: tuple[float, Words] = (0.0, frozenset())
    for passage in sorted(passages, key=sorted):
        shared = words & passage
        shorter = min(_told(words), _told(passage))
        share = _told(shared) / shorter if shorter else 0.0
        if share > best[0]:
            best = (share, shared)
    return best


def _told(words: Words) -> float:
    return math.fsum(weight(word) for word in sorted(words))


def learn(pairs: Iterable[Pair]) -> Learned:
    """Return what judged pairs teach, whatever order they come in."""
    counted = {True: Counter[str](), False: Counter[str]()}
    totals = Counter[bool]()
    passages: dict[bool, dict[str, set[Words]]] = {True: {}, False: {}}
    for pair in pairs:
        counted[pair.confirmed].update(set(pair.features))
        totals[pair.confirmed] += 1
        of = passages[pair.confirmed].setdefault(pair.promise, set())
        of.add(frozenset(terms(pair.text)))
    confirmed, rejected = passages[True], passages[False]
    return Learned(
        {
            code: Counted(counted[True][code], counted[False][code])
            for code in sorted({*counted[True], *counted[False]})
        },
        Counted(totals[True], totals[False]),
        {
            promise: Judged(
                frozenset(confirmed.get(promise, ())),
                frozenset(rejected.get(promise, ())),
            )
            for promise in sorted({*confirmed, *rejected})
        },
    )


def learned(said: Reviews) -> Learned:
    """Return what the reviewed evidence teaches, homeless events included."""
    standing = [
        _pair(promise, decision)
        for promise, review in said.promises.items()
        for decision in review.evidence.values()
    ]
    gone = [
        _pair(event.promise.id, Decision(event))
        for event in said.homeless
        if event.evidence is not None and event.promise is not None
    ]
    return learn(pair for pair in (*standing, *gone) if pair is not None)


def _pair(promise: str, decision: Decision) -> Pair | None:
    """Return a judged pair with its features as found now, else as they were seen."""
    seen, piece = decision.event.evidence, decision.piece
    if seen is None:
        return None
    confirmed = decision.event.kind != "reject-evidence"
    if piece is not None and not decision.lost:
        return Pair(promise, piece.text, features(piece), confirmed)
    return Pair(promise, seen.words.text, features(seen), confirmed)


def ranked(evidence: Sequence[Evidence], known: Learned) -> list[Ranked]:
    """Return the candidates of a promise in the order to look at them."""
    found = []
    for position, piece in enumerate(evidence):
        added = known.adjustment(piece)
        found.append(Ranked(piece, position, round(piece.relevance + added, 3), added))
    return sorted(found, key=lambda one: (-one.score, one.position))


def reasons(piece: Evidence, known: Learned, language: str = "sv") -> list[str]:
    """Return in plain words why a candidate was moved, the weightiest reason first."""
    alike = _alike(piece, known, language)
    codes = [c for c in dict.fromkeys(features(piece)) if c in _phrases(language)]
    weighty = [
        code
        for code in codes
        if known.weight(code) and known.features[code].total >= TOLD
    ]
    weighty.sort(key=lambda code: (-abs(known.weight(code)), code))
    return [*alike, *(_counted(code, known, language) for code in weighty)]


def _alike(piece: Evidence, known: Learned, language: str) -> list[str]:
    confirmed, share, shared = known.alike(piece)
    if not share:
        return []
    phrase = _phrases(language)["alike.confirmed" if confirmed else "alike.rejected"]
    return [phrase.format(words=_rarest(shared, piece))]


def _rarest(shared: Words, piece: Evidence) -> str:
    """Return the words of a passage that tell most of those shared, as they stand."""
    found: dict[str, str] = {}
    for word in piece.text.split():
        stripped = word.strip(".,:;!?()”\"'–")
        stems = shared.intersection(terms(stripped)[:1])
        for stem in stems:
            found.setdefault(stem, stripped)
    order = sorted(found, key=lambda stem: (-weight(stem), -len(stem), stem))[:WORDS]
    return ", ".join(found[stem] for stem in order)


def _counted(code: str, known: Learned, language: str) -> str:
    counted, phrases = known.features[code], _phrases(language)
    return phrases["counted"].format(
        confirmed=counted.confirmed, total=counted.total, phrase=phrases[code]
    )


def _phrases(language: str) -> Mapping[str, str]:
    column = "english" if language == "en" else "phrase"
    return {row["code"]: row[column] for row in table("features")}
