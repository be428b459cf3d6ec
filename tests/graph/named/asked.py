"""Making a graph and asking it the named queries on the day that counts as today."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from graph import kept, project, vocabulary
from graph.facts_index import FactsIndex
from graph.kept_facts import OverviewRecord
from graph.queries.named import answer
from graph.store import OxigraphStore, in_memory
from ingest.model import Artifact

TODAY = dt.date(2025, 7, 1)


def stored(artifacts: Sequence[Artifact]) -> OxigraphStore:
    made = in_memory()
    made.inner.extend(vocabulary.quads())
    records: list[OverviewRecord] = []
    for seq, artifact in enumerate(artifacts, start=1):
        quads = project.quads(artifact)
        record = kept.of_facts(artifact.id, FactsIndex(quads))
        records.append(record)
        made.replace(project.graph_of(artifact.id), quads, seq)
        rows = kept.document_quads(record)
        made.replace(kept.document_graph(artifact.id), rows, seq)
    together = kept.collection_quads(lambda: records)
    made.replace(kept.graph_name(), together, made.seq())
    return made


def rows(store: OxigraphStore, name: str, /, **written: str) -> tuple[Any, ...]:
    return answer(store, name, written, TODAY).rows


def places(found: Sequence[Any]) -> list[tuple[str, str]]:
    return [(row.place.document, row.place.text) for row in found]


def meeting(store: OxigraphStore) -> object:
    (found,) = rows(
        store, "meetings-of-organ", organ="Bildningsnämnden", first="2024-01-01"
    )
    return found.meeting.iri
