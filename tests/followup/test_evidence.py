"""Which later statements speak of a promise, and what stance they take."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from graph.followup.candidates import Reading, evidence
from graph.followup.likeness import generic
from graph.followup.statements import statements
from graph.followup.words import stance_of
from graph.followup_model import Evidence
from ingest import ids, lexicon
from ingest.model import (
    Artifact,
    Commitment,
    Deadline,
    Decision,
    Document,
    DocumentType,
    Facts,
    Followup,
)
from search import analysis

PROMISE = "Kulturnämnden ska ta fram en biblioteksplan för Östmåla senast i juni."


@dataclass(frozen=True)
class Spot:
    document: str
    start: int
    end: int


class Library:
    """Every later document in full, every word as rare as the next."""

    def __init__(self, *artifacts: Artifact) -> None:
        self.artifacts = {a.id: a for a in artifacts}

    def content(self, text: str) -> list[str]:
        return analysis.content(analysis.stems(text))

    def rarity(self, stem: str) -> float:
        return 1.0 + len(stem) / 10

    def related(
        self,
        words: Sequence[str],
        limit: int,
        after: dt.date,
        apart_from: str,
        dnr: Sequence[str],
    ) -> list[Spot]:
        del words, limit, after, dnr
        return [
            Spot(a.id, 0, len(a.document.text))
            for a in self.artifacts.values()
            if a.id != apart_from
        ]

    def load(self, document: str) -> Reading:
        found = self.artifacts[document]
        return Reading(found, statements(found))


def document(
    name: str,
    text: str,
    day: dt.date | None,
    facts: Facts,
    body: str = "Tjärnviks kommun",
    kind: DocumentType = "protokoll",
) -> Artifact:
    made = Document(
        source=name,
        sha256="0" * 64,
        media_type="text/plain",
        text=text,
        title="Handling",
        type=kind,
        body=body,
        organ="Kulturnämnden",
        date=day,
    )
    identity = ids.document_id(name)
    return Artifact(identity, made, ids.with_ids(facts, identity, text), (), "r")


def promise(deadline: str = "2022-06-30") -> Artifact:
    last = dt.date.fromisoformat(deadline)
    fact = Commitment(
        0,
        len(PROMISE),
        PROMISE,
        None,
        "Kulturnämnden",
        None,
        None,
        "promise",
        deadline=Deadline("senast i juni", 0, 1, latest=last, latest_wide=last),
    )
    day = dt.date(2021, 9, 1)
    return document("löfte.txt", PROMISE, day, Facts(commitments=(fact,)))


def later(text: str, facts: Facts, body: str = "Tjärnviks kommun") -> Artifact:
    return document("senare.txt", text, dt.date(2022, 5, 3), facts, body)


def decision(text: str, outcome: str, status: str = "decision") -> Facts:
    made = Decision(0, len(text), text, "4", "Kulturnämnden", status, outcome)  # type: ignore[arg-type]
    return Facts(decisions=(made,))


def followup(text: str, status: str, start: int = 0) -> Facts:
    made = Followup(start, start + len(text), text, status, None)  # type: ignore[arg-type]
    return Facts(followups=(made,))


def found(*others: Artifact) -> list[Evidence]:
    first = promise()
    library = Library(first, *others)
    return evidence(first, library, library.load, generic(library))


ADOPTED = "Kulturnämnden antar biblioteksplanen för Östmåla."


@pytest.mark.parametrize(
    ("text", "facts", "stance"),
    [
        (ADOPTED, decision(ADOPTED, "antar"), "fulfils"),
        (ADOPTED, decision(ADOPTED, "antar", "proposal"), "under-way"),
        (
            "Uppdraget om en biblioteksplan för Östmåla upphävs.",
            decision("Uppdraget om en biblioteksplan för Östmåla upphävs.", "ovrigt"),
            "dropped",
        ),
        (
            "Biblioteksplanen för Östmåla är färdig.",
            followup("Biblioteksplanen för Östmåla är färdig.", "done"),
            "fulfils",
        ),
        (
            "Biblioteksplanen för Östmåla är försenad.",
            followup("Biblioteksplanen för Östmåla är försenad.", "delayed"),
            "new-date",
        ),
        (
            "Arbetet med biblioteksplanen för Östmåla pågår.",
            followup("Arbetet med biblioteksplanen för Östmåla pågår.", "ongoing"),
            "under-way",
        ),
        ("Biblioteksplanen för Östmåla är viktig.", Facts(), "mentions"),
    ],
)
def test_stances(text: str, facts: Facts, stance: str) -> None:
    assert [e.stance for e in found(later(text, facts))] == [stance]


def test_a_statement_about_something_else_takes_no_stance() -> None:
    text = "Taket på simhallen är färdigt."
    assert all(
        e.stance == "mentions" for e in found(later(text, followup(text, "done")))
    )


def test_another_municipality_is_no_evidence() -> None:
    facts = decision(ADOPTED, "antar")
    assert found(later(ADOPTED, facts, body="Stenlunda kommun")) == []


def test_what_was_said_before_is_no_evidence() -> None:
    before = document(
        "förr.txt", ADOPTED, dt.date(2020, 1, 1), decision(ADOPTED, "antar")
    )
    undated = document("odaterad.txt", ADOPTED, None, decision(ADOPTED, "antar"))
    assert found(before, undated) == []


def test_the_promise_is_never_its_own_evidence() -> None:
    assert found() == []


def test_a_sentence_that_points_back_speaks_of_what_stood_before_it() -> None:
    first = "Biblioteksplanen för Östmåla skickades på remiss i mars. "
    last = "Den är nu färdig."
    artifact = later(first + last, followup(last, "done", start=len(first)))
    assert [e.stance for e in found(artifact)] == ["fulfils"]


@pytest.mark.parametrize(
    "row", lexicon.table("belagg_verb"), ids=lambda r: r["pattern"]
)
def test_each_pattern_catches_its_example(row: dict[str, str]) -> None:
    assert stance_of(row["example"]) == row["stance"]


@pytest.mark.parametrize(
    "text",
    [
        "Nämnden fastställer taxan.",
        "Skolan lägger schemat i maj.",
        "Kommunen återvinner metall.",
        "Rapporten läggs till handlingarna.",
    ],
)
def test_other_sentences_are_left_alone(text: str) -> None:
    assert stance_of(text) is None
