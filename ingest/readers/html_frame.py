"""What on a page is the site's own frame: menus, cookies, hidden copies, forms."""

import re

from ingest.readers.html_names import SENDER, kinds_of
from ingest.readers.html_source import tags
from ingest.readers.html_tree import HEADINGS, Element, weigh

_ROLES = tags("navigation search dialog alertdialog menu menubar toolbar tooltip")
_OUTER_ROLES = tags("banner contentinfo complementary")
_OUTER_TAGS = tags("header footer aside")
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
# What folds out when it is asked for is text of the page though it is hidden.
_FOLDS = re.compile(
    r"accordion|collaps|tab-?(?:pane|content|panel)|panel|toggle|expand|dragspel"
    r"|utf[aä]ll|fold|faq|answer|svar|reveal|read-?more|l[aä]s-?mer",
    re.IGNORECASE,
)
# Words for those who listen, such as "opens in a new window".
_SPOKEN = re.compile(
    r"(?:^|[\s_-])(?:sr-only|visually-?hidden|screen-?reader-?text|assistive-text"
    r"|element-invisible|offscreen|sv-?hidden|u-hidden-visually)(?=$|[\s_-])",
    re.IGNORECASE,
)
_PLAIN = tags("html body main article td th tr tbody table li dt dd")
_KNOWN_BY_NAME = frozenset({"td", "table", "li"})
_COOKIES = re.compile(r"\b(?:cookies?|kak(?:or|a))\b", re.IGNORECASE)
# A box of this share of the page's own words is no frame, whatever it is called.
_MOST = 0.4
_FIELDS = frozenset({"label", "button"})


class Frame:
    """Tells which elements are the frame, for one page."""

    def __init__(self, top: Element) -> None:
        """Look over the page once."""
        self._top = top
        weigh(top)
        self._whole = top.letters - top.linked
        self.heading = _heading(top)
        self._controlled = _controlled(top)
        self._holds_main = _above(
            [e for e in top.elements() if is_main(e)]
            + ([self.heading] if self.heading else [])
        )

    def mark(self) -> None:
        """Give each box of the frame its kind, and count the letters anew."""
        todo = [self._top]
        while todo:
            element = todo.pop()
            element.kind = element.kind or self._kind(element)
            if not element.kind:
                todo.extend(c for c in element.children if isinstance(c, Element))
        weigh(self._top)

    def _kind(self, element: Element) -> str:
        if id(element) in self._holds_main or element is self.heading:
            return ""
        if _hides(element) and not self._folds_out(element):
            return "dold"
        tag, role = element.tag, element.get("role")
        if tag == "nav" or role in _ROLES:
            return "ram"
        if tag == "form":
            return "ram" if self._is_form(element) else ""
        if tag == "button":
            return "" if self._unfolds(element) else "ram"
        if _is_spoken(element):
            return "dold"
        if (tag in _OUTER_TAGS or role in _OUTER_ROLES) and not _inside_main(element):
            return "sidled" if tag == "aside" or role == "complementary" else "huvud"
        if tag == "footer" and element.linked > 0.3 * element.letters:
            return "ram"
        return self._named(element)

    def _named(self, element: Element) -> str:
        """Return what class and id tell; most of a page's own words are no frame."""
        if element.tag in HEADINGS or not element.attributes:
            return ""
        kinds = kinds_of(element)
        if not kinds or (element.tag in _PLAIN and element.tag not in _KNOWN_BY_NAME):
            return ""
        own = element.letters - element.linked
        if own > _MOST * self._whole:
            cookies = "ram" in kinds and _COOKIES.search(element.text(300))
            return "ram" if cookies and not _inside_main(element) else ""
        if "kontakt" in kinds:
            return "kontakt"
        if "ram" in kinds:
            return "ram"
        outer = kinds & {"huvud", "sidled"}
        return min(outer) if outer and not _inside_main(element) else ""

    def _folds_out(self, element: Element) -> bool:
        """Tell whether something hidden is a part that the reader can fold out."""
        name = f"{element.get('class')} {element.get('id')}"
        if element.tag in {"nav", "span", "svg"} or "ram" in kinds_of(element):
            return False
        return (
            element.get("id") in self._controlled
            or element.get("role") == "tabpanel"
            or element.get("hidden") == "until-found"
            or bool(_FOLDS.search(name[:500]))
        )

    def _unfolds(self, button: Element) -> bool:
        """Tell whether a button is the heading of what it folds out."""
        if any(e.tag in HEADINGS or e.tag in {"summary", "p"} for e in button.above()):
            return not (button.parent and button.parent.tag == "p")
        shows = button.get("aria-controls") or button.get("data-target")
        return bool(shows or "aria-expanded" in button.attributes)

    def _is_form(self, form: Element) -> bool:
        """Tell whether a form is one, and not a whole page as older systems made it."""
        if any(e.tag in HEADINGS or e.tag == "table" for e in form.elements()):
            return form.letters - form.linked < 0.25 * self._whole and not any(
                e.tag == "h1" for e in form.elements()
            )
        return form.letters < _MOST * self._whole or form.letters < 200


