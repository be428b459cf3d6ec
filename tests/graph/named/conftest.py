"""A small collection for the named queries, whose right answers are known."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from graph.store import OxigraphStore
from ingest.model import Artifact
from tests.graph.named.asked import stored


def moved(artifact: Artifact, source_day: dt.date, person: str) -> Artifact:
    """The same minutes on another day, with another member instead of Rolf Ek."""
    facts = artifact.facts
    persons = tuple(
        replace(p, name=person) if p.name == "Rolf Ek" else p for p in facts.persons
    )
    decisions = tuple(
        replace(d, date=source_day if d.date else None) for d in facts.decisions
    )
    return replace(
        artifact,
        document=replace(artifact.document, date=source_day),
        facts=replace(facts, persons=persons, decisions=decisions),
    )


@pytest.fixture
def artifacts(
    collection: list[Artifact], minutes_of: Callable[[str], Artifact]
) -> list[Artifact]:
    early = moved(minutes_of("namnd/2021-02-10.pdf"), dt.date(2021, 2, 10), "Ada Holm")
    later = moved(minutes_of("namnd/2021-05-05.pdf"), dt.date(2021, 5, 5), "Ada Holm")
    other = moved(minutes_of("namnd/2022-02-09.pdf"), dt.date(2022, 2, 9), "Bo Lind")
    return [*collection, early, later, other]


@pytest.fixture
def store(artifacts: list[Artifact]) -> OxigraphStore:
    return stored(artifacts)
