"""Subjects in the graph: of the document, of its items and of the matters they name."""

import pytest

from graph import project, validate, vocabulary
from graph.terms import DCTERMS, KOD
from ingest.model import Artifact
from ingest.pipeline import build_artifact

MINUTES = """Norrlids kommun
Kommunstyrelsen
Protokoll
Sammanträdesdatum: 2022-05-10

§ 11 Skolskjuts i Östmåla

Dnr KS 2022/31
Kommunstyrelsen beslutar att den nya linjen ska börja köras i augusti.

§ 12 Taxa för tandvård

Dnr KS 2022/32
Kommunstyrelsen beslutar att lägga ärendet till handlingarna.
"""


@pytest.fixture(scope="module")
def minutes() -> Artifact:
    return build_artifact(MINUTES.encode(), "protokoll.txt")


def item(minutes: Artifact, number: str) -> str:
    return next(s.id for s in minutes.document.sections if s.number == number)


def told(minutes: Artifact, subjects: dict[str, tuple[str, ...]]) -> set[str]:
    return {
        str(quad.subject)
        for quad in project.quads(minutes, subjects=subjects)
        if quad.predicate == DCTERMS.subject and f"<{KOD.iri}amne/" in str(quad.object)
    }


def test_an_item_and_its_matter_are_about_what_is_told(minutes: Artifact) -> None:
    found = told(minutes, {item(minutes, "12"): ("vard/tandvard", "ekonomi/taxor")})
    assert any("2022-32" in node for node in found)
    assert not any("2022-31" in node for node in found)
    assert len(found) == 2


def test_a_document_is_about_what_is_told_of_the_whole(minutes: Artifact) -> None:
    assert any("/handling/" in n for n in told(minutes, {"": ("vard/tandvard",)}))


def test_nothing_is_said_where_nothing_is_told(minutes: Artifact) -> None:
    assert told(minutes, {}) == set()


def test_what_is_stated_is_valid(minutes: Artifact) -> None:
    subjects = {item(minutes, "11"): ("skola/skolskjuts",), "": ("trafik",)}
    stated = project.quads(minutes, subjects=subjects)
    assert validate.check_artifact(stated, minutes) == []


def test_a_subject_that_no_list_holds_is_found_out(minutes: Artifact) -> None:
    stated = project.quads(minutes, subjects={"": ("trollkonst",)})
    assert vocabulary.unknown_terms(stated) == [KOD["amne/trollkonst"]]
