"""The one style sheet: calm type, colours that all readers can tell apart.

Colours are Okabe and Ito's, mixed with the text's own colour, so that they hold in
the light and in the dark theme. No meaning rests on colour alone: the kinds also
differ in line, and the states are written out.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

# Kind of fact → its colour and the line under it.
FACTS: Mapping[str, tuple[str, str]] = {
    "decision": ("#0072B2", "2px solid"),
    "proposal": ("#56B4E9", "2px dashed"),
    "historical": ("#888888", "2px dotted"),
    "commitment": ("#D55E00", "3px solid"),
    "followup": ("#009E73", "3px double"),
    "question": ("#CC79A7", "2px dashed"),
    "person": ("#B8860B", "1px solid"),
    "organisation": ("#8A7A00", "1px dashed"),
    "time": ("#7B52AB", "1px dotted"),
    "reference": ("#777777", "1px dotted"),
}
# Broad facts get a tinted ground too; narrow ones only a line under the words.
BROAD = ("decision", "proposal", "historical", "commitment", "followup", "question")

# Status of a promise → the colour of its badge.
STATES: Mapping[str, str] = {
    "ej-forfallen": "#0072B2",
    "pagar": "#56B4E9",
    "delvis": "#E69F00",
    "infriad": "#009E73",
    "infriad-sent": "#009E73",
    "omplanerad": "#E69F00",
    "struken": "#888888",
    "motsags": "#D55E00",
    "frist-passerad-utan-belagg": "#CC79A7",
    "okant": "#888888",
}

# Status of a promise → a sign beside its word, for those who scan a list.
SIGNS: Mapping[str, str] = {
    "ej-forfallen": "◷",
    "pagar": "…",
    "delvis": "◐",
    "infriad": "✓",
    "infriad-sent": "✓",
    "omplanerad": "→",
    "struken": "✕",
    "motsags": "≠",
    "frist-passerad-utan-belagg": "!",
    "okant": "?",
}

_FOLDER = Path(__file__).parent
# What all pages share, and the rules of the pictures.
_BASES = ("style.css", "pictures.css")


def _fact_rules() -> str:
    rules = []
    for kind, (colour, line) in FACTS.items():
        strong = f"color-mix(in srgb,{colour} 80%,currentColor)"
        ground = f"background:{colour}26;" if kind in BROAD else ""
        rules.append(f".sagt-{kind}{{{ground}border-bottom:{line} {strong}}}")
    return "".join(rules)


def _badge_rules() -> str:
    shades = {**STATES, **{kind: FACTS[kind][0] for kind in BROAD}}
    return "".join(f".sagt-marke.{k}{{--c:{c}}}" for k, c in shades.items())


@cache
def sheet() -> str:
    """Return the style sheet as an element of the page."""
    base = "".join((_FOLDER / name).read_text(encoding="utf-8") for name in _BASES)
    return f"<style>{base}{_fact_rules()}{_badge_rules()}</style>"
