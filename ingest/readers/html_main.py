"""Which part of a page is the page's own text."""

from collections.abc import Iterator

from ingest.readers.html_frame import is_main
from ingest.readers.html_names import kinds_of
from ingest.readers.html_source import tags
from ingest.readers.html_tree import HEADINGS, Element, weigh

# The page's text stands where this share of all words outside links stands; where no
# element has it, the page is read whole. Most is asked of what is only guessed.
_LEAST_STATED = 0.5
_LEAST_NAMED = 0.75
# A column of links beside the text: so much of it is links, and so many.
_LINKED = 0.8
_FEWEST_LINKS = 4
_COLUMNS = tags("td div ul table section")


def main_parts(top: Element, heading: Element | None) -> tuple[Element, ...]:
    """Return the elements that hold the page's text, in order."""
    whole = _own(top)
    for candidates, least in (
        (_stated(top), _LEAST_STATED),
        (_articles(top), _LEAST_NAMED),
        (_named(top), _LEAST_NAMED),
    ):
        best = _around(candidates)
        if best is None or best is top or not best.letters:
            continue
        if _own(best) >= least * whole:
            return (*_before(best, heading), best)
    _mark_link_columns(top, heading)
    return (top,)


def _around(elements: list[Element]) -> Element | None:
    """Return the innermost element that holds all of some elements with text."""
    filled = [e for e in elements if e.letters]
    if not filled:
        return None
    shared = [filled[0], *filled[0].above()]
    for element in filled[1:]:
        held = {id(element), *(id(e) for e in element.above())}
        shared = [e for e in shared if id(e) in held]
    return shared[0]


def _own(element: Element) -> int:
    return element.letters - element.linked


def _shown(top: Element) -> Iterator[Element]:
    """Yield all elements that are not told to be something else than text."""
    todo = [top]
    while todo:
        element = todo.pop()
        if not element.kind:
            yield element
            todo.extend(c for c in reversed(element.children) if isinstance(c, Element))


def _stated(top: Element) -> list[Element]:
    return [e for e in _shown(top) if is_main(e)]


def _articles(top: Element) -> list[Element]:
    return [e for e in _shown(top) if e.tag == "article"]


def _named(top: Element) -> list[Element]:
    """Return the innermost elements that are named as the text."""
    found = [e for e in _shown(top) if e.tag != "body" and "text" in kinds_of(e)]
    outer = {id(around) for e in found for around in e.above()}
    return [e for e in found if id(e) not in outer]


def _before(main: Element, heading: Element | None) -> tuple[Element, ...]:
    """Return the page's heading, with its preamble, where it stands outside."""
    if heading is None or any(e is main for e in (heading, *heading.above())):
        return ()
    if any(e.kind and e.kind != "huvud" for e in heading.above()):
        return ()
    around = heading.parent
    if around is None or any(e is around for e in main.above()):
        return (heading,)
    if any(e.tag in {"nav", "ul", "form"} for e in around.elements()):
        return (heading,)
    return (around,) if around.linked < 0.3 * around.letters else (heading,)


def _mark_link_columns(top: Element, heading: Element | None) -> None:
    """Take out columns that are all links, if there is other text to be left."""
    own = _own(top)
    marked = []
    holds = {id(e) for e in heading.above()} if heading else set()
    for element in _shown(top):
        if element.tag not in _COLUMNS or id(element) in holds:
            continue
        if element.linked < _LINKED * element.letters or not element.letters:
            continue
        if any(e.kind == "ram" for e in element.above()):
            continue
        links = sum(e.tag == "a" for e in element.elements())
        inner = any(e.tag in HEADINGS for e in element.elements())
        if links >= _FEWEST_LINKS and not inner and own >= 3 * _own(element) > -1:
            element.kind = "ram"
            marked.append(element)
    if top.letters and own < 0.2 * top.letters:
        for element in marked:
            element.kind = ""
    weigh(top)
