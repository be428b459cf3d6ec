"""What documents are to one another, as a graph and as an answer."""

from dataclasses import replace

import pytest

from graph import project, project_twins, validate
from graph.queries import related
from graph.store import in_memory
from graph.terms import DCTERMS, PROV
from ingest.twins import Twin

TWINS = (
    Twin("d1", "d2", "version", 0.91, ("andrad-text", "justerad"), ordered=True),
    Twin("d1", "d3", "same", 1.0, ("text",)),
    Twin("d2", "d4", "version", 0.6, ("andrad-text",)),
    Twin("d4", "d5", "part", 0.97, ("ingar", "utdrag"), ordered=True),
)


def test_the_graph_keeps_to_shapes_and_vocabulary():
    quads = project_twins.quads(TWINS)
    name = project_twins.graph_name().value
    assert validate.check_quads(quads, name) == []
    assert quads == project_twins.quads(reversed(TWINS))


def test_the_newer_is_a_revision_of_the_older():
    found = {
        (str(q.subject)[-3:-1], q.predicate, str(q.object)[-3:-1])
        for q in project_twins.quads(TWINS)
    }
    assert ("d2", PROV.wasRevisionOf, "d1") in found
    assert ("d1", DCTERMS.hasVersion, "d2") in found
    assert ("d4", DCTERMS.isPartOf, "d5") in found
    assert ("d2", PROV.wasRevisionOf, "d4") not in found


@pytest.mark.parametrize(
    ("identity", "expected"),
    [
        ("d1", [("d2", "newer"), ("d3", "same")]),
        ("d2", [("d4", "version"), ("d1", "older")]),
        ("d5", [("d4", "part")]),
        ("d4", [("d2", "version"), ("d5", "whole")]),
        ("d9", []),
    ],
)
def test_a_documents_relations(minutes_of, identity, expected):
    store = in_memory()
    for number in range(1, 6):
        name = f"d{number}"
        one = minutes_of(f"{name}.pdf")
        store.replace(project.graph_of(name), project.quads(replace(one, id=name)), 1)
    store.replace(project_twins.graph_name(), project_twins.quads(TWINS), 1)
    assert [(r.id, r.kind) for r in related(store, identity)] == expected
