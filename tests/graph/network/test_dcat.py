"""The description of the collection holds what DCAT-AP-SE 3 asks for."""

import datetime as dt
import hashlib
from collections.abc import Callable
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, SH

from graph.export import dcat
from graph.export.dcat_about import CC0, NOT_TOLD, About
from graph.store import OxigraphStore

SPDX = rdflib.Namespace("http://spdx.org/rdf/terms#")
TOLD = About(
    title="Norrlids katalog",
    publisher="Region Norrlid",
    publisher_type="RegionalAuthority",
    homepage="https://data.norrlid.example/",
    address="https://data.norrlid.example/filer/",
    contact=("Datagruppen", "data@norrlid.example"),
    issued=dt.date(2024, 1, 2),
    modified=dt.date(2024, 3, 4),
)


@cache
def shapes() -> rdflib.Graph:
    text = resources.files("graph").joinpath("dcat_shapes.ttl").read_text("utf-8")
    return rdflib.Graph().parse(data=text, format="turtle")


def problems(described: rdflib.Graph) -> set[tuple[str, str]]:
    """Return severity and path of all that does not hold."""
    _, report, _ = pyshacl.validate(described, shacl_graph=shapes())
    assert isinstance(report, rdflib.Graph)
    return {
        (_last(report.value(one, SH.resultSeverity)), _last(report.value(one, path)))
        for one in report.subjects(RDF.type, SH.ValidationResult)
        for path in [SH.resultPath]
    }


def _last(node: object) -> str:
    return str(node).replace("#", "/").rsplit("/", 1)[-1]


def described(store: OxigraphStore, *given: Any, **named: Any) -> rdflib.Graph:
    data = b"".join(dcat.chunks(store, *given, **named))
    return rdflib.Graph().parse(data=data, format="turtle")


@pytest.fixture
def told(norrlid: OxigraphStore) -> rdflib.Graph:
    return described(norrlid, TOLD)


def test_all_that_is_mandatory_and_recommended_is_there(told: rdflib.Graph) -> None:
    assert problems(told) == set()


def test_without_being_told_only_what_is_recommended_is_missing(
    norrlid: OxigraphStore,
) -> None:
    plain = described(norrlid)
    found = problems(plain)
    assert {severity for severity, _ in found} == {"Warning"}
    assert {path for _, path in found} == {
        "homepage",
        "issued",
        "modified",
        "contactPoint",
    }
    assert {str(name) for name in plain.objects(None, FOAF.name)} == {NOT_TOLD}
    assert About().missing() == ("utgivare", "adress till filerna", "kontakt")
    assert TOLD.missing() == ()


@pytest.mark.parametrize(
    ("subject", "predicate"),
    [
        (DCAT.Catalog, DCTERMS.title),
        (DCAT.Catalog, DCTERMS.license),
        (DCAT.Catalog, DCTERMS.publisher),
        (DCAT.Dataset, DCTERMS.publisher),
        (DCAT.Dataset, DCTERMS.description),
        (DCAT.Distribution, DCAT.accessURL),
        (DCAT.Distribution, DCTERMS["format"]),
        (FOAF.Agent, DCTERMS.type),
    ],
)
def test_the_shapes_miss_what_is_taken_away(
    told: rdflib.Graph, subject: rdflib.URIRef, predicate: rdflib.URIRef
) -> None:
    for node in list(told.subjects(RDF.type, subject)):
        told.remove((node, predicate, None))
    assert ("Violation", _last(predicate)) in problems(told)


def test_a_catalogue_record_is_a_violation(told: rdflib.Graph) -> None:
    told.add((rdflib.URIRef("x:post"), RDF.type, DCAT.CatalogRecord))
    assert ("Violation", "type") in problems(told)


def test_the_catalogue_is_cc0_whatever_the_files_are(norrlid: OxigraphStore) -> None:
    by = "http://creativecommons.org/licenses/by/4.0/"
    found = described(norrlid, About(licence=by))
    (catalogue,) = found.subjects(RDF.type, DCAT.Catalog)
    assert str(found.value(catalogue, DCTERMS.license)) == CC0
    for one in found.subjects(RDF.type, DCAT.Distribution):
        assert str(found.value(one, DCTERMS.license)) == by


def test_the_days_of_the_documents_are_its_coverage(told: rdflib.Graph) -> None:
    starts = {str(day) for day in told.objects(None, DCAT.startDate)}
    ends = {str(day) for day in told.objects(None, DCAT.endDate)}
    assert (starts, ends) == ({"2021-03-02"}, {"2022-05-10"})


def test_only_what_the_collection_has_is_listed(norrlid: OxigraphStore) -> None:
    names = _datasets(described(norrlid))
    assert names == {"fakta", "fortroendevalda", "kodlistor", "natverk"}


def _datasets(found: rdflib.Graph) -> set[str]:
    return {_last(one) for one in found.subjects(RDF.type, DCAT.Dataset)}


def test_only_files_that_are_there_are_listed_with_their_checksums(
    norrlid: OxigraphStore, tmp_path: Path
) -> None:
    (tmp_path / "fakta.nq").write_bytes(b"nio tecken")
    for name in ("beslut.csv", "handlingar.csv"):
        (tmp_path / name).write_text("id\n", encoding="utf-8")
    (tmp_path / "csvw-metadata.json").write_text("{}", encoding="utf-8")
    found = described(norrlid, TOLD, tmp_path)
    assert _datasets(found) == {"fakta"}
    assert problems(found) == set()
    forms = {_last(one): one for one in found.subjects(RDF.type, DCAT.Distribution)}
    assert set(forms) == {"nq", "csv"}
    assert int(str(found.value(forms["nq"], DCAT.byteSize))) == 10
    check = found.value(forms["nq"], SPDX.checksum)
    value = str(found.value(check, SPDX.checksumValue)).lower()
    assert value == hashlib.sha256(b"nio tecken").hexdigest()
    tables = {_last(one) for one in found.objects(forms["csv"], DCAT.downloadURL)}
    assert tables == {"beslut.csv", "handlingar.csv"}


@pytest.mark.parametrize("form", ["ttl", "rdf"])
def test_the_same_bytes_every_time_without_blank_nodes(
    norrlid: OxigraphStore, form: Any
) -> None:
    one, other = (b"".join(dcat.chunks(norrlid, TOLD, form=form)) for _ in range(2))
    assert one == other
    known = {"ttl": ox.RdfFormat.TURTLE, "rdf": ox.RdfFormat.RDF_XML}[form]
    quads = list(ox.parse(one, format=known))
    assert len(quads) == len(dcat.quads(norrlid, TOLD))
    ends = [end for quad in quads for end in (quad.subject, quad.object)]
    assert not any(isinstance(end, ox.BlankNode) for end in ends)


def test_an_empty_collection_has_its_code_lists(
    stored: Callable[..., OxigraphStore],
) -> None:
    found = described(stored([]), TOLD)
    assert _datasets(found) == {"kodlistor"}
    assert problems(found) == set()
