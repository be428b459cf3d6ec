"""The parties to an agreement, in the ways that agreements name them.

In turn: "mellan A och B" in the title, labels ("Beställare: A"), the lines under
the heading Parter or a table's head, and the opening's own words ("har träffats
mellan A och B", "A har slutit en överenskommelse med B", "Parter är A och B").
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from ingest.extract.agreement_aliases import labelled
from ingest.model import Document, Organisation
from ingest.structure.headings import role_of

OPENING = 4000
LONGEST = 400
MOST = 12
# What stands beside a party's name: registration number, short name, who acts for it.
ASIDE = re.compile(
    r",?\s{0,9}\(?\b[Oo]rg(?:anisationsnummer|anisationsnr|\.?\s?n(?:umme)?r)\.?:?"
    r"\s*[\d\s-]{6,14}\)?"
    r"|,?\s{0,9}\(?\b(?:nedan|i det följande|fortsättningsvis|härefter|hädanefter)\b"
    r"(?:\s(?:kalla[dt]\w*|benäm\w+))?\s?[\"”“']?[\w-]+[\"”“']?\)?,?"
    r"|,?\s{0,9}å (?:ena|andra) sidan,?|\([^()\n]{1,60}\)"
    r"|,?\s{0,9}(?:genom|företrädd\w* av|via)\s"
    r"(?:(?:dess|sin|sitt|sina)\s)?[^,\n]{3,60}?"
    r"(?=,|\soch\s|\ssamt\s|\s(?:om|har|är)\s|[.\n]|$)"
)
BETWEEN = re.compile(r"\b[Mm]ellan(?:\s+(?:parterna|undertecknade))?[:,]?\s+")
ARE = re.compile(
    r"\b(?:[Aa]vtals)?[Pp]art(?:er|erna)\s"
    r"(?:(?:i|till|för)\s[^.\n:]{3,60}?\s)?är[: ]\s*"
    r"|\b(?:[Aa]vtals)?[Pp]art(?:er|erna):[ \u00a0\t]*"
    r"|\b[Uu]ndertecknade(?:\sparter)?,?\s"
)
STRUCK = re.compile(
    r"(?P<who>[A-ZÅÄÖ][^.\n:;]{2,160}?)\s+(?:har|hade)\s(?:\w+\s){0,2}?"
    r"(?:slutit|träffat|ingått|tecknat|kommit\söverens|enats|undertecknat)\s"
    r"(?:[^.\n:;]{0,80}?(?:\bmed\s(?=[A-ZÅÄÖ])))?"
)
# Where a list of parties ends.
STOP = re.compile(
    r"\s{1,9}(?:om|avseende|angående|kring|gällande|för|rörande|har|hade|inom|är|ingås|"
    r"träffas|sluts|tecknas|i syfte|som|vilk\w+|ska|till|följande|detta|denna|den|"
    r"träffat|ingått|under)\b|[.:;]|\n"
)
# "kommunerna Ekby, Lid och Norrby": each is named without what it is.
TOGETHER = re.compile(
    r"(?:kommunerna|regionerna|nämnderna|föreningarna|församlingarna)\s+"
)
PARTED = re.compile(
    r"\s{0,9},\s*+(?:och\s|samt\s)?|\s{1,9}(?:och|samt)\s++|\s{0,9}\n\s*+"
)
NAMED_WHOLE = re.compile(r"[A-ZÅÄÖ][\w&-]*(?: (?:i|och|för|av|[A-ZÅÄÖ][\w&-]*)){1,6}")
# A block of lines that is one sentence: "A, org.nr 1, nedan\nKommunen, och B.".
SENTENCE = re.compile(r"(?:[^\n.]{20,160}\n){1,6}[^\n.]{3,160}\.(?=\s)")
# "länets fem kommuner" are a party together, none of them by name.
GROUP = re.compile(r"(?:länets|regionens|samtliga|de)\s(?:\w+\s)?kommuner\b")
GENERIC = re.compile(
    r"(?:staten|regeringen|föreningen|stiftelsen|bolaget|kommunen|regionen|"
    rf"länsstyrelsen|församlingen)\b|{GROUP.pattern}",
    re.IGNORECASE,
)
# "1.1 Ekby kommun", "a) Ekby kommun", "• Ekby kommun": what opens the line.
NUMBER = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2}){0,2}[.)]?|[a-zåäö][.)]|[•–-])\s+")
# "Ekby kommun, nedan kommunen. Föreningen Lid, nedan föreningen."
SENTENCE_END = re.compile(r"(?<=[a-zåäö)”\"])\.\s+(?=[A-ZÅÄÖ])")
# The head of a table's first column.
HEADS = re.compile(r"\s*(?:[Aa]vtals)?[Pp]art(?:er|erna)?:?\s*")
# "Förbundet och Staden kallas nedan Parterna": none of them is named there.
CALLED = re.compile(r"\b(?:kallas|benämns|betecknas)\b")
ADDRESS = re.compile(
    r"\d|@|kontaktperson|org\.?\s?nr|organisationsnummer|telefon|e-post|adress",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Names:
    """The organisations of the document, by where they stand and what they are."""

    text: str
    organisations: tuple[Organisation, ...]

    def opening(self) -> str:
        """Return the opening with what stands beside the names blotted out."""
        return ASIDE.sub(lambda m: " " * len(m[0]), self.text[:OPENING])

    def within(self, start: int, end: int) -> list[tuple[int, int, Organisation]]:
        return sorted(
            (m.start, m.end, one)
            for one in self.organisations
            for m in one.mentions
            if start <= m.start and m.end <= end
        )


def parties_of(
    document: Document, organisations: tuple[Organisation, ...]
) -> tuple[str, ...]:
    """Return the parties' names, in the order the agreement gives them."""
    names = _Names(document.text, organisations)
    best: list[str] = []
    for way in WAYS:
        found = list(dict.fromkeys(way(document, names)))
        if len(found) >= 2:
            return tuple(found[:MOST])
        best = best or found
    best += _mentioned(document, organisations)
    return tuple(dict.fromkeys(best))[:MOST]


