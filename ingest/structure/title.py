"""The title a person would choose for the document."""

import datetime as dt
import re
from functools import cache

from ingest import lexicon
from ingest.model import DocumentType
from ingest.structure.body import authorities
from ingest.structure.dnr import find_numbers
from ingest.structure.headings import SENTENCE_END, role_of
from ingest.structure.layout import Layout
from ingest.structure.textlines import TextLine
from ingest.structure.written_dates import written_dates

LONGEST = 300
LONGEST_TO = 90
# A line of running text is longer than this and ends in a full stop.
RUNNING = 120
# A label below the title that the file marks as one heading with it.
LABELLED = re.compile(r"\n(?=(?:Diarienummer|Diarienr|Dnr|Ärendenummer|Publicerad):)")
TO = re.compile(r"Till [a-zåäöA-ZÅÄÖ]")
SEARCHED = 25
JUNK = re.compile(
    r"(?i)^(?:microsoft word|untitled|namnlös|tagged pdf|dokument\d*|presentation\d*"
    r"|mall\b|slide|pdf|layout|skannat|scan\w*)|\.(?:docx?|pdf|indd|pptx?|xlsx?)$|_"
)
# Lines of a letterhead: labels, forms of document, addresses of sites.
LABEL = re.compile(
    r"(?i)^(?:datum|handläggare|diarienr|diarienummer|dnr|sida|till|från|vår(?:t|a)? "
    r"(?:beteckning|dnr|ref)|e(?:r|rt) (?:beteckning|dnr|ref)|typ av styrdokument"
    r"|handling \d|beslutande|protokoll\b.{0,20}$|tjänsteskrivelse$|tjänsteutlåtande$"
    r"|sammanträdes\w*|plats och tid|tid och plats|utdrag\w*|kallelse$|interpellation$"
    r"|interpellationssvar$|motion$|§ ?\d+|ärendenummer|ärendenr|yttrande$|beslut$"
    r"|mötesdatum|\d+ ?\(\d+\)$|ställ(?:d|s|t) (?:till|av)|med vänliga? hälsning\w*"
    r"|organ|version|process|giltig\w*|godkänd|gäller|dokument(?:typ|ansvarig|ägare)"
    r"|fastställ\w*|antag(?:en|et|na)|beslutad|in(?:kom|kommen)|ankom|mottaget"
    r"|beslut vid|nämndsammanträde|hyresvärd|hyresgäst|beställare|leverantör|mellan$)\b"
)
# What the text itself calls its title.
NAMED = re.compile(
    r"(?i)^(?:dokument(?:ets )?namn|ärendemening|ärenderubrik|rubrik|titel|ämne"
    r"|angående|avser|ärende)[ \t]*[:\t][ \t]*(.{5,200})$"
)
# What a web page has above its heading.
MENU = re.compile(
    r"(?i)^(?:hem|start(?:sida)?|du är här|meny|nyheter|lyssna|hoppa till)\b"
    r"(?: ?[/>›»:|].*| (?:huvud)?innehåll\w*)?$"
)
# Names of kinds of documents, which with a sender or a day still are no title.
FORM = re.compile(
    r"(?i)(?<!\w)(?:tjänste(?:skrivelse|utlåtande)|(?:sammanträdes)?protokoll(?:sutdrag)?"
    r"|(?:revisions|tillsyns|slut)?rapport|riktlinje(?:r)?|policy|rutin|kallelse"
    r"|(?:lokal )?författningssamling|(?:samråds|gransknings|antagande)handling"
    r"|press(?:information|meddelande)|nyhetsbrev|regeringsbeslut(?: [IVX]+ ?:? ?\d+"
    r"| \d+)?|beslutsunderlag|missiv|skrivelse|styrdokument|medborgarförslag|motion"
    r"|interpellation(?:ssvar)?|föredragningslista|kungörelse|underrättelse|utkast"
    r"|bilaga \w{1,3}|datum|dnr|diarienummer|diarienr|handläggare|sida|sid|remiss"
    r"|\w+departementet|tillhör|nr|(?:ej |o)?justera[dt])(?!\w)"
)
# A person by herself, her name perhaps with a party; an address.
PERSON = re.compile(
    r"([A-ZÅÄÖ][\wé]{1,20})(?:-[A-ZÅÄÖ][\wé]{1,20})?(?: [A-ZÅÄÖ][\wé-]{1,25}){1,2}"
    r"(?: \([A-ZÅÄÖ]\w{0,4}\))?$"
)
ADDRESS = re.compile(
    r"(?i)\b\d{3} \d\d [A-ZÅÄÖ]{3}|^box \d|^(?:telefon|tfn|fax|e-?post|mejl|webb"
    r"|besöksadress|postadress|org\.? ?nr)\b"
)
# A form's opening that says who asks whom, and not about what.
ADDRESSED = re.compile(
    r"(?i)^(?:interpellation|(?:enkel |skriftlig )?fråga|motion)"
    r" (?:till|från|av|ställd)\b"
    r"(?!.*(?: om |angående|gällande|rörande|beträffande|:))"
)
PAPER = re.compile(
    r"(?i)tjänsteskrivelse|tjänsteutlåtande|protokollsutdrag|beslutsunderlag|motion"
    r"|interpellation|interpellationssvar|författningssamling|tillsynsrapport"
)
FORM_LINES, SHORT = 6, 40
# So much of a title tells that a line further down is the title again.
REPEATED = 40
PAGE_OF = re.compile(r"\d{1,3} ?(?:\(\d{1,4}\)|av \d{1,4})")
# A line that ends in one of these goes on in the next.
OPEN = re.compile(
    r"(?i)\b(?:och|eller|samt|i|på|av|för|om|med|till|från|vid|mot|under|inom|över"
    r"|mellan|en|ett|den|det|att|som|enligt)$|-$"
)
SITE = re.compile(r"(?i)^(?:www\.)?[\wåäö.-]+\.(?:se|nu|eu|com|org)$")
TAIL = re.compile(
    r"(?<![\s|–-])[\s|–-]++"
    r"(?:[A-ZÅÄÖ][\wåäö]+(?:s)? (?:kommun|stad)|Region [A-ZÅÄÖ]\w+)$"
)
# A line of these and nothing more is the letterhead's sender.
SENDER = re.compile(
    r"(?:[A-ZÅÄÖ]\w{2,20}(?: [A-ZÅÄÖ]\w{2,20})?regionen"
    r"|[A-ZÅÄÖ][\wé-]{1,30} (?:[Kk]ommun|KOMMUN|[Ss]tad|STAD)|Region [A-ZÅÄÖ]\w{1,30}"
    r"|REGION [A-ZÅÄÖ]{2,30}|(?:[A-ZÅÄÖ][\wåäö]{1,25}- och )?[A-ZÅÄÖa-zåäö]{3,40}"
    r"(?i:förvaltningen|kontoret|avdelningen|nämnden|styrelsen|fullmäktige|förvaltning"
    r"|enheten|sektionen))"
)


