"""Interpellations question by question, and the clocks of their matter."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli.interpellations import interpellations as command
from app.clocks import clocks, ticking
from app.interpellation_views import InterpellationView, QuestionView
from app.interpellations import interpellations, of_document
from app.settings import Settings
from app.ui.components import interpellation as component
from app.workspace import Workspace, create_workspace

ASKED = """Interpellation till ordföranden Märta Tjärnlund (S) om bokbussarna

Region Norrlid
Regionfullmäktige

2022-02-08

Dnr KUN 2022/31

Bokbussarna i Norrlid har stått stilla sedan i höstas. Den som bor i Vinliden har fem
mil till närmaste bibliotek.

Med anledning av detta vill jag fråga:

1. När börjar bokbussarna i Vinliden köra igen?
2. Vad har reparationen av bokbussarna kostat hittills?

Vinliden den 8 februari 2022

Torvald Hedsjö (M)
"""
ANSWERED = """Svar på interpellation från Torvald Hedsjö (M) om bokbussarna

Region Norrlid
Regionfullmäktige

2022-03-15

Dnr KUN 2022/31

Torvald Hedsjö (M) har ställt följande frågor:

1. När börjar bokbussarna i Vinliden köra igen?
2. Vad har reparationen av bokbussarna kostat hittills?

Svar

Bokbussarna i Vinliden börjar köra igen i april. Nämnden kommer att sätta in en extra
buss i Vinliden senast den 1 juni 2022. Vägarna är som bekant dåliga efter vintern, och
jag delar oron för dem som bor långt från närmaste bibliotek.

Östmåla den 15 mars 2022

Märta Tjärnlund (S)
Ordförande kulturnämnden
"""
SILENT = """Interpellation till regionrådet Jöns Kvarnlid (S) om färjan till Långön

Region Norrlid
Regionfullmäktige

2022-05-10

Dnr KTN 2022/77

Färjan till Långön ställs in allt oftare.

Med anledning av detta vill jag fråga:

1. Hur många turer till Långön har ställts in i år?

Långön den 10 maj 2022

Ragnhild Öhrsten (V)
"""
TOGETHER = """Interpellation av Ylva Björnram (C) om ridhuset i Vinliden

Region Norrlid
Regionfullmäktige

2022-04-12

Dnr KUN 2022/55

Ridhuset i Vinliden har läckt sedan förra vintern.

Med anledning av detta vill jag fråga:

1. När lagas taket på ridhuset i Vinliden?
2. Vad kostar ett nytt tak på ridhuset?

Ylva Björnram (C)

Svar

Taket på ridhuset i Vinliden lagas i sommar. Vägarna är som bekant dåliga efter vintern.

Jorun Myrbäck (S)
Ordförande kulturnämnden
"""
PROPOSED = """Medborgarförslag om en lekplats i Hult

Stenlunda kommun

2022-01-17

Dnr KS 2022/9

Jag föreslår att kommunen bygger en lekplats vid torget i Hult.
"""
SETTLED = """Stenlunda kommun
Kommunfullmäktige

Protokoll

Sammanträdesdatum: 2022-10-24

§ 88 Medborgarförslag om en lekplats i Hult

Dnr KS 2022/9

Kommunfullmäktiges beslut

