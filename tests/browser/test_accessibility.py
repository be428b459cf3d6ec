"""The app by keyboard, by ear and on paper: what a reader without a mouse meets.

The whole walk over every page is `python -m tools.accessibility`.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from app.settings import Settings
from app.workspace import create_workspace
from tools.accessibility import SIDEWAYS, UNFOLD, violations
from tools.browsing import QUIET, serving

pytestmark = pytest.mark.browser

MEETING = """Påhittad handling

Alby kommun, Fritidsnämnden
Protokollsutdrag
Sammanträdesdatum: 2021-11-22

Närvarande
Ebba Lindsten (C), ledamot
Sixten Marklund (M), ledamot

§ 7 Ny badbrygga
Fritidsnämnden beslutar att en badbrygga byggs.
"""
LATER = (
    MEETING.replace("2021-11-22", "2022-05-09")
    .replace("§ 7", "§ 9")
    .replace("Ebba Lindsten", "Ebba Lindsten Hav")
    .replace("Sixten Marklund", "Sixten Marklund Ros")
)
PHONE, LAPTOP = {"width": 390, "height": 844}, {"width": 1366, "height": 850}
FOCUSED = """() => {
  const one = document.activeElement, look = getComputedStyle(one);
  return [one.textContent.trim(), look.outlineStyle, parseFloat(look.outlineWidth)];
}"""
CHOSEN = "() => document.activeElement.getAttribute('aria-label')"


@pytest.fixture
def alike(tmp_path: Path) -> Iterator[str]:
    """Return the address of a collection where two people may be two others."""
    source = tmp_path / "handlingar"
    source.mkdir()
    for name, present in (("a", MEETING), ("b", LATER)):
        (source / f"{name}.txt").write_text(present, encoding="utf-8")
    workspace = create_workspace(Settings(tmp_path / "samling", workers=1))
    workspace.ingest([source], False, lambda *_: None)
    workspace.close()
    with serving(tmp_path / "samling") as found:
        yield found


def test_axe_finds_nothing_on_a_page_of_lists_and_one_of_controls(
    reader: Page, address: str
) -> None:
    for theme, size, path in (
        ("light", LAPTOP, "loften"),
        ("dark", PHONE, "granskning?lang=en"),
    ):
        reader.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        reader.set_viewport_size(size)  # type: ignore[arg-type]
        reader.goto(f"{address}/{path}")
        reader.evaluate(UNFOLD)
        found = [(one["rule"], one["target"]) for one in violations(reader)]
        assert not found, (path, theme)
        assert reader.evaluate(SIDEWAYS) <= 1, path
    reader.emulate_media(color_scheme="light")
    reader.set_viewport_size(LAPTOP)  # type: ignore[arg-type]


def test_the_keyboard_leads_past_the_pages_and_is_seen(
    reader: Page, address: str
) -> None:
    reader.goto(f"{address}/beslut")
    expect(reader.locator("html")).to_have_attribute("lang", "sv")
    expect(reader.get_by_role("navigation", name="Sidor", exact=True)).to_be_visible()
    here = reader.get_by_role("link", name="Beslut", exact=True)
    expect(here).to_have_attribute("aria-current", "page")
    reader.keyboard.press("Tab")
    said, line, width = reader.evaluate(FOCUSED)
    assert said == "Till innehållet"
    assert line == "solid"
    assert width >= 2
    reader.keyboard.press("Enter")
    said, *_ = reader.evaluate(FOCUSED)
    assert said == reader.get_by_role("heading", level=1).inner_text()
    # A screen reader is told which page has come.
    reader.get_by_role("link", name="Avtal", exact=True).press("Enter")
    expect(reader.locator("#sagt-sida")).to_have_text(re.compile("Avtal"))


def test_the_review_queue_is_worked_by_single_keys(reader: Page, alike: str) -> None:
    reader.goto(f"{alike}/granskning?visa=namn")
    count = reader.locator("[role=status]", has_text="att granska")
    before = count.inner_text()
    reader.keyboard.press("x")
    reader.get_by_role("button", name="Börja granska").press("Enter")
    # Nothing was chosen, so the key was only a key.
    expect(count).to_have_text(before)
    first = reader.evaluate(CHOSEN)
    reader.keyboard.press("j")
    assert reader.evaluate(CHOSEN) != first
    reader.keyboard.press("k")
    reader.keyboard.press("v")
    reader.keyboard.type("xs")
    reader.keyboard.press("Escape")
    reader.wait_for_function(QUIET)
    assert reader.evaluate(CHOSEN) == first
    reader.keyboard.press("x")
    expect(count).not_to_have_text(before)
    expect(reader.get_by_text(re.compile("· xs$"))).to_be_visible()
    # The next card has taken focus, so the keys go on working.
    reader.wait_for_function("() => document.activeElement.role === 'group'")
    assert reader.evaluate(CHOSEN) != first
    reader.keyboard.press("u")
    expect(count).to_have_text(before)


def test_on_paper_there_is_text_and_no_controls(reader: Page, address: str) -> None:
    reader.goto(f"{address}/loften")
    reader.emulate_media(media="print")
    expect(reader.get_by_role("heading", level=1)).to_be_visible()
    expect(reader.locator(".st-key-ram")).to_be_hidden()
    assert not reader.locator("[data-testid=stPageLink]:visible").count()
    assert not reader.locator("button:visible").count()
    reader.emulate_media(media="screen")
