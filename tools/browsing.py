"""The app in a real browser, for the tools that walk through it."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from tools import serving as server

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PATIENCE = 60_000
# Nothing is drawn or fetched, and has not been for a moment.
QUIET = """() => {
  const app = document.querySelector("[data-testid=stApp]");
  const quiet = app?.dataset.testScriptState === "notRunning"
    && !document.querySelector("[data-testid=stSkeleton]");
  window.quietSince = quiet ? window.quietSince ?? performance.now() : undefined;
  return quiet && performance.now() - window.quietSince > 500;
}"""
ANCHORS = "() => Array.from(document.querySelectorAll('a[href]'), a => a.href)"
# Parts of an address that say which part of a page is shown, not which thing.
SHOWING = frozenset({"visa", "flik", "vy"})
# Parts of an address that hold what a person has chosen, not a page of its own.
CHOSEN = frozenset({"lang", "sida"})


@contextmanager
def serving(collection: Path) -> Iterator[str]:
    """Yield the address of the real server over a collection."""
    with server.serving(collection) as found:
        yield found.address


@contextmanager
def browser() -> Iterator[Browser]:
    """Yield a browser: the machine's own, else Playwright's."""
    path = next((found for found in map(shutil.which, NAMES) if found), None)
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield found
        found.close()


def window(found: Browser, width: int, height: int, theme: Any = "light") -> Page:
    """Return a page of a window of its own, in a theme."""
    size: Any = {"width": width, "height": height}
    opened = found.new_context(viewport=size, color_scheme=theme)
    opened.set_default_timeout(PATIENCE)
    return opened.new_page()


def visit(page: Page, url: str) -> None:
    """Open an address and wait until the page is whole."""
    page.goto(url)
    page.wait_for_function(QUIET)


def in_language(url: str, language: str) -> str:
    """Return an address in a language."""
    return url if language == "sv" else url + ("&" if "?" in url else "?") + "lang=en"


def _parts(url: str) -> set[str]:
    """Return what an address asks a page for: the names, and which part or kind."""
    parts = urlsplit(url)
    asked = [pair for pair in parse_qsl(parts.query) if pair[0] not in CHOSEN]
    found = {parts.path if asked else f"{parts.path} alone"}
    for name, value in asked:
        kind = value if name in SHOWING else value.rpartition("/")[0].partition("/")[0]
        found.add(f"{parts.path} {name} {kind}".strip())
    return found


def crawl(
    page: Page, start: str, first: Sequence[str], files: Sequence[str]
) -> list[str]:
    """Return one address of each kind of page that links lead to from the first.

    Args:
        page: a window to walk in.
        start: the address of the app, without a slash at the end.
        first: the addresses to begin at.
        files: beginnings of paths that lead to files rather than to pages.
    """
    waiting, walked = list(first), []
    known = set().union(*map(_parts, waiting))
    while waiting:
        url = waiting.pop(0)
        visit(page, url)
        walked.append(url)
        for raw in page.evaluate(ANCHORS):
            target = raw.partition("#")[0]
            path = urlsplit(target).path
            if not target.startswith(start + "/") or path.startswith(tuple(files)):
                continue
            if not _parts(target) <= known:
                known |= _parts(target)
                waiting.append(target)
    return walked
