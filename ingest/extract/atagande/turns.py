"""Who speaks in a written-out debate: the turns, and whose answer they are."""

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass

from ingest.extract.context import Context

TURN = re.compile(
    r"^(?P<name>[A-ZÅÄÖ][\wåäöÅÄÖé-]+(?: [A-ZÅÄÖ][\wåäöÅÄÖé-]+){1,4}) "
    r"\([A-ZÅÄÖa-zåäö]{1,3}\):",
    re.MULTILINE,
)
# Shorter turns than this give the floor to someone; an answer takes longer.
ANSWER = 500
DEBATES = ("interpellation", "interpellationssvar")


@dataclass(frozen=True)
class Turns:
    """The turns of a debate by place, with who answers in it."""

    starts: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    answering: str | None = None

    def speaker_at(self, offset: int) -> str | None:
        """Return whose turn it is, or None outside the debate."""
        at = bisect_right(self.starts, offset) - 1
        return self.names[at] if at >= 0 else None


def turns_of(context: Context) -> Turns:
    """Return the turns of a debate; none in other documents.

    The one who answers speaks at length most often of those who did not ask.
    """
    document = context.document
    if document.type not in DEBATES or "):" not in context.text:
        return Turns()
    found = list(TURN.finditer(context.text))
    if len(found) < 3:
        return Turns()
    starts = tuple(turn.start() for turn in found)
    names = tuple(turn["name"] for turn in found)
    ends = (*starts[1:], len(context.text))
    asked = context.text[: starts[0]]
    long = Counter(
        name
        for name, start, end in zip(names, starts, ends, strict=True)
        if end - start > ANSWER and name not in asked
    )
    most = long.most_common(1)
    return Turns(starts, names, most[0][0] if most else None)
