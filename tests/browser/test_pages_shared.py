"""Every page, opened on a phone from an address that somebody has shared.

The browser has never been there, and nothing is wider than the phone.
"""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect

from app import settings
from app.actor_details import index
from app.answers import decisions
from app.promises import promises
from app.workspace import open_workspace
from graph.queries.matters import matters
from tools.accessibility import SIDEWAYS

pytestmark = [pytest.mark.browser, pytest.mark.long]

PHONE = ViewportSize(width=390, height=844)
# The page stands still, and nothing of it is still to come.
STILL = """() => {
  const app = document.querySelector("[data-testid=stApp]");
  const quiet = app?.dataset.testScriptState === "notRunning";
  window.still = quiet ? window.still ?? performance.now() : undefined;
  return quiet && performance.now() - window.still > 150;
}"""


def shared(collection: Path) -> dict[str, str]:
    """Return addresses, each with words that the page it leads to must say."""
    opened = open_workspace(settings.Settings(collection))
    promise = promises(opened, opened.settings.today)[0]
    decision = next(one for one in decisions(opened) if one.document.endswith(".pdf"))
    base = opened.settings.base
    matter = matters(opened.graph, limit=1)[0]
    path = matter.iri.value.removeprefix(base)
    actor, known = next(iter(index(opened).items()))
    opened.close()
    place = f"start={decision.start}&end={decision.end}&bild=1"
    return {
        "": "Sagt och gjort",
        "?inom=Region%20Norrlid": "Vad samlingen täcker",
        "sok?q=samverkan&f_typ=interpellationssvar": "samverkan",
        "loften?organ=vinterlyktan": "Vinterlyktan",
        "loften?visa=motsagelser": "Motsägelser",
        f"loften?id={promise.id}&dag=2023-01-31": promise.promisor,
        "beslut?slag=proposal": "Förslag",
        f"beslut?id={decision.id}": decision.text,
        "arenden": matter.title,
        f"arenden?id={path}": matter.title,
        "aktorer": known.name,
        f"aktorer?id={actor}": known.name,
        "natverk": "Nätverk",
        "avtal": "Avtal",
        "interpellationer": "Interpellationer",
        "handling": "partnerskap",
        f"handling?id={decision.document_id}&{place}": decision.text,
        "fraga?fraga=coverage": "Handlingar efter år",
        "granskning": "Granskning",
        "bevakningar": "Bevakningar",
        "samlingen?form=xlsx": "Gör filen",
        "om?lang=en": "Accessibility statement",
    }


@pytest.fixture
def stranger(window: BrowserContext) -> Iterator[Page]:
    """Return a page of a browser that has never been here."""
    assert window.browser is not None
    context = window.browser.new_context(viewport=PHONE)
    yield context.new_page()
    context.close()


def test_every_page_opens_from_a_shared_address(
    stranger: Page, address: str, demo_collection: Path, tmp_path: Path
) -> None:
    said: list[str] = []
    asked: set[str] = set()
    stranger.on(
        "console", lambda one: said.append(one.text) if one.type == "error" else None
    )
    stranger.on("pageerror", lambda one: said.append(str(one)))
    stranger.on("request", lambda one: asked.add(urlsplit(one.url).netloc))
    for path, words in shared(demo_collection).items():
        stranger.goto(f"{address}/{path}")
        stranger.wait_for_function(STILL)
        main = stranger.get_by_test_id("stMain")
        expect(main).to_contain_text(" ".join(words.split())[:60])
        assert stranger.get_by_test_id("stException").count() == 0, path
        assert "Traceback" not in main.inner_text(), path
        assert stranger.evaluate(SIDEWAYS) <= 1, path
        # What is to be cited leads back to the same.
        cited = stranger.locator("footer.sagt-fot .sagt-kopieras")
        if "dag=" in path or "loften" not in path:
            told = (cited.text_content() or "").rsplit(" ", 1)[1]
            assert parts(told) == parts(f"{address}/{path}")
        assert said == [], path
    assert asked - {""} == {urlsplit(address).netloc}
    # The last page is in English, and so is its file.
    with stranger.expect_download() as got:
        stranger.get_by_role("button", name="CSV", exact=True).click()
    got.value.save_as(tmp_path / "measured.csv")
    written = (tmp_path / "measured.csv").read_text(encoding="utf-8-sig")
    assert written.startswith("What;Share;Cases;Measured by")


def parts(url: str) -> tuple[str, list[str]]:
    """Return the path of an address and its parts, in order of name."""
    found = urlsplit(url.replace("%2F", "/").replace("+", "%20"))
    return found.path, sorted(found.query.split("&"))
