"""Actors that only a fact names: who is given money, and parties by their letters."""

from graph import project
from graph.terms import ELIDL, KOD, ORG, OWN, SKOS, TYPE, Literal, NamedNode, Quad
from ingest import pipeline

HEAD = "Ekvalla kommun\nKulturnämnden\nProtokoll 2024-05-14\n\n§ 3 Bidrag\n\nBeslut\n"


def quads(body: str) -> list[Quad]:
    artifact = pipeline.build_artifact(f"{HEAD}{body}\n".encode(), "a.txt", None)
    return project.quads(artifact)


def names(found: list[Quad], of: set[object]) -> set[str]:
    """Return the names of some things."""
    labels = (q for q in found if q.predicate == SKOS.prefLabel and q.subject in of)
    return {q.object.value for q in labels if isinstance(q.object, Literal)}


def ends(found: list[Quad], predicate: NamedNode) -> set[object]:
    """Return what a predicate leads to."""
    return {q.object for q in found if q.predicate == predicate}


def test_a_decision_leads_to_those_it_gives_money() -> None:
    found = quads("Norrlids IF beviljas 25 000 kronor.")
    decisions = {q.subject for q in found if q.object == ELIDL.Decision}
    assert {q.subject for q in found if q.predicate == OWN.grantee} == decisions
    assert names(found, ends(found, OWN.grantee)) == {"Norrlids IF"}


def test_letters_are_a_party_only_where_the_list_has_them() -> None:
    found = quads("Taxan antas.\n\nReservation\nS, V och Q reserverar sig.")
    classed = [q for q in found if q.predicate == ORG.classification]
    parties = {q.subject for q in classed if q.object == KOD["orgtyp/parti"]}
    assert names(found, set(parties)) == {"Socialdemokraterna", "Vänsterpartiet"}
    everything = {q.subject for q in found if q.predicate == TYPE}
    assert not {"S", "V", "Q"} & names(found, set(everything))


def test_who_an_interpellation_tells_of_has_no_role_in_the_organ_it_is_put_to() -> None:
    head = (
        "Region Norrlid\nInterpellation till regionstyrelsens ordförande\n2024-05-14\n"
    )
    body = "\nProfessorn Ylva Tjäder har visat att skogen växer långsamt.\n"
    asked = pipeline.build_artifact((head + body).encode(), "a.txt", None)
    assert asked.document.type == "interpellation"
    persons = {one.name: one.roles for one in asked.facts.persons}
    assert [r.title.casefold() for r in persons["Ylva Tjäder"]] == ["professor"]
    members = ends(project.quads(asked), ORG.member)
    assert not {"Ylva Tjäder"} & names(project.quads(asked), members)
