"""The vocabulary files agree with the code and with each other."""

import typing

import pyoxigraph as ox
import pytest
from rdflib import namespace

from graph import (
    followup_model,
    project_commitments,
    roles,
    vocabulary,
)
from graph.terms import KOD, OWL, OWN, PREFIXES, RDFS, SKOS, TYPE, NamedNode
from ingest import model
from tools import vocabulary_page

# rdflib has these whole and knows what is in them; ELI, ELI-DL, Web Annotation, NIF,
# Popolo, ADMS, CPOV and NRV were read by hand.
PUBLISHED = {
    str(known): known
    for known in (
        *(namespace.ORG, namespace.PROV, namespace.SKOS, namespace.FOAF),
        *(namespace.DCTERMS, namespace.DCAT, namespace.TIME, namespace.OWL),
        *(namespace.RDF, namespace.RDFS),
    )
} | {"http://schema.org/": namespace.SDO}
# Their values are of more than one kind, or the subject's own vocabulary decides.
OPEN_ENDED = {"pattern", "rule", "verbatim"}


def labels(name: str, predicate: NamedNode) -> dict[str, set[str | None]]:
    found: dict[str, set[str | None]] = {}
    for quad in ox.parse(path=vocabulary.FOLDER / name, format=ox.RdfFormat.TURTLE):
        if quad.predicate == predicate and isinstance(quad.object, ox.Literal):
            found.setdefault(str(quad.subject), set()).add(quad.object.language)
    return found


def code_labels(predicate: NamedNode) -> dict[str, set[str | None]]:
    found: dict[str, set[str | None]] = {}
    for name in vocabulary.CODES:
        found |= labels(name, predicate)
    return found


def test_own_terms_have_swedish_and_english_labels_and_comments() -> None:
    for predicate in (RDFS.label, RDFS.comment):
        found = labels("vocab.ttl", predicate)
        for term in vocabulary.own_terms():
            assert found[str(term)] == {"sv", "en"}, term


def test_codes_have_swedish_and_english_labels() -> None:
    found = code_labels(SKOS.prefLabel)
    for code in vocabulary.codes():
        assert found[str(code)] == {"sv", "en"}, code


@pytest.mark.parametrize(
    ("listed", "scheme"),
    [
        (model.DocumentType, "handlingstyp"),
        (model.OrganisationKind, "orgtyp"),
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
    for _, code in roles.ROLES:
        assert KOD[f"roll/{code}"] in vocabulary.codes()


def test_strength_and_modality_map_as_the_code_list_says() -> None:
    for quad in ox.parse(
        path=vocabulary.FOLDER / "codes.ttl", format=ox.RdfFormat.TURTLE
    ):
        strength = str(quad.subject).strip("<>").removeprefix(KOD["styrka/"].value)
        if strength in project_commitments.MODALITY and "Match" in str(quad.predicate):
            modality = project_commitments.MODALITY[strength]
            assert quad.object == KOD[f"modalitet/{modality}"]


@pytest.mark.parametrize(
    "term",
    [t for t in vocabulary.listed() if t.vocabulary in PUBLISHED],
    ids=lambda term: term.vocabulary + term.name,
)
def test_a_listed_term_is_defined_by_its_vocabulary(
    term: vocabulary.External,
) -> None:
    assert term.name in PUBLISHED[term.vocabulary]


def test_a_term_that_is_not_there_would_be_found() -> None:
    assert "hasSuborganization" not in PUBLISHED[PREFIXES["org"]]
    assert "softwareVersion" in PUBLISHED[PREFIXES["schema"]]


def test_the_list_is_in_form() -> None:
    terms = vocabulary.listed()
    names = [(term.vocabulary, term.name) for term in terms]
    assert len(set(names)) == len(names)
    for term in terms:
        assert term.kind in {"class", "property", "value"}, term
        assert term.value in {"", "iri", "date", "integer", "decimal", "sv"}, term
        assert term.name[0].isupper() == (term.kind == "class") or (
            term.kind == "value"
        ), term


def test_own_properties_say_what_they_take() -> None:
    ranged = set()
    for quad in ox.parse(
        path=vocabulary.FOLDER / "vocab.ttl", format=ox.RdfFormat.TURTLE
    ):
        if quad.predicate == RDFS.range:
            ranged.add(quad.subject)
    for iri, kind in vocabulary.property_values().items():
        if iri.startswith(OWN.iri) and kind != "iri":
            name = iri.removeprefix(OWN.iri)
            known = NamedNode(iri) in ranged or name in OPEN_ENDED
            assert known, f"{name} has no rdfs:range"


def test_every_code_list_is_explained_in_both_languages() -> None:
    schemes = {
        str(quad.subject)
        for quad in vocabulary.quads()
        if quad.predicate == TYPE and quad.object == SKOS.ConceptScheme
    }
    for predicate in (SKOS.prefLabel, SKOS.definition):
        found = code_labels(predicate)
        assert {s for s in schemes if found.get(s) != {"sv", "en"}} == set()


def test_mappings_lead_to_another_vocabulary_or_another_list() -> None:
    matches = {SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch}
    mapped = [q for q in vocabulary.quads() if q.predicate in matches]
    assert any("DecisionOutcome-Adopted" in str(q.object) for q in mapped)
    assert any("BesluitDocumentType" in str(q.object) for q in mapped)
    for quad in mapped:
        value = str(quad.object).strip("<>")
        inside = value.startswith(KOD.iri)
        assert not inside or NamedNode(value) in vocabulary.codes(), value


def test_the_vocabulary_page_is_up_to_date() -> None:
    """If this fails: python -m tools.vocabulary_page."""
    written = vocabulary_page.PAGE.read_text(encoding="utf-8")
    assert written == vocabulary_page.page()


def test_the_vocabulary_is_one_ontology() -> None:
    classes = {q.object for q in vocabulary.quads() if q.predicate == TYPE}
    assert OWL.Ontology in classes
