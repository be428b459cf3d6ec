"""The words of a statement that carry its stance."""

import re
from functools import cache

from graph.followup.tables import table
from graph.followup_model import Stance


@cache
def _patterns(stance: Stance) -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(row["pattern"], re.IGNORECASE)
        for row in table("cues")
        if row["stance"] == stance
    )


def cue_of(stance: Stance, text: str, start: int) -> tuple[int, int] | None:
    """Return where in the document the words of `text` that carry a stance stand.

    None for what only mentions; the whole statement where no single words do it.

    >>> cue_of("dropped", "Uppdraget avskrivs.", 100)
    (110, 118)
    """
    if stance == "mentions":
        return None
    found = (pattern.search(text) for pattern in _patterns(stance))
    first = next((match for match in found if match is not None), None)
    if first is None:
        return start, start + len(text)
    return start + first.start(), start + first.end()
