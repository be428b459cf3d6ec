"""Where sentences begin, so that they survive "t.ex.", "kl. 13.00", "§ 11" and lists.

A line break always ends a sentence, since a paragraph, heading or list item is a line.
"""

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from spacy.tokens import Doc

from ingest import lexicon
from ingest.language import nouns
from ingest.language.finite import (
    ADVERBS,
    DETERMINERS,
    MODALS,
    PREPOSITIONS,
    SUBORDINATORS,
)
from ingest.language.phrases import PRONOUNS
from ingest.language.tokens import columns

# -1 as spaCy keeps it: no sentence begins here.
NO_START = 2**64 - 1
ENDERS = frozenset(".?!…")
CLOSERS = frozenset("\"”’»)'")
# What a word that can end a sentence ends in; nearly no word does.
MARKS = ENDERS | CLOSERS
SMALL = ADVERBS | PREPOSITIONS | DETERMINERS | SUBORDINATORS | PRONOUNS | MODALS


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: `text[start:end]` without surrounding white space."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Row:
    """The words of a text and what follows each, read once: asking spaCy is slow."""

    words: list[str]
    spaced: list[bool]
    starts: list[bool | int | None]

    def next_word(self, index: int) -> str:
        return self.words[index + 1] if index + 1 < len(self.words) else ""


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(lexicon.words("forkortningar"))


@cache
def _may_end() -> frozenset[str]:
    """Return the abbreviations that can also be the last word of a sentence."""
    return frozenset(lexicon.words("sprak_slutforkortningar"))


@cache
def _listed() -> frozenset[str]:
    """Return the pronouns and common verbs that bend in no way."""
    return frozenset(row["form"] for row in lexicon.table("sprak_former"))


@cache
def _is_opener(word: str) -> bool:
    """Tell whether a word with a capital is a common word, and so opens a sentence."""
    if not word[:1].isupper():
        return False
    lower = word.lower()
    if lower in SMALL or lower in _listed():
        return True
    return any(noun.definite for noun in nouns.readings(lower))


def _abbreviated(row: _Row, index: int, word: str) -> bool:
    """Tell whether a word with its point is an abbreviation within a sentence."""
    lower = word.lower()
    if lower not in _abbreviations():
        return False
    return lower not in _may_end() or not _is_opener(row.next_word(index))


def _initial(row: _Row, index: int) -> bool:
    """Tell whether the letter at `index` is an initial ("G. Larsson", "s. 4")."""
    letter, word = row.words[index][0], row.words[index - 1] if index else ""
    # "i sal B. Anmälan görs": a letter that names something ends what it names.
    names = letter.isupper() and word.isalpha() and word.islower()
    following = next((w for w in row.words[index + 1 : index + 3] if w != "."), "")
    return not (names and nouns.readings(word) and _is_opener(following))


def _point_ends(row: _Row, index: int) -> bool:
    """Tell whether a point joined to the word before it ends a sentence."""
    before = row.words[index - 1]
    letter = len(before) == 1 and before.isalpha()
    if (letter and _initial(row, index - 1)) or _abbreviated(row, index, f"{before}."):
        return False
    # "den 3. maj", "1. Att": a number and a point is an ordinal or a list mark.
    following = row.next_word(index)
    counted = before.isdigit() and len(before) <= 2 and following
    return not (counted and (row.starts[index - 1] or following[0].islower()))


def _is_end(row: _Row, index: int) -> bool:
    """Tell whether the token at `index` can be the last of a sentence."""
    word = row.words[index]
    if word in ENDERS:
        if word == "." and index and not row.spaced[index - 1]:
            return _point_ends(row, index)
        return True
    # A word with its point still on ("2021.", "m.m.") that the tokenizer kept whole.
    return (
        len(word) > 1
        and word[-1] == "."
        and not _abbreviated(row, index, word)
        and not (len(word) == 2 and word[0].isalpha() and _initial(row, index))
    )


def _opens(text: str) -> bool:
    """Tell whether a token can open a sentence."""
    first = text[:1]
    return first.isupper() or first.isdigit() or first in '"”’»(–-•§*'


def with_sentences(doc: Doc) -> Doc:
    """Return `doc` with its sentence starts, set all at once: one by one is slow."""
    words, spaced = columns(doc)
    row = _Row(words, spaced, [False] * len(words))
    fresh = True
    for index, word in enumerate(words):
        if word.isspace():
            fresh = fresh or "\n" in word
            continue
        row.starts[index] = fresh
        if word[-1] not in MARKS:
            fresh = False
            continue
        closes = word in CLOSERS and index > 0 and words[index - 1] in ENDERS
        fresh = closes or _is_end(row, index)
        following = row.next_word(index)
        if fresh and following and not following.isspace():
            fresh = row.spaced[index] and _opens(following)
    doc.user_data["columns"] = words, spaced
    opens = doc.to_array("SENT_START")
    opens.fill(NO_START)
    opens[[index for index, starts in enumerate(row.starts) if starts]] = 1
    return doc.from_array(["SENT_START"], opens)  # type: ignore[arg-type]


def sentences(doc: Doc) -> tuple[Sentence, ...]:
    """Return the sentences of a parsed text, white space trimmed away."""
    text = doc.text
    opens, places = doc.to_array("SENT_START").tolist(), doc.to_array("IDX").tolist()
    starts = [at for at, state in zip(places, opens, strict=True) if state == 1]
    found = []
    for begin, end in pairwise([*starts, len(text)]):
        raw = text[begin:end]
        trimmed = raw.strip()
        if trimmed:
            start = begin + raw.index(trimmed)
            found.append(Sentence(start, start + len(trimmed), trimmed))
    return tuple(found)
