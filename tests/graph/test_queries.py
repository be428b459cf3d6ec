import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from graph import network, project, publish, queries, sandbox, vocabulary
from graph.columns import StoreColumns
from graph.followup_model import Evidence, Verdict
from graph.identity import body_kind
from graph.store import OxigraphStore, in_memory, open_writer
from graph.terms import SKOS, Literal, NamedNode, Quad
from ingest.errors import QueryError
from ingest.model import Artifact, Reference

BASE = "https://w3id.org/sagt/id/"


@pytest.fixture
def store(collection: list[Artifact]) -> OxigraphStore:
    made = in_memory()
    for seq, artifact in enumerate(collection, start=1):
        made.replace(project.graph_of(artifact.id), project.quads(artifact), seq)
    made.replace(vocabulary.graph_name(), vocabulary.quads(), 4)
    return made


def actor(store: OxigraphStore, name: str) -> NamedNode:
    return next(a.iri for a in queries.actors(StoreColumns(store)) if a.name == name)


def test_documents_come_back_as_they_were_read(
    store: OxigraphStore, minutes: Artifact
) -> None:
    names = [d.name for d in queries.documents(StoreColumns(store))]
    assert names == [
        "avtal/laslust.docx",
        "namnd/2024-03-04.pdf",
        "svar/bokbussen.html",
    ]
    one = queries.document(store, minutes.id)
    assert one is not None
    assert (one.type, one.date) == ("protokoll", dt.date(2024, 3, 4))
    assert (one.body, one.organ) == ("Vedby kommun", "Bildningsnämnden")
    assert one.dnr == ("BN 2024/17",)
    undated = queries.documents(StoreColumns(store))[0]
    assert (undated.date, undated.dated_from) == (None, dt.date(2023, 6, 1))
    assert queries.document(store, "finnsinte") is None


def test_counts(store: OxigraphStore) -> None:
    found = queries.counts(store)
    assert (found.documents, found.decisions, found.commitments) == (3, 2, 3)
    assert (found.followups, found.questions, found.persons) == (1, 1, 3)


def test_a_promise_keeps_every_field(store: OxigraphStore, minutes: Artifact) -> None:
    fact = minutes.facts.commitments[0]
    found = queries.promise(store, fact.id)
    assert found is not None
    assert (found.text, found.start, found.end) == (fact.text, fact.start, fact.end)
    assert (found.description, found.section) == ("redovisa planen", "12")
    assert (found.promisor, found.promisee) == (fact.promisor, fact.promisee)
    assert (found.strength, found.polarity) == ("assignment", "positive")
    assert found.document == "namnd/2024-03-04.pdf"
    assert (found.deadline, found.latest) == (
        "senast den 30 september 2024",
        dt.date(2024, 9, 30),
    )
    assert found.latest_wide == dt.date(2024, 10, 14)


def test_every_promise_comes_once(
    store: OxigraphStore, collection: list[Artifact]
) -> None:
    ids = [c.id for a in collection for c in a.facts.commitments]
    assert [p.id for p in queries.promises(store)] == sorted(ids)


def test_recurrence_and_agreement_of_a_promise(
    store: OxigraphStore, deal: Artifact
) -> None:
    found = queries.promise(store, deal.facts.commitments[0].id)
    assert found is not None
    assert deal.facts.agreement is not None
    assert (found.recurrence, found.deadline) == ("2/P1Y", None)
    assert found.agreement_id == deal.facts.agreement.id


def test_promises_of_an_actor_bound_or_speaking(store: OxigraphStore) -> None:
    spoken = queries.promises_of_actor(store, actor(store, "Stina Alm"))
    assert [p.promisor for p in spoken] == ["okänd aktör"]
    bound = queries.promises_of_actor(store, actor(store, "Bildningsförvaltningen"))
    assert [p.description for p in bound] == ["redovisa planen"]


