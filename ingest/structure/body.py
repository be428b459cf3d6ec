"""The region, municipality or authority that a document belongs to, weighed by place.

What stands in the letterhead or the signature speaks for its owner; a name that the
text mentions over and over may belong to anyone, so it soon weighs no more.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import islice

import ahocorasick

from ingest import lexicon
from ingest.structure.brevhuvud import (
    BOLAG,
    FORBUND,
    attendance,
    cased,
    owner_cells,
    without_lines,
)
from ingest.structure.headings import role_of
from ingest.structure.layout import Layout
from ingest.structure.namnformer import as_written, formed_names
from ingest.structure.textlines import TextLine
from ingest.structure.written_dates import written_dates

HEAD = 700
READ = 60_000
HEAD_LINES = 12
# A place alone ("i Alvesta") speaks less for its municipality than the full name.
FULL, PLACE, DOMAIN = 0.9, 0.3, 2.0
LEAST = 1.0
# "i Alvesta", "Rådhuset, Alvesta"; never "Anna Lund" or a sentence's first word.
PLACED = re.compile(
    r"(?i)(?:\b(?:i|på|från|till|av|inom|och|för|enligt|mellan|med|om)|,) $"
)

# "Åby 2:9" is a property, in whatever municipality.
PROPERTY = re.compile(r" \d{1,3}:\d")
UNKNOWN = 0.6
# How places end that have an s of their own.
PLACES_IN_S = ("ås", "äs", "fors", "hus")
# A name on a line of its own in the letterhead, and one that only signs the text.
ALONE, SIGNED = 6.0, 1.5
# What mentions may weigh together, in the first or last lines and between them.
MOST_NEAR, MOST_MENTIONED = 4.0, 3.0
# An authority further down is whom the document is sent to.
SENDER_LINES = 2
# A name in the title of the file or as the sender of the site.
TITLED = 3.0
LEAST = 0.8
# So many different page heads and feet are looked at.
FURNISHED = 40
SITES = (("riksdagen.se", "Riksdagen"), ("regeringen.se", "Regeringen"))
ON_SITE = 20.0
STATE = (
    (
        re.compile(
            r"(?im)^(?:(?:interpellation|skriftlig fråga|motion) )?\d{4}/\d{2,4}:\d+ "
        ),
        "Riksdagen",
        20.0,
    ),
    (
        re.compile(
            r"(?m)^Regeringen (?:\w+ ){0,2}(?:uppdrar|ger|beslutar|godkänner|bemyndigar"
            r"|ändrar|fastställer|förlänger|föreskriver|upphäver|lämnar|utser|medger"
            r"|bedömer|anser)\b|\bRegeringens beslut\b|\bRegeringsbeslut\b"
        ),
        "Regeringen",
        6.0,
    ),
    (
        re.compile(r"\b[Ss]taten och (?:Sveriges [Kk]ommuner|SKR\b|SKL\b)"),
        "Regeringen",
        4.0,
    ),
)


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFD", name.casefold())
    return "".join(c for c in plain if c.isalnum() and c.isascii())


Key = tuple[str, str | None]
Entry = tuple[int, str, str, float]


@cache
def _names() -> ahocorasick.Automaton:
    """Return every way to write a region or municipality, with its weight."""
    automaton = ahocorasick.Automaton()

    def add(written: str, name: str, code: str, weight: float) -> None:
        if written and written not in automaton:
            automaton.add_word(written, (len(written), name, code, weight))

    for table in ("regioner", "kommuner"):
        for row in lexicon.table(table):
            for written in (row["name"], *row.get("aliases", "").split("|")):
                add(written.casefold(), row["name"], row["code"], FULL)
    for row in lexicon.table("kommuner"):
        place = row["place"].casefold()
        add(place, row["name"], row["code"], PLACE)
        # "Ekby kommunfullmäktige", "Ekbys kommunstyrelse".
        for organ in ("kommunfullmäktige", "kommunstyrelse"):
            for start in (place, f"{place}s"):
                add(f"{start} {organ}", row["name"], row["code"], FULL)
        for domain in (place.replace(" ", ""), _folded(place)):
            add(f"{domain}.se", row["name"], row["code"], DOMAIN)
    automaton.make_automaton()
    return automaton


def _weight_at(offset: int, size: int) -> float:
    if offset < HEAD:
        return 4.0
    return 1.5 if offset > size - HEAD else 1.0


def _is_word(text: str, start: int, end: int) -> bool:
    """Tell whether `text[start:end]` stands alone, perhaps with a genitive s."""
    if start and (text[start - 1].isalnum() or text[start - 1] in "-@"):
        return False
    rest = text[end : end + 2]
    return not rest[:1].isalnum() or (rest[0] == "s" and not rest[1:].isalnum())


def _is_place(text: str, start: int, end: int) -> bool:
    """Tell whether a bare place name at `start` stands as a place."""
    return (
        text[start].isupper()
        and PLACED.search(text[max(0, start - 8) : start]) is not None
        and PROPERTY.match(text, end) is None
    )


def find_body(layout: Layout) -> tuple[str | None, str | None]:
    """Return the name of the document's owner, and its code where it is listed."""
    text = without_lines(layout.text, attendance(layout.lines))
    scores: dict[Key, float] = {}
    mentioned = _mentions(text)
    sure = (
        *_hosted(layout.metadata.get("url", "")),
        *_state(text),
        *_letterheads(layout.lines),
        *_signed(layout),
        *_titled(layout.metadata),
        *_furnished(layout),
    )
    for key, weight in (*mentioned.items(), *sure):
        scores[key] = scores.get(key, 0.0) + weight
    if not scores:
        return _authority(layout.lines), None
    # Of several that weigh the same the first named is the first party.
    best, score = max(scores.items(), key=lambda item: item[1])
    return best if score >= LEAST else (_authority(layout.lines), None)


