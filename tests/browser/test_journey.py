"""A reader's way through the app, in a real browser against the real server."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.long]


def words(text: str) -> str:
    return " ".join(text.split())


def test_a_promise_leads_to_its_line_in_the_document(
    reader: Page, address: str
) -> None:
    reader.goto(f"{address}/loften?organ=vinterlyktan")
    card = reader.locator(".sagt-citat").first
    expect(card).to_be_visible()
    promised = words(card.inner_text())
    reader.get_by_role("link", name="Visa i källan").first.click()
    focus = reader.locator("#fokus")
    expect(focus).to_be_in_viewport()
    assert words(focus.inner_text()) == promised
    assert re.search(r"/handling\?id=\w+&start=\d+&end=\d+", reader.url)
    reader.reload()
    expect(reader.locator("#fokus")).to_be_in_viewport()
    reader.go_back()
    expect(reader.locator("h1")).to_have_text("Löften")
    assert "organ=vinterlyktan" in reader.url
    # The same way once more, now that the document has been shown before.
    reader.get_by_role("link", name="Visa i källan").last.click()
    expect(reader.locator("#fokus")).to_be_in_viewport()


def test_search_leads_to_the_passage(reader: Page, address: str) -> None:
    reader.goto(f"{address}/sok")
    field = reader.get_by_label("Sök i handlingarna", exact=True)
    field.fill("samverkan")
    field.press("Enter")
    expect(reader.locator(".sagt-citat mark").first).to_be_visible()
    expect(reader).to_have_url(re.compile(r"/sok\?q=samverkan$"))
    facets = reader.get_by_test_id("stSidebar")
    answers = facets.get_by_role("button", name=re.compile("Interpellationssvar"))
    # Those of the page before may still stand beside those of this one.
    expect(answers).to_have_count(1)
    answers.click()
    expect(reader).to_have_url(re.compile("f_typ=interpellationssvar"))
    found = words(reader.locator(".sagt-citat").first.inner_text())
    reader.get_by_role("link", name="Visa i källan").first.click()
    expect(reader.locator("#fokus")).to_be_visible()
    assert words(reader.locator("#fokus").inner_text())[:40] == found[:40]


def test_a_fact_of_the_list_is_one_click_away(reader: Page, address: str) -> None:
    reader.goto(f"{address}/handling")
    reader.get_by_role("link", name=re.compile("partnerskap")).first.click()
    reader.get_by_test_id("stSidebar").locator(".sagt-fakta li a").last.click()
    target = reader.url.rsplit("#", 1)[1]
    expect(reader.locator(f"#{target}")).to_be_in_viewport()


def test_a_link_to_the_same_page_changes_the_address(
    reader: Page, address: str
) -> None:
    reader.goto(f"{address}/loften?organ=vinterlyktan")
    reader.get_by_role("link", name="Öppna löftet").first.click()
    expect(reader.get_by_role("link", name="Alla löften")).to_be_visible()
    expect(reader).to_have_url(re.compile(r"/loften\?id=\w+$"))
    reader.go_back()
    expect(reader.get_by_label("Organ eller löftesgivare")).to_have_value(
        "vinterlyktan"
    )


def test_the_next_page_of_a_list_begins_at_its_top(reader: Page, address: str) -> None:
    reader.goto(f"{address}/loften")
    reader.get_by_test_id("stPagination").get_by_text("2", exact=True).click()
    expect(reader).to_have_url(re.compile("sida=2"))
    expect(reader.locator("h1")).to_be_in_viewport()
    reader.go_back()
    expect(reader).not_to_have_url(re.compile("sida="))


def test_the_other_language_follows_along(reader: Page, address: str) -> None:
    reader.goto(f"{address}/beslut")
    reader.get_by_role("link", name="English").click()
    expect(reader.locator("h1")).to_have_text("Decisions")
    expect(reader).to_have_url(re.compile("lang=en"))
    expect(reader.locator("html")).to_have_attribute("lang", "en")
    reader.get_by_role("link", name="Promises", exact=True).click()
    expect(reader.locator("h1")).to_have_text("Promises")
    expect(reader).to_have_url(re.compile("lang=en"))
    reader.get_by_role("link", name="Svenska").click()
    expect(reader.locator("h1")).to_have_text("Löften")
    expect(reader).not_to_have_url(re.compile("lang="))


def test_a_journalist_follows_a_decision_to_what_came_of_it(
    reader: Page, story: str
) -> None:
    reader.goto(f"{story}/beslut")
    words_of = reader.get_by_label("Ord i texten")
    words_of.fill("uppdraget om en ny simhall")
    words_of.press("Enter")
    # What was only moved is followed as that, never as a decision.
    expect(reader.get_by_role("link", name="Följ förslaget")).to_have_count(1)
    reader.get_by_role("link", name="Följ förslaget").click()
    # Who moved, how many voted for it, and who reserved.
    expect(reader.get_by_role("heading", name="Yrkanden")).to_be_visible()
    expect(reader.get_by_text("5 ja, 3 nej")).to_be_visible()
    reserved = reader.locator("h2:has-text('Reservationer') + ul")
    expect(reserved).to_contain_text("Kerstin Åkersved")
    # The earlier § that it builds on, and the assignment that was given there.
    reader.get_by_role("link", name=re.compile("^Kommunfullmäktige § 96")).click()
    expect(reader.locator("h1")).to_have_text("Kommunfullmäktige § 96 2020-11-23")
    expect(reader).to_have_url(re.compile("/beslut[?]paragraf="))
    card = reader.get_by_test_id("stVerticalBlock").filter(has_text="ges i uppdrag")
    card.last.get_by_role("link", name="Följ beslutet").click()
    given = reader.locator("h2:has-text('Uppdrag och löften') + ul")
    expect(given).to_contain_text("genomföra upphandlingen")
    assigned = reader.url
    # What came back, at its very line.
    came = given.get_by_role("link", name=re.compile("upphäva uppdraget"))
    told = words(came.inner_text())
    came.click()
    expect(reader.locator("#fokus")).to_be_in_viewport()
    assert words(reader.locator("#fokus").inner_text())[:60] == told[:60]
    # The way back, and the matter as a whole.
    reader.go_back()
    expect(reader).to_have_url(assigned)
    reader.get_by_role("link", name="Hela ärendet").click()
    expect(reader.locator("h1")).to_contain_text("simhall")
    steps = reader.locator(".sagt-tidslinje > li > h3")
    expect(steps.first).to_contain_text("2020-11-23")
    expect(steps.last).to_contain_text("2023-03-27")


def test_the_picture_of_ties_is_drawn_and_leads_on(reader: Page, address: str) -> None:
    reader.goto(f"{address}/aktorer")
    picture = reader.get_by_test_id("stGraphVizChart").locator("svg")
    expect(picture.locator("a").first).to_be_attached()
    picture.locator("a").first.click()
    expect(reader).to_have_url(re.compile(r"/aktorer\?id="))
    expect(reader.get_by_role("heading", name="Nätverk")).to_be_visible()


def test_a_hostile_document_runs_nothing(reader: Page, address: str) -> None:
    said: list[str] = []
    reader.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    reader.goto(f"{address}/sok?q=%C3%96stm%C3%A5la")
    expect(reader.get_by_text("<img src=x", exact=False).first).to_be_visible()
    reader.get_by_role("link", name="Visa i källan").first.click()
    expect(reader.locator("#fokus")).to_be_visible()
    assert reader.locator("#fokus img, #fokus script, .sagt-text img").count() == 0
    assert said == []
