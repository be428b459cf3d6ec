"""People's judgement of promises: kept, undone, and alive through new readings."""

import datetime as dt
import json
import shutil
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

import corpus
from app import review, review_export, review_queue
from app.cli import main
from app.promise_views import PromiseView
from app.promises import promise as details
from app.promises import promises as promises_on
from app.review import Reviewer
from app.review_book import FOLLOWUP, lessons, standing
from app.settings import Settings
from app.workspace import Workspace, create_workspace, open_workspace, rebuild
from graph.followup.kept.kept_view import open_view
from graph.followup.reviews.learning import Learned, features
from graph.followup.tables import table
from ingest.errors import ArchiveError

DAY = dt.date(2024, 6, 1)
HEAD = """Påhittad handling

Vedby kommun, Kommunstyrelsen
Protokoll
Sammanträdesdatum: {day}

{items}
"""
TASKS = """§ 12 Norra kommundelen

Kommunstyrelsens beslut

Kommunstyrelsen beslutar att kulturförvaltningen ges i uppdrag att ta fram en \
biblioteksplan senast den 31 december 2022.

§ 13 Ridstigen

Kommunstyrelsens beslut

Kommunstyrelsen beslutar att fritidsförvaltningen ges i uppdrag att utreda en belyst \
ridstig senast den 30 juni 2023.
"""
DOCUMENTS = {
    "a.txt": HEAD.format(day="2022-03-07", items=TASKS),
    "b.txt": HEAD.format(
        day="2022-11-14",
        items="""§ 40 Biblioteksplan för Vedby

Kommunstyrelsens beslut

Kommunstyrelsen beslutar att anta biblioteksplanen.

§ 41 Övrigt

Sammanfattning

Bokbussen har lackerats om i sommar.
""",
    ),
}


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = tmp_path_factory.mktemp("handlingar")
    for name, text in DOCUMENTS.items():
        (source / name).write_text(text, encoding="utf-8")
    folder = tmp_path_factory.mktemp("samlingar") / "samling"
    workspace = create_workspace(Settings(folder, workers=1, day=DAY))
    workspace.ingest([source], False, lambda *_: None)
    workspace.close()
    return folder


@pytest.fixture
def opened(collection: Path, tmp_path: Path) -> Workspace:
    folder = tmp_path / "samling"
    shutil.copytree(collection, folder)
    return open_workspace(Settings(folder, workers=1, day=DAY))


def promises(workspace: Workspace) -> dict[str, str]:
    """Return the promises by the thing they name."""
    rows = promises_on(workspace, DAY)
    return {
        word: one.id
        for one in rows
        for word in ("biblioteksplan", "ridstig")
        if word in one.text
    }


def view(workspace: Workspace, promise: str, day: dt.date = DAY) -> PromiseView:
    found = details(workspace, promise, day)
    assert found is not None
    return found.view


def exported(workspace: Workspace) -> list[str]:
    return [str(quad) for quad in workspace.graph.quads()]


def test_a_rejected_passage_no_longer_counts(opened: Workspace) -> None:
    plan = promises(opened)["biblioteksplan"]
    before = view(opened, plan)
    assert before.status == "infriad"
    (piece,) = (one for one in before.evidence if one.stance == "fulfils")
    Reviewer(opened, "Ada").reject(plan, piece.id, "en annan plan")
    after = view(opened, plan)
    assert after.status == "frist-passerad-utan-belagg"
    (same,) = (one for one in after.evidence if one.id == piece.id)
    assert same.rejected
    assert same.machine_stance == "fulfils"
    assert same.said is not None
    assert (same.said.who, same.said.why) == ("Ada", "en annan plan")


def test_documents_need_not_be_read_again(opened: Workspace) -> None:
    ledger = opened.archive.ledger
    before = (ledger.seq(), opened.graph.seq(), opened.engine.seq())
    Reviewer(opened).confirm_promise(promises(opened)["ridstig"])
    assert (ledger.seq(), opened.graph.seq(), opened.engine.seq()) == before
    assert not opened.behind()


def test_what_people_have_said_outlives_a_rebuild(opened: Workspace) -> None:
    known = promises(opened)
    reviewer = Reviewer(opened, "Ada")
    reviewer.status(known["biblioteksplan"], "delvis", DAY, "halva planen")
    reviewer.deadline(known["ridstig"], None, dt.date(2025, 1, 31))
    before = exported(opened)
    assert any("graf/granskning" in quad for quad in before)
    opened.close()
    again = rebuild(opened.settings)
    assert exported(again) == before
    assert view(again, known["biblioteksplan"]).status == "delvis"
    assert view(again, known["ridstig"]).limit == dt.date(2025, 1, 31)
    again.close()


