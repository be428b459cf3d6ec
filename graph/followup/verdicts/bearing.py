"""Whether what a document says of a promise can change how the promise stands.

Most passages that are shown only mention the matter, and faintly: a verdict rests on
none of them. All that one can do is to make the first sound where it was silent.
"""

from collections.abc import Callable, Sequence

from graph.followup_model import Evidence

# What only mentions the matter and is fainter than this decides, doubts and takes back
# nothing (`case.MENTIONED`, `retracting.HEARD`).
FAINT = 0.25


def bears(evidence: Sequence[Evidence], heard: Callable[[], bool]) -> bool:
    """Tell whether evidence can change the verdict on its promise.

    Args:
        evidence: What one document says of the promise.
        heard: Tells whether another document mentions the matter already.
    """
    if any(one.stance != "mentions" or one.score >= FAINT for one in evidence):
        return True
    return any(one.score > 0 for one in evidence) and not heard()
