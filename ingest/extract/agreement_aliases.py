"""What an agreement calls its parties: "nedan Kommunen", "Beställare: X"."""

import re
from collections.abc import Iterator
from functools import cache

from ingest import lexicon
from ingest.language.wordsets import is_actor_word
from ingest.model import Document, Organisation

OPENING = 8000
ALIAS = re.compile(
    r"(?P<who>[A-ZÅÄÖ][\w&.: -]{2,70}?)(?:,\s[a-zåäö][^.,()\n]{5,60})?"
    r",?\s*\(?(?:org\.?\s?nr\.?[^,()]{5,20},?\s*)?"
    r"(?:\(|,\s)?(?:nedan|i det följande|fortsättningsvis|härefter)\s+"
    r"(?:kallad|kallat|kallade|benämnd|benämnt|benämns)?\s*[\"”“']?"
    r"(?P<alias>[A-ZÅÄÖa-zåäö][\w-]{2,40})"
)
SHORT = re.compile(
    r"\s?\((?:nedan )?[\"”]?(?P<short>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{2,20})[\"”]?\)"
)
# 'Ekby kommun, org.nr 000000-0000, genom kommunstyrelsen ("Kommunen")'.
CALLED = re.compile(
    r"(?P<who>[A-ZÅÄÖ][\w&.: -]{2,70}?)(?:,[^()\n\"”“]{0,90})?"
    r"\s\((?:nedan )?(?:[\"”“](?P<alias>[A-ZÅÄÖ][\w-]{2,40})[\"”“]|"
    r"(?P<kind>[a-zåäö]{3,20}(?:en|et|na|an)))\)"
)
# What ends a name in a labelled line: an address, a number, what it is beside.
NAME = re.compile(r"(?P<name>[A-ZÅÄÖa-zåäö][^\n\t,;(\d]{2,80})")


@cache
def _definite() -> dict[str, str]:
    return {row["etikett"]: row["bestamd"] for row in lexicon.table("avtalsparter")}


@cache
def _label() -> re.Pattern[str]:
    words = "|".join(sorted(_definite(), key=len, reverse=True))
    return re.compile(
        rf"^(?:[•–-]\s*)?(?:(?P<label>{words})(?:n|en)?|(?:avtals)?part)"
        r"(?:[ \u00a0](?:\d|[A-D]))?[ \u00a0]?(?::[ \u00a0\t]*|\t)",
        re.IGNORECASE | re.MULTILINE,
    )


def _heads(document: Document) -> Iterator[int]:
    """Yield where a row heads columns: "Part | Andel" above "Regionen | 40 procent"."""
    for table in document.tables:
        first, *rows = table.rows
        openings = [document.text[r[0].start : r[0].end].lower() for r in rows if r]
        named = any(is_actor_word(word) for one in openings for word in one.split())
        if first and (len(first) > 2 or named):
            yield first[0].start


def labelled(document: Document) -> Iterator[tuple[str, str]]:
    """Yield label and name of lines such as "Hyresvärd: Ekby kommun"."""
    heads = frozenset(_heads(document))
    for match in _label().finditer(document.text[:OPENING]):
        if match.start() in heads:
            continue
        named = NAME.match(document.text, match.end())
        if named is not None:
            yield (match["label"] or "").lower(), named["name"].strip(" .")


def aliases_of(document: Document) -> dict[str, str]:
    """Return what the text calls its parties, folded → the party's name."""
    found: dict[str, str] = {}
    for label, name in labelled(document):
        if label:
            found.setdefault(_definite()[label], name)
    for match in CALLED.finditer(document.text[:OPENING]):
        called = (match["alias"] or match["kind"]).lower()
        found.setdefault(called, re.sub(r"^.*\bmellan\s+", "", match["who"]))
    for match in ALIAS.finditer(document.text[:OPENING]):
        who = re.sub(r"^(?:Mellan|Och|Samt)\s+", "", match["who"].strip(" ,"))
        found[match["alias"].lower()] = re.sub(r"^.*\bmellan\s+", "", who)
    return found


def short_names(
    document: Document, organisations: tuple[Organisation, ...]
) -> dict[str, str]:
    """Return the short names that stand in brackets after a name, folded.

    "Myndigheten för ekvård (Ekma)": from then on the text may say only "Ekma".
    """
    found: dict[str, str] = {}
    for organisation in organisations:
        for mention in organisation.mentions:
            match = SHORT.match(document.text, mention.end)
            if match is None:
                continue
            short = match["short"].lower()
            initials = {word[:1] for word in organisation.name.lower().split()}
            if short[0] in initials and short != organisation.name.lower():
                found.setdefault(short, organisation.name)
    return found
