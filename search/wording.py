"""By which words a passage, its headings and its document's name are met.

Worked out when a passage is indexed and stored with it, so that no question has to
analyse what it finds: most words of a passage are seldom asked for, and rare words take
longest to read. The stems of its text are stored as marks in it.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from search import analysis, words
from search.model import END, MARK, Entry, Wording, Words

# A word of fewer letters says nothing new.
SHORTEST_NEW = 3
# The words that are used often, and the headings and names that are used anew.
OFTEN, NAMES = 30_000, 2_000
# How a word is marked that does not begin with its stem.
NOT_BEGUN = MARK * 2
_WORD = re.compile(f"({analysis.WORD.pattern})")


def of_passage(entry: Entry) -> Wording:
    """Return what a passage is met by: as it is stored, or else worked out."""
    return entry.wording or made(entry)


def made(entry: Entry) -> Wording:
    """Return what a passage is met by, worked out."""
    read = words.readings(entry.text)
    stems = [each.stem for each in read]
    heading, name = _of_text(headings(entry)), _of_text("\n".join(called(entry)))
    return Wording(
        text=Words(_row(stems), _row(words.wide(entry.text))),
        heading=heading,
        name=name,
        # A word has far fewer forms than a byte can tell of.
        forms=bytes([len(each.wide) for each in read]),
        new=_new(stems, heading, name),
    )


@lru_cache(OFTEN)
def _marked_word(word: str) -> str:
    """Return a word with its stem marked, unless it does not begin with it."""
    stem = words.reading(word).stem
    begins = word.lower().startswith(stem)
    kept, rest = (word[: len(stem)], word[len(stem) :]) if begins else ("", word)
    return f"{MARK}{kept}{MARK}{rest}"


def headings(entry: Entry) -> str:
    """Return the headings a passage stands under."""
    return f"{entry.heading or ''} {entry.matter or ''}"


def called(entry: Entry) -> tuple[str, ...]:
    """Return what a document is called, whose it is, from when, and in what matter."""
    day = entry.date.isoformat() if entry.date else ""
    number = f"§ {entry.section}" if entry.section else ""
    told = (entry.title, entry.body, entry.organ, day, *entry.dnr, number)
    return tuple(each for each in told if each)


def stems(words: Words) -> list[str]:
    """Return the stems of a text, in its order."""
    text, end, others = words.stems.partition(END)
    if not end:
        return _split(text)
    found, rest = text.split(MARK)[1::2], iter(_split(others))
    return [stem or next(rest) for stem in found] if others else found


def wide(words: Words) -> list[str]:
    """Return what else a text is found by, in its order."""
    return _split(words.wide)


def shortened(text: str, known: Wording) -> tuple[str, Wording | None]:
    """Return a passage's text and wording as they are stored: stems marked in the text.

    A mark stands before each word and after its stem. Stems that their word does not
    begin with stand in a row of their own. Where the text has such marks in it already,
    or cannot be read back, there is no wording.
    """
    if MARK in text or END in text or not _is_plain(text):
        return text, None
    marked, others = _marked(text)
    return marked, _with_stems(known, _row(others) if others else "")


def lengthened(text: str, known: Wording) -> tuple[str, Wording]:
    """Return what was `shortened` as it was."""
    wording = _with_stems(known, f"{text.lower()}{END}{known.text.stems}")
    return text.replace(MARK, ""), wording


def _with_stems(known: Wording, stems: str) -> Wording:
    own = Words(stems, known.text.wide)
    return Wording(own, known.heading, known.name, known.forms, known.new)


def _is_plain(text: str) -> bool:
    """Tell whether a text has no letter whose small one is two, or one of two."""
    return len(text.lower()) == len(text) and "Σ" not in text


def _marked(text: str) -> tuple[str, list[str]]:
    """Return a text with its stems marked, and those that cannot be."""
    parts = _WORD.split(text)
    written = parts[1::2]
    parts[1::2] = marked = [_marked_word(word) for word in written]
    others = [
        words.reading(word).stem
        for word, each in zip(written, marked, strict=True)
        if each.startswith(NOT_BEGUN)
    ]
    return "".join(parts), others


@lru_cache(NAMES)
def _of_text(text: str) -> Words:
    stems, wide = analysis.stems(text), analysis.wide(text)
    return Words(_row(dict.fromkeys(stems)), _row(dict.fromkeys(wide)))


def _row(words: Iterable[str]) -> str:
    return f"{MARK}{MARK.join(words)}{MARK}"


def _split(row: str) -> list[str]:
    return row[1:-1].split(MARK) if len(row) > 2 * len(MARK) else []


def _new(stems: Sequence[str], *names: Words) -> int:
    """Return how many words a passage has beyond its headings and names."""
    said = set(stems).difference(*(_split(name.stems) for name in names))
    return sum(len(stem) >= SHORTEST_NEW for stem in said)
