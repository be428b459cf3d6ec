"""The parties to an agreement: from its title, its list of parties, its aliases."""

import re

from ingest.model import Document, Organisation
from ingest.structure.headings import role_of

OPENING = 4000
BETWEEN = re.compile(
    r"\b[Mm]ellan (?P<who>[A-ZÅÄÖ][^.\n:;]{5,220}?)(?=\s+(?:om|avseende|angående|kring|"
    r"gällande|för|rörande|har|inom)\b|[.\n:;]|$)"
)
ALIAS = re.compile(
    r"(?P<who>[A-ZÅÄÖ][\w&.: -]{2,70}?),?\s*\(?(?:org\.?\s?nr\.?[^,()]{5,20},?\s*)?"
    r"(?:\(|,\s)?(?:nedan|i det följande|fortsättningsvis|härefter)\s+"
    r"(?:kallad|kallat|kallade|benämnd|benämnt|benämns)?\s*[\"”“']?"
    r"(?P<alias>[A-ZÅÄÖa-zåäö][\w-]{2,40})"
)
# What stands beside a party's name: registration number, address, short name.
ASIDE = re.compile(
    r",?\s*\(?\b[Oo]rg(?:anisationsnummer|\.?\s?n(?:umme)?r)\.?:?\s*[\d\s-]{6,14}\)?"
    r"|,?\s*\(?\b(?:nedan|i det följande|fortsättningsvis|härefter)\b"
    r"(?: (?:kalla[dt]\w*|benäm\w+))? [\"”“']?\w+[\"”“']?\)?,?"
)
SHORT = re.compile(
    r"\s?\((?:nedan )?[\"”]?(?P<short>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{2,20})[\"”]?\)"
)
ADDRESS = re.compile(
    r"\d|@|kontaktperson|org\.?\s?nr|organisationsnummer|telefon|e-post|adress",
    re.IGNORECASE,
)


def parties_of(
    document: Document, organisations: tuple[Organisation, ...]
) -> tuple[str, ...]:
    """Return the parties' names, in the order the agreement gives them."""
    listed = _listed(document)
    between = _between(document)
    named = between if len(between) >= 2 else listed
    if len(named) < 2:
        named = [*named, *_mentioned(document, organisations)]
    return tuple(dict.fromkeys(_official(n, organisations) for n in named))[:12]


def aliases_of(document: Document) -> dict[str, str]:
    """Return what the text calls its parties ("nedan kallad Föreningen"), folded."""
    found: dict[str, str] = {}
    for match in ALIAS.finditer(document.text[: 2 * OPENING]):
        who = re.sub(r"^(?:Mellan|Och|Samt)\s+", "", match["who"].strip(" ,"))
        found.setdefault(match["alias"].lower(), who)
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


def _between(document: Document) -> list[str]:
    """Return the parties of "mellan A och B" in the title or the opening."""
    for text in (document.title, document.text[:OPENING]):
        match = BETWEEN.search(ASIDE.sub("", text or ""))
        if match is None:
            continue
        parts = re.split(r"\s*,\s+|\s+och\s+|\s+samt\s+", match["who"])
        names = [p.strip(" ,()") for p in parts if p[:1].isupper() and len(p) > 2]
        if len(names) >= 2:
            return names
    return []


def _listed(document: Document) -> list[str]:
    """Return the names that open the lines under the heading Parter."""
    names = []
    for section in document.sections:
        if not section.heading or role_of(section.heading) != "parter":
            continue
        for line in document.text[section.body_start : section.end].split("\n"):
            name = line.lstrip("•–- \t").split(",")[0].split("(")[0].strip()
            name = re.sub(r"^(?:[Mm]ellan|[Oo]ch|[Ss]amt)\s+", "", name)
            if 3 < len(name) < 80 and name[0].isupper() and not ADDRESS.search(name):
                names.append(name)
    return names[:8]


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


def _official(name: str, organisations: tuple[Organisation, ...]) -> str:
    """Return the organisation's own name where the text writes it otherwise."""
    folded = name.casefold()
    for organisation in organisations:
        if organisation.name.casefold() == folded:
            return organisation.name
    return name
