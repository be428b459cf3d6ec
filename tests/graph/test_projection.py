import datetime as dt
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph import project, validate, vocabulary
from graph.identity import Identity
from graph.terms import ELIDL, KOD, OA, OWN, NamedNode, Quad, decimal, key_segment
from ingest import ids
from ingest.codec import encode
from ingest.model import Artifact, Commitment, Document, Facts, Person

BASE = "https://w3id.org/sagt/id/"


def objects(quads: list[Quad], predicate: NamedNode) -> list[str]:
    return [str(q.object) for q in quads if q.predicate == predicate]


def test_every_quad_is_in_the_documents_own_graph(collection: list[Artifact]) -> None:
    for artifact in collection:
        graphs = {q.graph_name for q in project.quads(artifact)}
        assert graphs == {project.graph_of(artifact.id)}


def test_no_blank_nodes_no_doubles_and_sorted(collection: list[Artifact]) -> None:
    for artifact in collection:
        lines = [str(quad) for quad in project.quads(artifact)]
        assert not any("_:" in line.split('"')[0] for line in lines)
        assert lines == sorted(set(lines))


def test_another_process_projects_the_same_quads(minutes: Artifact) -> None:
    code = (
        "import sys; from graph import project;"
        "from ingest.codec import decode_artifact;"
        "a = decode_artifact(sys.stdin.buffer.read());"
        "sys.stdout.write('\\n'.join(str(q) for q in project.quads(a)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=encode(minutes),
        capture_output=True,
        check=True,
        env={"PYTHONHASHSEED": "7"},
    )
    assert done.stdout.decode() == "\n".join(str(q) for q in project.quads(minutes))


def test_vocabulary_is_closed(collection: list[Artifact]) -> None:
    for artifact in collection:
        assert vocabulary.unknown_terms(project.quads(artifact)) == []


def test_every_graph_conforms(collection: list[Artifact]) -> None:
    for artifact in collection:
        problems = validate.check_artifact(project.quads(artifact), artifact)
        assert [p for p in problems if p.severity == "violation"] == []


def test_a_proposal_has_no_outcome_but_an_addressee(minutes: Artifact) -> None:
    quads = project.quads(minutes)
    proposal = next(d for d in minutes.facts.decisions if d.status == "proposal")
    node = NamedNode(f"{BASE}beslut/{proposal.id}")
    said = {q.predicate: q.object for q in quads if q.subject == node}
    assert said[OWN.decisionType] == KOD["beslutstyp/foresla"]
    assert said[OWN.proposedOutcome] == KOD["utfall/ovrigt"]
    assert OWN.addressee in said
    assert ELIDL.decision_outcome not in said


def test_deadline_keeps_narrow_and_wide(minutes: Artifact) -> None:
    quads = project.quads(minutes)
    commitment = minutes.facts.commitments[0]
    node = NamedNode(f"{BASE}frist/{commitment.id}")
    said = {
        q.predicate.value.rsplit("/")[-1].rsplit("#")[-1]: q.object.value
        for q in quads
        if q.subject == node
    }
    assert said["endDate"] == "2024-09-30"
    assert said["latestWide"] == "2024-10-14"


def test_unknown_promisor_is_a_named_actor(answer: Artifact) -> None:
    quads = project.quads(answer)
    assert f"<{BASE}aktor/okand>" in objects(quads, OWN.promisor)
    assert any("okänd aktör" in str(q) for q in quads)


def test_cited_item_meets_the_item_of_its_minutes(minutes: Artifact) -> None:
    """A citation (organ, day, §) and the minutes' own item are one IRI."""
    cited = [
        str(q.subject)
        for q in project.quads(minutes)
        if "2024-02-12" in str(q.subject) and "/p3" in str(q.subject)
    ]
    document = replace(
        minutes.document, date=dt.date(2024, 2, 12), organ="Kommunstyrelsen"
    )
    section = replace(document.sections[0], number="3")
    other = replace(
        minutes, id="dannat", document=replace(document, sections=(section,))
    )
    stated = {str(q.subject) for q in project.quads(other)}
    assert cited
    assert set(cited) <= stated


def test_namesakes_in_two_bodies_stay_two(minutes: Artifact) -> None:
    other = replace(
        minutes,
        document=replace(minutes.document, body="Ekby kommun", body_code="9992"),
    )
    people = [
        {str(q.subject) for q in project.quads(a) if "/person/" in str(q.subject)}
        for a in (minutes, other)
    ]
    assert people[0]
    assert not people[0] & people[1]