def test_decisions_by_organ_and_matter(store: OxigraphStore) -> None:
    organ = actor(store, "Bildningsnämnden")
    found = queries.decisions(StoreColumns(store))
    assert {d.id for d in found} == queries.decided_by(store, organ)
    assert [(d.status, d.outcome, d.section) for d in found] == [
        ("decision", "antar", "12"),
        ("proposal", "ovrigt", "12"),
    ]
    assert found[0].vote == (5, 3, 0)
    assert [d.dnr for d in found] == [("BN 2024/17",), ("BN 2024/17",)]
    assert found[1].addressees == ("Kommunfullmäktige",)
    matter = NamedNode(f"{BASE}arende/k9991/BN-2024-17")
    assert {d.id for d in queries.decisions_of_matter(store, matter)} == {
        d.id for d in found
    }
    assert queries.decided_by(store, NamedNode("x:ingen")) == frozenset()


def test_actors_have_roles_parties_and_kinds(store: OxigraphStore) -> None:
    by_name = {a.name: a for a in queries.actors(StoreColumns(store))}
    stina = by_name["Stina Alm"]
    assert (stina.kind, stina.parties) == ("person", ("C",))
    assert {(r.title, r.organisation, r.role) for r in stina.roles} == {
        ("ordförande", "Bildningsnämnden", "ordforande"),
        ("ordförande", "Kommunstyrelsen", "ordforande"),
    }
    assert by_name["Föreningen Läslust"].kind == "forening"
    assert by_name["Vedby kommun"].kind == "kommun"
    assert by_name["Kommunstyrelsen"].names == ("KS", "Kommunstyrelsen")


def test_a_reference_without_an_organ_makes_no_organisation_of_its_words(
    minutes: Artifact,
) -> None:
    text = "den 12 februari 2024, § 3"
    loose = Reference(0, len(text), text, "paragraph", "|2024-02-12|3", rule="r")
    facts = replace(minutes.facts, references=(loose,))
    quads = project.quads(replace(minutes, facts=facts))
    assert not [q for q in quads if "februari" in str(q.object) and "Label" in str(q)]


def test_a_letterheads_capitals_are_not_the_name_shown(
    store: OxigraphStore,
) -> None:
    capitals = Quad(
        actor(store, "Vedby kommun"),
        SKOS.prefLabel,
        Literal("VEDBY KOMMUN", language="sv"),
        NamedNode("x:annan"),
    )
    store.replace(NamedNode("x:annan"), [capitals], store.seq())
    assert "Vedby kommun" in {a.name for a in queries.actors(StoreColumns(store))}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Granviks kommun", "kommun"),
        ("Granviks stad", "kommun"),
        ("Region Granvik", "region"),
        ("Granviks räddningstjänstförbund", "myndighet"),
    ],
)
def test_a_bodys_name_tells_its_kind(name: str, kind: str) -> None:
    assert body_kind(name) == kind


def test_who_attended_and_who_voted(store: OxigraphStore) -> None:
    rows = store.select(
        "SELECT ?m WHERE { ?m a own:Meeting ; eli-dl:had_participation ?p } LIMIT 1"
    )
    meeting = rows[0]["m"]
    assert isinstance(meeting, NamedNode)
    present = queries.attending(store, meeting)
    assert {(p.person, p.role, p.replaces) for p in present} == {
        ("Stina Alm", "ordforande", None),
        ("Rolf Ek", "ledamot", "Eva Lund"),
    }
    ballots = queries.votes(store, actor(store, "Rolf Ek"))
    assert [b.vote for b in ballots] == ["nej"]
    assert queries.votes(store) == ballots


def test_what_many_documents_repeat_is_counted_once(
    minutes_of: Callable[[str], Artifact],
) -> None:
    made = in_memory()
    for seq, source in enumerate(("a.txt", "b.txt", "c.txt"), start=1):
        artifact = minutes_of(source)
        made.replace(project.graph_of(artifact.id), project.quads(artifact), seq)
    stina = next(a for a in queries.actors(StoreColumns(made)) if a.name == "Stina Alm")
    (role,) = stina.roles
    assert (role.first, role.last) == (dt.date(2024, 3, 4), dt.date(2024, 3, 4))
    meeting = made.select("SELECT DISTINCT ?m WHERE { ?m eli-dl:had_participation ?p }")
    assert isinstance(meeting[0]["m"], NamedNode)
    assert len(queries.attending(made, meeting[0]["m"])) == 2
    assert queries.counts(made).persons == 3
    assert len(queries.decisions(StoreColumns(made))) == 6
    assert {d.dnr for d in queries.decisions(StoreColumns(made))} == {("BN 2024/17",)}


