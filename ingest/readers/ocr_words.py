"""Which of two readings of a word to believe, and what is no word at all.

The Swedish reading knows å, ä and ö but has no § and sees digits in a percent sign;
the English one has the signs and loses the dots. So words are taken from the Swedish
reading, signs and figures from the surer of the two.
"""

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from ingest.readers.ocr_engine import Found

# Signs that only the English reading has.
SIGNS = frozenset("§%")
# How sure a reading of blots and lines is at most, and of a word at least.
NOISE = 0.45
# A number beside a sign has room for a space and a figure, in widths of the sign.
NUMBER_ROOM = 1.4


def best_of(swedish: Sequence[Found], english: Sequence[Found]) -> list[Found]:
    """Return the Swedish reading with signs and figures from the surer one."""
    rows = _by_row(english)
    believed: list[Found] = []
    for word in swedish:
        believed += _parted(word, rows) or [_better(word, _same_place(word, rows))]
    return believed


def without_noise(words: Sequence[Found]) -> list[Found]:
    """Return words without what are specks, lines and pictures' edges."""
    if not words:
        return []
    tall = median(word.bottom - word.top for word in words)
    return [_plain(word) for word in words if not _is_noise(word, tall)]


def _is_noise(word: Found, tall: float) -> bool:
    high, wide = word.bottom - word.top, word.right - word.left
    letters = sum(char.isalnum() for char in word.text)
    if letters == 0 and word.confidence < NOISE:
        return True
    if letters <= 2 and word.confidence < 0.6 * NOISE:
        return True
    # A rule along the page's edge, a speck, a blot over many lines.
    return high > 6 * tall or (high < 0.12 * tall and wide < 0.12 * tall)


def _plain(word: Found) -> Found:
    """Return a word with the dash that Swedish text has."""
    return replace(word, text=word.text.replace("—", "–")) if "—" in word.text else word


_ROW = 50


def _by_row(words: Sequence[Found]) -> dict[int, list[Found]]:
    rows: dict[int, list[Found]] = {}
    for word in words:
        for row in range(int(word.top) // _ROW, int(word.bottom) // _ROW + 1):
            rows.setdefault(row, []).append(word)
    return rows


def _same_place(word: Found, rows: dict[int, list[Found]]) -> Found | None:
    """Return the other reading's word in the same box, if it has one."""
    near = rows.get(int((word.top + word.bottom) / 2) // _ROW, [])
    same = next((other for other in near if _covers(word, other)), None)
    # A sign is narrower than the figures it was taken for.
    signs = (other for other in near if _is_sign(other) and _inside(other, word))
    return same or next(signs, None)


def _is_sign(word: Found) -> bool:
    return bool(SIGNS & set(word.text)) and not any(map(str.isalnum, word.text))


def _parted(word: Found, rows: dict[int, list[Found]]) -> list[Found]:
    """Return a figure in the groups that the other reading sees, if it sees them."""
    if len(word.text) < 2:
        return []
    near = rows.get(int((word.top + word.bottom) / 2) // _ROW, [])
    groups = [other for other in near if _inside(other, word)]
    if _is_same_figure(word, groups) or _is_numbered_sign(word, groups):
        return [replace(group, line=word.line) for group in groups]
    return _sign_and_rest(word, groups[0]) if len(groups) == 1 else []


def _is_same_figure(word: Found, groups: Sequence[Found]) -> bool:
    whole = "".join(group.text for group in groups)
    return word.text.isdigit() and len(groups) > 1 and whole == word.text


def _is_numbered_sign(word: Found, groups: Sequence[Found]) -> bool:
    """Tell whether a word is a paragraph sign and its number, as 841 is of § 41."""
    seen = "".join(group.text for group in groups)
    return (
        any(_is_sign(group) for group in groups)
        and any(map(str.isdigit, seen))
        and not any(map(str.isalpha, seen))
        and sum(map(str.isalpha, word.text)) < 2
    )


def _sign_and_rest(word: Found, sign: Found) -> list[Found]:
    """Return a paragraph sign, and the number beside it that only `word` has."""
    before, after = sign.left - word.left, word.right - sign.right
    beside = max(before, after) > NUMBER_ROOM * (sign.right - sign.left)
    number = word.text[1:] if after > before else word.text[:-1]
    if sign.text != "§" or not beside or not number.isdigit():
        return []
    sign = replace(sign, line=word.line)
    if after > before:
        return [sign, replace(word, text=number, left=sign.right)]
    return [replace(word, text=number, right=sign.left), sign]


def _inside(part: Found, whole: Found) -> bool:
    across = min(part.right, whole.right) - max(part.left, whole.left)
    down = min(part.bottom, whole.bottom) - max(part.top, whole.top)
    return across > 0.8 * (part.right - part.left) and down > 0.5 * (
        part.bottom - part.top
    )


def _covers(word: Found, other: Found) -> bool:
    across = min(word.right, other.right) - max(word.left, other.left)
    down = min(word.bottom, other.bottom) - max(word.top, other.top)
    widest = max(word.right - word.left, other.right - other.left)
    tallest = max(word.bottom - word.top, other.bottom - other.top)
    return across > 0.7 * widest and down > 0.5 * tallest


def _better(swedish: Found, english: Found | None) -> Found:
    if english is None or english.text == swedish.text:
        return swedish
    surer = english.confidence > swedish.confidence
    has_letters = any(char.isalpha() for char in swedish.text)
    figures = not any(map(str.isalpha, english.text))
    signs = SIGNS & set(english.text) if figures else set()
    if signs and (not has_letters or len(swedish.text) <= 2):
        # The Swedish reading cannot have a §; it can have 26 where 26 stands.
        same_rest = len(swedish.text) > 1 and english.text[1:] == swedish.text[1:]
        sound = english.confidence >= NOISE or same_rest
        believed = surer or ("§" in signs and sound)
    elif not any(map(str.isalnum, swedish.text)):
        # An upright stroke that stands for a letter, as in "I mars".
        believed = surer
    elif has_letters:
        # One letter, as a party's, is read as it stands alone in each language.
        believed = surer and len(english.text) == 1 and len(swedish.text) <= 2
    else:
        believed = surer and figures
    if not believed:
        return swedish
    # A number that both readings have is no blot.
    shared = "§" in english.text and swedish.text[1:] == english.text[1:] != ""
    least = NOISE if shared else 0.0
    sure = max(english.confidence, least)
    return replace(swedish, text=english.text, confidence=sure)
