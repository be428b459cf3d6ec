"""By which words a passage, its headings and its document's name are met.

Worked out when a passage is indexed and stored with it, so that no question has to
analyse what it finds: most words of a passage are seldom asked for, and rare words take
longest to read. The stems of its text are stored as marks in it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from search import analysis, keys
from search.model import END, MARK, Entry, Wording, Words

# A word of fewer letters says nothing new.
SHORTEST_NEW = 3
# So many forms of one word can be told of.
MOST = 255
# The words that are used often, and the headings and names that are used anew.
OFTEN, NAMES = 30_000, 2_000
_WORD = re.compile(f"({analysis.WORD.pattern})")


def of_passage(entry: Entry) -> Wording:
    """Return what a passage is met by: as it is stored, or else worked out."""
    return entry.wording or made(entry)


def made(entry: Entry) -> Wording:
    """Return what a passage is met by, worked out."""
    read = [_read(word) for word in analysis.WORD.findall(entry.text)]
    stems = [stem for stem, _, _ in read]
    wide = [form for _, forms, _ in read for form in forms]
    wide.extend(keys.keys(entry.text))
    heading, name = _of_text(headings(entry)), _of_text("\n".join(called(entry)))
    return Wording(
        text=Words(_row(stems), _row(wide)),
        heading=heading,
        name=name,
        forms=bytes([min(len(forms), MOST) for _, forms, _ in read]),
        new=_new(stems, heading, name),
    )


@lru_cache(OFTEN)
def _read(word: str) -> tuple[str, tuple[str, ...], str]:
    """Return a word's stem, its other forms, and the word with its stem marked.

    A stem that its word does not begin with is not marked.
    """
    stem = analysis.stem(word)
    begins = word.lower().startswith(stem)
    kept, rest = (word[: len(stem)], word[len(stem) :]) if begins else ("", word)
    return stem, analysis.wide_of(word), f"{MARK}{kept}{MARK}{rest}"


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
    if MARK in text or END in text:
        return text, None
    marked, others = _marked(text)
    own = Words(_row(others) if others else "", known.text.wide)
    back = Words(_stored(marked, own.stems), own.wide)
    if stems(back) != stems(known.text):
        return text, None
    return marked, replace(known, text=own)


def lengthen(entry: Entry) -> None:
    """Make an entry that was just read what it was before it was `shortened`."""
    if entry.wording is not None:
        own, text = entry.wording.text, entry.text
        # Nobody else has it yet, and to make it anew takes longer than to read it.
        object.__setattr__(own, "stems", _stored(text, own.stems))
        object.__setattr__(entry, "text", text.replace(MARK, ""))


def _stored(text: str, others: str) -> str:
    return f"{text.lower()}{END}{others}"


def _marked(text: str) -> tuple[str, list[str]]:
    """Return a text with its stems marked, and those that cannot be."""
    parts = _WORD.split(text)
    others: list[str] = []
    for at in range(1, len(parts), 2):
        stem, _, marked = _read(parts[at])
        parts[at] = marked
        if marked.startswith(MARK * 2):
            others.append(stem)
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
