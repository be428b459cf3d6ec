"""A document's text with its facts highlighted exactly where they stand."""

import html
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.model import Artifact, Document

# What stands between the cells of a row: a tab may end where the next cell begins.
CELL = '<span class="sagt-cell">\t</span>'


@dataclass(frozen=True, slots=True)
class Shown:
    """One stretch to highlight: what kind, and what to say when pointed at.

    `id` is the fact's, where it has a page of its own: a decision or a promise.
    """

    start: int
    end: int
    kind: str
    label: str = ""
    id: str = ""


def shown(artifact: Artifact) -> list[Shown]:
    """Return every fact of a document that stands at a place in its text."""
    facts = artifact.facts
    found = [Shown(d.start, d.end, d.status, d.outcome, d.id) for d in facts.decisions]
    found += [
        Shown(c.start, c.end, "commitment", c.promisor or "", c.id)
        for c in facts.commitments
    ]
    found += [Shown(f.start, f.end, "followup", f.status) for f in facts.followups]
    found += [Shown(q.start, q.end, "question", q.status) for q in facts.questions]
    found += [
        Shown(x.start, x.end, "time", str(x.latest_wide or x.latest or ""))
        for x in facts.times
    ]
    found += [Shown(r.start, r.end, "reference", r.target) for r in facts.references]
    for kind, actors in (
        ("person", facts.persons),
        ("organisation", facts.organisations),
    ):
        for actor in actors:
            found += [Shown(m.start, m.end, kind, actor.name) for m in actor.mentions]
    return sorted(found, key=lambda s: (s.start, -s.end, s.kind))


def headings(document: Document) -> list[Shown]:
    """Return the headings of a document's sections."""
    found = []
    for section in document.sections:
        stop = document.text.find("\n", section.start)
        end = stop if section.start <= stop else len(document.text)
        found.append(Shown(section.start, end, "rubrik"))
    return found


def parts(text: str, size: int) -> list[tuple[int, int]]:
    """Return the stretches a long text is shown in, cut between paragraphs.

    >>> parts("ett\\ntvå\\ntre", 6)
    [(0, 4), (4, 8), (8, 11)]
    """
    found, start = [], 0
    while len(text) - start > size:
        cut = text.rfind("\n", start, start + size) + 1
        end = cut if cut > start else start + size
        found.append((start, end))
        start = end
    return [*found, (start, len(text))]


def marked(
    text: str,
    facts: Sequence[Shown],
    window: tuple[int, int],
    focus: tuple[int, int] = (0, 0),
    pages: Iterable[tuple[int, str]] = (),
) -> str:
    """Return HTML of `text` within `window`, facts as spans, the focus outlined.

    Facts may overlap: the text is cut at every edge, and each piece carries the
    kinds of all facts around it. Everything from the document is escaped; what is
    added (anchors, page numbers) stands in attributes, so that the text of the HTML
    is the text of the document.

    Args:
        text: The document's text.
        facts: What to highlight, in order of start.
        window: The stretch to show.
        focus: The stretch that the reader came for; empty if there is none.
        pages: Where pages begin, and what to write there.
    """
    first, last = window
    begin, stop = max(focus[0], first), min(focus[1], last)
    numbers = {place: name for place, name in pages if first <= place < last}
    edges = {first, last, *numbers}
    if begin < stop:
        edges |= {begin, stop}
    for fact in facts:
        edges.update(e for e in (fact.start, fact.end) if first < e < last)
    written = ['<div class="sagt-text" lang="sv">']
    for start, end, around in _pieces(sorted(edges), facts):
        if begin < stop and start == begin:
            written.append('<span id="fokus" tabindex="-1"><mark>')
        if start in numbers:
            name = html.escape(numbers[start])
            written.append(f'<span class="sagt-sida" data-sida="{name}"></span>')
        written.append(_piece(text[start:end], around, start))
        if begin < stop and end == stop:
            written.append("</mark></span>")
    return "".join((*written, "</div>"))


def _pieces(
    edges: Sequence[int], facts: Sequence[Shown]
) -> Iterator[tuple[int, int, list[Shown]]]:
    """Yield each stretch between two edges with the facts around it."""
    waiting = iter(facts)
    following = next(waiting, None)
    around: list[Shown] = []
    for start, end in pairwise(edges):
        while following is not None and following.start <= start:
            around.append(following)
            following = next(waiting, None)
        around = [fact for fact in around if fact.end > start]
        yield start, end, around


def _piece(text: str, facts: Sequence[Shown], start: int) -> str:
    escaped = html.escape(text).replace("\t", CELL)
    if not facts:
        return escaped
    kinds = " ".join(f"sagt-{kind}" for kind in dict.fromkeys(f.kind for f in facts))
    said = "; ".join(dict.fromkeys(f.label for f in facts if f.label))
    title = f' title="{html.escape(said)}"' if said else ""
    anchor = f' id="f-{start}"' if any(f.start == start for f in facts) else ""
    return f'<span{anchor} class="{kinds}"{title}>{escaped}</span>'