def _mentions(text: str) -> dict[Key, float]:
    """Weigh all names in the text, each up to what mentions may weigh."""
    near: dict[Key, float] = {}
    far: dict[Key, float] = {}
    for key, offset, weight in (*_named(text), *_unlisted(text)):
        factor = _weight_at(offset, len(text))
        if factor > 1.0:
            near[key] = min(MOST_NEAR, near.get(key, 0.0) + weight * factor)
        else:
            far[key] = min(MOST_MENTIONED, far.get(key, 0.0) + weight)
    return {key: near.get(key, 0.0) + far.get(key, 0.0) for key in near | far}


def _titled(metadata: dict[str, str]) -> Iterator[tuple[Key, float]]:
    """Weigh the names in what the file gives as its title, its site and its author."""
    for field in ("title", "site", "author", "company"):
        stated = metadata.get(field, "")
        yield from (
            (key, TITLED) for key, _, _ in (*_named(stated), *_unlisted(stated))
        )


def _furnished(layout: Layout) -> Iterator[tuple[Key, float]]:
    """Weigh the names in page heads and feet, which are the sender's own."""
    texts = (f.text for f in layout.furniture if f.kind in ("sidhuvud", "sidfot"))
    seen: set[Key] = set()
    named: tuple[tuple[Key, int, float], ...]
    for text in islice(dict.fromkeys(texts), FURNISHED):
        for cell in re.split(r"[\t\n|]| {2,}", text):
            named = (*_named(cell), *_unlisted(cell))
            if FORBUND.fullmatch(cell.strip()):
                named = ((cased(cell.strip()), None), 0, UNKNOWN), *named
            for key, start, _ in named:
                if key not in seen:
                    seen.add(key)
                    alone = start == 0 and len(cell.strip()) <= len(key[0]) + 1
                    yield key, ALONE / 2 if alone else TITLED / 2


def _named(text: str) -> Iterator[tuple[Key, int, float]]:
    """Yield every listed region and municipality named, its place and weight."""
    head = text[:READ]
    folded = head.lower()
    # Lower case may change the length of rare letters; then offsets would be wrong.
    if len(folded) != len(head):
        return
    entry: Entry
    for last, entry in _names().iter_long(folded):
        length, name, code, weight = entry
        start = last + 1 - length
        if not _is_word(folded, start, last + 1):
            continue
        if weight != PLACE or _is_place(head, start, last + 1):
            yield (name, code), start, weight


