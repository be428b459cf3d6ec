"""The politician's minute, in a real browser: who promised what, and what is silent."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import (
    ConsoleMessage,
    Locator,
    Page,
    Request,
    ViewportSize,
    expect,
)

pytestmark = [pytest.mark.browser, pytest.mark.long]

CHAIR = "Märit Tjärnlund"
BOARD = "Regionala utvecklingsnämnden"
MOST = 4
# Whether the page must be moved sideways to be read.
WIDER = """() => [...document.querySelectorAll("html, [data-testid=stMain]")]
    .some(part => part.scrollWidth > part.clientWidth + 1)"""


@dataclass
class Reader:
    """A reader who counts clicks; typing in a field is none."""

    page: Page
    clicks: int = 0
    errors: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def click(self, what: Locator) -> None:
        """Click once."""
        self.clicks += 1
        what.click()

    def heading(self, text: str | re.Pattern[str]) -> None:
        """Wait until the page with that heading is there."""
        expect(self.page.locator("h1")).to_have_text(text)


@pytest.fixture
def reader(fresh: Page, address: str) -> Iterator[Reader]:
    found = Reader(fresh)

    def heard(message: ConsoleMessage) -> None:
        if message.type == "error":
            found.errors.append(message.text)

    def asked(request: Request) -> None:
        if not request.url.startswith((address, "data:", "blob:")):
            found.left.append(request.url)

    fresh.on("console", heard)
    fresh.on("pageerror", lambda error: found.errors.append(str(error)))
    fresh.on("request", asked)
    yield found
    assert fresh.get_by_test_id("stException").count() == 0
    assert found.left == []
    assert found.errors == []


def silent_promises(reader: Reader) -> None:
    """From the board's page: what its chair promised in 2021, and what is silent."""
    page = reader.page
    chair = page.locator("table.sagt-ar tr").filter(has_text=CHAIR)
    expect(chair).to_contain_text("rdförande")
    reader.click(chair.get_by_role("link", name=re.compile(f"^{CHAIR} 2021 ")))
    reader.heading("Löften")
    expect(page.get_by_role("link", name=f"Bara {CHAIR}")).to_be_visible()
    expect(page.get_by_label("Sagt år")).to_have_value("2021")
    expect(page.locator(".sagt-citat").first).to_be_visible()
    said = page.locator(".sagt[role=status]")
    every = int(re.findall(r"\d+", said.inner_text())[0])
    tab = page.get_by_role("link", name=re.compile("^Tysta löften"))
    silent = int(re.findall(r"\d+", tab.inner_text())[0])
    assert 0 < silent <= every
    reader.click(tab)
    expect(said).to_have_text(re.compile(f"^{silent} löften"))
    badges = page.locator(".sagt-marke.frist-passerad-utan-belagg")
    expect(badges).to_have_count(silent)
    # Silence always says what there was to look in.
    cards = page.locator(".sagt:has(.frist-passerad-utan-belagg)")
    for card in cards.all():
        expect(card).to_contain_text("Samlingen har")
    assert "tysta=1" in page.url
    assert "ar=2021" in page.url


def test_what_a_chair_promised_and_what_is_silent(reader: Reader, address: str) -> None:
    reader.page.goto(address)
    reader.heading("Sagt och gjort")
    organs = reader.page.locator("table.sagt-organ")
    reader.click(organs.get_by_role("link", name=BOARD, exact=True))
    reader.heading(BOARD)
    silent_promises(reader)
    assert reader.clicks <= MOST
    # The address alone gives the same page to someone else.
    shown = reader.page.locator(".sagt-citat").all_inner_texts()
    reader.page.goto(reader.page.url)
    expect(reader.page.locator(".sagt-citat")).to_have_count(len(shown))
    assert reader.page.locator(".sagt-citat").all_inner_texts() == shown


def test_the_same_by_writing_part_of_a_name(reader: Reader, address: str) -> None:
    reader.page.goto(address)
    name = reader.page.get_by_label("Sök en person eller en nämnd")
    name.fill("utvecklingsnämnd")
    name.press("Enter")
    reader.click(
        reader.page.locator(".sagt[role=status]").get_by_role("link", name=BOARD)
    )
    reader.heading(BOARD)
    silent_promises(reader)
    assert reader.clicks <= MOST


def test_a_promise_is_followed_from_its_words_to_what_was_said_later(
    reader: Reader, address: str
) -> None:
    page = reader.page
    page.goto(f"{address}/loften?organ=vinterlyktan")
    reader.click(page.get_by_role("link", name="Öppna löftet").first)
    way = page.locator("ol.sagt-lopp > li")
    expect(way.first).to_contain_text("Löftet ges")
    expect(page.locator("li.sagt-nu")).to_contain_text("I dag")
    expect(page.get_by_role("heading", name="Vad samlingen täcker")).to_be_visible()
    # Each entry leads to its very characters.
    quoted = " ".join(way.first.locator(".sagt-citat").inner_text().split())
    reader.click(way.first.locator("p a").last)
    focus = page.locator("#fokus")
    expect(focus).to_be_in_viewport()
    assert " ".join(focus.inner_text().split())[:60] == quoted[:60]


def test_a_promise_and_a_board_fit_a_phone(reader: Reader, address: str) -> None:
    page = reader.page
    page.set_viewport_size(ViewportSize(width=390, height=844))
    page.goto(f"{address}/loften?organ=vinterlyktan")
    reader.click(page.get_by_role("link", name="Öppna löftet").first)
    expect(page.locator("li.sagt-nu")).to_be_visible()
    assert not page.evaluate(WIDER)
    page.goto(f"{address}/?vem=utvecklingsn%C3%A4mnd")
    reader.click(page.locator(".sagt[role=status]").get_by_role("link", name=BOARD))
    expect(page.locator("table.sagt-ar")).to_be_visible()
    assert not page.evaluate(WIDER)


def test_what_is_shown_can_be_taken_along(
    reader: Reader, address: str, tmp_path: Path
) -> None:
    page = reader.page
    page.goto(f"{address}/loften?organ=vinterlyktan")
    page.get_by_text("Uppföljningsrapport, kalender och flöde").click()
    with page.expect_download() as got:
        page.get_by_role("button", name="CSV", exact=True).click()
    table = tmp_path / "loften.csv"
    got.value.save_as(table)
    rows = table.read_text(encoding="utf-8-sig").splitlines()
    assert rows[0].startswith("Id;Löfte;")
    assert "Vinterlyktan" in rows[1]
    for name in ("Kalender med frister", "Flöde med ändringar", "Att läsa"):
        way = page.get_by_role("link", name=re.compile(name)).get_attribute("href")
        answer = page.request.get(f"{address}/{way}")
        assert answer.ok, (name, answer.status)
        assert "organ=vinterlyktan" in str(way)
