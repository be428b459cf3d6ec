"""Reviewing promises in the app: every act kept, said and possible to take back."""

import datetime as dt
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app import review, ui
from app.promise_views import PromiseView
from app.promises import promises
from app.review import Reviewer
from app.settings import Settings
from app.workspace import open_workspace
from tests.app.leading import lead

MAIN = Path(str(ui.__file__)).parent / "main.py"
DAY = dt.date(2024, 12, 31)


@pytest.fixture
def own(demo_collection: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "samling"
    shutil.copytree(demo_collection, folder)
    monkeypatch.setenv("SAGT_COLLECTION", str(folder))
    monkeypatch.setenv("SAGT_TODAY", DAY.isoformat())
    return folder


def views(folder: Path) -> list[PromiseView]:
    workspace = open_workspace(Settings(folder, day=DAY))
    found = promises(workspace, DAY)
    workspace.close()
    return found


def kept(folder: Path) -> list[tuple[str, str, str, str]]:
    """Return the reviews kept: kind, value, who and why, the latest first."""
    workspace = open_workspace(Settings(folder, day=DAY))
    found = [(e.kind, e.value, e.who, e.why) for e in review.history(workspace)]
    workspace.close()
    return found


def written(app: AppTest) -> str:
    assert not app.exception, [e.value for e in app.exception]
    return "\n".join(block.proto.body for block in app.get("html"))


def on_a_page(promise: str, passage: str | None = None) -> None:
    """Show the component alone, or what it says of one passage."""
    from app.promises import promise as details  # noqa: PLC0415
    from app.ui import state  # noqa: PLC0415
    from app.ui.components import deciding, promise_review  # noqa: PLC0415

    if passage is None:
        promise_review.show(promise)
        return
    found = details(state.workspace(), promise, state.today())
    assert found is not None
    deciding.outcome()
    (item,) = (one for one in found.view.evidence if one.id == passage)
    promise_review.evidence(item)


def shown(promise: str, passage: str | None = None) -> AppTest:
    app = AppTest.from_function(on_a_page, args=(promise, passage), default_timeout=60)
    return app.run()


def press(app: AppTest, key: str) -> str:
    app.button(key=key).click().run()
    return written(app)


def test_a_status_and_a_deadline_are_set_and_taken_back(own: Path) -> None:
    view = views(own)[0]
    app = shown(view.id)
    app.text_input(key="granskare-falt").set_value("Ada Läsare").run()
    app.text_input(key=f"varfor-{view.id}").set_value("läst på plats").run()
    app.selectbox(key=f"lage-{view.id}").set_value("struken").run()
    page = press(app, f"set_status-{view.id}")
    assert "Sparat" in app.success[0].value
    assert kept(own)[0] == ("status", "struken", "Ada Läsare", "läst på plats")
    assert "Ada Läsare" in page
    assert "Struken öppet" in page
    # The field begins with the day that the page tells.
    due = view.deadline
    shown_day = (due.latest_wide or due.latest) if due else None
    assert app.date_input(key=f"frist-to-{view.id}").value == shown_day
    app.date_input(key=f"frist-to-{view.id}").set_value(dt.date(2025, 3, 1)).run()
    assert "2025-03-01" in press(app, f"set_deadline-{view.id}")
    undo = [one for one in app.button if one.label == "Ångra"]
    assert len(undo) == 2
    for one in undo:
        app.button(key=one.key).click().run()
    assert [kind for kind, *_ in kept(own)] == ["undo", "undo", "deadline", "status"]
    assert not [one for one in app.button if one.label == "Ångra"]


def test_every_act_of_the_component_is_kept(own: Path) -> None:
    view, other = views(own)[:2]
    app = shown(view.id)
    app.text_input(key=f"givare-{view.id}").set_value("Kulturnämnden").run()
    app.text_area(key=f"anteckning-{view.id}").set_value("Fråga nämnden").run()
    address = f"https://exempel.se/loften?id={other.id}&lang=en"
    app.text_input(key=f"annat-{view.id}").set_value(address).run()
    for name in ("set_promisor", "set_note", "set_same"):
        press(app, f"{name}-{view.id}")
    # What is told of the other counts for this one too from here on.
    (judged,) = (one.status for one in views(own) if one.id == view.id)
    for name in (
        *("confirm_status", "reject_status"),
        *("drop_deadline", "is_promise", "no_promise"),
    ):
        press(app, f"{name}-{view.id}")
    assert [(kind, value) for kind, value, *_ in reversed(kept(own))] == [
        ("promisor", "Kulturnämnden"),
        ("note", "Fråga nämnden"),
        ("same", ""),
        ("confirm-status", judged),
        ("reject-status", kept(own)[3][1]),
        ("deadline", ""),
        ("confirm-promise", ""),
        ("reject-promise", ""),
    ]


def test_what_is_wrong_is_said_and_not_kept(own: Path) -> None:
    view = views(own)[0]
    app = shown(view.id)
    press(app, f"set_status-{view.id}")
    assert app.warning[0].value.startswith("Det gick inte att spara")
    press(app, f"set_same-{view.id}")
    assert app.warning
    assert kept(own) == []


def test_a_passage_is_confirmed_corrected_and_rejected(own: Path) -> None:
    view = next(one for one in views(own) if one.evidence)
    piece = view.evidence[0]
    app = shown(view.id, piece.id)
    key = f"{piece.id}-{piece.start}"
    press(app, f"confirm-{key}")
    app.selectbox(key=f"hallning-{key}").set_value("partly").run()
    press(app, f"correct-{key}")
    page = press(app, f"reject-{key}")
    assert [(kind, value) for kind, value, *_ in kept(own)] == [
        ("reject-evidence", ""),
        ("stance", "partly"),
        ("confirm-evidence", piece.stance),
    ]
    assert "gäller något annat" in page


def test_the_page_of_a_promise_holds_what_was_said_of_it_and_of_its_passages(
    own: Path,
) -> None:
    view = next(one for one in views(own) if one.evidence)
    workspace = open_workspace(Settings(own, day=DAY))
    by = Reviewer(workspace, "Ada Läsare")
    by.confirm(view.evidence[0].promise, view.evidence[0].id, "läst")
    by.status(view.id, view.status, DAY, "sett")
    workspace.close()
    app = AppTest.from_file(str(MAIN), default_timeout=60)
    lead(app, "loften")
    app.query_params["id"] = view.id
    app.run()
    assert "Ada Läsare" in written(app)
    assert [one.label for one in app.button].count("Ångra") == 2


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_page_of_reviews_asks_and_remembers(own: Path, language: str) -> None:
    app = AppTest.from_file(str(MAIN), default_timeout=60)
    lead(app, "granskning")
    app.query_params["visa"] = "loften"
    app.query_params["lang"] = language
    app.run()
    page = written(app)
    assert page.count("<h1") == 1
    asked = [one.key for one in app.button if (one.key or "").startswith("ko-ja-")]
    if asked:
        page = press(app, asked[0])
        assert kept(own)[0][0] == "confirm-evidence"
        assert asked[0] not in {one.key for one in app.button}
        back = "Ångra" if language == "sv" else "Undo"
        [undo] = [one.key for one in app.button if one.label == back]
        page = press(app, undo or "")
        undone = "tog tillbaka nummer 1 (stället" if language == "sv" else "took back"
        assert undone in page
    else:
        none = "Inget att granska" if language == "sv" else "Nothing to review"
        assert none in page
