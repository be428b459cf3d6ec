"""A document's text with its facts highlighted exactly where they stand."""

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.model import Artifact

# Okabe and Ito's palette: colours that colour-blind people can tell apart.
COLOURS = {
    "decision": "#0072B2",
    "proposal": "#56B4E9",
    "historical": "#999999",
    "commitment": "#D55E00",
    "followup": "#009E73",
    "question": "#CC79A7",
    "person": "#B8860B",
    "organisation": "#7A6A00",
    "time": "#6A4C93",
    "reference": "#555555",
}
# Broad facts get a tinted ground, narrow ones a line under the words.
BROAD = frozenset(
    {"decision", "proposal", "historical", "commitment", "followup", "question"}
)


@dataclass(frozen=True, slots=True)
class Shown:
    """One stretch to highlight: what kind, and what to say when pointed at."""

    start: int
    end: int
    kind: str
    label: str


def shown(artifact: Artifact) -> list[Shown]:
    """Return every fact of a document that stands at a place in its text."""
    facts = artifact.facts
    found = [Shown(d.start, d.end, d.status, d.outcome) for d in facts.decisions]
    found += [Shown(c.start, c.end, "commitment", c.rule) for c in facts.commitments]
    found += [Shown(f.start, f.end, "followup", f.status) for f in facts.followups]
    found += [Shown(q.start, q.end, "question", q.status) for q in facts.questions]
    found += [Shown(x.start, x.end, "time", str(x.latest)) for x in facts.times]
    found += [Shown(r.start, r.end, "reference", r.target) for r in facts.references]
    for kind, actors in (
        ("person", facts.persons),
        ("organisation", facts.organisations),
    ):
        for actor in actors:
            found += [Shown(m.start, m.end, kind, actor.name) for m in actor.mentions]
    return sorted(found, key=lambda s: (s.start, -s.end, s.kind))


def style(kinds: Iterable[str]) -> str:
    """Return the style sheet for the kinds shown."""
    rules = []
    for kind in kinds:
        colour = COLOURS[kind]
        ground = f"background:{colour}22;" if kind in BROAD else ""
        rules.append(f".sagt-{kind}{{{ground}border-bottom:2px solid {colour};}}")
    return (
        "<style>.sagt-text{white-space:pre-wrap;line-height:1.6;max-width:46rem;"
        "overflow-wrap:anywhere}"
        "#fokus{outline:3px solid #E69F00;outline-offset:2px;border-radius:2px}"
        f"{''.join(rules)}</style>"
    )


def marked(
    text: str, facts: Sequence[Shown], window: tuple[int, int], focus: tuple[int, int]
) -> str:
    """Return HTML of `text` within `window`, facts as spans, the focus outlined.

    Facts may overlap: the text is cut at every edge, and each piece carries the
    kinds of all facts around it. Everything from the document is escaped.
    """
    first, last = window
    edges = {first, last}
    for fact in (*facts, Shown(*focus, "focus", "")):
        edges.update(e for e in (fact.start, fact.end) if first <= e <= last)
    cuts = sorted(edges)
    pieces, begins, focused = [], iter(facts), False
    open_facts: list[Shown] = []
    following = next(begins, None)
    for start, end in pairwise(cuts):
        while following is not None and following.start <= start:
            open_facts.append(following)
            following = next(begins, None)
        open_facts = [f for f in open_facts if f.end > start]
        inside = focus[0] <= start < focus[1]
        pieces.append(
            _piece(text[start:end], open_facts, inside and not focused, inside)
        )
        focused = focused or inside
    return f'<div class="sagt-text">{"".join(pieces)}</div>'


def _piece(text: str, facts: list[Shown], first: bool, inside: bool) -> str:
    escaped = html.escape(text)
    if not facts and not inside:
        return escaped
    kinds = dict.fromkeys(f.kind for f in facts)
    classes = " ".join(f"sagt-{kind}" for kind in kinds)
    title = html.escape("; ".join(f"{f.kind}: {f.label}" for f in facts), quote=True)
    anchor = ' id="fokus"' if first else ""
    marked_text = f"<mark>{escaped}</mark>" if inside else escaped
    return f'<span{anchor} class="{classes}" title="{title}">{marked_text}</span>'