def test_everything_of_a_thing_with_its_sources(
    store: OxigraphStore, minutes: Artifact
) -> None:
    fact = minutes.facts.commitments[0]
    for written in (fact.id, f"atagande/{fact.id}", f"{BASE}atagande/{fact.id}"):
        found = queries.thing(store, written)
        assert found is not None
        assert "own:Commitment" in found.types
        assert all(s.document == "namnd/2024-03-04.pdf" for s in found.statements)
        assert fact.text in {quote.text for quote in found.quotes}
        named = {s.predicate: s.label for s in found.statements}
        assert named["own:promisor"] == "Bildningsförvaltningen"
        assert named["own:strength"] == "uppdrag genom beslut"


def test_the_places_of_an_actor_are_those_that_quote_it(store: OxigraphStore) -> None:
    for one in queries.actors(StoreColumns(store)):
        known = queries.thing(store, one.iri.value)
        assert known is not None
        places = queries.places(store, one.iri)
        words = queries.words(store, (place.quote for place in places))
        assert sorted(
            (place.document_id, place.start, *words[place.quote]) for place in places
        ) == sorted((q.document_id, q.start, q.end, q.text) for q in known.quotes)


def test_an_organ_has_taken_its_own_decisions(store: OxigraphStore) -> None:
    every = queries.decisions(StoreColumns(store))
    assert every
    for organ in {one.organ_iri for one in every}:
        assert queries.decided_by(store, organ) == {
            one.id for one in every if one.organ_iri == organ
        }


@pytest.mark.parametrize(
    "hostile",
    ["finnsinte", "", "x> } ; DROP ALL #", "https://a b", "person/../x", '"', "a\nb"],
)
def test_a_hostile_id_is_nothing(store: OxigraphStore, hostile: str) -> None:
    before = len(store.quads())
    assert queries.thing(store, hostile) is None
    assert queries.promise(store, hostile) is None
    assert len(store.quads()) == before


def test_evidence_and_verdict_come_back(
    store: OxigraphStore,
    minutes: Artifact,
    answer: Artifact,
    state_follow_up: Callable[..., str],
) -> None:
    promise = minutes.facts.commitments[0].id
    day = dt.date(2024, 11, 5)
    piece = Evidence(
        promise, answer.id, "4", 0, 4, "Svar", "partly", 0.75, day, day, "belagg.amne"
    )
    stands = Verdict(promise, "delvis", "Delvis infriad.", 0.7, day, (0,), None)
    state_follow_up(store, [piece], [stands])
    (found,) = queries.evidence_of(store, promise)
    assert (found.document, found.stance, found.score) == (
        "svar/bokbussen.html",
        "partly",
        0.75,
    )
    assert (found.text, found.section, found.date_to) == ("Svar", "4", day)
    (standing,) = queries.standings(store)
    assert (standing.status, standing.explanation) == ("delvis", "Delvis infriad.")
    assert (standing.as_of, standing.evidence) == (day, (found,))
    assert queries.standings(store, "annat") == []


GUIDE = (Path(__file__).parents[2] / "docs" / "queries.md").read_text(encoding="utf-8")
# The named queries above this heading have tests of their own.
EXAMPLES = re.findall(
    r"```sparql\n(.*?)```",
    GUIDE.partition("## Egna frågor i SPARQL")[2],
    re.DOTALL,
)


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_guides_queries_find_something_and_may_be_asked(
    store: OxigraphStore, example: str
) -> None:
    sandbox.check(example)
    assert store.select(example.replace("2024-06-01", "2030-01-01"))


# ── networks


def test_network_ties_parties_and_keeps_why(
    store: OxigraphStore, deal: Artifact
) -> None:
    found = network.build(store, ["agreement"])
    (tie,) = found.ties
    assert deal.facts.agreement is not None
    assert tie.things == (f"{BASE}avtal/{deal.facts.agreement.id}",)
    assert {node.name for node in found.nodes} == {"Vedby kommun", "Föreningen Läslust"}


