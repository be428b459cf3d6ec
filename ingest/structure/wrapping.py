"""Wrapped lines: joined to paragraphs where only the column's width broke them.

The column is measured on the lines that surely go on: the next begins in lower
case. A line break is deliberate where the next line's first word would have fit.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from ingest import lexicon
from ingest.structure.edits import Draft, Edit
from ingest.structure.headings import role_of
from ingest.structure.lines import Line, split_lines

# Shorter lines say nothing of the column's width.
LEAST = 40
# Shorter lines are names, votes and numbers of a list, that no width has broken.
CELL = 20
# A heading in larger letters breaks earlier; this share of the column is enough
# where the next line goes on in lower case.
LARGER_LETTERS = 0.5

# "Tjänstgörande ersättaren Åsa Ek yrkar …" opens as a heading does, and is none.
HEADING_WORDS = 6

_ITEM = re.compile(
    r"[•▪●○■□◦‣∙*·»►✓\uf0b7]\s?|[-–—]\s|o\s(?=[A-ZÅÄÖ])"
    r"|\d{1,2}(?:\.\d{1,2}){0,3}[.)]?\s+[A-ZÅÄÖ]|\d{1,2}[.)]\s"
    r"|[a-zåäö][.)]\s|\([a-z\d]{1,2}\)\s|§|Paragraf\s\d"
)
_ATT = re.compile(r"(?:\d{1,2}[.)]\s|[-–•]\s?)?[Aa]tt\s")
_ENDED = frozenset('.:!?…”"')
# Words that no line ends in of its own accord, and a month that waits for its year.
_WEAK = frozenset(lexicon.words("radslut"))
_MONTHS = frozenset(row["namn"] for row in lexicon.table("manader"))
_LABELS = frozenset(row["etikett"] for row in lexicon.table("faltetiketter"))
TAB = "\t"
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d|-\d)")
_MONTH = re.compile(r"\d{1,2}(?::e)? ([a-zåäö]+)$")
_DAY = re.compile(r"(?:^| )den$")
# "förklaras i Dnr" and "enligt § " wait for their number.
_NUMBERED = re.compile(r"\w,? (?:[Dd]nr|DNR|§|§§|nr)$")
_LAW = re.compile(r"\d{1,3}(?: ?[a-z])? ?§")
_DATE = re.compile(r"\d{1,2}(?::e)? ([a-zåäö]+)\b")
# "Diarienummer: KS 2024/118", "Ada Ek (S): Bifall." and "Dnr 118" open a line of
# their own; a paragraph's last word may stand before a colon, so its case counts.
_LABEL = re.compile(
    r"(?:[A-ZÅÄÖ][a-zåäö/-]{1,30}(?: [a-zåäö]{2,20}){0,3}"
    r"|[A-ZÅÄÖ][\wé-]{0,30}(?: [A-ZÅÄÖa-zåäö][\wé-]{0,30}){1,3}"
    r" \([A-ZÅÄÖ]{1,3}\)):(?!\S)"
    r"|(?:Dnr|Diarienr|Diarienummer|Ärendenr|Ärendenummer|Handläggare|Sammanträdesdatum"
    r"|DNR|Dnr\.)[ \t]"
)
# An entry of a contents list ends in its page.
_ENTRY_END = re.compile(r"(?:\.{4,}|…{2,}|(?:\. ){4,})\s*\d{1,4}$")
ENTRY_TAIL = 100
# A text whose widest line is wider than this holds a paragraph a line.
WIDEST = 110


def _parts_a_unit(line: str, after: str) -> bool:
    """Tell whether the break stands within "den 1 juni 2022" or "9 kap. 7 §"."""
    if line.endswith(" kap.") and _LAW.match(after):
        return True
    if after[0].isdigit() and _NUMBERED.search(line):
        return True
    month = _MONTH.search(line) if _YEAR.match(after) else None
    if month and month[1] in _MONTHS:
        return True
    day = _DATE.match(after) if line.endswith("den") and _DAY.search(line) else None
    return day is not None and day[1] in _MONTHS


def _parts_a_label(line: str, after: str) -> bool:
    """Tell whether the break stands within "Ersättare, ej tjänstgörande"."""
    if not after[0].islower():
        return False
    label = f"{line.rpartition(TAB)[2]} {after.partition(TAB)[0]}"
    return label.casefold().rstrip(" :") in _LABELS


def _ends_weakly(line: str) -> bool:
    """Tell whether a line ends in a word that must have another after it."""
    first, _, last = line.rpartition(" ")
    return bool(first) and last in _WEAK


def _surely_wrapped(line: str, after: str) -> bool:
    """Tell whether two lines can only be one sentence broken by the width."""
    if len(line) >= LEAST and _parts_a_unit(line, after):
        return True
    if len(line) >= LEAST and line[-1] == "," and after.startswith("§"):
        return True
    return (
        len(line) >= LEAST
        and (line[-1].isalnum() or line[-1] in "-,")
        and after[:1].islower()
        and not _ATT.match(after)
        and not _ITEM.match(after)
    )


def _reach(line: str, after: str) -> int:
    """Return how long the line would be with the next line's first word."""
    return len(line) + 1 + len(after.split(None, 1)[0])


