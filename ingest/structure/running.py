"""Running heads and feet: known by coming back on page after page, or by form."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.model import Furniture, FurnitureKind
from ingest.structure.dnr import find_numbers
from ingest.structure.edits import Draft, Edit
from ingest.structure.headings import role_of
from ingest.structure.lines import Line, split_lines
from ingest.structure.page_forms import (
    BARE_NUMBER,
    LAST_COLUMN,
    PAGE_NUMBER,
    is_printed,
    is_signing_field,
    number_on,
    page_number,
)
from ingest.structure.running_blocks import recurring_heads

# How many lines from a page's edge a running head or foot can reach.
REACH = 12
# Pages before and after among which a line must come back.
WINDOW = 4
# How many lines from the edge a page number of a page by itself can stand.
EDGE = 3
# Lines of the body that may have strayed in among the lines of a head.
STRAYS = 2
# How often the title's words must come back as a line to be a head.
ECHOES = 4
# The lines at the beginning that may hold the title, and how long they may be.
OPENING = 6
LONGEST_TITLE = 50
# The share of all pages that must have a line before it can be a running one.
OFTEN = 0.25
# The share of those pages that must have it.
SHARE = 0.6

_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")
# A finite verb makes a line a sentence.
_SENTENCE = re.compile(r"\b(?:är|har|ska|skall|beslutar|föreslår)\b", re.IGNORECASE)
# A last number set off from the words; "Bilaga 3" is a title of its own.
_LAST_NUMBER = re.compile(r"(?:\t|\s{2}|[|,·•–]\s?)(\d{1,4})$")


@dataclass(frozen=True, slots=True)
class _Cluster:
    """The lines next to a page's edge, nearest first, as indexes of lines."""

    page: int
    indexes: tuple[int, ...]


def _keys(text: str, page: int) -> frozenset[str]:
    """Return what of a line may stay the same from page to page.

    Either all of it, or all but a number that grows with the pages, which then
    counts as its distance to the page's place.
    """
    plain = text.casefold()
    if text.startswith("§"):
        return frozenset({plain})
    if not _DIGIT.search(text):
        return frozenset({" ".join(plain.split())})
    if bare := BARE_NUMBER.fullmatch(text):
        return frozenset({f"#{int(bare[1]) - page}"})
    grown = PAGE_NUMBER.sub("#", plain)
    grown = _LAST_NUMBER.sub(lambda found: f" #{int(found[1]) - page}", grown)
    return frozenset({" ".join(plain.split()), " ".join(grown.split())})


def _from_edge(lines: list[Line], order: range) -> tuple[int, ...]:
    """Return the first REACH lines that are not blank, in the order given."""
    indexes: list[int] = []
    for index in order:
        if lines[index].text:
            indexes.append(index)
            if len(indexes) == REACH:
                break
    return tuple(indexes)


def _page_edges(lines: list[Line]) -> tuple[list[_Cluster], list[_Cluster]]:
    """Return the tops of all pages and the bottoms."""
    bounds: dict[int, tuple[int, int]] = {}
    for index, line in enumerate(lines):
        first, _ = bounds.get(line.page, (index, index))
        bounds[line.page] = (first, index)
    tops, bottoms = [], []
    for page, (first, last) in bounds.items():
        tops.append(_Cluster(page, _from_edge(lines, range(first, last + 1))))
        bottoms.append(_Cluster(page, _from_edge(lines, range(last, first - 1, -1))))
    return tops, bottoms


def _numbered_edges(lines: list[Line]) -> tuple[list[_Cluster], list[_Cluster]]:
    """Return what follows the page numbers within a text, and what precedes them.

    For text whose pages were put after one another: the page number line is all
    that is left of the edge, so the numbers must rise.
    """
    at: list[int] = []
    last = 0
    for index, line in enumerate(lines):
        number = number_on(line.text)
        if number is not None and last < number <= last + 3 + 20 * (not at):
            at.append(index)
            last = number
    if len(at) < 2:
        return [], []
    # A short page does not reach over the next page's number.
    stops = [-1, *at, len(lines)]
    tops = [
        _Cluster(page, (i, *_from_edge(lines, range(i + 1, stops[page + 2]))))
        for page, i in enumerate(at)
    ]
    bottoms = [
        _Cluster(page, (i, *_from_edge(lines, range(i - 1, stops[page], -1))))
        for page, i in enumerate(at)
    ]
    return tops, bottoms