def test_network_is_the_same_twice_and_leaves_out_the_unknown(
    store: OxigraphStore,
) -> None:
    one, other = network.build(store), network.build(store)
    assert one == other
    assert network.graphml(one) == network.graphml(other)
    assert not any("okand" in node.iri for node in one.nodes)


def test_ego_network_holds_the_neighbours(store: OxigraphStore) -> None:
    whole = network.build(store)
    centre = actor(store, "Vedby kommun").value
    near = network.ego(whole, centre)
    assert {n.name for n in near.nodes} == {"Vedby kommun", "Föreningen Läslust"}
    assert network.ego(whole, "x:ingen").nodes == ()


# ── queries that people write


@pytest.fixture
def copy(tmp_path: Path, collection: list[Artifact]) -> Path:
    made = open_writer(tmp_path / "graf")
    for seq, artifact in enumerate(collection, start=1):
        made.replace(project.graph_of(artifact.id), project.quads(artifact), seq)
    return publish.publish(made, tmp_path / "publicerat")


def test_a_persons_query_is_answered_in_sparql_json(copy: Path) -> None:
    query = 'SELECT ?n WHERE { ?p a foaf:Person ; foaf:name ?n FILTER(?n != "#") }'
    found = sandbox.ask(copy, query).results
    names = {b["n"]["value"] for b in found["results"]["bindings"]}
    assert names == {"Stina Alm", "Rolf Ek", "Eva Lund"}
    assert sandbox.ask(copy, "ASK { ?s a own:Commitment }").results["boolean"] is True
    triples = sandbox.ask(copy, "CONSTRUCT WHERE { ?s a own:Commitment }").triples
    assert len(triples) == 3


def test_rows_are_cut_and_said_to_be(copy: Path) -> None:
    limits = sandbox.Limits(rows=2)
    found = sandbox.ask(copy, "SELECT * WHERE { ?s ?p ?o }", limits)
    assert found.cut
    assert len(found.results["results"]["bindings"]) == 2


def test_a_slow_query_is_stopped(copy: Path) -> None:
    slow = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    with pytest.raises(QueryError, match="avbröts"):
        sandbox.ask(copy, slow, sandbox.Limits(seconds=0.5))


@pytest.mark.parametrize(
    "refused",
    [
        "INSERT DATA { <x:a> <x:b> 1 }",
        "PREFIX x: <x:> DELETE WHERE { ?s ?p ?o }",
        "LOAD <http://127.0.0.1/>",
        "# SELECT\nDROP ALL",
        "CLEAR ALL",
        "SELECT * WHERE { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        "SELECT * WHERE { service silent <http://127.0.0.1/> { ?s ?p ?o } }",
        "SELECT * WHERE { \\u0053ERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        'SELECT * WHERE { ?s ?p "\\u0022 } SERVICE <http://x/> {} #" }',
        "SELECT * WHERE { ?s ?p ?o FILTER(?s<?o)SERVICE<http://x/>{} }",
        "SELECT * WHERE { ?s ?p '''a'b''' . SERVICE <http://x/> {} }",
        "",
        "hej",
        "SELECT " + "?x " * 100_000,
    ],
)
def test_what_is_no_plain_query_is_refused_in_swedish(refused: str) -> None:
    with pytest.raises(QueryError, match=r"[Ff]råg|grafen"):
        sandbox.check(refused)


@pytest.mark.parametrize(
    "allowed",
    [
        'SELECT ?service WHERE { ?service ?p "SERVICE" } # SERVICE',
        "PREFIX drop: <http://x/DELETE#> SELECT * WHERE { ?s drop:service ?o }",
        "select * where { ?s <http://x/SERVICE> ?o }",
        "SELECT * WHERE { ?s ?p '''SERVICE \"x\"''' }",
        "DESCRIBE <x:y>",
    ],
)
def test_harmless_queries_are_let_through(allowed: str) -> None:
    sandbox.check(allowed)


def test_checking_hostile_text_is_fast() -> None:
    for hostile in (
        "a." * 45_000,
        "<" * 90_000,
        "'" * 89_999,
        '"' * 89_999,
        "\\" * 9_000,
    ):
        with pytest.raises(QueryError):
            sandbox.check(hostile)
