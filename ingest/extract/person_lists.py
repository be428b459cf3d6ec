"""Attendance lists and signature blocks: which label a line stands under."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from ingest import lexicon
from ingest.extract.person_titles import is_title

PARAGRAPH = re.compile(r"\s*§+\s?\d+[^\n]{3,}")
REPLACES = re.compile(
    r"(?:,[ \u00a0][A-ZÅÄÖ][\w-]+(?=,))?[ \u00a0,]*"
    r"(?:(?:fr\.?o\.?m\.?|t\.?o\.?m\.?|från)[ ])?(?:§+[^\n]{0,30}?)?\(?(?:[Ee]rsätter|"
    r"ers\.? för|ersättare för|i(?:[ ]|)stället för|"
    r"tjg(?:\.|ör)?(?: ers\.?)? för|tjänstgör(?:ande)?(?: ersättare)? för)[ \u00a0]"
)
# In a list of substitutes "för Bo Alm" says whom they stand in for.
STANDS_IN = re.compile(
    r"(?:,[ \u00a0][A-ZÅÄÖ][\w-]+(?=,))?[ \u00a0,]*\(?för[ \u00a0](?=[A-ZÅÄÖ])"
)
SUBSTITUTE = re.compile(r"[ \u00a0,]*\(?(?:tjg|tjänstg|tj)\.? ?ers")
SIGN_LINE = re.compile(r"[._…–\s-]*(?:Paragraf(?:er)?\b|§).*|[._…–\s-]+")
LONE_PARTY = re.compile(r"\([A-Za-zÅÄÖåäö–-]{1,6}\)")
# Labels that may follow in the middle of a line, before a name.
GROUPS = (
    *("ledamöter", "ledamot", "ersättare", "tjänstgörande ersättare"),
    *("ej tjänstgörande ersättare", "övrig deltagare", "tjänsteperson"),
    *("adjungerad", "justerare", "sekreterare", "närvarande", "beslutande"),
    *("frånvarande", "facklig representant", "personalföreträdare"),
)
MAX_BARREN = 3
# One person has these: a line of other words after the name ends them.
ONE_HOLDER = frozenset(
    ("sekreterare", "nämndsekreterare", "ordförande", "vice ordförande")
)
SENTENCE = re.compile(r"(?:\S+[ \u00a0]){3,}\S*[^\W\d_]{3,}\.\s*")
PROSE_LENGTH = 80
INNER = re.compile(r"(?:[).]|[^\W\d_])(?:[ \u00a0,;]{1,3}|\t)(?=[A-ZÅÄÖ])")


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
    found: list[Zone] = []
    role, opened, reached, barren = "", 0, 0, 0
    position = 0
    for line in text.splitlines(keepends=True):
        start, end = position, position + len(line)
        position = end
        index = bisect_right(name_starts, start - 1)
        named = index < len(name_starts) and name_starts[index] < end
        labels = _opened(line, start, name_starts)
        if labels and not _titles_above(text, role, labels, named):
            if role and reached > opened:
                found.append(Zone(opened, reached, role))
            within = [
                Zone(place, following, inner)
                for (place, inner), (following, _) in pairwise(labels)
            ]
            found += [zone for zone in within if zone.end > zone.start]
            opened, role = labels[-1]
            reached, barren = (end if named else opened), 0
            continue
        if not role:
            continue
        if named and not PARAGRAPH.match(line) and len(line) < 200:
            reached, barren = end, 0
        elif line.strip():
            prose = len(line) > PROSE_LENGTH or SENTENCE.fullmatch(line)
            over = role in ONE_HOLDER and reached > opened
            barren += MAX_BARREN if prose or over else 1
        if barren >= MAX_BARREN or PARAGRAPH.match(line):
            if reached > opened:
                found.append(Zone(opened, reached, role))
            role = ""
    if role and reached > opened:
        found.append(Zone(opened, reached, role))
    return tuple(found)


def _titles_above(
    text: str, role: str, labels: list[tuple[int, str]], named: bool
) -> bool:
    """Tell whether "Ordförande" stands below a name and its party, in a list."""
    start, label = labels[0]
    if named or role not in GROUPS or label in GROUPS:
        return False
    above = text[max(0, start - 12) : start].rstrip().rpartition("\n")[2].strip()
    return LONE_PARTY.fullmatch(above) is not None


def _opened(line: str, start: int, name_starts: list[int]) -> list[tuple[int, str]]:
    """Return where labels stand in a line that opens with one, and their roles."""
    pattern, roles = _labels()
    label = pattern.match(line)
    if label is None or not _is_label(line, label):
        return []
    first = (start, roles[label.group(1).lower()])
    inner = _inner(line, start, label.end(), name_starts)
    if inner and inner[0][0] == start + label.end():
        return inner
    return [first, *inner]


def _inner(
    line: str, start: int, begin: int, name_starts: list[int]
) -> list[tuple[int, str]]:
    """Return where other labels stand in a label's line, right before a name."""
    pattern, roles = _labels()
    found = []
    for opener in INNER.finditer(line, max(0, begin - 3)):
        label = pattern.match(line, opener.end())
        if label is None:
            continue
        role = roles[label.group(1).lower()]
        after = start + label.end()
        after += len(line[label.end() :]) - len(line[label.end() :].lstrip())
        index = bisect_right(name_starts, after - 1)
        named = index < len(name_starts) and name_starts[index] == after
        # "Sekreterare: Bo Ek\tOrdförande: Åsa Alm": two who sign beside each other.
        beside = opener[0].endswith("\t") and label[0].rstrip().endswith(":")
        known = role in GROUPS and not opener[0].endswith("\t")
        if named and (known or beside):
            found.append((start + opener.end(), role))
    return found


def label_role(text: str) -> str | None:
    """Return the role that a whole line or cell such as "Justerare" labels."""
    return _labels()[1].get(text.strip(" \u00a0:").lower())


def _is_label(line: str, label: re.Match[str]) -> bool:
    """Tell a label from a sentence that opens with the same word."""
    rest = line[label.end() :].strip()
    if SIGN_LINE.fullmatch(rest):
        return True
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
    if line <= zone.start or text[start - 3 : start].endswith((") ", "; ", "), ")):
        return True
    return not text[line:start].strip(" \u00a0\t•*–-·0123456789.")


def zone_at(found: tuple[Zone, ...], offset: int) -> Zone | None:
    """Return the zone around `offset`, or None."""
    index = bisect_right(found, offset, key=lambda zone: zone.start) - 1
    if index < 0 or found[index].end <= offset:
        return None
    return found[index]


def replaces_at(text: str, end: int, zone: Zone | None) -> int | None:
    """Return where the name of the replaced member begins, if one is stated."""
    match = REPLACES.match(text, end)
    if match is None and zone is not None and "ersättare" in zone.role:
        match = STANDS_IN.match(text, end)
    return match.end() if match is not None else None


def is_substitute(text: str, end: int) -> bool:
    """Tell whether "tjg ers" stands after a name."""
    return SUBSTITUTE.match(text, end) is not None