def _titled(document: Document, names: _Names) -> Iterator[str]:
    """Yield the parties of "mellan A och B" in the title."""
    at = names.text.find(document.title) if document.title else -1
    match = BETWEEN.search(document.title or "")
    if at >= 0 and match is not None:
        end = at + len(document.title)
        yield from _listed_in(names, at + match.end(), end)


def _labelled(document: Document, names: _Names) -> Iterator[str]:
    for _, name in labelled(document):
        yield _official(re.split(r"\s(?:genom|c/o)\s", name)[0].strip(), names)


def _under_heading(document: Document, names: _Names) -> Iterator[str]:
    """Yield the names that open the lines under the heading Parter."""
    for section in document.sections:
        if not section.heading or role_of(section.heading) != "parter":
            continue
        body = names.text[section.body_start : section.end]
        if BETWEEN.search(body) or ARE.search(body):
            continue
        at = section.body_start
        for part in re.split(r"(\n+)", SENTENCE.sub(_on_one_line, body)):
            yield from _on_line(names, at, part)
            at += len(part)


def _on_one_line(sentence: re.Match[str]) -> str:
    """Return a sentence that fills a block of lines without its line breaks."""
    return sentence[0].replace("\n", " ")


def _tabled(document: Document, names: _Names) -> Iterator[str]:
    """Yield the names in the first column of a table that is headed "Part"."""
    for table in document.tables:
        head = table.rows[0][0] if table.rows and table.rows[0] else None
        if head is None or not HEADS.fullmatch(names.text[head.start : head.end]):
            continue
        for cell in (row[0] for row in table.rows[1:] if row):
            if names.within(cell.start, cell.end):
                said = names.text[cell.start : cell.end]
                yield from _in_sentence(names, cell.start, said)


def _on_line(names: _Names, at: int, line: str) -> Iterator[str]:
    """Yield the parties that each sentence of a line names."""
    if "\t" in line:
        yield from _in_cells(names, at, line)
        return
    opened = NUMBER.match(line)
    begin = opened.end() if opened else 0
    cuts = [match.end() for match in SENTENCE_END.finditer(line, begin)]
    for start, end in pairwise((begin, *cuts, len(line))):
        yield from _in_sentence(names, at + start, line[start:end])


def _in_cells(names: _Names, at: int, line: str) -> Iterator[str]:
    """Yield the party of a row: "Kommunen, Ekby kommun", "Ekby kommun, 212000-0000"."""
    cells = [(at + c.start(), c[0]) for c in re.finditer(r"[^\t]+", line)]
    known = [c for c in cells if names.within(c[0], c[0] + len(c[1]))]
    for start, cell in (known or cells)[:1]:
        opened = NUMBER.match(cell)
        begin = opened.end() if opened else 0
        yield from _in_sentence(names, start + begin, cell[begin:])


