"""Telephone numbers: after a label, from abroad, or by their area code."""

import re
from collections.abc import Iterator

from ingest.privacy.labels import named_otherwise, names_organisation
from ingest.stretches import places

Span = tuple[int, int]

# Between groups; a line may end there, and a cell of a table.
_GAP = r"(?:[ ]?\n{1,2}[ ]?|[ ]?-[ ]?\n{0,2}|[ \t.])"
_ABROAD = re.compile(
    r"(?:\+[ ]?|00)[1-9]\d{0,2}\)?[ ]?[-/]?[ ]?(?:\(0\)[ ]?-?[ ]?)?"
    rf"(?:\(\d{{1,4}}\)[ ]?-?[ ]?|\d)(?:{_GAP}?\d){{5,11}}(?!\d)"
)
# The area codes of two and three digits are few; all others have four.
_CODE = r"0(?:8|1[013689]|2[0136]|3[1356]|4[0246]|54|6[03]|7\d|90|[1-79]\d\d)"
_PAIRS = r"\d{2,4}[ .]\d{2,3}[ .]\d{2,3}"
# An area code set apart, then five to eight digits, whole or in groups.
_NATIONAL = re.compile(
    rf"(?:\({_CODE}\)[ ]?-?[ ]?|{_CODE}(?:[ ]?-[ ]?\n{{0,2}}|[ ]|\n|[./](?={_PAIRS})))"
    rf"(?:\d{{5,8}}|\d{{2,4}}(?:{_GAP}\d{{2,3}}){{1,3}}|\d{{3}}{_GAP}\d{{4}}"
    rf"|\d{{1,3}}\n\d{{1,3}}(?:[ ]\d\d){{1,3}})"
    r"(?![\w]|/\d{3}|-\d|[.,:]\d)"
)
# A mobile's, and any other whose code is one: they begin like no amount does.
_WHOLE = re.compile(rf"(?:07\d{{8}}|(?={_CODE})0\d{{8,9}})(?![\w-]|/\d{{3}}|[.,:]\d)")
_WITHOUT_PLUS = re.compile(
    r"46[ -]?(?:\(0\)[ ]?)?7[02369](?:[ -]?\d){7}(?![\w/-]|[.,:]\d)"
)
_LABELLED = re.compile(
    r"(?:\b(?:tele(?:fon|phone)|tel|tfn|telnr|mobil(?:e|telefon)?|fax|växel(?:n)?|sms|"
    r"phone|ring(?:[ ](?:oss|mig))?(?:[ ]på)?|nås[ ]på)(?:nummer|nr)?\b)"
    r"[.]?[ ]?(?:nr|är)?[:.]?[ \t\n]{0,3}"
    r"(?!(?:19|20)\d\d(?:-\d\d-\d\d|/\d|[ ]?-[ ]?(?:19|20)\d\d))"
    r"(\+?[\d(][\d ()/\n\t.-]{4,18}\d)(?!\d)",
    re.IGNORECASE,
)
# Where a number may begin, and what every label has in it, in lower case.
_START = re.compile(r"[+(0](?=[\d ])(?<![\w+].)")
_WITHOUT_PLUS_START = ("467", "46 7", "46-7", "46 (0)", "46-(0)", "46(0)")
_LABELS = ("tel", "tfn", "mobil", "fax", "växel", "sms", "phone", "ring", "nås på")
# What follows an amount, and how amounts are grouped.
_UNIT = re.compile(
    r"\s?(?:kr|kronor|tkr|mkr|mnkr|mdkr|miljon|miljard|procent|%|st\b|euro|€|kvm|m2)",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"\+[ ]?\d{1,3}(?:[ .]\d{3})+\Z")
_ABROAD_CODES = ("45", "46", "47", "354", "358")
_DATED = re.compile(r"\s{0,3}(?:19|20)\d\d-\d\d")
# "070-174 06 05/06": the last figures of the number after it.
_ALSO = re.compile(r"(?:/\d{1,2}(?![\d-])){0,3}")
_SHORTEST, _LONGEST, _LONGEST_ABROAD = 8, 11, 15


def find_phones(text: str, low: str) -> Iterator[Span]:
    """Yield where telephone numbers stand in a folded text; `low` has small letters."""
    starts = [found.start() for found in _START.finditer(text)]
    for sign in _WITHOUT_PLUS_START:
        starts += places(text, sign)
    read = 0
    for at in sorted(set(starts)):
        if at < read or not _may_begin(text, at):
            continue
        end = _end_of_number(text, at)
        if end is None or _UNIT.match(text, end):
            continue
        read = end
        if not named_otherwise(text, at) and not names_organisation(text, at):
            yield at, end
    yield from _labelled(text, low)


def _may_begin(text: str, at: int) -> bool:
    """Tell whether what stands before lets a number begin."""
    before = text[max(0, at - 2) : at]
    last = before[-1:]
    if last.isalnum() or last in ("+", "_") or before in ("(+", "(0"):
        return False
    if last == " " and text[at] != "+":
        # Figures before a space are the beginning of the same number.
        return not before[:1].isdigit()
    if last and last in "/:.,-":
        return not before[:-1].isdigit() or (last in "/," and text[at] in "0+")
    return True


def _end_of_number(text: str, at: int) -> int | None:
    sign = text[at]
    if sign == "+" or text.startswith("00", at):
        found = _ABROAD.match(text, at)
        if found and _is_abroad(found[0]):
            return found.end()
        return None
    if sign == "4":
        found = _WITHOUT_PLUS.match(text, at)
        return found.end() if found else None
    for pattern in (_NATIONAL, _WHOLE):
        found = pattern.match(text, at)
        if found and _SHORTEST <= _figures(found[0]) <= _LONGEST:
            slashed = text[at - 1 : at] == "/" and text[max(0, at - 2)].isalnum()
            if not slashed or re.search(r"\d[ .]\d", found[0]):
                also = _ALSO.match(text, found.end())
                return also.end() if also else found.end()
    return None


def _is_abroad(number: str) -> bool:
    figures = "".join(filter(str.isdigit, number))
    if not _SHORTEST <= len(figures) <= _LONGEST_ABROAD:
        return False
    if number[0] == "0":
        # Two noughts begin amounts and references too.
        return figures[2:].startswith(_ABROAD_CODES)
    return not _AMOUNT.match(number) or figures.startswith(_ABROAD_CODES)


def _figures(number: str) -> int:
    return sum(char.isdigit() for char in number)


def _labelled(text: str, low: str) -> Iterator[Span]:
    """Yield the numbers after a label such as "tfn", whatever they look like."""
    read = 0
    for start in sorted({at for label in _LABELS for at in places(low, label)}):
        found = _LABELLED.match(text, start) if start >= read else None
        if found is None:
            continue
        read = found.end()
        first, last = found.span(1)
        lines = found[1].split("\n\n")[0]
        last = first + len(lines.rstrip(" ()/\n\t.-"))
        dated = _DATED.search(text, first, last + 4)
        if dated:
            last = dated.start()
        if _figures(text[first:last]) > 4 and not _UNIT.match(text, last):
            yield first, last
