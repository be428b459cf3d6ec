"""What is worked out of a promise and the passages that may speak of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graph.followup.documents.records import FollowRecord, PassageRecord, PromiseRecord
from graph.followup.kept.finding import Said
from graph.followup.kept.ties_between import Ties
from graph.followup_model import Conflict, Evidence, PromiseTie

Passages = Sequence[PassageRecord]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The pure functions that compare; each depends on what it is given only.

    The document of a promise (`of`) comes as a head, without promises and passages;
    the document that speaks (`said_in`) comes whole, and the passages are those of it
    that hold the promise's keys or to which a link leads.

    Attributes:
        pair: What a later document says of a promise.
        tie: How a promise hangs together with one in a later document, of which the
            evidence for the earlier promise is given.
        within: How the promises of one document hang together.
        conflicts: What of a document, or of its own, cannot hold beside a promise.
        among: Which evidence of one promise cannot hold together.
        counts: Whether a piece of evidence may stand against another at all; of those
            that may not, `among` says nothing.
    """

    pair: Callable[[PromiseRecord, FollowRecord, Passages, Said, Ties], list[Evidence]]
    tie: Callable[
        [
            PromiseRecord,
            FollowRecord,
            PromiseRecord,
            FollowRecord,
            Ties,
            Sequence[Evidence],
        ],
        PromiseTie | None,
    ]
    within: Callable[[FollowRecord], list[PromiseTie]]
    conflicts: Callable[
        [PromiseRecord, FollowRecord, Passages, FollowRecord, Ties], list[Conflict]
    ]
    among: Callable[[Sequence[Evidence]], list[Conflict]]
    counts: Callable[[Evidence], bool]
