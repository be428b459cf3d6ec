"""The only door to spaCy: Swedish tokens and sentences.

The pipeline is spaCy's blank Swedish tokenizer and one component of our own,
which sets sentence starts so that they survive "t.ex.", "kl. 13.00", "§ 11",
lists and headings. A line break in `Document.text` always ends a sentence.
"""

from dataclasses import dataclass
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from ingest import lexicon

ENDERS = frozenset(".?!…")
CLOSERS = frozenset("\"”’»)'")
# Above spaCy's default of one million characters; we run no parser that would
# need memory in proportion to it.
MAX_LENGTH = 20_000_000


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: `text[start:end]` without surrounding white space."""

    start: int
    end: int
    text: str


def _is_end(doc: Doc, index: int, abbreviations: frozenset[str]) -> bool:
    """Tell whether the token at `index` can be the last of a sentence."""
    token = doc[index]
    if token.text in ENDERS:
        before = doc[index - 1] if index else None
        if token.text != "." or before is None or before.whitespace_:
            return True
        # "s. 4", "G. Larsson": a single letter or abbreviation before the point.
        joined = f"{before.text}.".lower()
        if joined in abbreviations or (len(before.text) == 1 and before.is_alpha):
            return False
        following = doc[index + 1] if index + 1 < len(doc) else None
        # "den 3. maj", "1. Att": a number and a point is an ordinal or a list mark.
        return not (
            before.is_digit
            and len(before.text) <= 2
            and following is not None
            and (before.is_sent_start or following.text[:1].islower())
        )
    # A word with its point still on ("2021.", "m.m.") that the tokenizer kept whole.
    return (
        len(token.text) > 1
        and token.text[-1] == "."
        and token.text.lower() not in abbreviations
        and not (len(token.text) == 2 and token.text[0].isalpha())
    )


def _opens(text: str) -> bool:
    """Tell whether a token can open a sentence."""
    first = text[:1]
    return first.isupper() or first.isdigit() or first in '"”’»(–-•§*'


@Language.component("svenska_meningar")
def swedish_sentences(doc: Doc) -> Doc:
    """Set `is_sent_start` on every token of `doc`."""
    abbreviations = frozenset(lexicon.words("forkortningar"))
    fresh = True
    for index, token in enumerate(doc):
        token.is_sent_start = fresh and not token.is_space
        if token.is_space:
            fresh = fresh or "\n" in token.text
            continue
        if fresh:
            fresh = False
        closes = token.text in CLOSERS and index and doc[index - 1].text in ENDERS
        if closes or _is_end(doc, index, abbreviations):
            fresh = True
        if fresh and index + 1 < len(doc):
            following = doc[index + 1]
            spaced = bool(token.whitespace_) or following.is_space
            fresh = following.is_space or (spaced and _opens(following.text))
    return doc


@cache
def pipeline() -> Language:
    """Return the Swedish pipeline, built once per process."""
    nlp = spacy.blank("sv")
    nlp.max_length = MAX_LENGTH
    nlp.add_pipe("svenska_meningar")
    return nlp


def parse(text: str) -> Doc:
    """Return `text` as a spaCy Doc with sentence starts."""
    return pipeline()(text)


def sentences(doc: Doc) -> tuple[Sentence, ...]:
    """Return the sentences of a parsed text, white space trimmed away."""
    found = []
    for span in doc.sents:
        raw = doc.text[span.start_char : span.end_char]
        trimmed = raw.strip()
        if trimmed:
            start = span.start_char + raw.index(trimmed)
            found.append(Sentence(start, start + len(trimmed), trimmed))
    return tuple(found)