def _unlisted(text: str) -> Iterator[tuple[Key, int, float]]:
    """Yield what is called a municipality or region without being in the lists."""
    for found in formed_names(text[:READ]):
        name = found.name
        if any(_is_listed(one) for one in (name, found.last)):
            continue
        if found.region and _is_genitive(name, text):
            name = name[:-1]
        yield (as_written(name), None), found.start, UNKNOWN


def _is_listed(name: str) -> bool:
    """Tell whether a name is in the lists, perhaps with a genitive s."""
    folded = name.casefold()
    return folded in _names() or folded[:-1] in _names()


def _is_genitive(name: str, text: str) -> bool:
    """Tell whether a name's last s is a genitive's: "Region Eklands ansvar"."""
    if name.isupper() or not name.endswith("s"):
        return False
    return not name.endswith(PLACES_IN_S) or f"{name[:-1]} " in text


def _letterheads(lines: tuple[TextLine, ...]) -> Iterator[tuple[Key, float]]:
    """Weigh names that are a whole cell of the first lines; the first weighs most."""
    weight = ALONE
    cells = owner_cells(lines[:HEAD_LINES])
    for index, line in enumerate(lines[:HEAD_LINES]):
        if role_of(line.text) not in (None, "narvaro", "justering", "svar"):
            return
        for cell in cells.get(line.start, ()):
            named: tuple[tuple[Key, int, float], ...]
            named = (*_named(cell), *_unlisted(cell))
            authority = authorities().get(cell.casefold())
            if authority and index < SENDER_LINES:
                named = ((authority, None), 0, UNKNOWN), *named
            elif FORBUND.fullmatch(cell):
                named = ((cased(cell), None), 0, UNKNOWN), *named
            elif BOLAG.fullmatch(cell):
                named = ((cell, None), 0, UNKNOWN), *named
            for key, start, _ in named:
                if start == 0 and len(cell) <= len(key[0]) + 1:
                    yield key, weight
                    weight /= 2


def _signed(layout: Layout) -> Iterator[tuple[Key, float]]:
    """Weigh the place before a date on a line of its own: "Alvesta den 3 maj 2024".

    A text that speaks of its region is signed in the region's town.
    """
    words = layout.text.casefold()
    places = _places(words.count("region") > words.count("kommun"))
    for line in layout.lines:
        if len(line.text) > 60 or not line.text[0].isupper():
            continue
        for written in written_dates(line.text):
            place = SIGNING.fullmatch(line.text[: written.start])
            if place and not line.text[written.end :].strip(" ."):
                key = places.get(place[1].casefold())
                if key is not None:
                    yield key, SIGNED


SIGNING = re.compile(r"([A-ZÅÄÖ][\wåäö -]{1,25}?),? (?:den )?")


@cache
def _places(regional: bool) -> dict[str, Key]:
    """Return place → municipality, or its region: a code opens with the county's."""
    regions = {
        row["code"]: (row["name"], row["code"]) for row in lexicon.table("regioner")
    }
    return {
        row["place"].casefold(): regions[row["code"][:2]]
        if regional
        else (row["name"], row["code"])
        for row in lexicon.table("kommuner")
    }


def _hosted(url: str) -> Iterator[tuple[Key, float]]:
    """Weigh the owner of the site that the document was published on."""
    host = url.partition("://")[2].partition("/")[0].casefold()
    for domain, name in SITES:
        if host == domain or host.endswith(f".{domain}"):
            yield (name, None), ON_SITE
    yield from ((key, ON_SITE) for key, _, _ in _named(host))


def _state(text: str) -> Iterator[tuple[Key, float]]:
    """Weigh the government and the parliament by how their documents open."""
    for pattern, name, weight in STATE:
        if pattern.search(text[: 2 * HEAD]):
            yield (name, None), weight


@cache
def authorities() -> dict[str, str]:
    """Return the state authorities, folded name to name."""
    return {row["name"].casefold(): row["name"] for row in lexicon.table("myndigheter")}


def _authority(lines: tuple[TextLine, ...]) -> str | None:
    """Return a state authority that stands on a line of its own at the top."""
    for line in lines[:HEAD_LINES]:
        if line.text.casefold() in authorities():
            return authorities()[line.text.casefold()]
    return None
