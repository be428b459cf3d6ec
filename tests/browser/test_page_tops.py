"""A page that a link leads to shows its top, and no side bar without anything in it."""

import pytest
from playwright.sync_api import Page, ViewportSize, expect

pytestmark = [pytest.mark.browser, pytest.mark.long]

# On what is narrower the side bar is closed at first.
LAPTOP = 768
SIZES = (ViewportSize(width=1366, height=768), ViewportSize(width=390, height=844))


@pytest.mark.parametrize("size", SIZES, ids=("laptop", "phone"))
def test_a_link_leads_to_the_top_and_back_to_what_was_chosen(
    reader: Page, story: str, size: ViewportSize
) -> None:
    reader.set_viewport_size(size)
    reader.goto(f"{story}/loften?amne=simhallen")
    main = reader.get_by_test_id("stMain")
    reader.evaluate("window.same = true")
    reader.get_by_role("link", name="Öppna löftet").last.click()
    expect(reader.get_by_role("heading", name="Löftets väg")).to_be_visible()
    assert main.evaluate("main => main.scrollTop") == 0
    expect(reader.get_by_test_id("stSidebar")).to_be_hidden()
    expect(reader.get_by_test_id("stExpandSidebarButton")).to_be_hidden()
    reader.get_by_role("link", name="Tillbaka till listan").click()
    expect(reader).to_have_url(f"{story}/loften?amne=simhallen")
    expect(reader.locator("h1")).to_have_text("Löften")
    assert main.evaluate("main => main.scrollTop") == 0
    assert reader.evaluate("window.same"), "a link loaded the app anew"
    if size["width"] < LAPTOP:
        opens = reader.get_by_role("button", name="Begränsa", exact=True)
        opens.focus()
        opens.press("Enter")
        closes = reader.get_by_role("button", name="Göm spalten")
        expect(closes).to_be_focused()
        closes.press("Enter")
        expect(opens).to_be_focused()
