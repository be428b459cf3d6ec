"""A document within a document: its blocks handed on with the roles they have."""

from ingest.model import RawDocument
from ingest.readers.rows import Sink


def give(sink: Sink, raw: RawDocument) -> None:
    """Hand on a document's lines as blocks."""
    roles = {mark.start: mark for mark in raw.marks}
    start = 0
    sink.part()
    for line in raw.text.split("\n"):
        mark = roles.get(start)
        if mark is not None:
            sink.add(line, mark.kind, mark.level)
        elif line.strip():
            sink.add(line)
        start += len(line) + 1
    sink.part()
