"""Each fault put into a sound graph is found; the sound graph has none."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from graph import derived, project, validate
from graph.followup_model import Evidence, Verdict
from graph.store import OxigraphStore, in_memory
from graph.terms import (
    DCAT,
    DCTERMS,
    ELI,
    ELIDL,
    KOD,
    NIF,
    OA,
    OWN,
    PROV,
    SCHEMA,
    TYPE,
    XSD,
    Literal,
    NamedNode,
    Quad,
    date,
    integer,
    string,
    sv,
)
from ingest.model import Artifact

Change = Callable[[list[Quad]], list[Quad]]
BASE = "https://w3id.org/sagt/id/"


def without(predicate: NamedNode, of: str = "") -> Change:
    """Take away one subject's statements of a kind."""

    def change(quads: list[Quad]) -> list[Quad]:
        chosen = next(
            q.subject
            for q in quads
            if q.predicate == predicate and of in str(q.subject)
        )
        return [q for q in quads if (q.subject, q.predicate) != (chosen, predicate)]

    return change


def instead(predicate: NamedNode, value: Literal | NamedNode, of: str = "") -> Change:
    """Give one statement another value."""

    def change(quads: list[Quad]) -> list[Quad]:
        old = next(
            q for q in quads if q.predicate == predicate and of in str(q.subject)
        )
        new = Quad(old.subject, predicate, value, old.graph_name)
        return [new if q == old else q for q in quads]

    return change


def also(predicate: NamedNode, value: Literal | NamedNode, of: str) -> Change:
    """State something more of one subject."""

    def change(quads: list[Quad]) -> list[Quad]:
        some = next(q for q in quads if of in str(q.subject))
        return [*quads, Quad(some.subject, predicate, value, some.graph_name)]

    return change


