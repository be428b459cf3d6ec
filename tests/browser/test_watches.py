"""Making watches and seeing what is new of them, in a real browser."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from app.settings import Settings
from app.workspace import create_workspace

pytestmark = [pytest.mark.browser, pytest.mark.long]

WORD = "fogmassa"
GUESSED = "0" * 32
NEW = """Påhittad handling

Kommunstyrelsen i Stenlunda kommun
Protokoll
Sammanträdesdatum: 2023-05-09

§ 77 Bassängen i simhallen

Kommunstyrelsens beslut

Kommunstyrelsen beslutar att bassängen i simhallen ska tätas med blå fogmassa.
"""


def add(folder: Path, text: str) -> None:
    source = folder.parent / "nya"
    source.mkdir()
    (source / "stenlunda-ks-2023-05-09.txt").write_text(text, encoding="utf-8")
    workspace = create_workspace(Settings(folder, workers=1))
    report = workspace.ingest([source], False, lambda *_: None)
    workspace.close()
    assert report.failed == 0


def test_what_is_watched_is_told_when_it_comes(
    reader: Page, own_story: str, tmp_path: Path
) -> None:
    reader.goto(f"{own_story}/arenden")
    reader.locator(".sagt-rader a").first.click()
    reader.get_by_role("button", name="Bevaka").click()
    reader.get_by_role("link", name="Bevakas").click()
    expect(reader.locator("h1")).to_have_text("Bevakningar")
    expect(reader.get_by_text("Inget nytt.")).to_be_visible()
    reader.get_by_role("link", name="Alla bevakningar").click()
    field = reader.get_by_role("textbox", name="Bevaka en sökning")
    field.fill("fogmassa")
    field.press("Enter")
    watch = reader.locator(".sagt").filter(has=reader.locator("h2", has_text=WORD))
    expect(watch).to_contain_text("Inget nytt.")

    add(tmp_path / "simhall", NEW)
    reader.reload()
    expect(watch.locator("h2")).to_have_text(f"{WORD} (1 nya)")
    expect(watch.locator(".sagt-citat")).to_contain_text("tätas med blå fogmassa")
    feed = watch.get_by_role("link", name="Flöde (Atom)").get_attribute("href")
    answer = reader.request.get(f"{own_story}/{feed}")
    assert answer.ok
    assert "blå fogmassa" in answer.text()
    assert reader.request.get(f"{own_story}/flode?bevakning={GUESSED}").status == 404
    # What is new leads to its very characters.
    watch.locator("li a").click()
    expect(reader.locator("#fokus").first).to_be_in_viewport()
    reader.go_back()
    box = reader.get_by_test_id("stVerticalBlock").filter(has=watch).last
    box.get_by_role("button", name="Märk som läst").click()
    expect(watch).to_contain_text("Inget nytt.")
    box.get_by_role("button", name="Ta bort").click()
    expect(watch).to_have_count(0)
    reader.get_by_role("button", name="Lägg tillbaka").click()
    expect(watch).to_be_visible()
