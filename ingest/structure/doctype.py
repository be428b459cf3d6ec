"""What kind of document it is, by scored evidence in its text; never by its path.

The evidence is data (`lexicon/dokumenttyper.tsv`); the form (how many §§, a front
page, what the file is) adds its share here.
"""

import re
from functools import cache
from itertools import islice
from typing import NamedTuple, cast, get_args

from ingest import lexicon
from ingest.model import DocumentType
from ingest.needles import needles_of
from ingest.structure.brevhuvud import page_heads
from ingest.structure.headings import ITEM, role_of
from ingest.structure.layout import Layout

HEAD = 1500
READ = 20_000
TITLE_LINES = 6
# A line as short as this may be a heading.
SHORT = 80
LEAST = 2.6
# What the collection itself says the document is weighs more than any wording.
STATED = 12.0
# More hits of one piece of evidence add little.
REPEATS = 2


class _Evidence(NamedTuple):
    """A pattern that speaks for a type where `needles` show that it may match."""

    kind: DocumentType
    where: str
    pattern: re.Pattern[str]
    needles: tuple[str, ...]
    weight: float

    def hits(self, zone: str) -> int:
        """Return how often the pattern is found, as far as it matters."""
        if self.needles and not any(needle in zone for needle in self.needles):
            return 0
        return sum(1 for _ in islice(self.pattern.finditer(zone), REPEATS))


@cache
def _evidence() -> tuple[_Evidence, ...]:
    known = get_args(DocumentType)
    rows = []
    for row in lexicon.table("dokumenttyper"):
        if row["typ"] not in known:
            message = f"okänd dokumenttyp i lexikonet: {row['typ']}"
            raise ValueError(message)
        kind = cast("DocumentType", row["typ"])
        # Text in lower case is searched: ignoring case costs twice as much.
        written = row["monster"].replace("A-ZÅÄÖ", "a-zåäö")
        pattern = re.compile(written, re.MULTILINE)
        needles = needles_of(written)
        weight = float(row["vikt"])
        rows.append(_Evidence(kind, row["var"], pattern, needles, weight))
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
    zone += (cell[:250] for cell in page_heads(layout))
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
        scores["webbsida"] = 4.5
    genre = layout.metadata.get("genre")
    if genre in get_args(DocumentType):
        scores[cast("DocumentType", genre)] = STATED
    return scores


def find_type(layout: Layout) -> tuple[DocumentType, float]:
    """Return the document's type and how sure it is, in [0, 1]."""
    read, end = layout.text[:READ].lower(), layout.text[-HEAD:].lower()
    short = (line for line in read.split("\n") if len(line) < SHORT)
    zones = {
        "titel": _title_zone(layout).lower(),
        "huvud": read[:HEAD],
        "rubrik": "\n".join(short),
        "text": read,
        "slut": end,
    }
    scores = _form(layout)
    for one in _evidence():
        hits = one.hits(zones[one.where])
        if hits:
            weight = one.weight * (1 + 0.2 * (hits - 1))
            scores[one.kind] = scores.get(one.kind, 0.0) + weight
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < LEAST:
        return "ovrigt", 0.3
    best, score = ranked[0]
    rival = ranked[1][1] if len(ranked) > 1 else 0.0
    margin = (score - rival) / score
    return best, round(min(0.98, 0.5 + 0.5 * margin * min(1.0, score / 6)), 2)
