"""Boxes told by how they begin: contacts, links to other pages, "was this helpful"."""

import re
from functools import cache

from ingest import lexicon
from ingest.readers.html_frame import is_main
from ingest.readers.html_source import tags
from ingest.readers.html_tree import BLOCKS, HEADINGS, Element

_LEADS = tags("p div span strong b legend label summary")
_LONGEST_LEAD = 90
_LONGEST_NOTICE = 300
# Boxes of one line: what they held was a form.
_ALONE = frozenset({"omdome", "delning"})
_CONTACT = re.compile(
    r"@|\b(?:tel(?:efon)?|mobil|e-?post|mejl|mail|växel|besöksadress|postadress)\b"
    r"|\b0\d{1,3}[ -]?\d{2,3}[ -]?\d{2}",
    re.IGNORECASE,
)
# Kind of box → the most letters in it, and the least share of them that is links.
_LIMITS = {
    "kontakt": (1500, 0.0),
    "relaterat": (4000, 0.5),
    "delning": (300, 0.0),
    "omdome": (700, 0.0),
    "kakor": (4000, 0.0),
    "sidvag": (4000, 0.6),
}
_FEW_CONTACT = 250
_MOST_SIBLINGS = 12
# No page has more boxes; looking at each costs a walk around it.
_MOST_BOXES = 100


@cache
def _phrases() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    rows = [(row["fras"], row["slag"]) for row in lexicon.table("webbrutor")]
    whole = {phrase: kind for phrase, kind in rows if phrase[-1] != "*"}
    return whole, tuple((p[:-1], kind) for p, kind in rows if p[-1] == "*")


def mark_boxes(top: Element, heading: Element | None) -> None:
    """Give the boxes their kind; `heading` is the page's own and begins none."""
    left = _MOST_BOXES
    for element in list(top.elements()):
        kind = "" if element is heading or not left else _lead(element)
        if not kind or any(e.kind for e in (element, *element.above())):
            continue
        left -= 1
        parts = _isolated(element, kind, heading) or _following(element, kind)
        for part in parts:
            part.kind = kind


def _lead(element: Element) -> str:
    """Return the kind of box that an element's few words begin, if any."""
    if element.tag not in HEADINGS and element.tag not in _LEADS:
        return ""
    if not 3 < element.letters <= _LONGEST_NOTICE:
        return ""
    if element.tag not in HEADINGS and any(
        isinstance(c, Element) and c.tag in BLOCKS for c in element.children
    ):
        return ""
    whole, starts = _phrases()
    text = element.text(200).casefold().rstrip(" :?.!…")
    if kind := whole.get(text):
        return kind
    kind = next((kind for start, kind in starts if text.startswith(start)), "")
    return kind if kind == "kakor" or element.letters <= _LONGEST_LEAD else ""


def _isolated(lead: Element, kind: str, heading: Element | None) -> tuple[Element, ...]:
    """Return the largest element that holds the box and nothing before its lead."""
    best: Element | None = None
    inner = lead
    for around in lead.above():
        if around.tag in {"body", "html", "article"} or is_main(around):
            break
        if around.letters > _LIMITS[kind][0]:
            break
        if not _opens(around, inner) or _holds(around, lead, heading, kind):
            break
        if around.letters > lead.letters - (kind == "kakor") and _fits(
            kind, (around,), lead
        ):
            best = around
        inner = around
    return (best,) if best is not None else ()


def _opens(around: Element, inner: Element) -> bool:
    """Tell whether nothing with letters stands before `inner` in its parent."""
    for child in around.children:
        if child is inner:
            return True
        letters = child.strip() if isinstance(child, str) else child.letters
        if letters and not (isinstance(child, Element) and child.kind):
            return False
    return False


def _holds(around: Element, lead: Element, heading: Element | None, kind: str) -> bool:
    """Tell whether an element has headings other than those below the lead's."""
    level = HEADINGS.get(lead.tag, 7)
    return any(
        e is heading
        or (e is not lead and HEADINGS.get(e.tag, 9) <= level)
        or (e.tag in HEADINGS and _lead(e) not in {"", kind})
        for e in around.elements()
        if not e.kind
    )


def _following(lead: Element, kind: str) -> tuple[Element, ...]:
    """Return the lead and what follows it up to the next heading, if that fits."""
    level = HEADINGS.get(lead.tag)
    if level is None:
        if lead.tag not in {"p", "div"} or kind == "kakor":
            return ()
        level = 7
    if lead.parent is None:
        return ()
    siblings = [c for c in lead.parent.children if isinstance(c, Element)]
    parts = [lead]
    at = next(n for n, sibling in enumerate(siblings) if sibling is lead)
    for sibling in siblings[at + 1 :]:
        inner = min((HEADINGS.get(e.tag, 9) for e in sibling.elements()), default=9)
        other = any(
            e.tag in HEADINGS and _lead(e) not in {"", kind} for e in sibling.elements()
        )
        if (
            sibling.tag == "hr"
            or other
            or inner <= level
            or len(parts) > _MOST_SIBLINGS
        ):
            break
        if level == 7 and inner < 7:
            break
        if level == 7 and len(parts) > 1 and not _CONTACT.search(sibling.text(400)):
            break
        if sibling.letters:
            parts.append(sibling)
    enough = len(parts) > 1 or kind in _ALONE
    return tuple(parts) if enough and _fits(kind, tuple(parts), lead) else ()


def _fits(kind: str, parts: tuple[Element, ...], lead: Element) -> bool:
    """Tell whether parts have the size and the links of such a box."""
    letters = sum(part.letters for part in parts)
    most, links = _LIMITS[kind]
    if letters > most or sum(part.linked for part in parts) < links * (
        letters - lead.letters
    ):
        return False
    if kind == "kakor":
        return not any(is_main(e) or e.tag == "article" for e in parts[0].above())
    if kind == "kontakt":
        said = " ".join(part.text(2000) for part in parts)
        return letters <= _FEW_CONTACT or bool(_CONTACT.search(said))
    return True
