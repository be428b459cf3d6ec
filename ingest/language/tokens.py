"""The words of a parsed text, read from spaCy all at once: one by one is slow."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate
from operator import add
from typing import NamedTuple

from spacy.tokens import Doc


class Word(NamedTuple):
    """A token with its place in the document's text.

    `pos` is its part of speech if a trained model takes part, else "".
    """

    text: str
    lower: str
    start: int
    end: int
    pos: str = ""


def columns(doc: Doc) -> tuple[list[str], list[bool]]:
    """Return each token's text and whether a space follows, read once of a text."""
    kept: tuple[list[str], list[bool]] | None = doc.user_data.get("columns")
    if kept is not None:
        return kept
    # One attribute at a time: two at once take ten times as long.
    orths, spaced = doc.to_array("ORTH").tolist(), doc.to_array("SPACY").tolist()
    strings = doc.vocab.strings
    texts = {orth: strings[orth] for orth in set(orths)}
    return [texts[orth] for orth in orths], [space == 1 for space in spaced]


def _starts(words: list[str], spaced: list[bool]) -> Iterator[int]:
    """Return where each token begins in the document's text, and where it ends."""
    return accumulate(map(add, map(len, words), spaced), initial=0)


def tokens(doc: Doc) -> Iterator[tuple[str, int]]:
    """Return each token's text and its offset in the document's text."""
    words, spaced = columns(doc)
    return zip(words, _starts(words, spaced), strict=False)


def words_of(doc: Doc, start: int, end: int) -> tuple[Word, ...]:
    """Return the tokens of `doc` that reach into a stretch of its text."""
    words, starts = _words(doc)
    first = max(bisect_right(starts, start) - 1, 0)
    if first < len(words) and words[first].end <= start:
        first += 1
    return words[first : bisect_left(starts, end)]


def _words(doc: Doc) -> tuple[tuple[Word, ...], list[int]]:
    """Return all words of a document and where they begin, read from spaCy once."""
    kept: tuple[tuple[Word, ...], list[int]] | None = doc.user_data.get("words")
    if kept is None:
        words = tuple(
            Word(text, text.lower(), at, at + len(text))
            for text, at in tokens(doc)
            if not text.isspace()
        )
        if doc.has_annotation("POS"):
            words = _tagged(doc, words)
        kept = doc.user_data["words"] = words, [word.start for word in words]
    return kept


def _tagged(doc: Doc, words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return words with the parts of speech that a trained model gave them."""
    spoken = [token.pos_ for token in doc if not token.is_space]
    return tuple(
        word._replace(pos=pos) for word, pos in zip(words, spoken, strict=True)
    )
