"""The journalist's minute, in a real browser: half a phrase, the passage, the citation.

And the rest of the way of who searches with the keyboard: suggestions, a part of the
query taken away, and help where nothing is found.
"""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import BrowserContext, Page, Request, expect

pytestmark = [pytest.mark.browser, pytest.mark.long]

FIELD = "Sök i handlingarna"
# The page that the marked passage stands on, by the last sign of a page before it.
PAGE_OF_FOCUS = """() => [...document.querySelectorAll(".sagt-sida")]
    .filter(sign => sign.compareDocumentPosition(document.querySelector("#fokus"))
        & Node.DOCUMENT_POSITION_FOLLOWING)
    .at(-1)?.dataset.sida"""
OFFERED = "() => document.querySelectorAll('#sagt-forslag option').length"


@dataclass
class Reader:
    """A reader's page, and what it asked of other machines."""

    page: Page
    home: str = ""


@pytest.fixture
def reader(window: BrowserContext, fresh: Page) -> Iterator[Reader]:
    window.grant_permissions(["clipboard-read", "clipboard-write"])
    found = Reader(fresh)
    errors: list[str] = []
    left: list[str] = []

    def asked(request: Request) -> None:
        if not request.url.startswith((found.home, "data:", "blob:")):
            left.append(request.url)

    fresh.on("request", asked)
    fresh.on("pageerror", lambda error: errors.append(str(error)))
    yield found
    assert left == []
    assert errors == []


def search(reader: Reader, text: str) -> None:
    """Type a query on the page of search, with the keyboard alone."""
    reader.page.goto(f"{reader.home}/sok")
    box = reader.page.get_by_label(FIELD, exact=True)
    box.fill(text)
    box.press("Enter")


def copied(page: Page) -> str:
    """Open the citation of what is shown first, copy it, and read what was copied."""
    page.locator("summary", has_text="Källhänvisning").first.click()
    card = page.locator(".sagt-kopia").first
    card.get_by_role("button", name="Kopiera källhänvisningen").click()
    expect(card.get_by_role("status")).to_have_text("Kopierad")
    return str(page.evaluate("navigator.clipboard.readText()"))


def words(text: str) -> str:
    return " ".join(text.split())


def test_half_a_phrase_and_a_year_lead_to_a_citation_within_a_minute(
    reader: Reader, story: str
) -> None:
    reader.home = story
    begun = time.monotonic()
    page = reader.page
    search(reader, "upprustning av befintliga 2023")
    passage = page.locator(".sagt-citat").first
    expect(passage.locator("mark").first).to_be_visible()
    marked = {words(m).casefold() for m in passage.locator("mark").all_inner_texts()}
    assert {"upprustning", "befintliga"} <= marked
    expect(page.get_by_text(re.compile("§ 31 .* · sida 2")).first).to_be_visible()
    told = words(passage.inner_text())
    quoted = copied(page)
    # To the very words, at their page.
    page.get_by_role("link", name="Visa i källan").first.click()
    focus = page.locator("#fokus")
    expect(focus).to_be_in_viewport()
    # No more of it than the sentences that hold what was asked for.
    assert words(focus.inner_text()) in told
    assert all(one in focus.inner_text().casefold() for one in marked)
    assert page.evaluate(PAGE_OF_FOCUS) == "sida 2"
    citation = copied(page)
    assert time.monotonic() - begun < 60
    assert citation == quoted
    told_of, _, address = citation.rpartition(" ")
    assert told_of == (
        "Kommunstyrelsen, protokoll 2023-03-07, Stenlunda kommun, dnr KS/2020:77, "
        "§ 31, s. 2."
    )
    # The address leads back to the same words.
    assert urlparse(address).netloc == urlparse(reader.home).netloc
    assert set(parse_qs(urlparse(address).query)) == {"id", "start", "end"}
    page.goto(address)
    expect(page.locator("#fokus")).to_be_in_viewport()
    assert words(page.locator("#fokus").inner_text()) in told


def test_the_keyboard_is_enough(reader: Reader, address: str) -> None:
    page, reader.home = reader.page, address
    page.goto(f"{address}/sok")
    box = page.get_by_label(FIELD, exact=True)
    box.press_sequentially("beslut av kultur", delay=30)
    page.wait_for_function(f"({OFFERED})() > 0")
    offered = page.locator("#sagt-forslag option").first
    expect(offered).to_have_attribute("value", "beslut av Kultur- och fritidsnämnden")
    expect(box).to_have_attribute("list", "sagt-forslag")
    box.fill("partnerskapet typ:protokollsutdrag uppföljning")
    box.press("Enter")
    parts = page.locator(".sagt-delar li")
    expect(parts).to_have_count(3)
    taken = page.get_by_role("link", name=re.compile("^Sök utan: .*protokollsutdrag"))
    taken.focus()
    taken.press("Enter")
    expect(page).to_have_url(re.compile(r"q=partnerskapet\+uppf"))
    expect(parts).to_have_count(2)
    newest = page.get_by_role("link", name="Nyast")
    newest.focus()
    newest.press("Enter")
    expect(page).to_have_url(re.compile("ordning=newest"))
    expect(page.locator("summary", has_text="Varför här?").first).to_be_visible()
    like = page.get_by_role("link", name="Liknande avsnitt").first
    like.focus()
    like.press("Enter")
    expect(page.get_by_text("Avsnitt i andra handlingar")).to_be_visible()
    expect(page.locator(".sagt-citat mark").first).to_be_visible()


def test_an_empty_result_says_what_there_is(reader: Reader, address: str) -> None:
    page, reader.home = reader.page, address
    search(reader, "typ:protokollsutdrag organ:fritidsnämnden datum:2015 besökare")
    lacking = page.get_by_text("Samlingen har inga protokollsutdrag från")
    expect(lacking).to_contain_text("före 2024")
    page.get_by_role("link", name=re.compile("^Utan .*2015.* finns")).click()
    expect(page.locator(".sagt-citat mark").first).to_be_visible()
    page.get_by_role("link", name="English").click()
    expect(page.get_by_text("How the search was read")).to_be_visible()