def is_main(element: Element) -> bool:
    """Tell whether the page itself says that this is its main content."""
    return element.tag == "main" or element.get("role") == "main"


def _inside_main(element: Element) -> bool:
    return any(e.tag == "article" or is_main(e) for e in element.above())


def _hides(element: Element) -> bool:
    attributes = element.attributes
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or bool(_HIDDEN.search((attributes.get("style") or "")[:500]))
    )


def _is_spoken(element: Element) -> bool:
    """Tell whether an element only speaks to screen readers, within a line."""
    return element.tag in {"span", "a", "small", "em"} and bool(
        _SPOKEN.search(element.get("class")[:300])
    )


def _controlled(top: Element) -> frozenset[str]:
    """Return the ids of what buttons and links say that they show."""
    found: set[str] = set()
    for element in top.elements():
        if "aria-controls" in element.attributes:
            found.update(element.get("aria-controls").split())
        for name in ("data-target", "data-bs-target"):
            found.add(element.get(name).removeprefix("#"))
        if element.get("data-toggle") or element.get("data-bs-toggle"):
            found.add(element.get("href").removeprefix("#"))
    return frozenset(found - {""})


def _above(elements: list[Element]) -> frozenset[int]:
    """Return the identities of the elements and of all that stand around them."""
    found: set[int] = set()
    for element in elements:
        found.add(id(element))
        for around in element.above():
            if id(around) in found:
                break
            found.add(id(around))
    return frozenset(found)


def _heading(top: Element) -> Element | None:
    """Return the page's first heading of level one that is neither logo nor frame."""
    found = [e for e in top.elements() if e.tag == "h1" and e.letters]
    inside = [e for e in found if any(is_main(a) for a in e.above())]
    return next((e for e in inside or found if not _is_framed(e)), None)


def _is_framed(heading: Element) -> bool:
    """Tell whether a heading is the site's logo or that of a dialog or menu."""
    if SENDER.fullmatch(heading.text(80)) and not any(
        is_main(e) or e.tag == "article" for e in heading.above()
    ):
        return True
    only = [c for c in heading.children if not isinstance(c, str) or c.strip()]
    if len(only) == 1 and isinstance(only[0], Element) and only[0].tag == "a":
        near = [heading, *heading.above()][:4]
        if any(e.tag == "header" or "huvud" in kinds_of(e) for e in near):
            return True
    return any(
        e.tag == "nav" or e.get("role") in _ROLES or _hides(e) or _is_cookie(e)
        for e in (heading, *heading.above())
    )


def _is_cookie(element: Element) -> bool:
    name = f"{element.get('class')} {element.get('id')}"
    return element.tag not in _PLAIN and bool(
        _COOKIES.search(" ".join(name.split("-")))
    )
