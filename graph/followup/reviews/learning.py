"""What confirmed and rejected passages teach of the order of later candidates.

It only re-orders what is shown and asked about. A verdict rests on what documents say
and on what people have said of that very piece, never on this.

A candidate that shares most of its words with a passage confirmed for the same promise
rises, one that does so with a rejected one sinks, by no more than a bound, and that is
told in plain words. What is confirmed of other promises teaches nothing here: measured
(`benchmarks.learning`), it no longer bettered the order that is learnt already.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.followup.pairs.weights import weight
from graph.followup.reviews.reviewing import Decision, Reviews
from graph.followup.tables import table
from graph.followup_model import Evidence
from ingest.language.terms import terms

# What it is worth in score to share all words with a confirmed or a rejected passage,
# and how much must be shared to count.
CONFIRMED, REJECTED, ALIKE = 0.2, 0.2, 0.5
# So many of the shared words are told, the rarest first.
WORDS = 3

Words = frozenset[str]


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
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Learned:
    """What reviewed pairs teach; empty where nobody has reviewed, or it is off."""

    promises: Mapping[str, Judged] = field(default_factory=dict)

    def adjustment(self, piece: Evidence) -> float:
        """Return what is added to a candidate's score."""
        confirmed, share, _ = self.alike(piece)
        return round(share * (CONFIRMED if confirmed else -REJECTED), 3)

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


def features(piece: Evidence) -> tuple[str, ...]:
    """Return the codes of all that is told of a pair, its link first."""
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
    passages: dict[str, dict[bool, set[Words]]] = {}
    for pair in pairs:
        of = passages.setdefault(pair.promise, {True: set(), False: set()})
        of[pair.confirmed].add(frozenset(terms(pair.text)))
    return Learned(
        {
            promise: Judged(frozenset(judged[True]), frozenset(judged[False]))
            for promise, judged in sorted(passages.items())
        }
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
    """Return a judged pair with its words as found now, else as they were seen."""
    seen, piece = decision.event.evidence, decision.piece
    if seen is None:
        return None
    confirmed = decision.event.kind != "reject-evidence"
    if piece is not None and not decision.lost:
        return Pair(promise, piece.text, confirmed)
    return Pair(promise, seen.words.text, confirmed)


def ranked(evidence: Sequence[Evidence], known: Learned) -> list[Ranked]:
    """Return the candidates of a promise in the order to look at them."""
    found = []
    for position, piece in enumerate(evidence):
        added = known.adjustment(piece)
        found.append(Ranked(piece, position, round(piece.relevance + added, 3), added))
    return sorted(found, key=lambda one: (-one.score, one.position))


def reasons(piece: Evidence, known: Learned, language: str = "sv") -> list[str]:
    """Return in plain words why a candidate was moved; nothing if it was not."""
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


def _phrases(language: str) -> Mapping[str, str]:
    column = "english" if language == "en" else "phrase"
    return {row["code"]: row[column] for row in table("features")}
