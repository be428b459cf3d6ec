"""The page of watches and the button: what is told, taken back, and never run."""

import datetime as dt
import html
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app import ui
from app.promises import promises
from app.settings import Settings
from app.watches import seeking, shelf
from app.watches.book import Book
from app.watches.model import Fresh, Sought, Watch
from app.workspace import create_workspace

MAIN = Path(str(ui.__file__)).parent / "main.py"
TODAY = dt.date(2023, 1, 31)
HOSTILE = '<img src=x onerror="alert(1)"> **fet** [länk](javascript:x)'


@pytest.fixture
def folder(
    followed_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    own = tmp_path / "samling"
    shutil.copytree(followed_folder, own)
    monkeypatch.setenv("SAGT_COLLECTION", str(own))
    monkeypatch.setenv("SAGT_TODAY", TODAY.isoformat())
    return own


def page(view: str, **address: str) -> AppTest:
    app = AppTest.from_file(str(MAIN), default_timeout=60)
    app.run()
    app.switch_page(f"views/{view}.py")
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def written(app: AppTest) -> str:
    assert not app.exception, [e.value for e in app.exception]
    return "\n".join(block.proto.body for block in app.get("html"))


def watched(folder: Path, name: str, **values: str) -> Watch:
    """Make a watch of which one thing is new."""
    opened = create_workspace(Settings(folder, workers=1, day=TODAY))
    made = seeking.make(opened, Watch("", "sokning", name, name, **values)).watch
    opened.close()
    fresh = Fresh("traff", "n", HOSTILE, HOSTILE, document="d0", end=9, count=3)
    assert Book(folder).keep(made, made, Sought((fresh,)))
    return made


def test_what_is_new_is_shown_as_text_and_can_be_read_and_unread(folder: Path) -> None:
    made = watched(folder, HOSTILE, email="bo@exempel.se")
    app = page("bevakningar")
    found = written(app)
    assert html.escape(HOSTILE) in found
    assert "<img" not in found
    assert "och 3 till" in found
    assert "1 nya" in found
    app.button(key=f"last-{made.id}").click().run()
    assert "Inget nytt." in written(app)
    app.button(key="olast").click().run()
    assert "1 nya" in written(app)
    english = written(page("bevakningar", lang="en", id=made.id))
    assert "and 3 more" in english
    assert "handling?id=d0&amp;start=0&amp;end=9&amp;lang=en" in english


def test_a_watch_is_muted_removed_and_put_back(folder: Path) -> None:
    made = watched(folder, "badhus", email="bo@exempel.se")
    app = page("bevakningar")
    app.button(key=f"tyst-{made.id}").click().run()
    assert Book(folder).watch(made.id).muted
    assert "inga brev" in written(app)
    app.button(key=f"bort-{made.id}").click().run()
    assert Book(folder).watches() == []
    app.button(key="tillbaka").click().run()
    assert [one.id for one in Book(folder).watches()] == [made.id]
    assert "Tillbaka: badhus." in written(app)


def test_a_promise_is_watched_from_its_page_once(folder: Path) -> None:
    opened = create_workspace(Settings(folder, workers=1, day=TODAY))
    promise = promises(opened, TODAY)[0].id
    opened.close()
    app = page("loften", id=promise)
    app.button(key=f"bevaka-lofte-{promise}").click().run()
    assert "Bevakas nu" in written(app)
    assert [one.what for one in Book(folder).watches()] == [promise]
    assert not [b for b in app.button if str(b.key).startswith("bevaka-")]
    gone = page("bevakningar", id="0" * 32)
    assert not gone.exception
    assert gone.warning


def test_a_damaged_file_is_said_and_keeps_nobody_from_the_pages(folder: Path) -> None:
    (folder / shelf.NAME).write_bytes(b"ingen databas" * 500)
    app = page("bevakningar")
    assert "skadad" in app.warning[0].value
    later = Book(folder)
    assert later.watches() == []


def test_what_was_typed_stays_until_the_watch_has_been_made(folder: Path) -> None:
    app = page("bevakningar")
    app.text_input(key="ny-sokning").set_value("vägen")
    app.text_input(key="ny-epost").set_value("ingen adress")
    app.button[0].click().run()
    assert app.warning
    assert Book(folder).watches() == []
    assert app.text_input(key="ny-sokning").value == "vägen"
    app.text_input(key="ny-epost").set_value("bo@exempel.se")
    app.button[0].click().run()
    assert "vägen" in written(app)
    assert [one.email for one in Book(folder).watches()] == ["bo@exempel.se"]
    assert {one.value for one in app.text_input} == {""}