def _sure_reaches(lines: list[Line]) -> list[int]:
    """Return the reach of every line that surely is wrapped, in rising order."""
    return sorted(
        _reach(line.text, after.text)
        for line, after in pairwise(lines)
        if line.text and after.text and _surely_wrapped(line.text, after.text)
    )


def _full_reach(reaches: list[int]) -> int:
    """Return the reach that means a full line, headings in larger letters aside."""
    if not reaches:
        return 80
    usual = [reach for reach in reaches if reach >= 0.8 * reaches[len(reaches) // 2]]
    return usual[len(usual) // 10]


def is_wrapped(draft: Draft) -> bool:
    """Tell by the text alone whether a column's width broke its lines."""
    lines = split_lines(draft)
    filled = sum(1 for line in lines if len(line.text) >= CELL)
    reaches = _sure_reaches(lines)
    if not reaches or len(reaches) < 0.04 * filled:
        return False
    # A short letter has few breaks, but then no line is a whole paragraph.
    narrow = max(len(line.text) for line in lines) <= WIDEST
    return narrow or (len(reaches) >= 3 and reaches[len(reaches) // 2] <= 160)


def unwrap(draft: Draft) -> Draft:
    """Return the draft with each paragraph on one line."""
    lines = split_lines(draft)
    full = _full_reach(_sure_reaches(lines))
    stated = _stated_ends(draft)
    return draft.edited(_joins(lines, full, stated))


def _stated_ends(draft: Draft) -> set[int]:
    """Return the line ends where the file itself begins or ends a heading or row."""
    text = draft.text
    before = (text.rfind("\n", 0, mark.start + 1) for mark in draft.marks)
    after = (text.find("\n", max(mark.end - 1, 0)) for mark in draft.marks)
    return {*before, *after} - {-1}


def _joins(lines: list[Line], full: int, stated: set[int]) -> Iterator[Edit]:
    """Yield the line ends that become a space."""
    opening = 0
    for index in range(1, len(lines)):
        line, after = lines[index - 1], lines[index]
        following = lines[index + 1].text if index + 1 < len(lines) else ""
        if (
            line.text
            and after.text
            and line.end not in stated
            and _goes_on(line.text, after.text, lines[opening].text, full)
            and not _opens_anew(line.text, after.text, following, full)
        ):
            yield Edit(line.end, after.start + after.indent, " ")
        else:
            opening = index


def _goes_on(line: str, after: str, opening: str, full: int) -> bool:
    """Tell whether `after` continues the paragraph that `opening` began."""
    if _parts_a_unit(line, after) or _parts_a_label(line, after):
        return True
    if after.startswith("§") and line[-1] != ":":
        return _mentions_paragraf(line, full)
    if _ITEM.match(after) or _is_entry(line):
        return False
    if not _ends_weakly(line) and (_LABEL.match(after) or _is_titled(after)):
        return False
    in_list = _ATT.match(opening) is not None
    if _ATT.match(after) and (in_list or line[-1] in ":,;"):
        return False
    if line[-1] in ",;" and after.split(None, 1)[0] == opening.split(None, 1)[0]:
        return False
    reach = _reach(line, after)
    lower = after[0].islower()
    if reach >= full:
        return lower or line[-1] != ":"
    unended = line[-1].isalnum() or line[-1] == "-"
    heading = role_of(line) is not None and len(line.split()) <= HEADING_WORDS
    if _ends_weakly(line) and not line.endswith(" att") and not heading:
        return lower or reach >= LARGER_LETTERS * full
    return lower and unended and reach >= LARGER_LETTERS * full


def _is_entry(line: str) -> bool:
    """Tell whether a line ends as an entry of a contents list; dots may be many."""
    return line[-1].isdigit() and _ENTRY_END.search(line[-ENTRY_TAIL:]) is not None


def _is_titled(line: str) -> bool:
    """Tell whether a line is a known heading, alone or with a column beside it."""
    return line[0].isupper() and role_of(line.partition("\t")[0]) is not None


def _mentions_paragraf(line: str, full: int) -> bool:
    """Tell whether the § that follows is one that the line speaks of."""
    return len(line) >= LARGER_LETTERS * full and (
        line[-1] == "," or _ends_weakly(line)
    )


def _opens_anew(line: str, after: str, following: str, full: int) -> bool:
    """Tell whether a short line after a finished sentence is a heading or a row."""
    if line[-1] not in _ENDED or after[0].islower() or after[-1] in _ENDED:
        return False
    return not following or _reach(after, following) < full
