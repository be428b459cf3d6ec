"""Times as written, with a narrow and a wide reading."""

import datetime as dt
import re

from ingest.extract.context import Context
from ingest.extract.tid.reading import read
from ingest.extract.tid.source import Source
from ingest.model import TimeExpression

_YEARLY = re.compile(
    r"(?:plan|budget|program|uppdrag|årshjul|redovisning|berättelse|bokslut|rapport"
    r"|uppföljning|kalender)(?:en|et)?,?\s(?:för\s(?:[^\W\d]+\s){0,5})?"
    r"(?:år(?:et)?\s)?(?P<year>20\d\d)"
    r"(?![-–/:]|\d|\s?[-–]\s?\d)",
    re.IGNORECASE,
)


def find_times(context: Context) -> tuple[TimeExpression, ...]:
    """Return every time expression of a document, in order of first character."""

    def sentence_at(offset: int) -> tuple[int, int]:
        sentence = context.sentence_at(offset)
        if sentence is None:
            return context.line_at(offset)
        return sentence.start, sentence.end

    headings = (s.start for s in context.document.sections if s.kind == "rubrik")
    return read(
        Source(
            context.text,
            context.reference,
            sentence_at,
            titled=_titled(context.document.title),
            headings=tuple(sorted(headings)),
        )
    )


def _titled(title: str | None) -> int | None:
    """Return the one year that a plan or a report is for by its title."""
    found = _YEARLY.search(title or "")
    return int(found["year"]) if found else None


def resolve(text: str, reference: dt.date | None) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a lone phrase, such as words of a query.

    Args:
        text: The phrase; no document surrounds it.
        reference: The day that relative times count from, or None.
    """

    def sentence_at(offset: int) -> tuple[int, int]:
        start = text.rfind("\n", 0, offset) + 1
        end = text.find("\n", offset)
        return start, len(text) if end < 0 else end

    return read(Source(text, reference, sentence_at, running=False))