def test_what_people_have_said_follows_the_words_to_a_new_reading(
    opened: Workspace,
) -> None:
    plan = promises(opened)["biblioteksplan"]
    Reviewer(opened, "Ada").promisor(plan, "Kulturnämnden")
    # A new version of the file says one thing more in the same sentence.
    (entry,) = (e for e in opened.archive.ledger.entries() if "a.txt" in e.name)
    newer = Path(entry.path)
    text = DOCUMENTS["a.txt"].replace("2022.", "2022 och redovisa den i nämnden.")
    newer.write_text(text, encoding="utf-8")
    opened.ingest([newer.parent], False, lambda *_: None)
    again = promises(opened)["biblioteksplan"]
    assert again != plan
    assert view(opened, again).promisor == "Kulturnämnden"
    assert view(opened, again).said[0].moved
    # When the words are gone it is homeless, not lost.
    opened.remove([entry.name])
    (event,) = standing(opened).homeless
    assert event.value == "Kulturnämnden"


def test_a_status_set_by_a_person_stands_beside_the_programs(
    opened: Workspace,
) -> None:
    plan = promises(opened)["biblioteksplan"]
    event = Reviewer(opened, "Ada").status(plan, "struken", DAY, "läst på nämnden")
    found = view(opened, plan)
    assert found.status == "struken"
    assert found.machine is not None
    assert found.machine.status == "infriad"
    assert "Ada" in found.explanation
    # What was logged, and stated in the graph, is the program's own verdict.
    logged = opened.archive.ledger.verdicts.history(plan)
    assert {one.status for one in logged} == {"infriad"}
    assert view(opened, plan, dt.date(2023, 1, 1)).status == "infriad"
    Reviewer(opened, "Bo").undo(event.seq)
    assert view(opened, plan).machine is None
    assert [e.kind for e in review.history(opened, plan)] == ["undo", "status"]


def test_an_undone_review_leaves_no_trace_but_in_the_history(
    opened: Workspace,
) -> None:
    plan = promises(opened)["biblioteksplan"]
    reviewer = Reviewer(opened)
    first = reviewer.confirm_promise(plan)
    reviewer.undo(first.seq)
    empty = exported(opened)
    event = reviewer.status(plan, "okant", DAY)
    assert exported(opened) != empty
    reviewer.undo(event.seq)
    assert exported(opened) == empty


def test_a_passage_that_a_person_points_out_counts(opened: Workspace) -> None:
    ridge = promises(opened)["ridstig"]
    before = view(opened, ridge)
    assert before.status == "frist-passerad-utan-belagg"
    document = next(
        e.name for e in opened.archive.ledger.entries() if "b.txt" in e.name
    )
    words = "Bokbussen har lackerats om i sommar."
    Reviewer(opened, "Ada").add(ridge, document, words, "under-way")
    found = view(opened, ridge)
    assert found.status == "pagar"
    (piece,) = (one for one in found.evidence if one.text == words)
    assert piece.machine_stance is None
    Reviewer(opened).reject(ridge, piece.id)
    assert view(opened, ridge).status == before.status


def test_everything_that_ties_a_passage_to_a_promise_has_words(
    opened: Workspace,
) -> None:
    kept = open_view(opened.archive.folder / FOLLOWUP)
    assert kept is not None
    known = {row["code"] for row in table("features")}
    with closing(kept):
        found = {code for piece in kept.evidence() for code in features(piece)}
    assert found <= known


def test_the_queue_asks_first_of_what_decides(opened: Workspace) -> None:
    plan = promises(opened)["biblioteksplan"]
    waiting = review_queue.queue(opened, DAY)
    assert (waiting[0].promise, waiting[0].reason) == (plan, "decides")
    Reviewer(opened).confirm(plan, waiting[0].evidence_id)
    asked = {one.evidence_id for one in review_queue.queue(opened, DAY)}
    assert waiting[0].evidence_id not in asked


def test_what_cannot_be_done_is_refused_in_plain_words(opened: Workspace) -> None:
    plan, reviewer = promises(opened)["biblioteksplan"], Reviewer(opened)
    for act in (
        lambda: reviewer.confirm("a-finns-inte", "x"),
        lambda: reviewer.confirm(plan, "finnsinte"),
        lambda: reviewer.confirm(plan, ""),
        lambda: reviewer.stance(plan, view(opened, plan).evidence[0].id, "kanske"),
        lambda: reviewer.status(plan, "bruten", DAY),
        lambda: reviewer.deadline(plan, DAY, dt.date(2020, 1, 1)),
        lambda: reviewer.promisor(plan, "  "),
        lambda: reviewer.same(plan, plan),
        lambda: reviewer.add(plan, "finns-inte.txt", "Ord", "fulfils"),
        lambda: reviewer.add(plan, "b.txt", "Orden finns inte", "fulfils"),
        lambda: reviewer.note(plan, ""),
        lambda: reviewer.undo(99),
    ):
        with pytest.raises(ArchiveError):
            act()
    assert review.history(opened) == []