def _clean(text: str) -> str:
    return " ".join(text.split()).strip("#*•· ").rstrip(":")


def _is_dateline(line: str) -> bool:
    """Tell whether a line is a date and hardly anything else."""
    dates = written_dates(line)
    return bool(dates) and len(line) - (dates[0].end - dates[0].start) < 15


def _is_name(line: str) -> bool:
    """Tell whether a line is a person's name and nothing else."""
    first = PERSON.match(line)
    return first is not None and first[1].casefold() in _first_names()


@cache
def _first_names() -> frozenset[str]:
    return frozenset(name.casefold() for name in lexicon.words("fornamn"))


def _says_more(line: str) -> bool:
    """Tell whether a line is more than senders, days, numbers and kinds of paper.

    >>> _says_more("Ekby stad Tjänsteutlåtande 2024-03-04 Dnr KS 2024/118")
    False
    """
    if _is_name(line) or line.casefold() in authorities():
        return False
    rest = SENDER.sub(" ", FORM.sub(" ", PAGE_OF.sub(" ", line)))
    if any(c.isdigit() for c in rest):
        spans = [(w.start, w.end) for w in written_dates(rest)]
        spans += [(n.start, n.end) for n in find_numbers(rest, cued=True)]
        for start, end in spans:
            rest = rest[:start] + " " * (end - start) + rest[end:]
    rest = rest.strip(" ,|\t–-/")
    return sum(c.isalpha() for c in rest) > 3 and rest.casefold() not in _places()


@cache
def _places() -> frozenset[str]:
    """Return the places that a sender's name may end in: "Patientnämnden Ekland"."""
    kommuner = [row["place"] for row in lexicon.table("kommuner")]
    regioner = [row["name"] for row in lexicon.table("regioner")]
    names = (*kommuner, *regioner, *(n.removeprefix("Region ") for n in regioner))
    return frozenset(name.casefold() for name in names)