FAULTS: dict[str, Change] = {
    "confidence over one": instead(
        NIF.confidence, Literal("1.93", datatype=XSD.decimal)
    ),
    "confidence as text": instead(NIF.confidence, string("0.9")),
    "end before start": instead(OA.end, integer(0), "citat"),
    "other characters than the text": instead(OA.start, integer(1), "/citat/"),
    "quote of nothing": instead(OA.exact, string("")),
    "quote without source": without(OA.hasSource),
    "quote without selectors": without(OA.hasSelector),
    "annotation without run": without(PROV.wasGeneratedBy, "/ann/"),
    "annotation without rule": without(OWN.rule, "/ann/"),
    "document without title": without(DCTERMS.title, "/handling/"),
    "document without text": without(ELI.is_realized_by, "/handling/"),
    "checksum of wrong length": instead(SCHEMA.sha256, string("abc"), "/text/"),
    "promise without promisor": without(OWN.promisor),
    "promisor without name": instead(OWN.promisor, NamedNode(BASE + "aktor/tom")),
    "promise without modality": without(OWN.modality),
    "modality that is no code": instead(OWN.modality, KOD["modalitet/kanske"]),
    "promise without quote": lambda quads: [
        q
        for q in quads
        if not (q.predicate == OA.hasBody and "/atagande/" in str(q.object))
    ],
    "deadline ends before it starts": also(
        DCAT.startDate, date(dt.date(2030, 1, 1)), "/frist/"
    ),
    "wide end before narrow": instead(
        OWN.latestWide, date(dt.date(2001, 1, 1)), "/frist/"
    ),
    "decision without organ": without(ELIDL.had_responsible_organization, "/beslut/"),
    "decision without type": without(OWN.decisionType),
    "proposal that claims an outcome": lambda quads: [
        Quad(q.subject, ELIDL.decision_outcome, q.object, q.graph_name)
        if q.predicate == OWN.proposedOutcome
        else q
        for q in quads
    ],
    "negative votes": instead(ELIDL.number_of_votes_favor, integer(-1)),
    "reservation against nothing": without(DCTERMS.relation, "/reservation/"),
    "misspelt property": also(OWN.promissor, NamedNode(BASE + "org/x"), "/atagande/"),
    "misspelt class": also(TYPE, OWN.Commitmment, "/atagande/"),
    "code that no list has": instead(ELI.work_type, KOD["handlingstyp/notat"]),
    "quote from another document": instead(
        OA.hasSource, NamedNode(BASE + "text/annan")
    ),
    "verdict among what a document says": also(TYPE, OWN.StatusAssertion, "/atagande/"),
    "e-mail address": also(
        DCTERMS.description, sv("skriv till a.b@exempel.se"), "/atagande/"
    ),
    "personal identity number": also(
        DCTERMS.description, sv("19121212-1212"), "/atagande/"
    ),
    "two members of one role": also(
        NamedNode("http://www.w3.org/ns/org#member"),
        NamedNode(BASE + "person/x"),
        "/roll/",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_injected_fault_is_rejected(fault: str, minutes: Artifact) -> None:
    broken = FAULTS[fault](project.quads(minutes))
    problems = validate.check_artifact(broken, minutes)
    assert [p for p in problems if p.severity == "violation"]


def test_answer_to_a_document_it_does_not_answer_is_rejected(answer: Artifact) -> None:
    broken = without(ELIDL.answers_to)(project.quads(answer))
    assert [
        p
        for p in validate.check_artifact(broken, answer)
        if "besvarar" in p.message and p.severity == "violation"
    ]


def test_question_and_answer_may_share_one_document(answer: Artifact) -> None:
    shared = replace(answer, document=replace(answer.document, type="protokoll"))
    problems = validate.check_artifact(project.quads(shared), shared)
    assert [p for p in problems if p.severity == "violation"] == []


# ── the derived graph


@pytest.fixture
def store(minutes: Artifact, answer: Artifact) -> OxigraphStore:
    made = in_memory()
    for seq, artifact in enumerate((minutes, answer), start=1):
        made.replace(project.graph_of(artifact.id), project.quads(artifact), seq)
    return made


def a_piece(minutes: Artifact, other: Artifact, stance: str = "fulfils") -> Evidence:
    text = other.document.text[:20]
    return Evidence(
        minutes.facts.commitments[0].id,
        other.id,
        None,
        0,
        20,
        text,
        stance,
        0.8,
        dt.date(2024, 11, 5),
        dt.date(2024, 11, 5),
        "belagg.amne",  # type: ignore[arg-type]
    )


def verdict(minutes: Artifact, status: str, **parts: object) -> Verdict:
    given = {"as_of": dt.date(2025, 1, 1), "evidence": (), "coverage": None} | parts
    return Verdict(
        minutes.facts.commitments[0].id,
        status,
        "Så står det till.",
        0.8,
        **given,  # type: ignore[arg-type]
    )


Problems = Callable[[OxigraphStore, list[Evidence], list[Verdict]], list[str]]


@pytest.fixture
def problems(state_follow_up: Callable[..., str]) -> Problems:
    """Return what says what is wrong with some follow-up, and takes it away again."""

    def found(
        store: OxigraphStore, evidence: list[Evidence], verdicts: list[Verdict]
    ) -> list[str]:
        document = state_follow_up(store, evidence, verdicts)
        messages = [p.message for p in validate.check_store(store).violations]
        store.replace(derived.graph_name(document), [], store.seq())
        return messages

    return found


def test_evidence_and_verdict_conform(
    store: OxigraphStore, minutes: Artifact, answer: Artifact, problems: Problems
) -> None:
    found = [a_piece(minutes, answer)]
    stands = [verdict(minutes, "infriad-sent", evidence=(0,))]
    assert problems(store, found, stands) == []


@pytest.mark.parametrize("status", ["frist-passerad-utan-belagg", "okant"])
def test_verdict_on_silence_needs_coverage_not_evidence(
    store: OxigraphStore, minutes: Artifact, status: str, problems: Problems
) -> None:
    assert problems(store, [], [verdict(minutes, status)])
    assert not problems(store, [], [verdict(minutes, status, coverage="2 dokument")])


@pytest.mark.parametrize("status", ["infriad", "delvis", "struken", "motsags"])
def test_verdict_on_what_is_said_needs_evidence(
    store: OxigraphStore,
    minutes: Artifact,
    answer: Artifact,
    status: str,
    problems: Problems,
) -> None:
    assert problems(store, [], [verdict(minutes, status, coverage="2 dokument")])
    found = [a_piece(minutes, answer)]
    assert not problems(store, found, [verdict(minutes, status, evidence=(0,))])


@pytest.mark.parametrize("status", ["frist-passerad-utan-belagg", "infriad-sent"])
def test_not_late_before_the_wide_end(
    store: OxigraphStore,
    minutes: Artifact,
    answer: Artifact,
    status: str,
    problems: Problems,
) -> None:
    early = verdict(
        minutes, status, coverage="x", evidence=(0,), as_of=dt.date(2024, 10, 10)
    )
    assert problems(store, [a_piece(minutes, answer)], [early])


def test_evidence_from_the_promises_own_text_is_rejected(
    store: OxigraphStore, minutes: Artifact, problems: Problems
) -> None:
    assert problems(store, [a_piece(minutes, minutes)], [])


def test_contradiction_may_stand_within_one_document(
    store: OxigraphStore, minutes: Artifact, problems: Problems
) -> None:
    assert not problems(store, [a_piece(minutes, minutes, "contradicts")], [])


def test_status_that_no_list_has_is_rejected(
    store: OxigraphStore, minutes: Artifact, problems: Problems
) -> None:
    assert problems(store, [], [verdict(minutes, "sviket", coverage="x")])


def test_evidence_for_no_promise_is_rejected(
    store: OxigraphStore, minutes: Artifact, answer: Artifact, problems: Problems
) -> None:
    stray = replace(a_piece(minutes, answer), commitment_id="afinnsinte")
    assert problems(store, [stray], [])


def test_use_of_a_replaced_id_is_rejected(
    store: OxigraphStore, minutes: Artifact
) -> None:
    person = next(
        q.subject for q in project.quads(minutes) if "/person/" in str(q.subject)
    )
    actors = NamedNode(BASE + "graf/aktorer")
    winner = NamedNode(BASE + "person/p-vinnare")
    store.replace(actors, [Quad(person, DCTERMS.isReplacedBy, winner, actors)], 3)
    messages = [p.message for p in validate.check_store(store).violations]
    assert "Ersatt identifierare används fortfarande" in messages
