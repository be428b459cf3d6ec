"""The comparison as the product makes it."""

from collections.abc import Sequence

from graph.followup.documents.records import FollowRecord, PromiseRecord
from graph.followup.kept.ties_between import Ties
from graph.followup.pairs import pairing
from graph.followup.pairs.comparing import Comparison
from graph.followup.ties import conflicts, ties, ties_within
from graph.followup_model import Evidence, PromiseTie


def _tie(  # noqa: PLR0913, PLR0917 - as `ties.tie`
    earlier: PromiseRecord,
    of: FollowRecord,
    later: PromiseRecord,
    said_in: FollowRecord,
    between: Ties,
    evidence: Sequence[Evidence],
) -> PromiseTie | None:
    """Tie two promises; what is only shown for its relevance ties nothing."""
    counting = [piece for piece in evidence if piece.score]
    return ties.tie(earlier, of, later, said_in, between, counting)


COMPARISON = Comparison(
    pairing.pair,
    _tie,
    ties_within.within,
    conflicts.conflicts,
    conflicts.among,
    conflicts.counts,
)
