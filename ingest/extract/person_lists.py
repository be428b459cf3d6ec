"""Attendance lists and signature blocks: which label a line stands under."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from ingest import lexicon
from ingest.extract.person_titles import is_title

PARAGRAPH = re.compile(r"\s*§+\s?\d+[^\n]{3,}")
REPLACES = re.compile(
    r"[ \u00a0,]*(?:§+[^\n]{0,30}?)?\(?(?:ersätter|ers\.? för|i(?:[ ]|)stället för|"
    r"tjg(?:\.|ör)? för|tjänstgör(?:ande)? för)[ \u00a0]"
)
MAX_BARREN = 3
SENTENCE = re.compile(r"(?:\S+[ \u00a0]){3,}\S*[^\W\d_]{3,}\.\s*")
PROSE_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Zone:
    """Lines under one label; `role` is what the label makes of those named."""

    start: int
    end: int
    role: str


@cache
def _labels() -> tuple[re.Pattern[str], dict[str, str]]:
    roles = {
        row["label"].lower(): row["role"] for row in lexicon.table("personetiketter")
    }
    longest = sorted(roles, key=lambda label: (-len(label), label))
    words = "|".join(re.escape(label) for label in longest)
    return re.compile(rf"[ \u00a0]*({words})\b[ \u00a0]*:?", re.IGNORECASE), roles


def zones(text: str, name_starts: list[int]) -> tuple[Zone, ...]:
    """Return the labelled zones of a text.

    Args:
        text: The document's text.
        name_starts: Where candidate names begin, in order; a zone ends where
            some lines in a row hold none.
    """
    pattern, roles = _labels()
    found: list[Zone] = []
    role, opened, reached, barren = "", 0, 0, 0
    position = 0
    for line in text.splitlines(keepends=True):
        start, end = position, position + len(line)
        position = end
        label = pattern.match(line)
        index = bisect_right(name_starts, start - 1)
        named = index < len(name_starts) and name_starts[index] < end
        if label is not None and _is_label(line, label):
            if role and reached > opened:
                found.append(Zone(opened, reached, role))
            role, opened, barren = roles[label.group(1).lower()], start, 0
            reached = end if named else start
            continue
        if not role:
            continue
        if named and not PARAGRAPH.match(line) and len(line) < 200:
            reached, barren = end, 0
        elif line.strip():
            prose = len(line) > PROSE_LENGTH or SENTENCE.fullmatch(line)
            barren += MAX_BARREN if prose else 1
        if barren >= MAX_BARREN or PARAGRAPH.match(line):
            if reached > opened:
                found.append(Zone(opened, reached, role))
            role = ""
    if role and reached > opened:
        found.append(Zone(opened, reached, role))
    return tuple(found)


def label_role(text: str) -> str | None:
    """Return the role that a whole line or cell such as "Justerare" labels."""
    return _labels()[1].get(text.strip(" \u00a0:").lower())


def _is_label(line: str, label: re.Match[str]) -> bool:
    """Tell a label from a sentence that opens with the same word."""
    rest = line[label.end() :].strip()
    # "Ordförande\tDirektör": the titles of a signature in columns label no list.
    if rest and "\t" in line.strip() and is_title(rest.split()[0].lower()):
        return False
    return (
        not rest
        or line[: label.end()].rstrip().endswith(":")
        or (rest[0].isupper() and not rest.endswith("."))
    )


def is_listed(text: str, start: int, zone: Zone) -> bool:
    """Tell whether the name at `start` opens its line or stands by the label."""
    line = text.rfind("\n", 0, start) + 1
    if line <= zone.start:
        return True
    return not text[line:start].strip(" \u00a0\t•*–-·0123456789.")


def zone_at(found: tuple[Zone, ...], offset: int) -> Zone | None:
    """Return the zone around `offset`, or None."""
    index = bisect_right(found, offset, key=lambda zone: zone.start) - 1
    if index < 0 or found[index].end <= offset:
        return None
    return found[index]


def replaces_at(text: str, end: int) -> int | None:
    """Return where the name of the replaced member begins, if one is stated."""
    match = REPLACES.match(text, end)
    return match.end() if match is not None else None
