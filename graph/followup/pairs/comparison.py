"""The comparison as the product makes it."""

from graph.followup.pairs import pairing
from graph.followup.pairs.comparing import Comparison
from graph.followup.ties import conflicts, ties, ties_within

COMPARISON = Comparison(
    pairing.pair, ties.tie, ties_within.within, conflicts.conflicts, conflicts.among
)
