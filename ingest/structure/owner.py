"""Whose document it is: the region, municipality or authority, and the organ in it."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import ahocorasick

from ingest import lexicon
from ingest.model import DocumentType
from ingest.structure.headings import role_of
from ingest.structure.layout import Layout
from ingest.structure.textlines import TextLine

HEAD = 700
READ = 60_000
# A place alone ("i Alvesta") speaks less for its municipality than the full name.
FULL, PLACE, DOMAIN = 0.9, 0.3, 2.0
LEAST = 1.0
# "i Alvesta", "Rådhuset, Alvesta"; never "Anna Lund" or a sentence's first word.
PLACED = re.compile(
    r"(?i)(?:\b(?:i|på|från|till|av|inom|och|för|enligt|mellan|med|om)|,) $"
)

UNLISTED = re.compile(
    r"(?<![\w-])(?:(?P<kommun>[A-ZÅÄÖ][a-zåäöé-]{2,25} kommun)s?"
    r"|(?P<region>Region [A-ZÅÄÖ][a-zåäö]{2,25}))(?!\w)"
)
UNKNOWN = 0.6
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
ADJECTIVE = (
    r"(?:(?:[Rr]egionala|[Tt]ekniska|[Gg]emensamma|[Ss]ociala|[Ll]okala|[Aa]llmänna"
    r"|[Nn]orra|[Ss]ödra|[Öö]stra|[Vv]ästra|[Ii]nterkommunala) )"
)
ORGAN = re.compile(
    rf"(?<![\w-])(?:{ADJECTIVE}?"
    r"(?:[A-ZÅÄÖa-zåäö]\w{1,25}-(?:, ?[a-zåäö]{3,25}-){0,2},? (?:och|samt) )?"
    r"[A-ZÅÄÖa-zåäö][\w-]{2,40}?(?:nämnden|styrelsen|fullmäktige|utskottet|beredningen"
    r"|direktionen)(?:s [a-zåäö]{3,25}(?:utskott|beredning|presidium))?"
    rf"|{ADJECTIVE}(?:nämnden|utskottet)"
    r"|[Nn]ämnden för [a-zåäö]{2,25}(?:(?:, | och | )"
    r"(?!(?:beslut|föreslå|har|är|ska|att|på|som|vid|den|det|får|kan|ger|antar)\w*\b)"
    r"[a-zåäö-]{3,25}){0,3})(?![\w-])"
    rf"|(?<![\w-])(?:{ADJECTIVE}nämnden"
    rf"|{ADJECTIVE}?[A-ZÅÄÖa-zåäö][\w-]{{2,40}}(?:nämnden|styrelsen))s"
    r"(?: [a-zåäö]{3,25}(?:utskott|beredning|presidium))?(?= (?:beslut|ordförande))"
)
GENERIC = frozenset(lexicon.words("organ_ej"))
LABEL = re.compile(
    r"(?i)^(?:organ|nämnd|beslutande (?:organ|instans)|instans|till|styrelse/nämnd)"
    r"\b[:\s]"
)
HEAD_LINES = 12


@dataclass(frozen=True, slots=True)
class Owner:
    """The body with its code where it has one, and the organ within it."""

    body: str | None = None
    code: str | None = None
    organ: str | None = None


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFD", name.casefold())
    return "".join(c for c in plain if c.isalnum() and c.isascii())


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


def _is_place(text: str, start: int) -> bool:
    """Tell whether a bare place name at `start` stands as a place."""
    return text[start].isupper() and bool(
        PLACED.search(text[max(0, start - 8) : start])
    )


def _body(text: str, url: str) -> tuple[str | None, str | None]:
    scores: dict[tuple[str, str | None], float] = {}
    found = [*_named(text), *_unlisted(text), *_state(text), *_hosted(url)]
    for key, weight in found:
        scores[key] = scores.get(key, 0.0) + weight
    if not scores:
        return None, None
    best, score = min(scores.items(), key=lambda item: (-item[1], item[0][0]))
    return best if score >= LEAST else (None, None)


Key = tuple[str, str | None]


def _named(text: str) -> Iterator[tuple[Key, float]]:
    """Weigh every region and municipality named, most at the top of the text."""
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
        if weight != PLACE or _is_place(head, start):
            yield (name, code), weight * _weight_at(start, len(text))


def _unlisted(text: str) -> Iterator[tuple[Key, float]]:
    """Weigh what is called a municipality or region without being in the lists."""
    for match in UNLISTED.finditer(text[:READ]):
        name = match["kommun"] or match["region"]
        folded = name.casefold()
        if not any(name.casefold() in _names() for name in (folded, folded[:-1])):
            if match["region"] and name.endswith("s") and not name.endswith("ås"):
                name = name[:-1]
            yield (name, None), UNKNOWN * _weight_at(match.start(), len(text))


def _hosted(url: str) -> Iterator[tuple[Key, float]]:
    """Weigh the owner of the site that the document was published on."""
    host = url.partition("://")[2].partition("/")[0].casefold()
    for domain, name in SITES:
        if host == domain or host.endswith(f".{domain}"):
            yield (name, None), ON_SITE
    yield from ((key, ON_SITE) for key, _ in _named(host))


def _state(text: str) -> Iterator[tuple[Key, float]]:
    """Weigh the government and the parliament by how their documents open."""
    for pattern, name, weight in STATE:
        if pattern.search(text[: 2 * HEAD]):
            yield (name, None), weight


@cache
def _authorities() -> dict[str, str]:
    return {row["name"].casefold(): row["name"] for row in lexicon.table("myndigheter")}


def _authority(lines: tuple[TextLine, ...]) -> str | None:
    """Return a state authority that stands on a line of its own at the top."""
    for line in lines[:HEAD_LINES]:
        if line.text.casefold() in _authorities():
            return _authorities()[line.text.casefold()]
    return None


def _organs(text: str) -> list[str]:
    """Return the organs named in a line, nominative, with a capital first."""
    found = []
    for match in ORGAN.finditer(text):
        name = match[0]
        if name.endswith(("nämndens", "styrelsens", "utskottets")):
            name = name[:-1]
        if name.casefold() not in GENERIC | _authorities().keys():
            found.append(name[0].upper() + name[1:])
    return found


def _letterhead(lines: tuple[TextLine, ...]) -> list[str]:
    """Return the cells of the first lines, down to the first heading of the text."""
    cells: list[str] = []
    for line in lines[:HEAD_LINES]:
        if role_of(line.text) not in (None, "narvaro", "justering", "svar"):
            break
        if len(line.text) < 200:
            cells += line.text.split("\t")
    return cells


def _head_lines(lines: tuple[TextLine, ...]) -> list[str]:
    """Return the letterhead's cells, and each joined with the one or two after."""
    head = _letterhead(lines)
    joined = []
    for index, text in enumerate(head):
        if (len(text) < 40 and text[-1:].isalpha()) or text.endswith("-"):
            joined += [" ".join(head[index : index + n]) for n in (2, 3)]
    return head + joined


