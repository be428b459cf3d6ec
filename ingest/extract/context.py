"""What every extractor sees: the document, its tokens and its sentences."""

import datetime as dt
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc

from ingest import nlp
from ingest.model import Document
from ingest.outline import Outline


@dataclass(frozen=True, slots=True)
class Context:
    """One parsed document; `reference` is the date relative times count from."""

    document: Document
    doc: Doc
    sentences: tuple[nlp.Sentence, ...]
    reference: dt.date | None
    outline: Outline

    @property
    def text(self) -> str:
        """Return the cleaned text that all offsets refer to."""
        return self.document.text

    def sentence_at(self, offset: int) -> nlp.Sentence | None:
        """Return the sentence around `offset`, or None between sentences."""
        index = bisect_right(self.sentences, offset, key=lambda s: s.start) - 1
        if index < 0 or self.sentences[index].end <= offset:
            return None
        return self.sentences[index]

    def sentences_from(self, start: int, end: int) -> tuple[nlp.Sentence, ...]:
        """Return the sentences that begin between two offsets."""
        first = bisect_left(self.sentences, start, key=lambda s: s.start)
        last = bisect_left(self.sentences, end, key=lambda s: s.start)
        return self.sentences[first:last]

    def line_at(self, offset: int) -> tuple[int, int]:
        """Return start and end of the line (paragraph or list item) at `offset`."""
        start = self.text.rfind("\n", 0, offset) + 1
        end = self.text.find("\n", offset)
        return start, len(self.text) if end < 0 else end


def build(document: Document) -> Context:
    """Parse `document` once for all extractors."""
    doc = nlp.parse(document.text)
    reference = document.reference_date or document.date
    outline = Outline(document.sections)
    return Context(document, doc, nlp.sentences(doc), reference, outline)
