"""Walk every page of the app and print what WCAG 2.2 A and AA are broken by.

python -m tools.accessibility --collection MAPP [--only PATH] [--swedish]
python -m tools.accessibility --at URL [--only PATH] [--swedish]

Each page × Swedish and English × light and dark × phone and laptop is given to
axe-core, with all that can be unfolded unfolded; in the dark with the rules that hang
on colours alone, since all else is the same. Beside it stand things that axe-core
cannot see: pages that scroll sideways, focus that is not seen, and focus that cannot
be left. Exit code 1 where something is found. `--swedish` lists the Swedish words on
English pages that are not marked as Swedish instead: names and titles may stand so.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tools import browsing

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
LANGUAGES = ("sv", "en")
THEMES = ("light", "dark")
WIDTHS = {"phone": (390, 844), "laptop": (1366, 850)}
# Addresses of files, not of pages.
FILES = ("/flode", "/kalender", "/rapport", "/natverk.", "/komponent", "/static")
# What no link leads to, since a person writes or chooses it.
ASKED: Sequence[Mapping[str, str]] = (
    {"": "sok", "q": "simhallen"},
    {"": "sok", "q": "qxzvv"},
    {"": "fraga", "fraga": "orphans"},
    {"": "fraga", "fraga": "silent-promises", "p_before": "2024-01-01"},
    {"": "fraga", "sparql": "SELECT ?s WHERE { ?s a own:Commitment } LIMIT 5"},
    {"": "fraga", "sparql": "SELECT"},
    {"": "handling", "id": "finns-inte"},
    {"": "loften", "id": "finns-inte"},
)
UNFOLD = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"
# What hangs on the colours of a page.
COLOURS = ("color-contrast", "link-in-text-block")
AXE = """async ([type, values]) => {
  const found = await axe.run(document, {
    runOnly: {type, values}, resultTypes: ["violations"]});
  return found.violations.flatMap((one) => one.nodes.map((node) => ({
    rule: one.id,
    target: node.target.join(" ").replace(/react-aria.*/, "react-aria"),
    told: [...node.any, ...node.all].map((check) => check.message).join(" ")})));
}"""
SIDEWAYS = """() => {
  const frame = document.querySelector("[data-testid=stMain]");
  const wide = (box) => box.scrollWidth - box.clientWidth;
  return Math.max(wide(document.documentElement), frame ? wide(frame) : 0);
}"""
# Words that stand in Swedish sentences and never in English ones.
SWEDISH = """() => {
  const words = new RegExp("[åäöÅÄÖ]|(?<![\\\\p{L}])(och|att|är|inte|det|som|av|" +
    "ska|med|till|har|den|ett|på|om|vid|kan|finns|eller|från)(?![\\\\p{L}])", "iu");
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const near = node.parentElement;
    const said = node.textContent.trim();
    if (!near.closest("script,style,[lang=sv],pre,code") && words.test(said))
      found.push(said.slice(0, 160));
  }
  const names = ["aria-label", "title", "placeholder", "alt"];
  for (const one of document.querySelectorAll(names.map((n) => `[${n}]`).join()))
    for (const name of names) {
      const said = one.getAttribute(name) ?? "";
      if (!one.closest("[lang=sv]") && words.test(said))
        found.push(`${name}: ${said.slice(0, 160)}`);
    }
  return found;
}"""


# What has focus: a mark of its own, whether one sees it, and what it is.
FOCUSED = """() => {
  let one = document.activeElement;
  while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  if (!one || one === document.body) return null;
  if (!one.sagtNumber) one.sagtNumber = window.sagtLast = (window.sagtLast ?? 0) + 1;
  const looks = [one, one.parentElement ?? one].map((box) => getComputedStyle(box));
  const seen = looks.some((look) => look.outlineStyle !== "none"
    && parseFloat(look.outlineWidth) > 1);
  const box = one.getBoundingClientRect();
  return {number: one.sagtNumber, seen: seen && box.width > 0 && box.height > 0,
    html: one.outerHTML.replace(/react-aria[^"]*/g, "").slice(0, 160)};
}"""
# A page with more to tab through than this is walked only so far.
TABS = 150


@dataclass(frozen=True, slots=True)
class Found:
    """Something wrong: what, where on the page, and in which guise of it."""

    rule: str
    page: str
    guise: str
    target: str
    told: str


def main() -> None:
    """Walk the pages, and say what is wrong."""
    asked = _options()
    known = nullcontext(asked.at) if asked.at else browsing.serving(asked.collection)
    with known as start, browsing.browser() as opened:
        page = browsing.window(opened, *WIDTHS["laptop"])
        first = [f"{start}/", *(_address(start, parts) for parts in ASKED)]
        pages = browsing.crawl(page, start, first, FILES)
        chosen = [url for url in pages if asked.only in url.removeprefix(start)]
        walk = unmarked if asked.swedish else walked
        found = [one for url in chosen for one in walk(page, url)]
    for line in told(found):
        print(line)
    guises = len(LANGUAGES) * len(THEMES) * len(WIDTHS)
    print(f"{len(chosen)} pages in {guises} guises: {len(found)} found")
    sys.exit(bool(found))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--collection", type=Path, help="a collection to serve")
    where.add_argument("--at", default="", help="the address of an app that runs")
    parser.add_argument("--only", default="", help="only pages whose address has this")
    parser.add_argument("--swedish", action="store_true", help="unmarked Swedish words")
    return parser.parse_args()


def _address(start: str, parts: Mapping[str, str]) -> str:
    asked = {name: value for name, value in parts.items() if name}
    return f"{start}/{parts['']}?{urlencode(asked)}"


def walked(page: Page, url: str) -> Iterator[Found]:
    """Yield what is wrong on a page in any of its guises."""
    print(urlsplit(url).path, urlsplit(url).query, file=sys.stderr, flush=True)
    for language in LANGUAGES:
        browsing.visit(page, browsing.in_language(url, language))
        page.evaluate(UNFOLD)
        for theme in THEMES:
            page.emulate_media(color_scheme=theme)
            for name, (width, height) in WIDTHS.items():
                page.set_viewport_size({"width": width, "height": height})
                page.wait_for_timeout(250)
                guise = f"{language} {theme} {name}"
                place = urlsplit(url).path + "?" + urlsplit(url).query
                for one in violations(page, colours=theme != THEMES[0]):
                    yield Found(one["rule"], place, guise, one["target"], one["told"])
                beyond = page.evaluate(SIDEWAYS)
                if beyond > 1:
                    yield Found("sideways", place, guise, "html", f"{beyond} pixels")
        if language == "sv":
            for rule, html in keyboard(page):
                yield Found(rule, urlsplit(url).path, language, html, "")


def unmarked(page: Page, url: str) -> Iterator[Found]:
    """Yield Swedish words on the English page that are not marked as Swedish."""
    browsing.visit(page, browsing.in_language(url, "en"))
    page.evaluate(UNFOLD)
    for words in sorted(set(page.evaluate(SWEDISH))):
        yield Found("swedish", urlsplit(url).path, "en", words, "")


def keyboard(page: Page) -> Iterator[tuple[str, str]]:
    """Yield what has focus without showing it, and what keeps it for ever."""
    page.evaluate("() => document.activeElement.blur()")
    before = 0
    for _ in range(TABS):
        page.keyboard.press("Tab")
        here = page.evaluate(FOCUSED)
        if here is None:
            return
        if not here["seen"]:
            yield "focus not seen", here["html"]
        if here["number"] == before:
            yield "focus kept", here["html"]
            return
        before = here["number"]


def violations(page: Page, *, colours: bool = False) -> list[dict[str, Any]]:
    """Return what axe-core finds on a page as it stands; of its colours alone if so."""
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(AXE_SCRIPT)
    asked = ["rule", COLOURS] if colours else ["tag", TAGS]
    return list(page.evaluate(AXE, asked))


def told(found: Iterable[Found]) -> Iterator[str]:
    """Yield lines about what was found, each kind and node once, with its pages."""
    counted = Counter((one.rule, one.target, one.told) for one in found)
    places: dict[tuple[str, str, str], list[str]] = {}
    for one in found:
        where = places.setdefault((one.rule, one.target, one.told), [])
        where.append(f"{one.page} ({one.guise})")
    for key, count in sorted(counted.items()):
        rule, target, why = key
        yield f"{rule}: {target}"
        if why:
            yield f"    {' '.join(why.split())[:200]}"
        yield f"    {count} ×, first {places[key][0]}"


if __name__ == "__main__":
    main()
