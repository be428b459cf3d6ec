"""Moving about in the network, in a real browser: the staff member's minute."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Request, expect

pytestmark = [pytest.mark.browser, pytest.mark.long]

BOARD = "Regionala utvecklingsnämnden"
FOUND = "Sök en person eller ett organ"


@pytest.fixture
def page(fresh: Page, address: str) -> Iterator[Page]:
    """Return a page that must leave no error and ask no other machine."""
    troubles: list[str] = []

    def asked(request: Request) -> None:
        if not request.url.startswith((address, "data:", "blob:")):
            troubles.append(request.url)

    fresh.on("request", asked)
    fresh.on("pageerror", lambda error: troubles.append(str(error)))
    fresh.on(
        "console",
        lambda m: troubles.append(m.text) if m.type in {"error", "warning"} else None,
    )
    yield fresh
    assert troubles == []


def drawn(page: Page) -> Locator:
    """Return the picture when it is drawn."""
    expect(page.locator(".natverk")).to_have_attribute("data-ready", re.compile(r"\d"))
    return page.locator(".natverk-yta")


def seen(picture: Locator) -> int:
    """Return how many actors the picture shows."""
    return int(picture.evaluate("yta => yta.network.nodes().not('.borta').length"))


def middle(picture: Locator, element: str) -> dict[str, float]:
    """Return where an actor, or the middle of a tie, stands in the picture."""
    code = """(yta, id) => {
        const one = yta.network.getElementById(id);
        const ends = one.isNode() ? one : one.connectedNodes();
        const at = ends.map(end => end.renderedPosition());
        const mean = axis => at.reduce((sum, p) => sum + p[axis], 0) / at.length;
        return {x: mean("x"), y: mean("y")};
    }"""
    found: dict[str, float] = picture.evaluate(code, element)
    return found


def test_an_actor_a_tie_and_its_words(page: Page, address: str) -> None:
    page.goto(f"{address}/natverk")
    picture = drawn(page)
    every = seen(picture)
    assert page.get_by_role("status").filter(has_text=f"{every} aktörer").count() == 1
    heaviest = picture.evaluate(
        "yta => yta.network.nodes().max(node => node.data('weight')).ele.id()"
    )
    picture.click(position=middle(picture, heaviest))
    expect(page).to_have_url(re.compile("aktor="))
    # The line is walked back to the words that it was read from.
    page.get_by_role("link", name="Visa belägg").first.click()
    expect(page).to_have_url(re.compile("band="))
    expect(page.locator("#belagg")).to_be_in_viewport()
    page.get_by_role("link", name=re.compile("Visa i källan|:")).first.click()
    expect(page.locator("#fokus").first).to_be_visible()


def choose(page: Page, label: str, name: str, number: int) -> None:
    """Write a name in a field, and say which one is meant where there are several."""
    field = page.get_by_label(label)
    field.fill(name)
    field.press("Enter")
    several = page.locator("ul.sagt-rader li", has_text="Region Norrlid")
    chosen = page.get_by_role("link", name="Släpp")
    expect(several.or_(chosen.nth(number - 1)).first).to_be_visible()
    if chosen.count() < number:
        several.get_by_role("link").first.click()
    expect(chosen).to_have_count(number)


def test_how_two_actors_are_tied(page: Page, address: str) -> None:
    page.goto(f"{address}/natverk")
    drawn(page)
    choose(page, FOUND, BOARD, 1)
    expect(page.get_by_role("heading", name=re.compile(BOARD))).to_be_visible()
    choose(page, "Hur hänger den ihop med", "Märit Tjärnlund", 2)
    expect(page.get_by_role("heading", name=re.compile("^Så hänger"))).to_be_visible()
    expect(page.locator("ol.sagt-tidslinje li").first).to_contain_text(BOARD)
    # The address alone gives the same page.
    page.goto(page.url)
    expect(page.get_by_role("heading", name=re.compile("^Så hänger"))).to_be_visible()


def test_years_are_played_and_kept_in_the_address(page: Page, address: str) -> None:
    page.goto(f"{address}/natverk")
    picture = drawn(page)
    every = seen(picture)
    page.get_by_role("button", name="Spela åren").click()
    page.get_by_role("button", name="Spela åren").click()
    expect(page).to_have_url(re.compile(r"ar=\d{4}-\d{4}"))
    drawn(page)
    fewer = seen(picture)
    assert 0 < fewer < every
    expect(page.get_by_role("status").first).to_contain_text(f"{fewer} aktörer")
    page.get_by_label("Till och med år").press("Home")
    expect(page.locator(".natverk output")).to_have_text(re.compile(r"^\d{4}$"))


def test_the_network_is_taken_along(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(f"{address}/natverk")
    drawn(page)
    kept: dict[str, bytes] = {}
    for name in ("CSV", "Excel", "SVG", "GraphML", "GEXF", "Spara bild (PNG)"):
        with page.expect_download() as download:
            page.get_by_role("button", name=name, exact=True).click()
        path = tmp_path / download.value.suggested_filename
        download.value.save_as(path)
        kept[path.suffix] = path.read_bytes()
    assert kept[".csv"].decode("utf-8-sig").splitlines()[0].startswith("En;Annan;")
    with zipfile.ZipFile(io.BytesIO(kept[".xlsx"])) as book:
        assert "xl/worksheets/sheet2.xml" in book.namelist()
    assert b"<svg" in kept[".svg"]
    assert b"<graphml" in kept[".graphml"]
    assert b"<gexf" in kept[".gexf"]
    assert kept[".png"].startswith(b"\x89PNG")