def test_contact_details_are_not_kept(opened: Workspace) -> None:
    plan = promises(opened)["biblioteksplan"]
    event = Reviewer(opened, "Ada").note(plan, "Ring ada@vedby.example om detta")
    assert "@vedby" not in event.value


def test_what_is_reviewed_becomes_gold(opened: Workspace, tmp_path: Path) -> None:
    known, reviewer = promises(opened), Reviewer(opened, "Ada")
    plan = known["biblioteksplan"]
    (piece,) = (e for e in view(opened, plan).evidence if e.stance == "fulfils")
    reviewer.confirm(plan, piece.id)
    reviewer.deadline(plan, None, dt.date(2023, 1, 31), "enligt § 9")
    reviewer.reject_promise(known["ridstig"])
    files = review_export.export(opened, tmp_path / "facit")
    assert [file.name for file in files][-1] == "reviews.jsonl"
    golds = [json.loads(file.read_text("utf-8")) for file in files[:-1]]
    by_hand = next((Path(corpus.__file__).parent / "gold").glob("*.json"))
    form = json.loads(by_hand.read_text("utf-8"))
    assert all(gold.keys() == form.keys() for gold in golds)
    # In the order of ids, which the folder of the test decides.
    tasks, report = sorted(golds, key=lambda gold: not gold["commitments"])
    (commitment,) = tasks["commitments"]
    assert commitment["deadline_latest"] == "2023-01-31"
    assert commitment["starts"].split()[0] in DOCUMENTS["a.txt"]
    assert "optional" not in commitment
    assert tasks["negatives"][0].startswith("fritidsförvaltningen ges i uppdrag")
    assert report["followups"] == [
        {"starts": "anta biblioteksplanen.", "status": "done"}
    ]
    lines = files[-1].read_text("utf-8").splitlines()
    events = [json.loads(line) for line in lines]
    assert [event["kind"] for event in events] == [
        "confirm-evidence",
        "deadline",
        "reject-promise",
    ]
    assert events[0]["evidence"]["features"]
    assert not any(event["homeless"] for event in events)


def test_learning_can_be_switched_off(opened: Workspace) -> None:
    plan = promises(opened)["biblioteksplan"]
    for piece in view(opened, plan).evidence:
        Reviewer(opened).confirm(plan, piece.id)
    said = standing(opened)
    assert any(one.confirmed for one in lessons(opened, said).promises.values())
    opened.settings = replace(opened.settings, learning=False)
    assert lessons(opened, said) == Learned()


def test_nothing_reviewed_is_no_gold(opened: Workspace, tmp_path: Path) -> None:
    with pytest.raises(ArchiveError):
        review_export.export(opened, tmp_path / "facit")


def test_the_commands_do_the_same(
    opened: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAGT_TODAY", DAY.isoformat())
    folder, known = str(opened.settings.collection), promises(opened)
    plan, ridge = known["biblioteksplan"], known["ridstig"]
    (name,) = (e.name for e in opened.archive.ledger.entries() if "b.txt" in e.name)
    opened.close()

    def run(*words: str) -> str:
        done = CliRunner().invoke(main, ["--collection", folder, "review", *words])
        assert done.exit_code == 0, done.output
        return done.stdout

    by = ("--who", "Ada", "--why", "läst")
    (first, *_) = json.loads(run("list", "--json"))["waiting"]
    piece = first["evidence_id"]
    assert "avgör läget" in run("list")
    event = json.loads(run("confirm", plan, "--evidence", piece[:8], *by, "--json"))
    assert (event["who"], event["why"], event["value"]) == ("Ada", "läst", "fulfils")
    run("stance", plan, piece, "partly", *by)
    run("reject", plan, "--evidence", piece, *by)
    run("status", plan, "delvis", *by)
    run("confirm", plan, "--status", "delvis", *by)
    run("reject", plan, "--status", "delvis", *by)
    run("deadline", ridge, "--to", "2025-01-31", *by)
    run("deadline", ridge, "--none", *by)
    run("promisor", ridge, "Fritidsnämnden", *by)
    run("same", plan, ridge, *by)
    run("apart", plan, ridge, *by)
    run("note", plan, "ring nämnden")
    run("confirm", ridge, *by)
    run("reject", ridge, *by)
    run("add", ridge, name, "Bokbussen har lackerats om", "--stance", "mentions")
    assert "togs tillbaka" in run("undo", "1")
    told = run("history", "--promise", ridge)
    assert "Fritidsnämnden" in told
    assert "Ada" in told
    assert run("history", "--homeless") == ""
    run("export", "-o", str(tmp_path / "facit"))
    assert (tmp_path / "facit" / "reviews.jsonl").exists()
    wrong = CliRunner().invoke(main, ["--collection", folder, "review", "undo", "999"])
    assert wrong.exit_code == 2
