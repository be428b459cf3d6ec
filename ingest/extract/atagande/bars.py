"""What keeps a sentence from binding anyone: questions, demands, law, the past."""

import re
from functools import cache

from ingest import lexicon
from ingest.extract.atagande.units import Unit

# In a decision, an agreement or a government assignment these words are ordinary.
BINDING = frozenset(("beslut", "avtal", "uppdrag"))
TOLERATED = frozenset(("villkor", "mojlighet", "motion", "lag", "formalia", "historik"))


@cache
def _patterns() -> tuple[tuple[str, bool, re.Pattern[str]], ...]:
    """Return the bars as rule name, whether only at the start, and pattern."""
    return tuple(
        (row["regel"], row["var"] == "början", re.compile(row["mönster"]))
        for row in lexicon.table("atagande_hinder")
    )


def bar_of(unit: Unit) -> str | None:
    """Return the rule that keeps a unit from being a commitment, or None."""
    text = unit.text.lower()
    if unit.text.rstrip("”\"'»)").endswith("?"):
        return "fraga"
    for rule, at_start, pattern in _patterns():
        if unit.genre in BINDING and rule in TOLERATED:
            continue
        if unit.genre == "uppdrag" and rule == "remissvar":
            continue  # whoever has the task answers to the government
        found = pattern.match(text) if at_start else pattern.search(text)
        if found is not None:
            return rule
    return None
