"""Made-up minutes, and the decisions read from them."""

import datetime as dt
import re

from ingest.extract import context as contexts
from ingest.extract.decisions import find_decisions
from ingest.model import Decision, Document, DocumentType, Section

DATE = dt.date(2024, 5, 14)
ORGAN = "Kulturnämnden"


def document(
    text: str, kind: DocumentType = "protokoll", organ: str | None = ORGAN
) -> Document:
    """Return minutes whose lines "§ n ..." open paragraphs."""
    starts = [m.start() for m in re.finditer(r"^§ ", text, re.MULTILINE)]
    sections = []
    for index, start in enumerate(starts):
        end = starts[index + 1] if index + 1 < len(starts) else len(text)
        line = text[start : text.index("\n", start)]
        number = line.split()[1]
        body = start + len(line) + 1
        sections.append(
            Section(
                f"s{index}", "paragraf", number, line, ("D 1",), start, body, end, 1
            )
        )
    return Document(
        "a.txt",
        "0",
        "text/plain",
        text,
        type=kind,
        organ=organ,
        date=DATE,
        sections=tuple(sections),
    )


def read(
    text: str, kind: DocumentType = "protokoll", organ: str | None = ORGAN
) -> tuple[Decision, ...]:
    """Return the decisions of such minutes."""
    return find_decisions(contexts.build(document(text, kind, organ)), (), ())


def outcomes(found: tuple[Decision, ...]) -> list[tuple[str, str]]:
    """Return the status and outcome of each decision."""
    return [(d.status, d.outcome) for d in found]
