"""The comparison as the product makes it."""

from graph.followup import conflicts, pairing, ties, ties_within
from graph.followup.comparing import Comparison

COMPARISON = Comparison(
    pairing.pair, ties.tie, ties_within.within, conflicts.conflicts, conflicts.among
)
