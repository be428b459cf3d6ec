"""How a passage speaks, whatever is asked: says an amount, is a mere line, a formality.

Among passages of one document that hold the same words, whoever asks wants the one
that tells something, not the line that names the matter or who was sent a copy.
"""

import re
from functools import cache, lru_cache
from pathlib import Path

from search import wording
from search.model import Entry

FORMALITIES = Path(__file__).with_name("formalities.txt")
# One of these stands in whatever says an amount; they are quick to look for.
_HINTS = ("%", "kr", "milj", "procent")
# A passage of fewer words is a line by itself.
SHORT = 12
HEADINGS = 2_000
_AMOUNT = re.compile(
    r"\d\s?%|\d\s?(?:kr|tkr|mkr|mnkr)\b"
    r"|\b(?:kronor|miljon|miljoner|miljard|miljarder|procent)\b"
)


def of(entry: Entry) -> dict[str, float]:
    """Return how a passage speaks, by the names of the table of weights."""
    return {
        "amount": float(_says_amount(entry.text)),
        "short": float(len(wording.of_passage(entry).forms) < SHORT),
        "formality": float(_is_formality(entry.heading or "")),
    }


def _says_amount(text: str) -> bool:
    return any(hint in text for hint in _HINTS) and _AMOUNT.search(text) is not None


@lru_cache(HEADINGS)
def _is_formality(heading: str) -> bool:
    return heading.lower().startswith(_formalities())


@cache
def _formalities() -> tuple[str, ...]:
    lines = FORMALITIES.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and line[0] != "#")
