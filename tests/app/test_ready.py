"""What pages show first is put together before readers are led to it."""

import datetime as dt
import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from app import (
    actor_details,
    actor_pictures,
    answer_states,
    answers,
    clocks,
    followed,
    projection,
    ready,
    review,
)
from app.followed import Followed
from app.promises import promises
from app.review import Reviewer
from app.settings import Settings
from app.workspace import Workspace, create_workspace, open_workspace
from graph import publish, queries
from graph.followup.kept.kept_view import KeptPromise, KeptView
from graph.network import kept

DAY = dt.date(2023, 1, 31)
MINUTES = """Påhittad handling

Kulturnämnden i Region Norrlid
Protokoll
Sammanträdesdatum: {day}

§ 4 {what}

Kulturnämndens beslut

Kulturnämnden ska redovisa en plan för {what} senast den 30 november 2022.
"""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a collection that is taken to be large."""
    folder = tmp_path_factory.mktemp("stor")
    source = folder / "handlingar"
    source.mkdir()
    for number, what in enumerate(("badplatsen", "biblioteket"), 1):
        told = MINUTES.format(day=f"2022-0{number}-10", what=what)
        (source / f"{number}.txt").write_text(told, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(projection, "LARGE", 1)
        opened = create_workspace(Settings(folder / "samling", workers=1, day=DAY))
        opened.ingest([source], False, lambda *_: None)
        opened.close()
    return folder / "samling"


@pytest.fixture
def own(large: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setattr(projection, "LARGE", 1)
    shutil.copytree(large, tmp_path / "samling")
    return open_workspace(Settings(tmp_path / "samling", workers=1, day=DAY))


def _unmade(*_: object) -> None:
    raise AssertionError("made while a reader waits")


@pytest.fixture
def unmade(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing that hangs on the documents be put together."""
    for module, name in (
        (queries, "documents"),
        (queries, "counts"),
        (answers, "decisions"),
        (actor_details, "index"),
        (actor_details, "wholes"),
        (actor_pictures, "central"),
        (queries.matters, "matters"),
    ):
        monkeypatch.setattr(module, name, _unmade)


@pytest.mark.usefixtures("unmade")
def test_nobody_who_looks_waits_for_what_was_read(own: Workspace) -> None:
    assert [one.date for one in ready.documents(own)] == [
        dt.date(2022, 2, 10),
        dt.date(2022, 1, 10),
    ]
    assert ready.actors(own)
    assert ready.decisions(own)
    assert ready.counts(own).documents == 2
    assert ready.first(own, DAY).silent.total == 2
    assert [one.within for one in ready.organs(own, DAY)] == ["Region Norrlid"]
    assert ready.central(own).nodes
    assert ready.matters(own) == ()


def test_nobody_waits_for_words_and_clocks(
    own: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Followed, "_words", _unmade)
    monkeypatch.setattr(clocks, "_ticking", _unmade)
    assert any("badplatsen" in one.text for one in ready.words(own).values())
    assert clocks.ticking(own, DAY).of(["ingen.pdf"]) == ()


@pytest.mark.usefixtures("unmade")
def test_a_review_and_a_new_day_leave_what_documents_say(own: Workspace) -> None:
    before = own.graph_mark()
    view = promises(own, DAY)[0]
    Reviewer(own, "Ada Läsare").status(view.id, "infriad", DAY, "sett")
    states = answer_states.of_copy(own.archive.folder, own.graph_mark())
    assert own.graph_mark() != before
    assert (states.documents, states.verdicts) == (before, own.graph_mark())
    assert ready.first(own, DAY).silent.total == 1
    later = DAY + dt.timedelta(days=1)
    folder = own.archive.folder
    own.close()
    tomorrow = open_workspace(Settings(folder, workers=1, day=later))
    states = answer_states.of_copy(folder, tomorrow.graph_mark())
    assert (states.documents, states.day) == (before, later)
    assert ready.documents(tomorrow)


