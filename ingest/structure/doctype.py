"""What kind of document it is, by scored evidence in its text; never by its path.

The evidence is data (`lexicon/dokumenttyper.tsv`); the form (how many §§, a front
page, what the file is) adds its share here.
"""

import re
from functools import cache
from typing import cast, get_args

from ingest import lexicon
from ingest.model import DocumentType, Mark, Section
from ingest.structure.headings import role_of
from ingest.structure.textlines import TextLine

HEAD = 1500
READ = 20_000
TITLE_LINES = 4
LEAST = 2.6
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


def _title_zone(
    lines: tuple[TextLine, ...], marks: tuple[Mark, ...], text: str, title: str
) -> str:
    """Return the first lines and the first heading: where a title would stand."""
    zone = [line.text[:250] for line in lines[:TITLE_LINES] if len(line.text) < 400]
    headings = [m for m in marks if m.kind == "heading" and m.start < HEAD]
    if headings:
        zone.append(text[headings[0].start : headings[0].end])
    if title:
        zone.append(title)
    return "\n".join(dict.fromkeys(zone))


def _form(sections: tuple[Section, ...], media_type: str) -> dict[DocumentType, float]:
    """Score what the form says, apart from the words."""
    paragrafer = sum(s.kind == "paragraf" for s in sections)
    front = any(s.kind == "forsattsblad" for s in sections)
    roles = {s.heading.casefold() for s in sections if s.heading}
    decides = any(r == "beslut" or r.endswith("s beslut") for r in roles)
    scores: dict[DocumentType, float] = {}
    if paragrafer >= 2 and decides:
        scores["protokoll"] = 4.0
    elif paragrafer >= 2:
        scores["protokoll"] = 1.0
    elif paragrafer == 1 and decides:
        attended = any(role_of(r) == "narvaro" for r in roles)
        scores["protokollsutdrag"] = 4.0 if attended else 8.0
    if paragrafer and front:
        scores["protokoll"] = scores.get("protokoll", 0.0) + 0.5
    if "html" in media_type:
        scores["webbsida"] = 2.0
    return scores


def find_type(
    text: str,
    lines: tuple[TextLine, ...],
    marks: tuple[Mark, ...],
    sections: tuple[Section, ...],
    title: str,
    media_type: str,
) -> tuple[DocumentType, float]:
    """Return the document's type and how sure it is, in [0, 1]."""
    zones = {
        "titel": _title_zone(lines, marks, text, title),
        "huvud": text[:HEAD],
        "rubrik": "\n".join(line.text for line in lines if len(line.text) < 80)[:READ],
        "text": text[:READ],
        "slut": text[-HEAD:],
    }
    scores = _form(sections, media_type)
    for kind, where, pattern, weight in _evidence():
        hits = 0
        for _ in pattern.finditer(zones[where]):
            hits += 1
            if hits == REPEATS:
                break
        if hits:
            scores[kind] = scores.get(kind, 0.0) + weight * (1 + 0.2 * (hits - 1))
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < LEAST:
        return "ovrigt", 0.3
    best, score = ranked[0]
    rival = ranked[1][1] if len(ranked) > 1 else 0.0
    margin = (score - rival) / score
    return best, round(min(0.98, 0.5 + 0.5 * margin * min(1.0, score / 6)), 2)
