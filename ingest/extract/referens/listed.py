"""The lists of documents that a protocol gives: Beslutsunderlag, Handlingar."""

import re
from collections.abc import Iterator
from functools import cache

from ingest import lexicon
from ingest.extract.referens.found import Found
from ingest.extract.referens.targets import document_target
from ingest.model import Document
from ingest.structure.headings import role_of

LIST_MARK = re.compile(r"^(?:[•·▪●○*–—-]\s*|o\s+|\d{1,2}[.)]\s+|[a-z][.)]\s+)")
LONGEST_ITEM = 300
JOINED = re.compile(r"(?<=\d{4})\. (?=[A-ZÅÄÖ])")
NO_ITEM = re.compile(
    r"(?i)^(?:paragrafen|justera|ordförande|sekreterare|sida \d|\d+$|handlingar|bilagor"
    r"|borttagen|inga|bilag(?:a|or)$|utdragsbestyrk)"
)
# Members' names beside each other, as they sign: "Ada Ek<tab>Bo Alm".
NAME = r"[A-ZÅÄÖ][\wé-]{1,30}(?: [A-ZÅÄÖ][\wé.-]{0,30}){0,3}(?: \([A-ZÅÄÖ]{1,3}\))?"
SIGNATURES = re.compile(
    rf"{NAME}(?:\t{NAME}){{1,3}}|[_.…][_.… \t]{{2,}}.*"
    r"|(?i:(?:beslutet?|protokollsutdrag(?:et)?|utdrag)(?: ska)? "
    r"(?:expedieras|skickas|sänds|delges)\b.*)"
)
SIGNER = re.compile(
    r"(?P<first>[A-ZÅÄÖ][a-zåäöé]+)(?:-[A-ZÅÄÖ][a-zåäöé]+)?(?: [A-ZÅÄÖ][\wåäöé-]+){1,4}"
)
# §§ under which what has come in is listed.
DELIVERED = re.compile(
    r"(?i)(?:delgivningar|delgivna handlingar|delgivningsärenden|anmälningsärenden"
    r"|meddelanden|inkomna skrivelser|inkomna handlingar)(?: 20\d\d)?"
)
DELIVERED_ITEM = re.compile(rf"(?!.{{1,6}}§)(?:{LIST_MARK.pattern})")


def _items(line: str) -> Iterator[tuple[int, str]]:
    """Yield the items of a line; after a date, point and capital a new one begins."""
    begin = 0
    for match in JOINED.finditer(line):
        yield begin, line[begin : match.start()]
        begin = match.end()
    yield begin, line[begin:]


def find_listed(document: Document) -> Iterator[Found]:
    """Yield every item under a heading such as Beslutsunderlag or Handlingar.

    Under "Delgivningar" only what a list mark opens: the rest is running text.
    """
    for section in document.sections:
        heading = section.heading or ""
        delivered = DELIVERED.fullmatch(heading) is not None
        underlag = section.kind == "rubrik" and role_of(heading) == "underlag"
        if not delivered and not underlag:
            continue
        start = section.body_start
        for line in document.text[section.body_start : section.end].split("\n"):
            if _signs(line.strip()):
                break
            if underlag or DELIVERED_ITEM.match(line.strip()):
                yield from _listed_on(line, start)
            start += len(line) + 1


def _signs(line: str) -> bool:
    """Tell whether a line is no document of the list but what follows after it."""
    if SIGNATURES.fullmatch(line):
        return True
    signer = SIGNER.fullmatch(line)
    return signer is not None and signer["first"] in _first_names()


@cache
def _first_names() -> frozenset[str]:
    return frozenset(lexicon.words("fornamn"))


def _listed_on(line: str, start: int) -> Iterator[Found]:
    """Yield the documents that one line of a list names."""
    for offset, item in _items(line):
        found = _listed(item, start + offset)
        if found is not None:
            yield found


def _listed(item: str, offset: int) -> Found | None:
    """Return one item without its list mark and final point, if it names something."""
    first = len(item) - len(item.lstrip())
    mark = LIST_MARK.match(item.strip())
    if mark:
        first += mark.end()
    name = item[first:].rstrip(" .;")
    if not 5 <= len(name) <= LONGEST_ITEM or NO_ITEM.match(name):
        return None
    start = offset + first
    target = document_target(name)
    return Found(start, start + len(name), "document", target, "ref.underlag", 0.9)
