"""What people have said of promises, as it stands, and tied to the present reading.

Whatever a person has said carries who said it, when and why. What follows from it is
worked out in `graph.followup.reviews.settling`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.followup.reviews.reattaching import Attached, Book, attach
from graph.followup_model import Evidence
from ingest.ledger_reviews import ReviewEvent

OF_EVIDENCE = frozenset({"confirm-evidence", "reject-evidence", "stance"})
OF_PROMISE = frozenset({"confirm-promise", "reject-promise"})
OF_STATUS = frozenset({"confirm-status", "reject-status", "status"})


@dataclass(frozen=True, slots=True)
class Decision:
    """Something a person has said; `moved` where it was tied to a new reading.

    `piece` is the evidence it is about, as it is found now; `lost` where only the
    person still holds to it.
    """

    event: ReviewEvent
    moved: bool = False
    piece: Evidence | None = None
    lost: bool = False

    @property
    def about(self) -> str:
        """Return who said it, when and why, in Swedish."""
        event = self.event
        day = f" den {event.at[:10]}" if event.at else ""
        return f"{event.who or 'okänd'}{day}" + (f": {event.why}" if event.why else "")


@dataclass(frozen=True, slots=True)
class PromiseReview:
    """What people have said of one promise.

    `promise` says whether it is one at all; `evidence` is by the piece's id.
    """

    promise: Decision | None = None
    evidence: Mapping[str, Decision] = field(default_factory=dict)
    status: Decision | None = None
    deadline: Decision | None = None
    promisor: Decision | None = None
    notes: tuple[Decision, ...] = ()

    @property
    def rejected(self) -> bool:
        """Tell whether a person has said that it is no promise."""
        said = self.promise
        return said is not None and said.event.kind == "reject-promise"


@dataclass(frozen=True, slots=True)
class Reviews:
    """Everything that people have said and that holds.

    `same` and `apart` hold pairs of promises, the earlier first; `homeless` what
    belongs to words that the collection no longer has; `latest` is the number of the
    last event that this rests on.
    """

    promises: Mapping[str, PromiseReview] = field(default_factory=dict)
    same: Mapping[tuple[str, str], Decision] = field(default_factory=dict)
    apart: Mapping[tuple[str, str], Decision] = field(default_factory=dict)
    homeless: tuple[ReviewEvent, ...] = ()
    latest: int = 0

    def of(self, promise: str) -> PromiseReview:
        """Return what people have said of a promise, which may be nothing."""
        return self.promises.get(promise) or PromiseReview()


def reviews(events: Iterable[ReviewEvent], book: Book) -> Reviews:
    """Return what the standing `events` say of the collection as it is read now.

    Args:
        events: Those that hold (`ReviewLog.standing`), in any order.
        book: The present reading, asked only for the documents of the events.
    """
    ordered = sorted(events, key=lambda event: event.seq)
    placed, homeless = attach(ordered, book)
    by_promise: defaultdict[str, list[Attached]] = defaultdict(list)
    same: dict[tuple[str, str], Decision] = {}
    apart: dict[tuple[str, str], Decision] = {}
    for one in placed:
        if one.other is None:
            by_promise[one.promise].append(one)
        else:
            _pair(one, one.other, same, apart)
    return Reviews(
        {promise: _of_promise(said) for promise, said in by_promise.items()},
        same,
        apart,
        tuple(homeless),
        ordered[-1].seq if ordered else 0,
    )


def _pair(
    one: Attached,
    other: str,
    same: dict[tuple[str, str], Decision],
    apart: dict[tuple[str, str], Decision],
) -> None:
    """Note a pair; what was said of it before no longer holds."""
    for noted in (same, apart):
        for key in ((one.promise, other), (other, one.promise)):
            noted.pop(key, None)
    noted = same if one.event.kind == "same" else apart
    noted[one.promise, other] = Decision(one.event, one.moved)


def _of_promise(said: Sequence[Attached]) -> PromiseReview:
    evidence: dict[str, Decision] = {}
    last: dict[str, Decision] = {}
    notes = []
    for one in said:
        decision = Decision(one.event, one.moved, one.piece, one.lost)
        kind = one.event.kind
        if kind in OF_EVIDENCE and one.piece is not None:
            evidence[one.piece.id] = decision
        elif kind == "note":
            notes.append(decision)
        else:
            last[_matter(kind)] = decision
    return PromiseReview(
        last.get("promise"),
        evidence,
        last.get("status"),
        last.get("deadline"),
        last.get("promisor"),
        tuple(notes),
    )


def _matter(kind: str) -> str:
    """Return what of a promise an event is about."""
    if kind in OF_STATUS:
        return "status"
    return "promise" if kind in OF_PROMISE else kind


def touched(history: Sequence[ReviewEvent], after: int, book: Book) -> frozenset[str]:
    """Return the ids of the promises that events numbered above `after` are about.

    What an undo takes back is touched too, through undos of undos. The ids are those
    that the promises have in the present reading; what is homeless touches nothing.
    """
    by_number = {event.seq: event for event in history}
    about: list[ReviewEvent] = []
    for event in history:
        if event.seq <= after:
            continue
        meant: ReviewEvent | None = event
        while meant is not None and meant.kind == "undo":
            meant = by_number.get(meant.undoes or 0)
        if meant is not None:
            about.append(replace(meant, evidence=None))
    placed, _ = attach(about, book)
    return frozenset(
        name for one in placed for name in (one.promise, one.other) if name
    )
