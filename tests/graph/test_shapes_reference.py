"""Our reading of the shapes finds what pyshacl finds, in sound and broken graphs."""

from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph import project, rdf, shacl, vocabulary
from graph.terms import ELIDL, NIF, OA, OWN, XSD, Literal, NamedNode, Quad, integer
from ingest.errors import GraphError
from ingest.model import Artifact

SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
Found = set[tuple[str, str]]


@pytest.fixture(scope="module")
def reference() -> rdflib.Graph:
    return rdf.read_turtle(vocabulary.SHAPES)


def by_pyshacl(quads: list[Quad], shapes: rdflib.Graph) -> Found:
    _, results, _ = pyshacl.validate(
        rdf.graph_of(quads), shacl_graph=shapes, inplace=True
    )
    assert isinstance(results, rdflib.Graph)
    return {
        (
            str(results.value(result, SH.focusNode)),
            str(results.value(result, SH.resultSeverity)).rsplit("#", 1)[-1].lower(),
        )
        # What only explains another result (sh:detail) is no result of its own.
        for result in results.objects(None, SH.result)
    }


def by_us(quads: list[Quad]) -> Found:
    found = shacl.read(vocabulary.SHAPES).findings(shacl.Data(quads))
    return {(getattr(f.node, "value", str(f.node)), f.severity) for f in found}


def test_the_shapes_are_shapes(reference: rdflib.Graph) -> None:
    """pyshacl reads the file against SHACL's own shapes."""
    conforms, _, text = pyshacl.validate(
        rdflib.Graph(), shacl_graph=reference, meta_shacl=True
    )
    assert conforms, text


def test_sound_graphs(collection: list[Artifact], reference: rdflib.Graph) -> None:
    for artifact in collection:
        quads = project.quads(artifact)
        assert by_us(quads) == by_pyshacl(quads, reference)


# rdflib compares values that are no values of their type in this way.
@pytest.mark.filterwarnings("ignore:NotImplemented should not be used")
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_broken_graphs(
    data: st.DataObject, collection: list[Artifact], reference: rdflib.Graph
) -> None:
    """Statements taken away and values exchanged at random."""
    quads = project.quads(data.draw(st.sampled_from(collection)))
    gone = data.draw(st.sets(st.integers(0, len(quads) - 1), max_size=12))
    wrong: list[Literal | NamedNode] = [
        Literal(""),
        Literal("x", language="sv"),
        integer(-3),
        Literal("tolv", datatype=XSD.integer),
        Literal("2024-02-30", datatype=XSD.date),
        Literal("7.5", datatype=XSD.decimal),
        NamedNode("https://exempel.se/annat"),
    ]
    changed = data.draw(
        st.dictionaries(
            st.integers(0, len(quads) - 1), st.sampled_from(wrong), max_size=12
        )
    )
    broken = [
        Quad(q.subject, q.predicate, changed.get(n, q.object), q.graph_name)
        for n, q in enumerate(quads)
        if n not in gone
    ]
    assert by_us(broken) == by_pyshacl(broken, reference)


ANNOTATION = NamedNode("https://exempel.se/ann/1")


@pytest.mark.parametrize(
    ("predicate", "value", "expected"),
    [
        (NIF.confidence, Literal("0.5", datatype=XSD.decimal), False),
        (NIF.confidence, Literal("1.5", datatype=XSD.decimal), True),
        (NIF.confidence, Literal("0.5"), True),
        (OWN.rule, NamedNode("https://exempel.se/r"), False),
        (OWN.rule, Literal("r"), True),
    ],
)
def test_one_value(predicate: NamedNode, value: Literal, expected: bool) -> None:
    quads = [
        Quad(ANNOTATION, NamedNode(rdflib.RDF.type.toPython()), OA.Annotation),
        Quad(ANNOTATION, predicate, value),
    ]
    found = shacl.read(vocabulary.SHAPES).findings(shacl.Data(quads))
    assert any(f.path == predicate.value for f in found) is expected


def test_more_names_than_votes_is_worth_a_look() -> None:
    poll = NamedNode("https://exempel.se/votering/1")
    quads = [
        Quad(poll, NamedNode(rdflib.RDF.type.toPython()), ELIDL.Vote),
        Quad(poll, ELIDL.number_of_votes_favor, integer(1)),
        *(
            Quad(poll, ELIDL.had_voter_favor, NamedNode(f"https://exempel.se/p/{n}"))
            for n in range(2)
        ),
    ]
    found = shacl.read(vocabulary.SHAPES).findings(shacl.Data(quads))
    assert [f.severity for f in found if f.message == "Fler namn än röster"] == [
        "warning"
    ]
    fewer = shacl.Data(quads[:-1])
    assert "Fler namn än röster" not in {
        f.message for f in shacl.read(vocabulary.SHAPES).findings(fewer)
    }


def test_what_is_not_known_is_refused(tmp_path: Path) -> None:
    shapes = tmp_path / "former.ttl"
    shapes.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
        "<x:s> a sh:NodeShape ; sh:targetClass <x:C> ;"
        " sh:property [ sh:path <x:p> ; sh:uniqueLang true ] .\n",
        encoding="utf-8",
    )
    with pytest.raises(GraphError, match="uniqueLang"):
        shacl.read(shapes)


def test_the_shapes_file_parses_with_both() -> None:
    with vocabulary.SHAPES.open("rb") as file:
        ours = sum(1 for _ in ox.parse(file, format=ox.RdfFormat.TURTLE))
    assert ours == len(rdf.read_turtle(vocabulary.SHAPES))
