"""What stands around a passage: how much its heading, its § and its document tell.

"Köpekontraktet godkänns" names nothing, and a reader knows from the § what is sold.
What surrounds a passage so says whether it is wanted, and leads to those of the same §
or under the same heading that say nothing by which they could be found themselves.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from graph.followup.documents.records import FollowRecord, PassageRecord, PromiseRecord
from graph.followup.pairs.heard import MENTION
from graph.followup.pairs.kindred import Vocabulary
from graph.followup.pairs.relevance_order import Found
from graph.followup.pairs.there import There
from graph.followup.pairs.weights import total, weight
from graph.followup_model import Evidence

# How sure a passage must be to lead to the others of its §, how many there may be of
# them, and how many passages away they may stand outside any §.
LEADS, MOST, NEAR = 0.2, 30, 4
# How many characters away text still is about the same.
PAGE = 2000


class Standing:
    """The passages of a document as they stand: their §§, headings and words."""

    def __init__(self, record: FollowRecord) -> None:
        """Make a document ready."""
        self.passages = record.passages
        self.last = max((one.end for one in record.passages), default=1)
        self.numbers = {(p.start, p.end): n for n, p in enumerate(record.passages)}
        self._sections: dict[str, list[int]] = {}
        self._headed: dict[tuple[str, ...], There] = {}
        self._whole: dict[int, frozenset[str]] = {}
        self._beside: dict[int, Sequence[int]] = {}
        self.vocabulary = Vocabulary(
            frozenset().union(*(one.terms for one in record.passages))
        )
        self.stating = {
            number
            for number, one in enumerate(record.passages)
            if any(said.stance != "mentions" for said in one.statements)
        }
        for number, one in enumerate(record.passages):
            if one.section is not None and one.acts:
                self._sections.setdefault(one.acts[0], []).append(number)

    def beside(self, number: int) -> Sequence[int]:
        """Return the other passages of the same §, or outside any those near."""
        if number not in self._beside:
            self._beside[number] = self._near(number)
        return self._beside[number]

    def _near(self, number: int) -> Sequence[int]:
        one = self.passages[number]
        if one.section is not None:
            section = self._sections.get(one.acts[0], []) if one.acts else []
            return [n for n in section if n != number][:MOST]
        low, high = max(0, number - NEAR), number + NEAR + 1
        return [
            low + n
            for n, other in enumerate(self.passages[low:high])
            if low + n != number
            and other.section is None
            and abs(other.start - one.start) <= PAGE
        ]

    def heading(self, number: int) -> There:
        """Return the words of the headings above a passage."""
        words = self.passages[number].heading
        if words not in self._headed:
            self._headed[words] = There(frozenset(words))
        return self._headed[words]

    def whole(self, number: int) -> frozenset[str]:
        """Return the words of a passage and of the headings above it."""
        if number not in self._whole:
            self._whole[number] = frozenset(self.passages[number].terms)
        return self._whole[number]


def spread(
    found: Sequence[Found],
    passages: Sequence[PassageRecord],
    blank: Evidence,
    standing: Standing,
) -> list[Found]:
    """Return a faint piece for each passage that says nothing of the thing itself.

    Args:
        found: What was found in the document, each piece with its passage.
        passages: Those to which the promise leads, by a heading or a row that names it.
        blank: A piece of the promise and the document, of no passage.
        standing: The document, made ready.
    """
    there = {standing.numbers[p.start, p.end] for _, p in found}
    led = (standing.numbers[p.start, p.end] for p in passages)
    reached = {number: blank for number in led if number not in there}
    for piece, passage in sorted(found, key=lambda one: -one[0].score):
        if piece.score < LEADS:
            break
        for number in standing.beside(standing.numbers[passage.start, passage.end]):
            if number not in there:
                reached.setdefault(number, piece)
    return [
        (_faint(piece, standing.passages[number]), standing.passages[number])
        for number, piece in sorted(reached.items())
    ]


def _faint(piece: Evidence, passage: PassageRecord) -> Evidence:
    """Return the passage itself as a piece that decides nothing."""
    start, end = _first(passage)
    return replace(
        piece,
        section=passage.section,
        start=passage.start + start,
        end=passage.start + end,
        text=passage.text[start:end],
        stance="mentions",
        score=0.0,
        rule=MENTION,
        happened=None,
        cue=None,
        link=None,
        deadline=None,
        features=("saken-knappt", "granne"),
    )


def _first(passage: PassageRecord) -> tuple[int, int]:
    """Return where the words that say most stand: a statement or the first sentence."""
    told = next((s for s in passage.statements if s.stance != "mentions"), None)
    if told is not None and passage.start <= told.start and told.end <= passage.end:
        return told.start - passage.start, told.end - passage.start
    said = next((s for s in passage.sentences if s.mentions), None)
    if said is not None:
        return said.start - passage.start, said.end - passage.start
    return 0, len(passage.text)


def around(
    promise: PromiseRecord,
    scores: Mapping[tuple[int, int], float],
    standing: Standing,
) -> Callable[[PassageRecord], dict[str, float]]:
    """Return what tells of a passage what is known by its words and what is around it.

    Args:
        promise: The promise.
        scores: How surely each passage that was found speaks of it, by its place.
        standing: The document, made ready.
    """
    by_number = {standing.numbers[place]: score for place, score in scores.items()}
    best = max(scores.values(), default=0.0)
    kin = [(weight(t), standing.vocabulary.kindred(t)) for t in promise.own]
    whole = total(promise.own) or 1.0

    def known(passage: PassageRecord) -> dict[str, float]:
        number = standing.numbers[passage.start, passage.end]
        there = standing.whole(number)
        near = sum([worth * _nearest(alike, there) for worth, alike in kin])
        follows = number and number - 1 in standing.beside(number)
        return {
            "runt.fore": by_number.get(number - 1, 0.0) if follows else 0.0,
            "runt.handling": best,
            "runt.rubrik": _share(promise.own, standing.heading(number)),
            "runt.slakt": near / whole,
            "runt.sager": float(number in standing.stating),
        }

    return known


def _nearest(alike: Mapping[str, float], there: frozenset[str]) -> float:
    """Return how close the closest of some kindred words is that is there."""
    if there.isdisjoint(alike):
        return 0.0
    return max([alike[word] for word in alike.keys() & there])


def _share(wanted: Sequence[str], there: There) -> float:
    """Return how much of some terms is there, by weight."""
    if not wanted:
        return 0.0
    return sum([weight(t) * there.told[t] for t in wanted]) / total(wanted)
