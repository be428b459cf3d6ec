"""What of a document's first lines names its owner, and what only names people."""

import re
from collections.abc import Iterator

from ingest.structure.headings import role_of
from ingest.structure.layout import Layout
from ingest.structure.textlines import TextLine

# A member's row in a list of those present: "Bo Ek (S), Åby kommun, ordförande".
MEMBER = re.compile(r"\([A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,3}\)")
LONGEST_ROW = 160
PRESENT_REACH = 60
# Bodies that municipalities form together, by name or by what they are called.
FORBUND = re.compile(
    r"(?i:kommunalförbundet|samordningsförbundet|räddningstjänstförbundet"
    r"|räddningstjänsten|utbildningsförbundet|gymnasieförbundet|avfallsförbundet"
    r"|vårdförbundet|miljöförbundet|kommunförbundet|räddningsförbundet|va-förbundet"
    r"|omsorgsförbundet|kollektivtrafikförbundet|tolkförbundet)"
    r" [A-ZÅÄÖ][\w-]{1,30}"
    r"(?: [\w-]{1,30}){0,3}"
    r"|[A-ZÅÄÖ][\w-]{1,30}(?: [\w-]{1,30}){0,3} (?i:(?:kommunal|räddningstjänst"
    r"|räddnings|samordnings|utbildnings|gymnasie|avfalls|miljö|kommun)förbund)"
)
# Companies that a municipality or region owns, by the form in their name.
BOLAG = re.compile(
    r"[A-ZÅÄÖ][\w&-]{1,30}(?: [\w&-]{1,30}){0,4} (?:AB|(?i:aktiebolag))"
    r"|(?:AB|(?i:aktiebolaget)) [A-ZÅÄÖ][\w&-]{1,30}(?: [\w&-]{1,30}){0,3}"
)
# The second word of a name whose first stands above it, as in a coat of arms.
KIND = re.compile(r"(?i)(?:kommun|stad)")
PLACE = re.compile(r"[A-ZÅÄÖ][\wé-]{1,25}")


# How much of the text's beginning may hold what the page heads say too.
OPENING = 1500


def page_heads(layout: Layout) -> tuple[str, ...]:
    """Return the cells of the first page's head that the text does not open with.

    Office files keep the letterhead in the page head; a PDF has it in the text.
    """
    if "html" in layout.media_type:
        return ()
    heads = [one for one in layout.furniture if one.kind == "sidhuvud"]
    first = min((one.page for one in heads), default=0)
    written = "\n".join(one.text for one in heads if one.page == first)
    cells = (cell.strip() for cell in re.split(r"[\t\n]", written))
    opening = layout.text[:OPENING]
    return tuple(dict.fromkeys(c for c in cells if c and c not in opening))


def attendance(lines: tuple[TextLine, ...]) -> tuple[TextLine, ...]:
    """Return the rows that list who was present: whom a member represents.

    The rows follow a heading such as "Beslutande" till the next heading or §.
    """
    found: list[TextLine] = []
    left = 0
    for line in lines:
        role = role_of(line.text.partition("\t")[0].partition(":")[0])
        if role == "narvaro":
            left = PRESENT_REACH
        elif role is not None or line.text.startswith("§"):
            left = 0
        if left and len(line.text) <= LONGEST_ROW and MEMBER.search(line.text):
            found.append(line)
        left = max(0, left - 1)
    return tuple(found)


def without_lines(text: str, lines: tuple[TextLine, ...]) -> str:
    """Return the text, as long as it was, with blanks in the place of some lines."""
    parts: list[str] = []
    read = 0
    for line in lines:
        parts += (text[read : line.start], " " * (line.end - line.start))
        read = line.end
    return "".join((*parts, text[read:]))


def owner_cells(lines: tuple[TextLine, ...]) -> dict[int, tuple[str, ...]]:
    """Return the cells of each line, by its start; a name in two is put together.

    "Ekby" above or before "kommun" is the name "Ekby kommun".
    """
    present = {row.start for row in attendance(lines)}
    cells: dict[int, tuple[str, ...]] = {}
    above = ""
    for line in lines:
        if len(line.text) >= 200 or line.start in present:
            above = ""
            continue
        own = line.text.split("\t")
        cells[line.start] = tuple(_joined(above, own))
        above = own[0]
    return cells


def _joined(above: str, cells: list[str]) -> Iterator[str]:
    """Yield cells, the word "kommun" with the place that stands before or above."""
    before = above
    for cell in cells:
        parted = KIND.fullmatch(cell) and PLACE.fullmatch(before)
        yield f"{_genitive(before)} {cell.lower()}" if parted else cell
        before = cell


def _genitive(place: str) -> str:
    """Return a place's name as it stands before "kommun".

    >>> _genitive("EKBY")
    'Ekbys'
    """
    name = cased(place)
    return name if name.endswith(("s", "x", "z")) else f"{name}s"


def cased(name: str) -> str:
    """Return a name in capitals as it is written in a sentence.

    >>> cased("EKENS RÄDDNINGSTJÄNSTFÖRBUND")
    'Ekens räddningstjänstförbund'
    """
    if not name.isupper():
        return name
    first, space, last = name.title().rpartition(" ")
    kind = last.lower() if last.endswith("förbund") else last
    return f"{first}{space}{kind}"