def _running(lines: list[Line], clusters: list[_Cluster]) -> set[int]:
    """Return the lines that run, from each edge inwards to the first that does not.

    A stray line may stand among them (a list's bullet, set before the head was):
    what comes back behind it still runs if it holds a number, as a date or "nr 4".
    """
    own_keys = [{i: _keys(lines[i].text, c.page) for i in c.indexes} for c in clusters]
    keys = [frozenset[str]().union(*found.values()) for found in own_keys]
    often = Counter(key for found in keys for key in found)
    outer = [_outermost(lines, cluster) for cluster in clusters]
    running: set[int] = set()
    for place, cluster in enumerate(clusters):
        near = range(max(0, place - WINDOW), min(len(keys), place + WINDOW + 1))
        strays = 0
        for index in cluster.indexes:
            text = lines[index].text
            if _is_form(text, cluster.page) and not strays:
                running.add(index)
                continue
            if not strays and _on_every_page(text, [outer[other] for other in near]):
                running.add(index)
                continue
            if _is_body(text) or _repeats(lines, cluster, text):
                break
            numbered = not strays or any(char.isdigit() for char in text)
            own = [k for k in own_keys[place][index] if often[k] >= OFTEN * len(keys)]
            have = ([other for other in near if key in keys[other]] for key in own)
            if numbered and any(_comes_back(place, near, found) for found in have):
                running.add(index)
                continue
            strays += 1
            if strays > STRAYS:
                break
    return running


def _outermost(lines: list[Line], cluster: _Cluster) -> str:
    """Return the line nearest to a page's edge, page numbers and the like aside."""
    texts = (lines[index].text for index in cluster.indexes)
    return next((text for text in texts if not _is_form(text, cluster.page)), "")


def _on_every_page(text: str, outer: list[str]) -> bool:
    """Tell whether a sentence stands outermost on every page, as in a foot."""
    long = len(text) > LONGEST_TITLE and not text.startswith("§")
    return long and len(outer) > 1 and all(other == text for other in outer)


def _is_form(text: str, page: int) -> bool:
    """Tell whether a line is a page number, a field for initials or a print's mark."""
    if page_number(text) is not None or is_signing_field(text) or is_printed(text):
        return True
    bare = BARE_NUMBER.fullmatch(text)
    return bare is not None and int(bare[1]) == page + 1


def _is_body(text: str) -> bool:
    """Tell whether a line is of the kind that comes back in the text itself.

    A paragraph's number, a heading such as "Beslut", a sentence's end: minutes say
    the same of case after case.
    """
    if text.startswith("§"):
        return True
    if role_of(text) is not None and text.casefold() != "protokollsutdrag":
        return True
    if text[-1] in ".,;" and (len(text.split()) > 1 or len(text) > len("forts.")):
        return True
    return (len(text) <= 3 and text.isalpha()) or bool(_SENTENCE.search(text))


def _repeats(lines: list[Line], cluster: _Cluster, text: str) -> bool:
    """Tell whether a line stands twice at one edge: a column's value, not a head."""
    return sum(lines[index].text == text for index in cluster.indexes) > 1


def _comes_back(place: int, near: range, have: list[int]) -> bool:
    """Tell whether the pages that have a line are enough: most, or every other."""
    others = len(near) - 1
    if others == 1:
        return len(have) == 2
    twins = [other for other in near if (other - place) % 2 == 0]
    if len(twins) > 3 and set(twins) <= set(have):
        return True
    return len(have) - 1 >= max(2, round(SHARE * others))


def _kept_copies(lines: list[Line], heads: set[int]) -> set[int]:
    """Return running heads to keep: the first page's, which open the document."""
    first = lines[0].page
    return {
        index
        for index in heads
        if lines[index].page == first and not _is_form(lines[index].text, first)
    }


def _opening(lines: list[Line], running: set[int]) -> set[int]:
    """Return running lines to keep of an unpaged text: those it opens with.

    Among them may stand a line or two that the first page alone has.
    """
    opening: set[int] = set()
    strays = 0
    for index, line in enumerate(lines):
        if line.text and index not in running:
            strays += 1
            if strays > STRAYS or len(line.text) > LONGEST_TITLE:
                break
        elif line.text and not _is_form(line.text, line.page):
            opening.add(index)
    return opening


def _joint(lines: list[Line], before: int, after: int) -> str:
    """Return what stands between the lines around something taken out."""
    if before < 0 or after >= len(lines):
        return ""
    ended = lines[before].text[-1:] in ".:!?"
    goes_on = lines[after].text[:1].islower()
    return "\n" if goes_on and not ended else "\n\n"


