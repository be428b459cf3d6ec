"""From what a person writes to the one thing meant, or a list to choose from."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import kept, project
from graph.facts_index import FactsIndex
from graph.kept_facts import folded
from graph.queries.lookup import candidates, find
from graph.store import OxigraphStore, in_memory
from ingest.errors import QueryError
from ingest.model import Artifact


@pytest.fixture
def store(
    collection: list[Artifact], minutes_of: Callable[[str], Artifact]
) -> OxigraphStore:
    elsewhere = minutes_of("annan/2024-03-04.pdf")
    document = replace(elsewhere.document, body="Granviks kommun", body_code="9992")
    made = in_memory()
    for artifact in (*collection, replace(elsewhere, document=document)):
        quads = project.quads(artifact)
        made.inner.extend(quads)
        made.inner.extend(
            kept.document_quads(kept.of_facts(artifact.id, FactsIndex(quads)))
        )
    return made


@pytest.mark.parametrize(
    "written", ["Föreningen Läslust", "FÖRENINGEN  LÄSLUST", "foreningen laslust"]
)
def test_capitals_and_accents_do_not_matter(store: OxigraphStore, written: str) -> None:
    (hit,) = candidates(store, "actor", written)
    assert hit.name == "Föreningen Läslust"


def test_one_name_in_two_bodies_is_asked_back(store: OxigraphStore) -> None:
    with pytest.raises(QueryError, match=r"Granviks kommun.*Vedby kommun"):
        find(store, "organ", "Bildningsnämnden")
    hits = candidates(store, "organ", "Bildningsnämnden")
    assert [hit.within for hit in hits] == ["Granviks kommun", "Vedby kommun"]
    for written in (
        "Bildningsnämnden, Vedby kommun",
        "bildningsnämnden i vedby kommun",
    ):
        assert find(store, "organ", written) == hits[1].iri


def test_an_id_a_path_and_an_address_mean_the_same(store: OxigraphStore) -> None:
    iri = find(store, "organ", "Vedby kommun")
    for written in (iri.value, "org/k9991", "k9991"):
        assert find(store, "organ", written) == iri
        assert find(store, "actor", written) == iri


def test_a_person_is_no_organ(store: OxigraphStore) -> None:
    assert candidates(store, "organ", "Eva Lund") == ()
    assert candidates(store, "person", "Vedby kommun") == ()


def test_a_matter_by_its_number_however_spaced(store: OxigraphStore) -> None:
    for written in ("KF 2024/88", "kf  2024/88"):
        assert find(store, "matter", written).value.endswith("/KF-2024-88")
    with pytest.raises(QueryError, match="flera"):
        find(store, "matter", "BN 2024/17")


def test_a_document_by_its_name_in_the_collection(store: OxigraphStore) -> None:
    iri = find(store, "document", "avtal/laslust.docx")
    assert find(store, "document", iri.value.rsplit("/", 1)[-1]) == iri


@pytest.mark.parametrize("hostile", ["", " ", "x> } #", '"', "a\nb", "\\", "../.."])
def test_a_hostile_name_is_nothing(store: OxigraphStore, hostile: str) -> None:
    for kind in ("actor", "matter", "document", "decision"):
        assert candidates(store, kind, hostile) == ()


@given(st.text(max_size=60))
def test_folding_is_stable_and_plain(name: str) -> None:
    once = folded(name)
    assert folded(once) == once
    assert all(c.isascii() and (c.isalnum() or c == " ") for c in once)
