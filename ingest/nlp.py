"""The only door to spaCy: Swedish tokens and sentences.

The pipeline is spaCy's blank Swedish tokenizer and one component of our own,
which sets sentence starts so that they survive "t.ex.", "kl. 13.00", "§ 11",
lists and headings. A line break in `Document.text` always ends a sentence.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from ingest import lexicon

ENDERS = frozenset(".?!…")
CLOSERS = frozenset("\"”’»)'")
# No word is as long; what is so long is cut into pieces.
TOO_LONG = re.compile(r"\S{500,}")
PIECE = re.compile(r".{1,100}", re.DOTALL)
# Above spaCy's default of one million characters; we run no parser that would
# need memory in proportion to it.
MAX_LENGTH = 20_000_000


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: `text[start:end]` without surrounding white space."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Tokens:
    """The words of a text and what follows each, read once: asking spaCy is slow."""

    words: list[str]
    spaced: list[bool]
    starts: list[bool | int | None]

    def next_word(self, index: int) -> str:
        return self.words[index + 1] if index + 1 < len(self.words) else ""


def _point_ends(tokens: _Tokens, index: int, abbreviations: frozenset[str]) -> bool:
    """Tell whether a point joined to the word before it ends a sentence."""
    before = tokens.words[index - 1]
    # "s. 4", "G. Larsson": a single letter or abbreviation before the point.
    short = len(before) == 1 and before.isalpha()
    if short or f"{before}.".lower() in abbreviations:
        return False
    # "den 3. maj", "1. Att": a number and a point is an ordinal or a list mark.
    following = tokens.next_word(index)
    counted = before.isdigit() and len(before) <= 2 and following
    return not (counted and (tokens.starts[index - 1] or following[0].islower()))


def _is_end(tokens: _Tokens, index: int, abbreviations: frozenset[str]) -> bool:
    """Tell whether the token at `index` can be the last of a sentence."""
    word = tokens.words[index]
    if word in ENDERS:
        if word == "." and index and not tokens.spaced[index - 1]:
            return _point_ends(tokens, index, abbreviations)
        return True
    # A word with its point still on ("2021.", "m.m.") that the tokenizer kept whole.
    return (
        len(word) > 1
        and word[-1] == "."
        and word.lower() not in abbreviations
        and not (len(word) == 2 and word[0].isalpha())
    )


def _opens(text: str) -> bool:
    """Tell whether a token can open a sentence."""
    first = text[:1]
    return first.isupper() or first.isdigit() or first in '"”’»(–-•§*'


def _columns(doc: Doc) -> tuple[list[str], list[bool]]:
    """Return each token's text and whether a space follows; one by one is slow."""
    rows = doc.to_array(["ORTH", "SPACY"]).tolist()
    strings = doc.vocab.strings
    texts = {orth: strings[orth] for orth in {row[0] for row in rows}}
    return [texts[orth] for orth, _ in rows], [bool(space) for _, space in rows]


def tokens(doc: Doc) -> Iterator[tuple[str, int]]:
    """Yield each token's text and its offset in the document's text."""
    at = 0
    for word, spaced in zip(*_columns(doc), strict=True):
        yield word, at
        at += len(word) + spaced


@Language.component("svenska_meningar")
def swedish_sentences(doc: Doc) -> Doc:
    """Return `doc` with its sentence starts, set all at once: one by one is slow."""
    abbreviations = frozenset(lexicon.words("forkortningar"))
    words, spaced = _columns(doc)
    tokens = _Tokens(words, spaced, [False] * len(words))
    fresh = True
    for index, word in enumerate(words):
        if word.isspace():
            fresh = fresh or "\n" in word
            continue
        tokens.starts[index] = fresh
        closes = word in CLOSERS and index > 0 and words[index - 1] in ENDERS
        fresh = closes or _is_end(tokens, index, abbreviations)
        following = tokens.next_word(index)
        if fresh and following and not following.isspace():
            fresh = tokens.spaced[index] and _opens(following)
    return Doc(doc.vocab, words, tokens.spaced, sent_starts=tokens.starts)


def _cutting(tokenize: Callable[[str], Doc]) -> Callable[[str], Doc]:
    """Return a tokenizer that cuts what has no space for too long: no word has.

    spaCy's own takes a time that grows with the square of a word's length.
    """

    def tokenizer(text: str) -> Doc:
        long = list(TOO_LONG.finditer(text))
        if not long:
            return tokenize(text)
        words, spaces, read = [], [], 0
        for run in [*long, None]:
            before = tokenize(text[read : run.start() if run else len(text)])
            some, spaced = _columns(before)
            words += some
            spaces += spaced
            if run:
                pieces = PIECE.findall(run.group())
                words += pieces
                spaces += [False] * len(pieces)
                read = run.end()
        return Doc(before.vocab, words, spaces)

    return tokenizer


@cache
def pipeline() -> Language:
    """Return the Swedish pipeline, built once per process."""
    nlp = spacy.blank("sv")
    nlp.max_length = MAX_LENGTH
    nlp.tokenizer = _cutting(nlp.tokenizer)
    nlp.add_pipe("svenska_meningar")
    return nlp


def parse(text: str) -> Doc:
    """Return `text` as a spaCy Doc with sentence starts."""
    return pipeline()(text)


def sentences(doc: Doc) -> tuple[Sentence, ...]:
    """Return the sentences of a parsed text, white space trimmed away."""
    text = doc.text
    opens = doc.to_array(["SENT_START"]).tolist()
    starts = [
        at for (_, at), state in zip(tokens(doc), opens, strict=True) if state == 1
    ]
    found = []
    for begin, end in pairwise([*starts, len(text)]):
        raw = text[begin:end]
        trimmed = raw.strip()
        if trimmed:
            start = begin + raw.index(trimmed)
            found.append(Sentence(start, start + len(trimmed), trimmed))
    return tuple(found)
