"""The vocabulary files agree with the code and with each other."""

import typing

import pyoxigraph as ox
import pytest

from graph import (
    followup_model,
    jsonld,
    project_actors,
    project_commitments,
    vocabulary,
)
from graph.terms import KOD, OWN, RDFS, SKOS, NamedNode
from ingest import model


def labels(name: str, predicate: NamedNode) -> dict[str, set[str | None]]:
    found: dict[str, set[str | None]] = {}
    for quad in ox.parse(path=vocabulary.FOLDER / name, format=ox.RdfFormat.TURTLE):
        if quad.predicate == predicate and isinstance(quad.object, ox.Literal):
            found.setdefault(str(quad.subject), set()).add(quad.object.language)
    return found


def test_own_terms_have_swedish_and_english_labels_and_comments() -> None:
    for predicate in (RDFS.label, RDFS.comment):
        found = labels("vocab.ttl", predicate)
        for term in vocabulary.own_terms():
            assert found[str(term)] == {"sv", "en"}, term


def test_codes_have_swedish_and_english_labels() -> None:
    found = labels("codes.ttl", SKOS.prefLabel)
    for code in vocabulary.codes():
        assert found[str(code)] == {"sv", "en"}, code


@pytest.mark.parametrize(
    ("listed", "scheme"),
    [
        (model.DocumentType, "handlingstyp"),
        (model.OrganisationKind, "orgtyp"),
        (model.TimeKind, "tidsslag"),
        (model.DecisionStatus, "beslutslage"),
        (model.Outcome, "utfall"),
        (model.Outcome, "beslutstyp"),
        (model.Strength, "styrka"),
        (model.Polarity, "riktning"),
        (model.FollowupStatus, "uppfoljning"),
        (model.ReferenceKind, "hanvisningsslag"),
        (followup_model.Stance, "belagg"),
        (followup_model.PromiseStatus, "lage"),
    ],
)
def test_every_value_of_the_model_has_a_code(listed: object, scheme: str) -> None:
    for value in typing.get_args(listed):
        assert KOD[f"{scheme}/{value}"] in vocabulary.codes()


def test_every_role_the_code_knows_is_listed() -> None:
    for _, code in project_actors.ROLES:
        assert KOD[f"roll/{code}"] in vocabulary.codes()


def test_strength_and_modality_map_as_the_code_list_says() -> None:
    for quad in ox.parse(
        path=vocabulary.FOLDER / "codes.ttl", format=ox.RdfFormat.TURTLE
    ):
        strength = str(quad.subject).strip("<>").removeprefix(KOD["styrka/"].value)
        if strength in project_commitments.MODALITY and "Match" in str(quad.predicate):
            modality = project_commitments.MODALITY[strength]
            assert quad.object == KOD[f"modalitet/{modality}"]


def test_context_names_no_unknown_term() -> None:
    known = vocabulary.own_terms() | vocabulary.external_terms()
    for name, term in jsonld.context().items():
        if isinstance(term, dict) and not name.startswith(("rdfs:", "skos:")):
            assert NamedNode(term["@id"]) in known, name


def test_context_describes_every_own_property() -> None:
    described = {
        term["@id"] for term in jsonld.context().values() if isinstance(term, dict)
    }
    classes = {
        "Commitment",
        "FollowUpStatement",
        "Evidence",
        "StatusAssertion",
        "Agreement",
        "Reservation",
        "Meeting",
        "AgendaItem",
        "Likeness",
    }
    for term in vocabulary.own_terms() - {OWN[name] for name in classes}:
        assert term.value in described, term
