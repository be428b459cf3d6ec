"""Every shape accepts a node as the projection makes it and refuses a bare one."""

import re
from collections.abc import Callable

import pytest

from graph import derived, parts, project, shacl, validate, vocabulary
from graph.followup_model import Evidence, Verdict
from graph.store import OxigraphStore, in_memory
from graph.terms import (
    DCTERMS,
    ELI,
    OWN,
    PROV,
    TYPE,
    Literal,
    NamedNode,
    Quad,
    sv,
)
from ingest.model import Artifact

SHAPES = shacl.read(vocabulary.SHAPES)
X, Y = NamedNode("https://exempel.se/x"), NamedNode("https://exempel.se/y")


def targets() -> list[tuple[str, str, str]]:
    """Return (shape, how it chooses, class or property) as the file says."""
    text = vocabulary.SHAPES.read_text(encoding="utf-8")
    prefixes = dict(re.findall(r"@prefix (\S*):\s+<([^>]+)>", text))
    found = []
    for block in re.findall(r"(?ms)^<(\w+)> a sh:NodeShape ;(.*?)(?=^<|\Z)", text):
        for how, named in re.findall(r"sh:target(\w+) ([^;.]+)[;.]", block[1]):
            for short in named.replace("\n", " ").split(","):
                prefix, _, name = short.strip().partition(":")
                found.append((block[0], how, prefixes[prefix] + name))
    return found


def bare(how: str, iri: str) -> list[Quad]:
    term = NamedNode(iri)
    if how == "Class":
        return [Quad(X, TYPE, term)]
    return [Quad(X, term, Y)] if how == "SubjectsOf" else [Quad(Y, term, X)]


# A node with more names than votes, or a replaced one in use, takes more to make.
NOT_BARE = {"VoteNames", "Alias"}


@pytest.mark.parametrize(("shape", "how", "iri"), targets())
def test_a_bare_node_is_refused(shape: str, how: str, iri: str) -> None:
    found = SHAPES.findings(shacl.Data(bare(how, iri)))
    named = {finding.shape.rsplit("/", 1)[-1] for finding in found if finding.node == X}
    assert shape in named or shape in NOT_BARE


@pytest.fixture
def store(
    minutes: Artifact,
    answer: Artifact,
    deal: Artifact,
    state_follow_up: Callable[..., str],
) -> OxigraphStore:
    """Three documents, a piece of evidence and a verdict."""
    made = in_memory()
    for seq, artifact in enumerate((minutes, answer, deal), start=1):
        made.replace(project.graph_of(artifact.id), project.quads(artifact), seq)
    promise = minutes.facts.commitments[0]
    due = promise.deadline
    assert due is not None
    assert due.latest is not None
    piece = Evidence(
        *(promise.id, answer.id, None, 0, 20, answer.document.text[:20], "fulfils"),
        *(0.8, due.latest, due.latest, "belagg.amne"),
    )
    verdict = Verdict(promise.id, "infriad", "Så är det.", 0.8, due.latest, (0,), None)
    state_follow_up(made, [piece], [verdict])
    return made


MADE = {
    *("Document", "TextVersion", "Section", "Quote", "Position", "QuoteText"),
    *("Annotation", "Read", "Run", "Period", "Deadline", "Matter", "Dnr"),
    *("Commitment", "Evidence", "Status", "Actor", "Person", "Membership"),
    *("Meeting", "Item", "Decision", "Proposal", "Vote", "VoteNames", "Motion"),
    *("Participation", "Reservation", "Agreement", "Question", "Answer"),
}


def test_what_the_projection_makes_is_accepted(store: OxigraphStore) -> None:
    chosen = set()
    data = shacl.Data(store.quads())
    for shape, how, iri in targets():
        choose: dict[str, Callable[[NamedNode], list[object]]] = {
            "Class": data.of_class,  # type: ignore[dict-item]
            "SubjectsOf": data.subjects_of,  # type: ignore[dict-item]
            "ObjectsOf": data.objects_of,  # type: ignore[dict-item]
        }
        if choose[how](NamedNode(iri)):
            chosen.add(shape)
    assert chosen >= MADE
    assert validate.check_store(store).violations == ()


@pytest.mark.parametrize("size", [1, 5])
def test_a_graph_judged_in_parts_is_judged_the_same(
    store: OxigraphStore,
    answer: Artifact,
    size: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    graph = derived.graph_name(answer.id)
    broken = [q for q in store.quads(graph) if q.predicate != OWN.explanation]
    broken = [q for q in broken if q.predicate != OWN.polarity]
    store.replace(graph, broken, 9)
    whole = validate.check_store(store)
    monkeypatch.setattr(parts, "PART", size)
    assert validate.check_store(store) == whole
    assert {p.node.rsplit("/", 2)[-2] for p in whole.violations} >= {"belagg"}


def test_quotes_are_read_again_in_the_texts(
    store: OxigraphStore, minutes: Artifact, answer: Artifact, deal: Artifact
) -> None:
    texts = {a.id: a.document.text for a in (minutes, answer, deal)}
    assert validate.check_store(store, text_of=texts.__getitem__).conforms
    changed = texts | {deal.id: "x" + deal.document.text}
    report = validate.check_store(store, text_of=changed.__getitem__)
    assert {p.message for p in report.violations} == {"Citatet stämmer inte med texten"}


def test_the_report_counts_all_and_shows_the_first(
    minutes: Artifact, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(validate, "SHOWN", 2)
    graph = project.graph_of(minutes.id)
    quads = [q for q in project.quads(minutes) if q.predicate != PROV.wasGeneratedBy]
    made = in_memory()
    made.replace(graph, quads, 1)
    report = validate.check_store(made)
    (many,) = {c for (_, m), c in report.counts.items() if "wasGeneratedBy" in m}
    assert many > 10
    assert len([p for p in report.problems if "wasGeneratedBy" in p.message]) == 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("skriv till namn@exempel.se", True),
        ("19121212-1212", True),
        ("121272-1212", True),
        ("mailto:x", True),
        ("org.nr 212000-1234", False),
        ("kl. 10-12 @ torget", False),
        ("dnr 2024-01-1234", False),
    ],
)
def test_contact_details_are_found(text: str, found: bool) -> None:
    quads = [Quad(X, DCTERMS.description, sv(text)), Quad(X, ELI.number, Literal("1"))]
    problems = validate.check_quads(quads, "g")
    assert ("Kontaktuppgift i grafen" in {p.message for p in problems}) is found
