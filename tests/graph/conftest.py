"""Small fictional documents, built in code, for every test of the graph."""

import datetime as dt
from collections.abc import Callable, Sequence

import pytest

from graph import derived, queries
from graph.followup_model import Evidence, Verdict
from graph.store import OxigraphStore
from graph.terms import BASE
from ingest.model import Artifact
from tests.graph import made


@pytest.fixture
def builder() -> Callable[..., made.Builder]:
    return made.Builder


@pytest.fixture
def minutes() -> Artifact:
    return made.minutes().artifact()


@pytest.fixture
def answer() -> Artifact:
    return made.answer().artifact()


@pytest.fixture
def deal() -> Artifact:
    return made.deal().artifact(dated_from=dt.date(2023, 6, 1))


@pytest.fixture
def minutes_of() -> Callable[[str], Artifact]:
    """The same minutes under another name, for tests that need many documents."""
    return lambda source: made.minutes(source).artifact()


@pytest.fixture
def collection(minutes: Artifact, answer: Artifact, deal: Artifact) -> list[Artifact]:
    return [minutes, answer, deal]


@pytest.fixture(scope="session")
def state_follow_up() -> Callable[..., str]:
    """Return what states evidence and the verdicts that rest on all of it.

    All of it goes to the graph of the document that holds the first evidence, or of
    the first document there is, whose id is returned.
    """

    def state(
        store: OxigraphStore,
        evidence: Sequence[Evidence],
        verdicts: Sequence[Verdict] = (),
        standings: Sequence[tuple[str, str]] = (),
    ) -> str:
        nodes = queries.text_versions(store)
        texts = {one: node.value.removeprefix(BASE) for one, node in nodes.items()}
        document = evidence[0].document_id if evidence else min(texts)
        told = derived.DocumentFollowUp(
            document,
            tuple(evidence),
            standings=tuple(standings),
            verdicts=tuple(
                (verdict, tuple(evidence[n] for n in verdict.evidence))
                for verdict in verdicts
            ),
        )
        quads = derived.quads(told, texts)
        store.replace(derived.graph_name(document), quads, store.seq())
        return document

    return state
