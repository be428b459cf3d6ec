"""Moving about in the network, in a real browser: the staff member's minute."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, Request, expect

pytestmark = [pytest.mark.browser, pytest.mark.long]

BOARD = "Regionala utvecklingsnämnden"
MEMBER = "Märit Tjärnlund"
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


# How many pairs of names cover each other in the picture; all where none is written.
OVERLAPS = """yta => {
    const named = yta.network.nodes(".namn").toArray();
    const boxes = named.map(one => one.renderedBoundingBox({includeNodes: false,
        includeEdges: false, includeOverlays: false}));
    const crossed = (a, b) => a.x1 < b.x2 - 6 && b.x1 < a.x2 - 6
        && a.y1 < b.y2 - 6 && b.y1 < a.y2 - 6;
    return named.length ? boxes.flatMap((one, at) =>
        boxes.slice(at + 1).filter(other => crossed(one, other))).length : Infinity;
}"""


def test_an_actor_a_tie_and_its_words(page: Page, address: str) -> None:
    page.goto(f"{address}/natverk")
    picture = drawn(page)
    every = seen(picture)
    assert page.get_by_role("status").filter(has_text=f"{every} aktörer").count() == 1
    heaviest = picture.evaluate(
        "yta => yta.network.nodes().max(node => node.data('weight')).ele.id()"
    )
    # The wheel moves the page, not the picture, which still knows where it is.
    near = picture.evaluate("yta => yta.network.zoom()")
    picture.hover(position={"x": 5, "y": 5})
    page.mouse.wheel(0, 200)
    page.wait_for_function("document.querySelector('[data-testid=stMain]').scrollTop")
    assert picture.evaluate("yta => yta.network.zoom()") == near
    # Names are written, and none over another.
    assert picture.evaluate(OVERLAPS) == 0
    picture.click(position=middle(picture, heaviest))
    expect(page).to_have_url(re.compile("aktor="))
    # The line is walked back to the words that it was read from.
    page.get_by_role("link", name="Visa belägg").first.click()
    expect(page).to_have_url(re.compile("band="))
    expect(page.locator("#belagg")).to_be_in_viewport()
    page.get_by_role("link", name=re.compile("Visa i källan|:")).first.click()
    expect(page.locator("#fokus").first).to_be_visible()


def choose(page: Page, label: str, written: str, meant: str) -> None:
    """Write words in a field, and say with the keyboard who is meant by them."""
    field = page.get_by_label(label)
    field.fill(written)
    field.press("Enter")
    listed = page.locator("ul.sagt-rader li").get_by_role("link", name=meant)
    chosen = page.get_by_role("link", name=f"Släpp {meant}")
    expect(listed.or_(chosen).first).to_be_visible()
    if not chosen.count():
        listed.first.press("Enter")
    expect(chosen).to_be_visible()


def test_how_two_actors_are_tied_with_the_keyboard_alone(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/natverk")
    drawn(page)
    page.evaluate("window.same = true")
    choose(page, FOUND, BOARD, BOARD)
    expect(page.get_by_role("heading", name=re.compile(BOARD))).to_be_visible()
    expect(page.locator("#sagt-svar")).to_contain_text(f"Vald: {BOARD}")
    # More than one is called something like this: one is chosen in the list.
    choose(page, "Hur hänger den ihop med", "tjärn", MEMBER)
    expect(page.locator(":focus")).to_contain_text("Så hänger")
    expect(page.get_by_role("heading", name=re.compile("^Så hänger"))).to_be_visible()
    expect(page.locator("#sagt-svar")).to_contain_text("Så hänger")
    expect(page.locator("ol.sagt-tidslinje li").first).to_contain_text(BOARD)
    page.get_by_role("link", name="Visa belägg").first.press("Enter")
    expect(page.locator("#belagg")).to_be_focused()
    expect(page.locator("#belagg")).to_be_in_viewport()
    page.get_by_role("link", name=f"Släpp {MEMBER}").press("Enter")
    expect(page.get_by_label("Hur hänger den ihop med")).to_be_focused()
    assert page.evaluate("window.same"), "the page was loaded anew"
    page.go_back()
    expect(page.get_by_role("heading", name=re.compile("^Så hänger"))).to_be_visible()
    # The address alone gives the same page.
    page.goto(page.url)
    expect(page.get_by_role("heading", name=re.compile("^Så hänger"))).to_be_visible()
    chosen = parse_qs(urlsplit(page.url).query)["aktor"][0]
    page.goto(f"{address}/natverk?aktor={chosen}&mot={chosen}")
    expect(page.get_by_text("samma aktör två gånger")).to_be_visible()


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