def _from_head(lines: tuple[TextLine, ...]) -> Iterator[tuple[str, float]]:
    """Weigh organs in the letterhead; most where the organ is the whole line."""
    for text in _head_lines(lines):
        for name in _organs(text):
            alone = text.casefold() in (name.casefold(), name.casefold() + "s")
            yield name, 8.0 + 0.1 * len(name) if alone else 2.0


def _from_labels(layout: Layout) -> Iterator[tuple[str, float]]:
    """Weigh organs after "Organ:" and in headings such as "Kulturnämndens beslut"."""
    for line in layout.lines[:80]:
        if LABEL.match(line.text) and len(line.text) < 100:
            yield from ((name, 4.0) for name in _organs(line.text))
    for section in layout.sections:
        if section.heading and role_of(section.heading) == "beslut":
            yield from ((name, 4.0) for name in _organs(section.heading))


def _from_signature(lines: tuple[TextLine, ...]) -> Iterator[tuple[str, float]]:
    """Weigh the organ whose chair has signed."""
    for line in lines[len(lines) // 2 :]:
        if len(line.text) < 90 and "rdförande" in line.text:
            yield from ((name, 5.0) for name in _organs(line.text))


def _organ(layout: Layout, kind: DocumentType) -> str | None:
    weighed = [*_from_head(layout.lines), *_from_labels(layout)]
    if kind in ("interpellationssvar", "interpellation"):
        weighed += _from_signature(layout.lines)
    for line in layout.lines[:200]:
        weighed += ((name, 0.2) for name in _organs(line.text[:2000]))
    scores: dict[str, float] = {}
    for name, weight in weighed:
        scores[name] = scores.get(name, 0.0) + weight
    if not scores:
        return None
    best, score = min(scores.items(), key=lambda item: (-item[1], item[0]))
    return best if score >= 0.6 else None


def find_owner(layout: Layout, kind: DocumentType) -> Owner:
    """Return whose document it is; the organ is the body where there is none."""
    body, code = _body(layout.text, layout.metadata.get("url", ""))
    if kind == "regeringsuppdrag":
        body, code = "Regeringen", None
    body = body or _authority(layout.lines)
    state = body in ("Regeringen", "Riksdagen")
    organ = None if state or kind == "webbsida" else _organ(layout, kind)
    return Owner(body, code, organ or body)