def test_one_person_in_two_documents_of_a_body_is_one(
    minutes: Artifact, answer: Artifact
) -> None:
    people = [
        {str(q.subject) for q in project.quads(a) if "/person/" in str(q.subject)}
        for a in (minutes, answer)
    ]
    assert people[0] & people[1]


def test_a_merge_rewrites_every_use(minutes: Artifact) -> None:
    before = {str(q.subject) for q in project.quads(minutes)}
    loser = next(s for s in sorted(before) if "/person/" in s).strip("<>")
    path = loser.removeprefix(BASE)
    identity = Identity(BASE, {path: "person/p-vinnare"})
    after = "\n".join(str(q) for q in project.quads(minutes, identity=identity))
    assert path not in after
    assert "person/p-vinnare" in after


def test_merges_in_a_ring_end() -> None:
    identity = Identity(aliases={"person/a": "person/b", "person/b": "person/a"})
    assert identity.canonical("person/a") in {"person/a", "person/b"}


@pytest.mark.parametrize(
    ("code", "path"),
    [("22", "org/r22"), ("r22", "org/r22"), ("1489", "org/k1489"), ("R01", "org/r01")],
)
def test_known_bodies_go_by_code(code: str, path: str) -> None:
    assert Identity().organisation("Vad som helst", "region", None, code) == path


def test_two_readings_of_a_dnr_are_one_matter() -> None:
    written = {key_segment(t) for t in ("RS 2021/123", "rs 2021-123", "RS  2021 / 123")}
    assert len(written) == 1


def test_the_base_is_configurable(minutes: Artifact) -> None:
    quads = project.quads(minutes, base="https://exempel.se/x/")
    assert not any(BASE in str(q.subject) for q in quads)


def test_equal_quotes_get_each_their_own_node(
    builder: Callable[..., object],
) -> None:
    text = "Vi ska måla bryggan.\nVi ska måla bryggan.\n"
    words = "Vi ska måla bryggan."
    made = builder(text, "dubbelt.txt", "webbsida")
    again = text.index(words, 5)
    made.facts = Facts(  # type: ignore[attr-defined]
        commitments=tuple(
            Commitment(s, s + len(words), words, None, None, None, None, "promise")
            for s in (0, again)
        )
    )
    artifact = made.artifact()  # type: ignore[attr-defined]
    quads = project.quads(artifact)
    assert validate.check_artifact(quads, artifact) != []  # warnings only
    assert (
        sorted(objects(quads, OA.start)).count(
            f'"{again}"^^<http://www.w3.org/2001/XMLSchema#integer>'
        )
        == 1
    )
    assert {p.severity for p in validate.check_artifact(quads, artifact)} == {"warning"}


@pytest.mark.parametrize(
    ("number", "written"), [(1.0, "1.0"), (0.9, "0.9"), (0.1234, "0.123"), (0, "0.0")]
)
def test_decimals_are_written_one_way(number: float, written: str) -> None:
    assert decimal(number).value == written


NASTY = st.text(
    alphabet=st.sampled_from("ab Å<>\"'\\\n\t{}|^`%#/?é\u2028\U0001f600.-"), min_size=1
)


@settings(max_examples=60, deadline=None)
@given(name=NASTY, text=NASTY, dnr=NASTY, party=NASTY, number=NASTY)
def test_hostile_names_give_valid_quads(
    name: str, text: str, dnr: str, party: str, number: str
) -> None:
    """Whatever a document says, the projection is valid RDF that reads back."""
    document = Document(
        source=name,
        sha256="0" * 64,
        media_type="text/plain",
        text=text,
        title=name,
        type="protokoll",
        body=name,
        organ=number,
        dnr=(dnr,),
        language=party,
    )
    facts = Facts(
        persons=(Person(name, party, (), ()),),
        commitments=(
            Commitment(
                0, len(text), text, number, name, party, dnr, "plan", recurrence=number
            ),
        ),
    )
    artifact = Artifact("d1", document, ids.with_ids(facts, "d1", text), (), "1+x")
    quads = project.quads(artifact)
    assert vocabulary.unknown_terms(quads) == []
    assert quads == project.quads(artifact)
