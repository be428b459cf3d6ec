"""What a name in one document is one actor's within: its body, or the document."""

import pytest

from graph import project
from graph.identity import Identity
from graph.identity.records import of
from graph.matters.names import Names
from graph.terms import DCTERMS, ORG
from ingest import ids
from ingest.model import Artifact, Document, Facts, Mention, Organisation

PART, WHOLE = "Kommunstyrelsens arbetsutskott", "Kommunstyrelsen"


def artifact(
    source: str,
    *organisations: Organisation,
    text: str = PART,
    organ: str | None = WHOLE,
    code: str | None = None,
) -> Artifact:
    document = Document(
        source, "0" * 64, "text/plain", text, type="protokoll", organ=organ
    )
    if code is not None:
        values = {n: getattr(document, n) for n in Document.__dataclass_fields__}
        body = {"9991": "Vedby kommun", "9992": "Älvnäs kommun"}[code]
        document = Document(**{**values, "body": body, "body_code": code})
    facts = Facts(organisations=organisations)
    return Artifact(ids.document_id(source), document, facts, (), "0.1.0+0")


def part() -> Organisation:
    mention = (Mention(0, len(PART), 1),)
    return Organisation(PART, "organ", mention, parent=WHOLE)


def test_organs_of_two_documents_without_a_body_are_two() -> None:
    one, other = of(artifact("a.txt")), of(artifact("b.txt"))
    assert one.organ != other.organ
    known = {of(artifact(f"{n}.txt", code="9991")).organ for n in "cd"}
    assert len(known) == 1


@pytest.mark.parametrize("code", [None, "9991"])
def test_records_graph_and_matters_give_an_actor_the_same_path(
    code: str | None,
) -> None:
    read = artifact("a.txt", part(), code=code)
    record, names = of(read), Names(read)
    stated = {
        quad.object.value.removeprefix(Identity().base)
        for quad in project.quads(read)
        if quad.predicate == DCTERMS.creator and "/org/" in quad.object.value
    }
    assert stated == {record.organ} == {names.organ(None)}
    (path,) = {one.path for one in record.organisations if one.name == PART}
    assert names.organ(PART) == names.known[ids.normalise(PART)] == path


def test_an_utskott_is_one_by_its_fact_and_by_its_document_and_two_in_two_towns() -> (
    None
):
    paths = set()
    for code in ("9991", "9992"):
        record = of(artifact(f"{code}.txt", part(), organ=PART, code=code))
        (seen,) = {one.path for one in record.organisations if one.name == PART}
        assert seen == record.organ
        paths.add(seen)
    assert len(paths) == 2


def test_the_unit_of_an_authority_is_one_wherever_it_is_named() -> None:
    unit = Organisation("Socialstyrelsens råd", "organ", (), parent="Socialstyrelsen")
    identity = Identity()
    assert identity.named(unit, "org/k9991") == identity.named(unit, "org/k9992")


def test_an_organ_without_a_body_is_a_unit_of_none() -> None:
    quads = project.quads(artifact("a.txt", part()))
    assert not [q for q in quads if q.predicate == ORG.unitOf]