def _in_sentence(names: _Names, at: int, said: str) -> Iterator[str]:
    """Yield the parties known that are named, or the name that fills or opens it."""
    known = {one.name for _, _, one in names.within(at, at + len(said))}
    if known and not (len(known) == 1 and NAMED_WHOLE.fullmatch(said.strip())):
        found = list(_listed_in(names, at, at + len(said), said))
        yield from (name for name in found if name in known or GROUP.match(name))
        return
    name = said.partition(",")[0].partition("(")[0].strip(" \t.")
    name = re.sub(r"^(?:[Oo]ch|[Ss]amt)\s+", "", name)
    if not known and CALLED.search(said):
        return
    if 3 < len(name) < 80 and name[0].isupper() and not ADDRESS.search(name):
        yield _official(name, names)


def _told(_: Document, names: _Names) -> Iterator[str]:
    """Yield the parties that the opening names in a sentence."""
    opening = names.opening()
    for pattern in (BETWEEN, ARE):
        for match in pattern.finditer(opening):
            found = list(_listed_in(names, match.end(), match.end() + LONGEST))
            if len(found) >= 2:
                yield from found
                return


def _struck(_: Document, names: _Names) -> Iterator[str]:
    """Yield the parties of "A har slutit en överenskommelse med B"."""
    match = STRUCK.search(names.opening())
    if match is not None:
        yield from _listed_in(names, match.start("who"), match.end("who"))
        if match[0].endswith("med "):
            yield from _listed_in(names, match.end(), match.end() + LONGEST)


Way = Callable[[Document, _Names], Iterator[str]]
WAYS: tuple[Way, ...] = (
    *(_titled, _labelled, _under_heading, _tabled),
    *(_told, _struck),
)


def _listed_in(
    names: _Names, start: int, end: int, written: str | None = None
) -> Iterator[str]:
    """Yield the names of a list "A, B och C" that begins at `start`.

    Names that are known are set aside first, so that "Barn- och ungdomsnämnden" is
    not cut and "Myndigheten för ekvård" does not end the list.
    """
    text = written or names.text[start:end]
    known = names.within(start, start + len(text))
    hidden = list(text)
    for number, (begin, stop, _) in enumerate(known):
        for at in range(begin - start, stop - start):
            hidden[at] = chr(0xE000 + min(number, 0xFF))
    masked = ASIDE.sub(lambda m: " " * len(m[0]), "".join(hidden))
    ended = STOP.search(masked.rstrip("\n"), len(masked) - len(masked.lstrip()))
    masked = masked[: ended.start()] if ended else masked
    previous: Organisation | None = None
    for part in PARTED.split(masked):
        sign = next((ord(c) - 0xE000 for c in part if "\ue000" <= c <= "\ue0ff"), None)
        bare = TOGETHER.sub("", part.strip(' ,()”"'))
        if sign is None:
            if len(bare) > 2 and (bare[0].isupper() or GENERIC.match(bare)):
                yield _official(bare, names)
            continue
        one = known[sign][2]
        # "Ekby kommun, socialförvaltningen": a part of the party before.
        if not (one.kind == "organ" and previous is not None):
            before = bare[: bare.find(chr(0xE000 + sign))]
            generic = GENERIC.match(before) is not None
            yield f"{before}{one.name}" if generic else one.name
            previous = one if one.kind in ("kommun", "region") else previous


def _mentioned(
    document: Document, organisations: tuple[Organisation, ...]
) -> list[str]:
    """Return the body itself and the organisation most often named beside it."""
    body = [document.body] if document.body else []
    others = [
        o
        for o in organisations
        if o.kind in ("forening", "stiftelse", "kommun", "region", "foretag")
        and o.name != document.body
    ]
    others.sort(key=lambda o: (-len(o.mentions), o.name))
    return [*body, *(o.name for o in others[:1] if len(o.mentions) > 2)]


def _official(name: str, names: _Names) -> str:
    """Return the organisation's own name where the text writes it otherwise."""
    folded = name.casefold()
    for organisation in names.organisations:
        if organisation.name.casefold() == folded:
            return organisation.name
    return name