Kommunfullmäktige beslutar att avslå medborgarförslaget.
"""
PAPERS = {
    "forslag.txt": PROPOSED,
    "protokoll.txt": SETTLED,
    "fraga.txt": ASKED,
    "svar.txt": ANSWERED,
    "tyst.txt": SILENT,
    "samma.txt": TOGETHER,
}
LATER = dt.date(2023, 1, 10)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    source = tmp_path_factory.mktemp("interpellationer")
    for name, text in PAPERS.items():
        (source / name).write_text(text, encoding="utf-8")
    folder = tmp_path_factory.mktemp("samling") / "fragor"
    workspace = create_workspace(Settings(folder, workers=1))
    report = workspace.ingest([source], False, lambda *_: None)
    assert (report.read, report.failed) == (len(PAPERS), 0)
    yield workspace
    workspace.close()


def named(found: tuple[InterpellationView, ...], word: str) -> InterpellationView:
    return next(one for one in found if word in one.title)


def question(view: InterpellationView, number: int) -> QuestionView:
    return next(q for q in view.questions if q.number == number)


def test_an_answer_is_tied_to_its_interpellation(opened: Workspace) -> None:
    found = interpellations(opened, LATER)
    assert len(found) == 3
    view = named(found, "bokbussarna")
    assert (view.asked, view.answered) == (dt.date(2022, 2, 8), dt.date(2022, 3, 15))
    assert [paper.document.endswith("svar.txt") for paper in view.answers] == [True]
    assert view.asked_by == "Torvald Hedsjö (M)"
    assert view.answered_by == "Märta Tjärnlund (S)"
    assert view.link is not None


def test_each_question_has_its_status_with_passage_or_reason(opened: Workspace) -> None:
    view = named(interpellations(opened, LATER), "bokbussarna")
    when, cost = question(view, 1), question(view, 2)
    assert when.status == "answered"
    assert "april" in when.passages[0].text
    source = opened.artifact(when.passages[0].document_id)
    passage = when.passages[0]
    assert source.document.text[passage.start : passage.end] == passage.text
    assert cost.status == "not-found"
    assert cost.passages == ()
    assert cost.reason


def test_what_is_promised_in_an_answer_belongs_to_its_question(
    opened: Workspace,
) -> None:
    view = named(interpellations(opened, LATER), "bokbussarna")
    promised = [p for p in question(view, 1).promises if "extra" in p.text]
    assert [p.due for p in promised] == [dt.date(2022, 6, 1)]
    assert question(view, 2).promises == ()


def test_an_interpellation_without_answer_says_so(opened: Workspace) -> None:
    view = named(interpellations(opened, LATER), "Långön")
    assert (view.answered, view.answers) == (None, ())
    assert question(view, 1).status == "no-answer-in-document"
    assert view.count("no-answer-in-document") == 1


def test_an_answer_in_the_paper_that_asks_is_one(opened: Workspace) -> None:
    view = named(interpellations(opened, LATER), "ridhuset")
    assert [paper.document_id for paper in view.answers] == [view.id]
    assert (view.answered, view.coverage) == (view.asked, None)
    assert question(view, 2).status == "not-found"
    head = component._head(view)
    assert "inget svar i samlingen" not in head
    assert "i samma handling" in head


def test_an_answer_that_came_later_is_not_seen(opened: Workspace) -> None:
    view = named(interpellations(opened, dt.date(2022, 3, 1)), "bokbussarna")
    assert view.answers == ()
    assert question(view, 1).status == "no-answer-in-document"


def test_they_are_found_by_person_and_by_either_document(opened: Workspace) -> None:
    [view] = interpellations(opened, LATER, person="hedsjö")
    [answer] = view.answers
    every = interpellations(opened, LATER)
    assert of_document(every, answer.document_id) == view
    assert of_document(every, view.id) == view
    assert of_document(every, "d0") is None
    assert interpellations(opened, LATER, organ="kommunstyrelsen") == ()


def test_the_clock_of_an_answered_one_has_stopped(opened: Workspace) -> None:
    states = {c.title: c for c in clocks(opened, LATER)}
    stopped = next(c for title, c in states.items() if "bokbussarna" in title)
    waiting = next(c for title, c in states.items() if "Långön" in title)
    assert stopped.stop is not None
    assert stopped.stop.day == dt.date(2022, 3, 15)
    assert (waiting.stop, waiting.state) == (None, "okand-dag")
    assert clocks(opened, LATER, organ="kommunstyrelsen") == ()


def test_the_clocks_of_some_documents_come_in_the_order_of_all(
    opened: Workspace,
) -> None:
    found = ticking(opened, LATER)
    names = {clock.source for clock in found.clocks}
    assert len(names) > 1
    assert found.of(sorted(names)) == found.clocks == clocks(opened, LATER)
    for name in names:
        assert found.of([name, name, "finns-inte.pdf"]) == tuple(
            clock for clock in found.clocks if clock.source == name
        )


def test_a_citizen_s_proposal_is_settled_by_the_decision_in_its_matter(
    opened: Workspace,
) -> None:
    [clock] = [c for c in clocks(opened, LATER) if c.rule.counts == "medborgarforslag"]
    assert clock.state == "i-tid"
    assert clock.stop is not None
    assert clock.stop.day == dt.date(2022, 10, 24)
    assert clock.rule.place == "5 kap. 35 §"


def test_the_command_prints_lines_and_json(opened: Workspace) -> None:
    folder: Path = opened.archive.folder
    run = CliRunner().invoke(command, ["--collection", str(folder)])
    assert run.exit_code == 0, run.output
    assert "1. När börjar bokbussarna i Vinliden köra igen?" in run.output
    assert "besvarad." in run.output
    told = CliRunner().invoke(command, ["--json", "--collection", str(folder)])
    found = json.loads(told.output)["interpellations"]
    assert [one["title"] for one in found] == [v.title for v in interpellations(opened)]
