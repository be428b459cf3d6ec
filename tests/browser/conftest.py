"""What tests in a real browser share: the server, the window, and a reader's page."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import (
    BrowserContext,
    Page,
    ViewportSize,
    expect,
    sync_playwright,
)

from app.settings import Settings
from app.workspace import create_workspace
from tools import serving as server

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
# The first page of a server has much to load on a busy machine.
PATIENCE = 30_000
DOCUMENTS = Path(__file__).parents[2] / "corpus" / "documents"
STORY = (
    "stenlunda-kf-protokollsutdrag-2020-11-23.txt",
    "stenlunda-ks-protokoll-2023-03-07.pdf",
    "stenlunda-beslut-i-korthet-kf-2023-03-27.html",
)
LAPTOP = ViewportSize(width=1366, height=850)


def browser_path() -> str | None:
    """Return a browser of the machine's own; without one, Playwright's is used."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


@contextmanager
def serving(
    collection: Path, port: int | None = None, access: Path | None = None
) -> Iterator[str]:
    """Yield the address of the real server over a collection.

    `access` is a file on who may do what; without it nobody signs in.
    """
    flags = ("--access", str(access)) if access else ()
    with server.serving(collection, *flags, port=port) as found:
        yield found.address


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[str]:
    """Return the address of a server over a collection that holds nothing yet."""
    create_workspace(Settings(tmp_path / "tom", workers=1)).close()
    with serving(tmp_path / "tom") as found:
        yield found


@pytest.fixture(scope="session")
def address(demo_collection: Path) -> Iterator[str]:
    with serving(demo_collection) as found:
        yield found


@pytest.fixture(scope="session")
def story_collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a collection of one story of the corpus, from end to end."""
    folder = tmp_path_factory.mktemp("berattelse") / "simhall"
    workspace = create_workspace(Settings(folder, workers=1))
    chosen = [DOCUMENTS / name for name in STORY]
    report = workspace.ingest(chosen, False, lambda *_: None)
    workspace.close()
    assert report.read == len(STORY)
    return folder


@pytest.fixture(scope="session")
def story(story_collection: Path) -> Iterator[str]:
    """Return the address of a server over the story, for those who only read."""
    with serving(story_collection) as found:
        yield found


@pytest.fixture
def own_story(story_collection: Path, tmp_path: Path) -> Iterator[str]:
    """Return the address of a server over a copy of the story (`simhall`)."""
    shutil.copytree(story_collection, tmp_path / "simhall")
    with serving(tmp_path / "simhall") as found:
        yield found


@pytest.fixture(scope="session")
def window() -> Iterator[BrowserContext]:
    """Return one window for all tests, so that the app is fetched only once."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=browser_path(), args=FLAGS)
        opened = found.new_context(viewport=LAPTOP)
        opened.set_default_timeout(PATIENCE)
        yield opened
        found.close()


# Nothing is drawn, and has not been for a moment: an opened page is drawn twice.
QUIET = """() => {
  const app = document.querySelector("[data-testid=stApp]");
  const quiet = app?.dataset.testScriptState === "notRunning";
  window.quietSince = quiet ? window.quietSince ?? performance.now() : undefined;
  return quiet && performance.now() - window.quietSince > 400;
}"""


@pytest.fixture
def fresh(window: BrowserContext) -> Iterator[Page]:
    """Return a new page on which every step waits until the page is whole.

    While Streamlit draws a page anew it replaces its parts: a click that falls between
    two drawings, which a person is too slow for, hits what is no longer there, or what
    has come in its place.
    """
    page = window.new_page()
    opened = page.goto

    def goto(url: str) -> None:
        opened(url)
        page.wait_for_function(QUIET)

    page.goto = goto  # type: ignore[method-assign,assignment]
    drawing = page.locator("[data-testid=stApp][data-test-script-state=running]")
    page.add_locator_handler(drawing, lambda: None)
    yield page
    page.close()


@pytest.fixture
def reader(fresh: Page) -> Page:
    return fresh
