"""Documents pointed at by name: quoted titles, plans, policies, attachments."""

import re
from collections.abc import Iterator
from itertools import chain

from ingest import lexicon
from ingest.extract.referens.found import Found
from ingest.extract.referens.fragments import DAY, ISO_DATE, YEAR
from ingest.extract.referens.named_patterns import bearers, patterns
from ingest.extract.referens.naming import before_verb, is_verb
from ingest.extract.referens.targets import document_target
from ingest.guided import text_of
from ingest.model import Document

QUOTED = re.compile(
    r"\b(?:[A-ZÅÄÖ][\w:]{1,40}s )?(?i:\w{0,40}(?:rapport|skrift|strategi|policy"
    r"|riktlinje|plan|program|promemoria|utredning|betänkande|handbok|vägledning"
    r"|dokument)\w{0,9}),? "
    rf"[”\"“»][^”\"»\n]{{3,150}}[”\"»](?:,? {YEAR})?"
)
HANDLING = re.compile(
    r"\b(?:(?:KF|kommunfullmäktiges|Kommunfullmäktiges) )?[Hh]andling(?:en)? "
    r"(?:nr )?(?:19|20)\d{2}(?::| nr )\d{1,4}\b|\b(?:19|20)\d{2} nr \d{1,4}\b"
)
ATTACHED = re.compile(r"(?m)^Bilag(?:a|or)(?: \d{1,2})?: (?P<name>[A-ZÅÄÖ].{4,200})$")
BILAGA = re.compile(
    r"\b[Bb]ilaga \d{1,2}\b(?: till [a-zåäö]+s (?:tjänsteutlåtande|tjänsteskrivelse"
    r"|skrivelse|yttrande|rapport))?"
)
DATED = re.compile(
    r"\b(?:[A-ZÅÄÖa-zåäö]{2,40}s )?(?i:\w{0,30}(?:yrkande|yttrande|tjänsteutlåtande"
    r"|tjänsteskrivelse|skrivelse|promemoria|reservation|protokollsutdrag|remissvar"
    r"|rapport|medborgarförslag|interpellationssvar))"
    r"(?: från [A-ZÅÄÖ]\w{0,30}(?:(?:, | och )[A-ZÅÄÖ]\w{0,30}){0,7})?(?: från)?"
    rf"(?: daterad[et]?)? (?:{DAY} {YEAR}|{ISO_DATE})"
)
# Documents that speak of themselves by what they are ("planen", "policyn").
_DATED_RULES = frozenset({"ref.daterad-handling", "ref.dokument-ar"})
_TITLES = frozenset({"ref.dokument-titel", "ref.dokument-parter"})
_NAMES_ITSELF = frozenset({"plan", "policy", "overenskommelse", "rapport"})


def _is_own(document: Document, rule: str, match: re.Match[str], words: str) -> bool:
    """Tell whether the words name the document itself, or head a part of it."""
    text = document.text
    title = (document.title or "").casefold()
    if rule == "ref.dokument-ensam":
        return (
            document.type in _NAMES_ITSELF and words.casefold().rstrip("net") in title
        )
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    end = start + len(words)
    shouted = rule in _DATED_RULES and words.partition(" ")[0].isupper()
    if not shouted and rule not in _TITLES:
        return False
    if title and words.casefold() in title and document.type in _NAMES_ITSELF:
        return True
    # A line of its own is a heading; a decision goes on with what is done with it.
    opens = text[max(0, start - 1) : start] in ("", "\n")
    rest = text[end : end + 120].partition("\n")[0].split()
    return opens and not any(is_verb(word.strip(".,")) for word in rest)


def find_named(document: Document) -> Iterator[Found]:
    """Yield documents named in running text."""
    text = document.text
    not_names = frozenset(lexicon.words("dokumentord_ej"))
    ready = text_of(text)
    quoted = ready.lines_with(("”", '"', "“", "»"))
    dated = ready.lines_with(("19", "20"))
    bearing = set(ready.lines_with(bearers()))
    simple = (
        (QUOTED, "ref.citerad", 0.85, quoted),
        (HANDLING, "ref.handling", 0.9, dated),
        (DATED, "ref.daterad-handling", 0.8, dated),
        (BILAGA, "ref.bilaga", 0.8, ready.lines_with(("ilaga ",))),
    )
    named = [
        (pattern, rule, sure, sorted(bearing.intersection(ready.lines_with(signs))))
        for pattern, rule, sure, signs in patterns()
    ]
    for pattern, rule, confidence, lines in (*simple, *named):
        for match in chain.from_iterable(pattern.finditer(text, *at) for at in lines):
            words = match[0].strip()
            if rule.startswith("ref.dokument-"):
                words = before_verb(words, 2)
            if not words or words.casefold() in not_names:
                continue
            if _is_own(document, rule, match, words):
                continue
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            yield Found(
                start,
                start + len(words),
                "document",
                document_target(words),
                rule,
                confidence,
            )
    for match in ATTACHED.finditer(text):
        name = match["name"].rstrip(" .")
        start = match.start("name")
        end = start + len(name)
        target = document_target(name)
        yield Found(start, end, "document", target, "ref.bilagd", 0.85)
    for name in lexicon.words("dokumentnamn"):
        if name not in text:
            continue
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            yield Found(
                match.start(),
                match.end(),
                "document",
                document_target(name),
                "ref.dokumentnamn",
                0.8,
            )
