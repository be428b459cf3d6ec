"""Where focus goes when Streamlit draws a page anew, in every order that it may do so.

The page here is drawn by the tests, since a server never shows the rarer orders when
they are looked for.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

SCRIPT = Path(__file__).parents[2] / "app" / "ui" / "static" / "focus.js"
# What is drawn before the reader asks: a field, and a list of who may be meant.
BEFORE = """<!doctype html><html lang="sv"><body>
<div data-testid="stApp" data-test-script-state="notRunning">
<main data-testid="stMain"><h1>Nätverk</h1>
<input id="falt" aria-label="Vem">
<section id="svar"></section>
<p id="lista"><a id="val" href="?aktor=1" data-sagt-har>Vera Ek</a></p>
<p id="ned"></p>
<a href="?annat">Annat</a>
</main></div></body></html>"""
ANSWER = """<section data-sagt-svar="band"><h2>Så hänger de ihop</h2></section>"""
RUNNING = "document.querySelector('[data-testid=stApp]').dataset.testScriptState"


@pytest.fixture
def drawn(window: BrowserContext) -> Iterator[Page]:
    """Yield a page with focus on a link that asks for something."""
    page = window.new_page()
    page.route("**/natverk*", lambda route: route.fulfill(body=BEFORE))
    page.goto("http://sagt.localhost/natverk")
    page.add_script_tag(path=SCRIPT)
    # Long enough for the script to have seen the page as it is.
    page.wait_for_timeout(250)
    page.locator("#val").focus()
    yield page
    page.close()


def draw(page: Page, *steps: str) -> None:
    """Change the page as a drawing does, each step so long after the one before."""
    for step in steps:
        page.evaluate(step)
        page.wait_for_timeout(150)


ANSWERED = f"document.getElementById('svar').innerHTML = `{ANSWER}`"
LIST_GONE = "document.getElementById('lista').replaceChildren()"
BEGINS = f"{RUNNING} = 'running'"
ENDS = f"{RUNNING} = 'notRunning'"
ORDERS = {
    "seen": (BEGINS, f"{ANSWERED}; {LIST_GONE}", ENDS),
    "too short to be seen": (f"{ANSWERED}; {LIST_GONE}",),
    "the answer long before the rest": (ANSWERED, "1", LIST_GONE),
    "an earlier drawing ends first": (ENDS, "1", BEGINS, ANSWERED, LIST_GONE, ENDS),
    "the list goes first": (BEGINS, LIST_GONE, ANSWERED, ENDS),
}


@pytest.mark.parametrize("order", ORDERS)
def test_focus_goes_to_what_was_asked_for(drawn: Page, order: str) -> None:
    if "earlier" in order:
        drawn.evaluate(BEGINS)
    drawn.keyboard.press("Enter")
    draw(drawn, *ORDERS[order])
    expect(drawn.locator(":focus")).to_have_text("Så hänger de ihop", timeout=5_000)
    assert drawn.url.endswith("?aktor=1")


def test_a_place_that_is_drawn_late_is_gone_to(drawn: Page) -> None:
    drawn.evaluate("document.getElementById('val').href = '?aktor=1#belagg'")
    drawn.evaluate(BEGINS)
    drawn.keyboard.press("Enter")
    place = "document.getElementById('ned').innerHTML = '<b id=belagg>Belägg</b>'"
    draw(drawn, ENDS, "1", BEGINS, place, ENDS)
    expect(drawn.locator("#belagg")).to_be_focused(timeout=5_000)


def test_who_has_gone_on_is_not_called_back(drawn: Page) -> None:
    drawn.keyboard.press("Enter")
    drawn.keyboard.press("Tab")
    expect(drawn.get_by_role("link", name="Annat")).to_be_focused()
    draw(drawn, BEGINS, f"{ANSWERED}; {LIST_GONE}", ENDS, "1")
    expect(drawn.get_by_role("link", name="Annat")).to_be_focused()
    expect(drawn.locator("#sagt-svar")).to_have_text("Så hänger de ihop")


def test_what_is_gone_without_an_answer_leaves_focus_beside_it(drawn: Page) -> None:
    draw(drawn, BEGINS, LIST_GONE, ENDS, "1")
    expect(drawn.get_by_label("Vem")).to_be_focused()
