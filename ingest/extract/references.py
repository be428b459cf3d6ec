"""Pointers to §§, dnr, statutes, inquiries, EU acts and named documents."""

from bisect import bisect_left
from collections.abc import Iterator

from ingest.extract.context import Context
from ingest.extract.referens.documents import find_named
from ingest.extract.referens.found import Found
from ingest.extract.referens.listed import find_listed
from ingest.extract.referens.paragraphs import find_paragraphs
from ingest.extract.referens.series import find_series
from ingest.extract.referens.statutes import find_statutes
from ingest.extract.referens.targets import dnr_target
from ingest.model import Document, Reference
from ingest.structure.dnr import find_numbers

# Numbers of cases that are no dnr: motions and interpellations, court cases.
_CASES = frozenset({"arende", "mal"})


def _numbers(document: Document) -> Iterator[Found]:
    """Yield the dnr in the text: those on § lines count without a cue word."""
    text = document.text
    own = set(document.dnr)
    for number in find_numbers(text):
        if number.kind in _CASES:
            target = f"{number.kind} {dnr_target(number.text)}"
            start, end, rule = number.start, number.end, f"ref.{number.kind}"
            yield Found(start, end, "document", target, rule, 0.85)
        elif number.kind == "dnr":
            sure = 0.95 if number.cued or number.text in own else 0.8
            yield Found(
                number.start,
                number.end,
                "dnr",
                dnr_target(number.text),
                "ref.dnr",
                sure,
            )
    for section in document.sections:
        for written in section.dnr:
            start = text.find(written, section.start, section.end)
            if start >= 0:
                end = start + len(written)
                yield Found(
                    start, end, "dnr", dnr_target(written), "ref.dnr-egen", 0.97
                )


class _Taken:
    """The stretches already read, so that no text is two references of one sort."""

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []

    def take(self, start: int, end: int) -> bool:
        """Take a stretch if it is free."""
        at = bisect_left(self.starts, start)
        if at < len(self.starts) and self.starts[at] < end:
            return False
        if at and self.ends[at - 1] > start:
            return False
        self.starts.insert(at, start)
        self.ends.insert(at, end)
        return True


def find_references(context: Context) -> tuple[Reference, ...]:
    """Return the references of a document in order of first character.

    A dnr may stand inside the name of a document; otherwise the more certain kind
    takes the text: series and statutes before §§, listed documents before named.
    """
    document = context.document
    text = document.text
    found: list[Found] = []
    numbers = _Taken()
    found += [n for n in _numbers(document) if numbers.take(n.start, n.end)]
    listed = list(find_listed(document))
    inside = _Taken()
    found += [f for f in listed if inside.take(f.start, f.end)]
    taken = _Taken()
    for one in listed:
        taken.take(one.start, one.end)
    for candidates in (
        find_statutes(text, document.date or document.reference_date),
        find_series(text),
        find_paragraphs(document),
        find_named(document),
    ):
        found += [f for f in candidates if taken.take(f.start, f.end)]
    found.sort(key=lambda f: (f.start, f.end))
    return tuple(
        Reference(
            f.start,
            f.end,
            text[f.start : f.end],
            f.kind,
            f.target,
            f.rule,
            f.confidence,
        )
        for f in found
    )
