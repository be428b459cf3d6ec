"""What kind of document it is, by scored evidence in its text; never by its path.

The evidence is data (`lexicon/dokumenttyper.tsv`); the form (how many §§, a front
page, what the file is) adds its share here.
"""

import re
from functools import cache
from itertools import islice
from typing import cast, get_args

from ingest import lexicon
from ingest.model import DocumentType
from ingest.structure.headings import ITEM, role_of
from ingest.structure.layout import Layout

HEAD = 1500
READ = 20_000
TITLE_LINES = 6
LEAST = 2.6
# What the collection itself says the document is weighs more than any wording.
STATED = 12.0
# More hits of one piece of evidence add little.
REPEATS = 2


@cache
def _evidence() -> tuple[tuple[DocumentType, str, re.Pattern[str], float], ...]:
    known = get_args(DocumentType)
    rows = []
    for row in lexicon.table("dokumenttyper"):
        if row["typ"] not in known:
            message = f"okänd dokumenttyp i lexikonet: {row['typ']}"
            raise ValueError(message)
        kind = cast("DocumentType", row["typ"])
        pattern = re.compile(row["monster"], re.IGNORECASE | re.MULTILINE)
        rows.append((kind, row["var"], pattern, float(row["vikt"])))
    return tuple(rows)


def _title_zone(layout: Layout) -> str:
    """Return the first lines and the first heading: where a title would stand."""
    items = {m.start for m in layout.marks if m.kind in ("list_item", "table_row")}
    opened = next((s.start for s in layout.sections if s.kind == "paragraf"), HEAD)
    first = [
        line
        for line in layout.lines[:TITLE_LINES]
        if line.start < opened and not (line.start in items and ITEM.match(line.text))
    ]
    zone = [line.text[:250] for line in first if len(line.text) < 400]
    for mark in layout.marks:
        if mark.kind == "heading" and mark.start < HEAD:
            zone.append(layout.text[mark.start : mark.end])
            break
    zone.append(layout.metadata.get("title", ""))
    return "\n".join(dict.fromkeys(zone))


def _form(layout: Layout) -> dict[DocumentType, float]:
    """Score what the form says, apart from the words."""
    sections = layout.sections
    paragrafer = sum(s.kind == "paragraf" for s in sections)
    front = any(s.kind == "forsattsblad" for s in sections)
    roles = {role_of(s.heading) for s in sections if s.heading}
    decides = "beslut" in roles
    scores: dict[DocumentType, float] = {}
    if paragrafer >= 2 and decides:
        scores["protokoll"] = 4.0
    elif paragrafer >= 2:
        scores["protokoll"] = 1.0
    elif paragrafer == 1 and decides:
        scores["protokollsutdrag"] = 4.0 if "narvaro" in roles else 8.0
    if paragrafer and front:
        scores["protokoll"] = scores.get("protokoll", 0.0) + 0.5
    if "html" in layout.media_type:
        scores["webbsida"] = 3.0
    genre = layout.metadata.get("genre")
    if genre in get_args(DocumentType):
        scores[cast("DocumentType", genre)] = STATED
    return scores


def find_type(layout: Layout) -> tuple[DocumentType, float]:
    """Return the document's type and how sure it is, in [0, 1]."""
    text = layout.text
    short = (line.text for line in layout.lines if len(line.text) < 80)
    zones = {
        "titel": _title_zone(layout),
        "huvud": text[:HEAD],
        "rubrik": "\n".join(short)[:READ],
        "text": text[:READ],
        "slut": text[-HEAD:],
    }
    scores = _form(layout)
    for kind, where, pattern, weight in _evidence():
        hits = sum(1 for _ in islice(pattern.finditer(zones[where]), REPEATS))
        if hits:
            scores[kind] = scores.get(kind, 0.0) + weight * (1 + 0.2 * (hits - 1))
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < LEAST:
        return "ovrigt", 0.3
    best, score = ranked[0]
    rival = ranked[1][1] if len(ranked) > 1 else 0.0
    margin = (score - rival) / score
    return best, round(min(0.98, 0.5 + 0.5 * margin * min(1.0, score / 6)), 2)