def _can_be_title(line: str, organ: str | None) -> bool:
    return (
        3 < len(line) <= LONGEST
        and any(c.isalpha() for c in line)
        and not LABEL.match(line)
        and not SITE.match(line)
        and not MENU.match(line)
        and not ADDRESS.search(line)
        and not ADDRESSED.match(line)
        and not (organ and line.casefold() == organ.casefold())
        and (len(line) > 30 or role_of(line) is None)
        and not _is_dateline(line)
        and _says_more(line)
    )


def _from_marks(layout: Layout, organ: str | None) -> str | None:
    """Return the file's own first heading that can be a title."""
    headings = [m for m in layout.marks if m.kind == "heading" and m.start < 3000]
    top = min((m.level for m in headings), default=0)
    for mark in headings[:4]:
        block = layout.text[mark.start : mark.end]
        line = _clean(LABELLED.split(block.partition("\n\n")[0])[0])
        if mark.level <= top + 1 and _can_be_title(line, organ):
            return line
    return None


def _telling_cells(row: str, organ: str | None) -> str:
    """Return a row without the cells that by themselves are no title."""
    cells = row.split("\t")
    if len(cells) == 1:
        return row
    return " ".join(cell for cell in cells if _can_be_title(_clean(cell), organ))


def _form_at(lines: tuple[TextLine, ...]) -> int:
    """Return where the letterhead says what paper it is; above are its senders."""
    for index, line in enumerate(lines[:FORM_LINES]):
        if any(PAPER.fullmatch(cell) for cell in line.text.split("\t")):
            return index
    return 0


def _from_lines(lines: tuple[TextLine, ...], organ: str | None) -> str | None:
    """Return the first line that is no letterhead, joined with what it breaks into."""
    below = _form_at(lines)
    for index, line in enumerate(lines[:SEARCHED]):
        if index < below and len(line.text) < SHORT:
            continue
        if len(line.text) > RUNNING and line.text.endswith("."):
            # Running text has begun; what follows is its parts and who signs it.
            return None
        named = NAMED.match(line.text)
        if named:
            return _clean(named[1])
        text = _clean(_telling_cells(line.text, organ))
        if not _can_be_title(text, organ) or text.endswith(SENTENCE_END):
            continue
        for following in lines[index + 1 : index + 4]:
            more = _clean(following.text)
            broken = not following.gap and len(text) + len(more) < 200
            goes_on = more[:1].islower() or OPEN.search(text) or len(line.text) > 70
            stops = more.endswith(SENTENCE_END) or not _can_be_title(more, organ)
            if not (broken and goes_on) or stops:
                break
            text = f"{text} {more}"
        return text
    return None


def _unglued(title: str, text: str) -> str:
    """Return a title without the sentence set against it, by where it stands again.

    "… om köttet Ordföranden har lämnat …" and below "… om köttet I början av …".
    """
    first = text.find(title[:REPEATED])
    again = text.find(title[:REPEATED], first + 1)
    if len(title) <= REPEATED or first < 0 or again < 0:
        return title
    rest = text[again : again + len(title)]
    alike = next(
        (i for i, (a, b) in enumerate(zip(title, rest, strict=False)) if a != b), 0
    )
    parts = title[alike : alike + 1].isupper() and rest[alike].isupper()
    return title[:alike].rstrip() if parts and title[alike - 1] == " " else title


def find_title(
    layout: Layout, kind: DocumentType, organ: str | None, date: dt.date | None
) -> str:
    """Return the document's title, with a capital; "" where it has none."""
    title = _title(layout, kind, organ, date)
    return title[:1].upper() + title[1:] if title[1:2].islower() else title


def _title(
    layout: Layout, kind: DocumentType, organ: str | None, date: dt.date | None
) -> str:
    if kind in ("protokoll", "kallelse") and organ:
        day = f" {date.isoformat()}" if date else ""
        return f"{organ}, {kind}{day}"
    if kind == "protokollsutdrag":
        for section in layout.sections:
            if section.kind == "paragraf" and section.heading:
                return section.heading
    stated = TAIL.sub("", _clean(layout.metadata.get("title", "")))
    found = _from_marks(layout, organ) or _from_lines(layout.lines, organ)
    if stated and not JUNK.search(stated) and _can_be_title(stated, organ):
        # A web page's own heading beats the browser tab's, if they agree.
        return found if found and found.casefold() in stated.casefold() else stated
    if found:
        found = _unglued(found, layout.text)
        return found.capitalize() if found.isupper() and " " not in found else found
    # A letter without a heading is known by whom it is to.
    first = [line.text for line in layout.lines[:SEARCHED]]
    to = [text for text in first if TO.match(text) and len(text) < LONGEST_TO]
    return _clean((to or first or [""])[0])[:LONGEST]
