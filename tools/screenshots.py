"""Take a picture of every page of the app, for the documentation.

python -m tools.screenshots [--collection MAPP] [--out docs/img] [--only NAMN]

Without a collection the practice collection is read into a temporary folder. The day
that counts as today is fixed, so that the pictures change only when the pages do.
Each page gives two files: `lofte.png` (laptop) and `lofte-telefon.png` (phone).
"""

import argparse
import io
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

from app.settings import load
from app.workspace import create_workspace
from tools import browsing

ROOT = Path(__file__).parents[1]
TODAY = "2024-12-31"
SIZES = {"": (1366, 900), "-telefon": (390, 844)}
# Few enough for small files, and enough for the colours of the facts.
COLOURS = 128
DRAWN = ".natverk[data-ready]"


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture to take.

    Attributes:
        name: of the file.
        path: the address to open, below the app's.
        follow: CSS selectors of links, each followed (the first one found) from the
            page before; so that no id of the collection stands here.
        top: the CSS selector of what is to stand at the top, if not the page's own.
    """

    name: str
    path: str
    follow: tuple[str, ...] = ()
    top: str = ""


PICTURES = (
    Shown("oversikt", ""),
    Shown("oversikt-tackning", "", top="h2:has-text('Vad samlingen täcker')"),
    Shown("sok", "sok?q=ungdomsmottagning"),
    Shown("loften", "loften?tysta=1&organ=kulturnämnden"),
    Shown("lofte", "loften?lage=omplanerad&amne=ramper", ("a[href*='loften?id=']",)),
    Shown("beslut", "beslut?organ=regionfullmäktige"),
    Shown("beslutet", "beslut?organ=regionfullmäktige", ("a[href*='beslut?id=']",)),
    Shown("arenden", "arenden"),
    Shown("arende", "arenden", ("a[href*='arenden?id=']",)),
    Shown("aktorer", "aktorer"),
    Shown("organ", "", ("table.sagt-organ a[href*='aktorer?id=']",)),
    Shown("natverk", "natverk"),
    Shown("natverk-band", "natverk", ("a[href*='band=']",), top="#belagg"),
    Shown(
        "natverk-vag",
        "natverk?vem=Vinterlyktan&vilken=regionala+utvecklingsförvaltningen",
        ("[data-sagt-svar] li:has-text('Region Norrlid') a",),
        top="h2:has-text('Så hänger')",
    ),
    Shown("avtal", "avtal"),
    Shown("avtalet", "avtal", ("a[href*='avtal?id=']",)),
    Shown("interpellationer", "interpellationer"),
    Shown("interpellation", "interpellationer", ("a[href*='interpellationer?id=']",)),
    Shown("handling", "handling"),
    Shown("handlingen", "loften?tysta=1", ("a[href*='start=']",)),
    Shown("fraga", "fraga?fraga=coverage"),
    Shown("granskning", "granskning"),
    Shown("granskning-loften", "granskning?visa=loften"),
    Shown("bevakningar", "bevakningar"),
    Shown("samlingen", "samlingen"),
    Shown("om", "om"),
)


def main() -> None:
    """Take the pictures."""
    asked = _options()
    os.environ["SAGT_TODAY"] = TODAY
    asked.out.mkdir(parents=True, exist_ok=True)
    chosen = [shown for shown in PICTURES if shown.name.startswith(asked.only)]
    with _collection(asked.collection) as folder, browsing.serving(folder) as start:
        for shown, ending, picture in taken(start, chosen):
            file = asked.out / f"{shown.name}{ending}.png"
            file.write_bytes(small(picture))
            print(f"{file} {file.stat().st_size // 1000} kB", flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--collection", type=Path, help="a collection to show")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "img")
    parser.add_argument("--only", default="", help="the beginning of a picture's name")
    return parser.parse_args()


@contextmanager
def _collection(given: Path | None) -> Iterator[Path]:
    """Yield the folder of the collection, made for the occasion if none is given."""
    if given:
        yield given
        return
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "ovning"
        workspace = create_workspace(load(made))
        workspace.ingest([ROOT / "corpus" / "documents"], False, lambda *_: None)
        workspace.close()
        yield made


def taken(
    start: str, chosen: list[Shown] | tuple[Shown, ...]
) -> Iterator[tuple[Shown, str, bytes]]:
    """Yield each picture in each size: what it shows, the name's ending, a PNG."""
    with browsing.browser() as opened:
        for ending, (width, height) in SIZES.items():
            page = browsing.window(opened, width, height)
            for shown in chosen:
                reach(page, start, shown)
                yield shown, ending, page.screenshot(animations="disabled")


def reach(page: Page, start: str, shown: Shown) -> None:
    """Open what is to be shown, and wait until it is drawn."""
    browsing.visit(page, f"{start}/{shown.path}")
    for selector in shown.follow:
        found = page.locator(selector).first
        browsing.visit(page, found.evaluate("link => link.href"))
    if page.locator(".natverk").count():
        page.locator(DRAWN).wait_for()
    if shown.top:
        page.locator(shown.top).first.evaluate("part => part.scrollIntoView()")
    page.wait_for_timeout(300)


def small(picture: bytes) -> bytes:
    """Return a PNG with few colours, the same bytes for the same picture."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    few = image.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    target = io.BytesIO()
    few.save(target, "PNG", optimize=True)
    return target.getvalue()


if __name__ == "__main__":
    main()
