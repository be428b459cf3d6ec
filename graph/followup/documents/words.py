"""Words by which a decision or sentence says what becomes of an earlier promise."""

import re
from functools import cache

from graph.followup_model import Stance
from ingest import lexicon


@cache
def _patterns() -> tuple[tuple[Stance, re.Pattern[str]], ...]:
    stances: dict[str, Stance] = {"dropped": "dropped", "new-date": "new-date"}
    return tuple(
        (stances[row["stance"]], re.compile(row["pattern"], re.IGNORECASE))
        for row in lexicon.table("belagg_verb")
    )


def stance_of(text: str) -> Stance | None:
    """Return the stance that the words of `text` take, or None.

    >>> stance_of("Fullmäktige upphäver uppdraget från 2019.")
    'dropped'
    >>> stance_of("Fullmäktige fastställer taxan.") is None
    True
    """
    return next((s for s, pattern in _patterns() if pattern.search(text)), None)
