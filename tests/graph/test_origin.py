"""A document's graph says where it came from."""

import datetime as dt
from dataclasses import replace

from graph import project, validate, vocabulary
from graph.terms import DCTERMS, OWN, NamedNode
from ingest.model import Artifact, Origin

URL = "https://www.norrlid.example/politik/protokoll?id=3"


def with_origin(artifact: Artifact, origin: Origin) -> Artifact:
    return replace(artifact, document=replace(artifact.document, origin=origin))


def test_address_day_and_container_are_stated_and_conform(minutes: Artifact) -> None:
    origin = Origin(URL, dt.date(2024, 5, 3), "mapp/brev.eml")
    artifact = with_origin(minutes, origin)
    quads = project.quads(artifact)
    work = next(q.subject for q in quads if q.predicate == OWN.sourceName)
    said = {q.predicate: q.object for q in quads if q.subject == work}
    assert said[DCTERMS.source] == NamedNode(URL)
    assert said[OWN.fetchedOn].value == "2024-05-03"
    assert said[OWN.containedIn].value == "mapp/brev.eml"
    assert vocabulary.unknown_terms(quads) == []
    problems = validate.check_artifact(quads, artifact)
    assert [p for p in problems if p.severity == "violation"] == []


def test_what_is_not_known_is_not_stated(minutes: Artifact) -> None:
    for origin in (None, Origin()):
        artifact = replace(minutes, document=replace(minutes.document, origin=origin))
        used = {quad.predicate for quad in project.quads(artifact)}
        assert not used & {OWN.fetchedOn, OWN.containedIn}