def _is_as_from_the_beginning(of: Workspace, day: dt.date) -> bool:
    """Tell whether what was carried on of promises is what is made from nothing."""
    held = Followed(of)
    return (
        held.told == held._told()
        and held.words == held._words()
        and held.marks(day) == dict(held._judged(day))
    )


def test_what_was_held_of_promises_is_carried_on(
    own: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    promised = followed._promises

    def counting(view: KeptView, only: set[str] | None) -> Iterable[KeptPromise]:
        found = list(promised(view, only))
        read.append(len(found))
        return found

    with monkeypatch.context() as patch:
        patch.setattr(followed, "_promises", counting)
        view = promises(own, DAY)[0]
        assert max(read, default=0) == 0
        Reviewer(own, "Ada Läsare").reject_promise(view.id, "inget löfte")
        assert read == [1, 1]
    assert _is_as_from_the_beginning(own, DAY)
    assert Followed(own).told[view.id].rejected
    told = MINUTES.format(day="2023-03-10", what="museet")
    (tmp_path / "3.txt").write_text(told, encoding="utf-8")
    own.ingest([tmp_path / "3.txt"], False, lambda *_: None)
    assert _is_as_from_the_beginning(own, DAY)
    assert len(Followed(own).marks(DAY)) == len(Followed(own).told) - 1
    own.remove([entry.id for entry in own.archive.ledger.entries()][:1])
    assert _is_as_from_the_beginning(own, DAY)
    for later in (DAY + dt.timedelta(days=90), DAY - dt.timedelta(days=400)):
        own.settings = replace(own.settings, day=later)
        own.catch_up()
        assert _is_as_from_the_beginning(own, later)


def test_days_that_readers_choose_do_not_crowd_out_what_all_ask_for(
    own: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "MOST", 8)
    for back in range(1, 12):
        assert Followed(own).marks(DAY - dt.timedelta(days=30 * back)) is not None
    monkeypatch.setattr(Followed, "_read", _unmade)
    monkeypatch.setattr(Followed, "_judged", _unmade)
    assert Followed(own).told
    assert Followed(own).words
    assert Followed(own).marks(DAY)
    assert Followed(own).marks(DAY - dt.timedelta(days=330)) is not None


def test_a_new_document_makes_all_of_it_anew(own: Workspace, tmp_path: Path) -> None:
    told = MINUTES.format(day="2022-03-10", what="museet")
    (tmp_path / "3.txt").write_text(told, encoding="utf-8")
    own.ingest([tmp_path / "3.txt"], False, lambda *_: None)
    states = answer_states.of_copy(own.archive.folder, own.graph_mark())
    assert states.documents == own.graph_mark()
    assert len(ready.documents(own)) == ready.counts(own).documents == 3


def test_readers_have_what_was_published_until_all_is_ready(
    own: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, seen = own.graph_mark(), []
    make = ready.make

    def watched(*given: object, **named: object) -> None:
        make(*given, **named)  # type: ignore[arg-type]
        seen.append((own.graph_mark(), ready.first(own, DAY).silent.total))

    monkeypatch.setattr(ready, "make", watched)
    view = promises(own, DAY)[0]
    Reviewer(own, "Ada Läsare").status(view.id, "infriad", DAY, "sett")
    assert seen == [(before, 2)]
    assert ready.first(own, DAY).silent.total == 1


def test_what_was_judged_but_not_published_is_published_next_time(
    own: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, view = own.graph_mark(), promises(own, DAY)[0]
    with monkeypatch.context() as patch:
        patch.setattr(publish, "publish", _unmade)
        with pytest.raises(AssertionError):
            Reviewer(own, "Ada Läsare").status(view.id, "infriad", DAY, "sett")
    assert own.graph_mark() == before
    assert own.behind()
    own.catch_up()
    assert own.graph_mark() != before
    assert not own.behind()
    assert [one.status for one in promises(own, DAY) if one.id == view.id] == [
        "infriad"
    ]
    assert review.history(own)