def _title_echoes(lines: list[Line]) -> set[int]:
    """Return lines that say the title over again, with no page number beside them."""
    filled = [i for i, line in enumerate(lines) if line.text]
    opening = [i for i in filled[:OPENING] if len(lines[i].text) <= LONGEST_TITLE]
    title = {w for i in opening for w in _WORD.findall(lines[i].text.casefold())}
    places: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        first = _WORD.search(line.text)
        if first is None or first.group().casefold() not in title:
            continue
        words = _WORD.findall(line.text.casefold())
        if len(words) >= 3 and title.issuperset(words) and not _is_body(line.text):
            places.setdefault(line.text.casefold(), []).append(index)
    return {
        index
        for found in places.values()
        if len(found) >= ECHOES
        for index in found
        if index not in opening
    }


def _lone_numbers(lines: list[Line], running: set[int]) -> set[int]:
    """Return the first copy of every dnr that running lines alone give."""
    staying = "\n".join(
        line.text for index, line in enumerate(lines) if index not in running
    )
    first: dict[str, int] = {}
    copies: dict[str, int] = {}
    for index in sorted(running):
        copies.setdefault(lines[index].text, index)
    for text, index in copies.items():
        for number in find_numbers(text):
            if number.cued and number.text not in staying:
                first.setdefault(number.text, index)
    return set(first.values())


def remove_running(draft: Draft) -> Draft:
    """Return the draft with running heads, feet, page numbers and initials apart."""
    lines = split_lines(draft)
    paged = len(draft.page_starts) > 1
    tops, bottoms = _page_edges(lines) if paged else _numbered_edges(lines)
    heads, feet = _running(lines, tops), _running(lines, bottoms)
    running = heads | feet | _lone_forms(lines)
    running -= _kept_copies(lines, heads) if paged else _opening(lines, running)
    running |= _title_echoes(lines) | (set() if paged else recurring_heads(lines))
    running |= {i for i, line in enumerate(lines) if is_signing_field(line.text)}
    running -= _lone_numbers(lines, running)
    only_feet = feet - heads
    taken = [_furniture(lines[i], i in only_feet) for i in sorted(running)]
    columns = _number_columns(lines, running)
    taken += [Furniture("sidnummer", text, page, at) for at, text, page in columns]
    apart = sorted((*draft.furniture, *taken), key=lambda one: one.at)
    cuts = [Edit(at, at + len(text)) for at, text, _ in columns]
    edits = sorted((*_cuts(draft, lines, running), *cuts), key=lambda e: e.start)
    return replace(draft, furniture=tuple(apart)).edited(edits)


def _lone_forms(lines: list[Line]) -> set[int]:
    """Return page numbers and the like at the outer edges of a text of one page."""
    filled = [i for i, line in enumerate(lines) if line.text]
    outer = {*filled[:EDGE], *filled[-EDGE:]}
    return {i for i in outer if _is_form(lines[i].text, lines[i].page)}


def _number_columns(lines: list[Line], running: set[int]) -> list[tuple[int, str, int]]:
    """Return where a head that stays ends in its page's number: offset, text, page."""
    found, page, seen = [], -1, 0
    for index, line in enumerate(lines):
        page, seen = (page, seen) if line.page == page else (line.page, 0)
        seen += bool(line.text)
        if seen > EDGE or not line.text or index in running:
            continue
        column = LAST_COLUMN.search(line.text)
        if column and int(column[1]) == page + 1:
            at = line.start + line.indent + column.start()
            found.append((at, column.group(), page + 1))
    return found


def _furniture(line: Line, foot: bool) -> Furniture:
    return Furniture(_kind(line, foot), line.text, line.page + 1, line.start)


def _kind(line: Line, foot: bool) -> FurnitureKind:
    """Return what a running line is by its form, else by the edge it stands at."""
    if is_signing_field(line.text):
        return "signering"
    if page_number(line.text) is not None or BARE_NUMBER.fullmatch(line.text):
        return "sidnummer"
    return "sidfot" if foot else "sidhuvud"


def _page_turns(lines: list[Line], first: int, after: int) -> bool:
    """Tell whether a page ends between the line before `first` and `after`."""
    if first == 0 or after >= len(lines):
        return False
    return lines[first - 1].page < lines[after].page


def _cuts(draft: Draft, lines: list[Line], running: set[int]) -> Iterator[Edit]:
    """Yield an edit for every gap that holds running lines or a turn of the page."""
    index, count = 0, len(lines)
    while index < count:
        first = index
        while index < count and (index in running or not lines[index].text):
            index += 1
        taken = any(i in running for i in range(first, index))
        turned = _page_turns(lines, first, index)
        if taken or turned:
            start = lines[first - 1].end if first else 0
            end = lines[index].start if index < count else len(draft.text)
            yield Edit(start, end, _joint(lines, first - 1, index))
        index += 1
