"""Adding documents in a real browser: a good file, a damaged one, and stopping."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.long]

DOCUMENTS = Path(__file__).parents[2] / "corpus" / "documents"
GOOD = "stenlunda-ks-protokoll-2023-03-07.pdf"
BROKEN = "norrlid-delarsrapport-trasig-2022.pdf"


def test_files_are_added_and_shown(fresh: Page, empty: str, tmp_path: Path) -> None:
    fresh.goto(empty)
    fresh.get_by_role("link", name="Lägg till handlingar").click()
    expect(fresh.locator("h1")).to_have_text("Samlingen")
    fresh.get_by_role("button", name="Läs in").click()
    expect(fresh.get_by_text("Välj en eller flera filer först.")).to_be_visible()
    fresh.locator("input[type=file]").set_input_files(
        [DOCUMENTS / GOOD, DOCUMENTS / BROKEN]
    )
    expect(fresh.get_by_role("button", name=f"Ta bort {BROKEN}")).to_be_visible()
    fresh.get_by_role("button", name="Läs in").click()
    expect(fresh.get_by_role("button", name="Avbryt")).to_be_visible()
    told = fresh.get_by_role("status").filter(has_text="Lästa: 1.")
    expect(told).to_contain_text("Inte lästa: 1.", timeout=120_000)
    # What was read is there, and what was not is kept aside with advice.
    expect(fresh.get_by_text(re.compile(r"^1 handling\b"))).to_be_visible()
    expect(fresh.get_by_text("Filer som inte kunde läsas (1)")).to_be_visible()
    row = fresh.locator(".sagt-rader li", has_text=BROKEN).first
    expect(row).to_contain_text("skadad")
    assert not list((tmp_path / "tom" / "inkommet").iterdir())
    fresh.get_by_role("link", name="Visa alla handlingar").click()
    expect(
        fresh.get_by_role(
            "link", name=re.compile("Kommunstyrelsen|protokoll", re.I)
        ).first
    ).to_be_visible()


def test_a_reading_is_stopped_and_can_be_begun_again(
    fresh: Page, empty: str, tmp_path: Path
) -> None:
    many = tmp_path / "många"
    many.mkdir()
    for number in range(60):
        shutil.copy(DOCUMENTS / GOOD, many / f"protokoll-{number}.pdf")
    fresh.goto(f"{empty}/samlingen")
    fresh.locator("input[type=file]").set_input_files(sorted(many.iterdir()))
    expect(fresh.get_by_role("button", name=re.compile("^Ta bort"))).not_to_have_count(
        0
    )
    fresh.get_by_role("button", name="Läs in").click()
    fresh.get_by_role("button", name="Avbryt").click()
    expect(fresh.get_by_text("Inläsningen avbröts.")).to_be_visible()
    expect(fresh.get_by_role("button", name="Läs in")).to_be_visible()
