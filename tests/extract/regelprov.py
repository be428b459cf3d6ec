"""A rule's two texts: one that it catches and one that it leaves alone."""

import datetime as dt
from dataclasses import replace

from ingest import pipeline
from ingest.model import DocumentType, Facts, RawDocument
from ingest.structure import structure

WRITTEN = dt.date(2024, 3, 14)


def read(text: str, kind: DocumentType) -> Facts:
    """Return the facts of a text; "\\\\n" in a table's cell is a line end."""
    raw = RawDocument("text/plain", text.replace("\\n", "\n").replace("\\t", "\t"))
    document = structure(raw, "prov.txt", "0" * 64, WRITTEN)
    body = document.body or "Ekby kommun"
    return pipeline.extract_facts(replace(document, type=kind, body=body))


def rules_in(facts: Facts) -> frozenset[str]:
    """Return the rules that read something."""
    kinds = (
        *(facts.persons, facts.organisations, facts.times, facts.decisions),
        *(facts.commitments, facts.followups, facts.questions, facts.references),
    )
    found = {fact.rule for kind in kinds for fact in kind}
    return frozenset(found | ({facts.agreement.rule} if facts.agreement else set()))
