"""The committee or board within the body that a document belongs to."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from ingest import lexicon
from ingest.model import DocumentType
from ingest.structure.body import HEAD_LINES, authorities
from ingest.structure.brevhuvud import FORBUND, attendance, page_heads
from ingest.structure.headings import role_of
from ingest.structure.layout import Layout
from ingest.structure.textlines import TextLine, split_text

ADJECTIVE = (
    r"(?:(?:[Rr]egionala|[Tt]ekniska|[Gg]emensamma|[Ss]ociala|[Ll]okala|[Aa]llmänna"
    r"|[Nn]orra|[Ss]ödra|[Öö]stra|[Vv]ästra|[Ii]nterkommunala) )"
)
# The words that a hanging hyphen joins: "Hälso- och sjukvårdsnämnden".
COMPOUND = r"(?:[A-ZÅÄÖa-zåäö]\w{1,25}-(?:, ?[a-zåäö]{3,25}-){0,2},? (?:och|samt) )"
# Boards of one kind in several places or trades: "Driftnämnden Psykiatri".
PARTED = "[Dd]rift|[Ss]tadsdels|[Kk]ommundels|[Ll]okal|[Dd]istrikts|[Oo]mrådes"
ORGAN = re.compile(
    rf"(?<![\w-])(?:(?:{PARTED})nämnden [A-ZÅÄÖ][\w-]{{2,25}}"
    rf"(?: [A-ZÅÄÖa-zåäö][\w-]{{2,25}})?(?=[\t\n,.]|$)"
    rf"|{ADJECTIVE}?{COMPOUND}?"
    r"[A-ZÅÄÖa-zåäö][\w-]{2,40}?(?:nämnden|styrelsen|fullmäktige|utskottet|beredningen"
    r"|direktionen)(?:s [a-zåäö]{3,25}(?:utskott|beredning|presidium))?"
    rf"|{ADJECTIVE}(?:nämnden|utskottet)"
    r"|[Nn]ämnden för [a-zåäö]{2,25}(?:(?:, | och | )"
    r"(?!(?:beslut|föreslå|har|är|ska|att|på|som|vid|den|det|får|kan|ger|antar)\w*\b)"
    r"[a-zåäö-]{3,25}){0,3})(?![\w-])"
    rf"|(?<![\w-])(?:{ADJECTIVE}nämnden"
    rf"|{ADJECTIVE}?{COMPOUND}?[A-ZÅÄÖa-zåäö][\w-]{{2,40}}(?:nämnden|styrelsen))s"
    r"(?: [a-zåäö]{3,25}(?:utskott|beredning|presidium))?(?= (?:beslut|ordförande))"
)
# An organ without a name of its own, where it has a line to itself: "Direktionen".
ALONE = re.compile(
    r"(?P<organ>Direktionen|DIREKTIONEN|Styrelsen|STYRELSEN|Arbetsutskottet"
    r"|ARBETSUTSKOTTET|Förbundsstyrelsen|FÖRBUNDSSTYRELSEN)"
    r"(?:s (?:beslut|(?:sammanträdes)?protokoll)(?: (?:nr )?\d{1,3}[/-](?:19|20)\d\d)?"
    r"|,? för [^\n]{3,50}|[ ,]{1,2}(?:19|20)\d\d-\d\d-\d\d)?"
)
# A council, whose name is also what many others are called: only in a line of its own.
COUNCIL = re.compile(
    r"(?:(?:(?:[Ss]ammanträdes)?[Pp]rotokoll|[Mm]inne?s?anteckningar|[Kk]allelse)"
    r" (?:från|fört vid|för|till) )?"
    r"(?P<organ>(?:[KkRrLlGg](?:ommunala|egionala|okala|emensamma) )?"
    r"[A-ZÅÄÖa-zåäö][\w-]{3,40}rådet)(?: \([A-ZÅÄÖ]{2,6}\))?"
    r"(?:s (?:sammanträde|möte|protokoll))?"
    r"(?:,? (?:den )?(?:\d{1,2} \w+ )?[\d-]{4,10})?"
)
NO_COUNCILS = frozenset(lexicon.words("organ_allmanna")) | {"landsrådet", "regionrådet"}
GENERIC = frozenset(lexicon.words("organ_ej"))
LABEL = re.compile(
    r"(?i)^(?:organ|nämnd|beslutande (?:organ|instans)|instans|till|styrelse/nämnd)"
    r"\b[:\s]"
)
# Documents that members put to the assembly, whoever is to answer them.
PUT_TO_ASSEMBLY = frozenset(("interpellation", "motion"))
ASSEMBLY = re.compile(r"(?i)(?<![\w-])fullmäktiges?(?!\w)")
LABEL_LINES = 4
LEAST = 0.6
# What may stand beside an organ's name in its line: the day and the page.
BESIDE = re.compile(
    r"[ ,\t]{0,9}(?:(?:19|20)\d\d-\d\d-\d\d|\d{1,3} ?\(\d{1,4}\))[ ,\t]*+"
)
# Names of two things without the hyphen that they should have, in a cell of their own.
TWOFOLD = re.compile(
    r"(?:[Tt]ill )?([A-ZÅÄÖa-zåäö]{3,20} (?:och|&) [a-zåäö]{3,25}"
    r"(?:nämnden|utskottet|beredningen))"
)
ABBREVIATION = 6
BOARD_MEETING = re.compile(
    r"(?i)\bstyrelse(?:möte|sammanträde)|\bstyrelsens (?:möte|prot)"
)
THROUGH = re.compile(r"\b(?:genom|företrädd av) (?:sin |dess )?")
# Where a digest says whose decisions it retells.
MEETING = re.compile(r"(?i)\b(?:beslut\w*|sammanträd\w*|möte\w*|protokoll\w*)\b")


# One of these is in every organ's name.
KINDS = (
    *("ämnden", "styrelsen", "fullmäktige", "utskottet", "beredningen"),
    "direktionen",
)


@cache
def _no_organs() -> frozenset[str]:
    return GENERIC | authorities().keys()


@lru_cache(maxsize=1024)
def _organs(text: str) -> tuple[str, ...]:
    """Return the organs named in a line, nominative, with a capital first."""
    if not any(kind in text for kind in KINDS):
        return ()
    found = []
    for match in ORGAN.finditer(text):
        name = match[0]
        if name.endswith(("nämndens", "styrelsens", "utskottets")):
            name = name[:-1]
        if name.casefold() not in _no_organs():
            found.append(name[0].upper() + name[1:])
    return tuple(found)


def _letterhead(lines: tuple[TextLine, ...]) -> list[str]:
    """Return the cells of the first lines, down to the first heading of the text."""
    cells: list[str] = []
    present = attendance(lines[:HEAD_LINES])
    for index, line in enumerate(lines[:HEAD_LINES]):
        if line in present:
            continue
        role = role_of(line.text)
        if role == "underlag" and index < LABEL_LINES:
            # What the paper is called, not the heading of a list.
            continue
        if role not in (None, "narvaro", "justering", "svar"):
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
    for text in _letterhead(lines):
        generic = ALONE.fullmatch(text)
        if generic:
            yield generic["organ"].capitalize(), 7.0
    for text in _letterhead(lines):
        if BOARD_MEETING.search(text):
            yield "Styrelsen", 1.0
    first = 0.5
    for line in _head_lines(lines):
        text = BESIDE.sub("", line)
        if text.isupper() and len(text) > ABBREVIATION:
            text = text.capitalize()
        twofold = TWOFOLD.fullmatch(text)
        if twofold:
            yield twofold[1][0].upper() + twofold[1][1:], 8.0 + 0.1 * len(text)
            continue
        for name in _organs(text):
            if text.casefold() not in (name.casefold(), name.casefold() + "s"):
                yield name, 2.0
                continue
            # The sender stands above whom it is sent to.
            yield name, 8.0 + 0.1 * len(name) + first
            first = 0.0


def _from_council(lines: tuple[TextLine, ...]) -> Iterator[tuple[str, float]]:
    """Weigh a council that a line of the letterhead names and nothing else."""
    for line in lines[:HEAD_LINES]:
        for cell in line.text.split("\t"):
            named = COUNCIL.fullmatch(cell.strip()) if "rådet" in cell else None
            if named and named["organ"].split()[-1].casefold() not in NO_COUNCILS:
                yield named["organ"][0].upper() + named["organ"][1:], 3.0


def _from_labels(layout: Layout) -> Iterator[tuple[str, float]]:
    """Weigh organs after "Organ:" and in headings such as "Kulturnämndens beslut"."""
    for line in layout.lines[:80]:
        if LABEL.match(line.text) and len(line.text) < 100:
            yield from ((name, 4.0) for name in _organs(line.text))
    for section in layout.sections:
        if section.heading and role_of(section.heading) == "beslut":
            yield from ((name, 4.0) for name in _organs(section.heading))
            generic = ALONE.fullmatch(section.heading)
            if generic:
                yield generic["organ"].capitalize(), 2.0


def _from_signature(lines: tuple[TextLine, ...]) -> Iterator[tuple[str, float]]:
    """Weigh the organ whose chair has signed."""
    for line in lines[len(lines) // 2 :]:
        if len(line.text) < 90 and "rdförande" in line.text:
            yield from ((name, 5.0) for name in _organs(line.text))


def _assembly(layout: Layout, body: str | None) -> str | None:
    """Return the assembly of a municipality or region, by its name or its words."""
    name = (body or "").casefold()
    if name.endswith((" kommun", " stad")):
        return "Kommunfullmäktige"
    if name.startswith("region ") or name.endswith("regionen"):
        return "Regionfullmäktige"
    if body is not None:
        return None
    words = layout.text.casefold()
    regional, local = words.count("region"), words.count("kommun")
    if regional == local:
        return None
    return "Regionfullmäktige" if regional > local else "Kommunfullmäktige"


def _from_meeting(
    lines: tuple[TextLine, ...], assembly: str | None
) -> Iterator[tuple[str, float]]:
    """Weigh the organ that the first line about a meeting or decisions names."""
    for line in lines[:HEAD_LINES]:
        if MEETING.search(line.text):
            named = _organs(line.text[:400])
            if not named and assembly and ASSEMBLY.search(line.text):
                named = (assembly,)
            if named:
                yield named[0], 4.0
                return


def _from_proposal(layout: Layout) -> Iterator[tuple[str, float]]:
    """Weigh the organ that a proposal names first: it is written for that organ."""
    for section in layout.sections:
        if section.heading and role_of(section.heading) == "forslag":
            body = layout.text[section.body_start : section.end][:300]
            named = _organs(f"{section.heading}\n{body}")
            yield from ((name, 2.0) for name in named[:1])


def _from_parties(lines: tuple[TextLine, ...]) -> Iterator[tuple[str, float]]:
    """Weigh organs through which a party acts: "Region Ekland genom kulturnämnden"."""
    for line in lines[:80]:
        for acting in THROUGH.finditer(line.text):
            named = ORGAN.match(line.text, acting.end())
            if named:
                yield from ((name, 3.0) for name in _organs(named[0]))


def find_organ(layout: Layout, kind: DocumentType, body: str | None) -> str | None:
    """Return the organ that weighs most, None where none is named."""
    assembly = _assembly(layout, body)
    if kind in PUT_TO_ASSEMBLY and assembly:
        return assembly
    weighed = [*_from_head(layout.lines), *_from_labels(layout)]
    weighed += _from_head(split_text("\n".join(page_heads(layout))))
    weighed += _from_council(layout.lines)
    if kind == "tjansteskrivelse":
        weighed += _from_proposal(layout)
    if kind == "overenskommelse":
        weighed += _from_parties(layout.lines)
    if kind in ("interpellationssvar", "ovrigt", "overenskommelse"):
        weighed += _from_signature(layout.lines)
    if kind == "beslut-i-korthet":
        weighed += _from_meeting(layout.lines, assembly)
    for line in layout.lines[:200]:
        weighed += ((name, 0.2) for name in _organs(line.text[:2000]))
    scores: dict[str, float] = {}
    for name, weight in weighed:
        scores[name] = scores.get(name, 0.0) + weight
    for name in [name for name in scores if TWOFOLD.fullmatch(name)]:
        # Elsewhere only its last word was read as the name.
        tail = name.rpartition(" ")[2].capitalize()
        scores[name] += scores.pop(tail, 0.0)
    best, score = min(
        scores.items(), key=lambda item: (-item[1], item[0]), default=("", 0.0)
    )
    return best if score >= LEAST else _of_joint_body(layout, body)


def _of_joint_body(layout: Layout, body: str | None) -> str | None:
    """Return the board by which a joint body acts, where the text speaks of one."""
    if body is None or FORBUND.fullmatch(body) is None:
        return None
    return "Direktionen" if "irektionen" in layout.text else None
