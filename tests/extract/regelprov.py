"""A rule's two texts: one that it catches and one that it leaves alone."""

import csv
import datetime as dt
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import cast

from ingest import pipeline
from ingest.explain.scene import set_up
from ingest.extract.atagande.refusals import candidates_of, refusal_of
from ingest.model import Document, DocumentType, Facts, RawDocument
from ingest.structure import structure

DATA = Path(__file__).parent / "data"
WRITTEN = dt.date(2024, 3, 14)


@dataclass(frozen=True, slots=True)
class Pair:
    """What a rule or a bar takes, and a near miss that it leaves, in one kind."""

    rule: str
    kind: DocumentType
    taken: str
    left: str


def pairs(name: str) -> tuple[Pair, ...]:
    """Return the rows of a table in `data`; its first four columns make a pair."""
    with (DATA / f"{name}.tsv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.reader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    return tuple(
        Pair(rule, cast("DocumentType", kind), taken, left)
        for rule, kind, taken, left in rows[1:]
    )


@cache
def read_document(text: str, kind: DocumentType) -> tuple[Document, Facts]:
    """Return a text as a document, and its facts; "\\\\n" in a cell is a line end."""
    raw = RawDocument("text/plain", text.replace("\\n", "\n").replace("\\t", "\t"))
    document = structure(raw, "prov.txt", "0" * 64, WRITTEN)
    body = document.body or "Ekby kommun"
    document = replace(document, type=kind, body=body)
    return document, pipeline.extract_facts(document)


def read(text: str, kind: DocumentType) -> Facts:
    """Return the facts of a text; "\\\\n" in a table's cell is a line end."""
    return read_document(text, kind)[1]


def rules_in(facts: Facts) -> frozenset[str]:
    """Return the rules that read something."""
    kinds = (
        *(facts.persons, facts.organisations, facts.times, facts.decisions),
        *(facts.commitments, facts.followups, facts.questions, facts.references),
    )
    found = {fact.rule for kind in kinds for fact in kind}
    return frozenset(found | ({facts.agreement.rule} if facts.agreement else set()))


def refusals_in(text: str, kind: DocumentType) -> frozenset[tuple[str | None, bool]]:
    """Return why units bind no one, and whether they would have without a bar."""
    room, units = set_up(*read_document(text, kind))
    return frozenset(
        (refusal_of(unit, room), bool(candidates_of(unit, room))) for unit in units
    )
