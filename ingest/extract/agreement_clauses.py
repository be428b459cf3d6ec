"""Which clause of an agreement a sentence stands in, by the role of its heading."""

from dataclasses import dataclass

from ingest.extract.context import Context
from ingest.nlp import Sentence
from ingest.structure.headings import role_of


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clauses whose headings say what they are: start, end and role."""

    context: Context
    places: tuple[tuple[int, int, str], ...]

    def is_heading(self, sentence: Sentence) -> bool:
        """Tell whether a sentence is all heading; "Löptid: 2022–2024" is not."""
        return self.context.outline.in_heading(sentence.end - 1)

    def role_of(self, sentence: Sentence) -> str | None:
        """Return the role of the narrowest clause around a sentence, if it has one."""
        if self.is_heading(sentence):
            return None
        around = [p for p in self.places if p[0] < sentence.end <= p[1]]
        return min(around, key=lambda p: p[1] - p[0])[2] if around else None


def clauses_of(context: Context) -> Clauses:
    """Return the clauses of a document."""
    found = []
    for section in context.document.sections:
        role = role_of(section.heading) if section.heading else None
        if role is not None:
            found.append((section.body_start, section.end, role))
    return Clauses(context, tuple(found))
