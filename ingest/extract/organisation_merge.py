"""Which namings within one document are the same organisation."""

import re
from collections import Counter
from functools import lru_cache

from ingest.extract.context import Context
from ingest.extract.organisation_lexicon import long_forms
from ingest.extract.organisation_shorter import short_forms
from ingest.extract.organisation_words import Found
from ingest.model import Mention, Organisation

ALIAS_AFTER = re.compile(
    r"[ \u00a0]?\((?:nedan(?: kallad| kallat)?|i det följande|hädanefter|härefter)?"
    r"[ \u00a0]?[”\"]?([A-ZÅÄÖ][\w-]{1,14})[”\"]?\)"
)
ALIAS_BEFORE = re.compile(r"(?<![\w-])([A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{1,7}) \(\Z")


@lru_cache(maxsize=1 << 14)
def key(name: str) -> str:
    """Return a name as it is compared: no case, no genitive, no "i"."""
    words = re.sub(r"[\W_]+", " ", name).casefold().split()
    if len(words) > 2 and words[0] == "länsstyrelsen":
        words = [w for w in words if w not in {"i", "län"}]
        words[-1] = words[-1].removesuffix("s")
    if len(words) > 1 and words[0].endswith("nämnd"):
        words[0] += "en"
    # A genitive more or less ("Inköp(s) och …") is the same name.
    return " ".join(word.removesuffix("s") for word in words)


def merge(context: Context, found: list[Found]) -> tuple[Organisation, ...]:
    """Group the hits by name and fold abbreviations into the full names."""
    groups: dict[str, list[Found]] = {}
    coded: dict[str, str] = {}
    for hit in found:
        name = key(hit.name)
        if hit.code is not None:
            name = coded.setdefault(hit.code, name)
        groups.setdefault(name, []).append(hit)
    names = _declared(context.text, groups)
    aliases = {key(n): full for full, short in names.items() for n in short}
    aliases = _known(groups) | aliases
    aliases = short_forms(groups) | aliases
    for short in sorted(aliases, key=lambda form: (len(form), form)):
        full = _target(short, aliases, groups)
        if short in groups and full in groups and short != full:
            hits = groups.pop(short)
            names.setdefault(full, []).extend(hit.name for hit in hits)
            groups[full] += hits
    made = [
        _organisation(context, hits, tuple(names.get(name, ())))
        for name, hits in groups.items()
    ]
    return tuple(sorted(made, key=lambda o: (o.mentions[0].start, o.name)))


def _target(short: str, aliases: dict[str, str], groups: dict[str, list[Found]]) -> str:
    """Return the name at the end of the chain of aliases."""
    full = aliases[short]
    for _ in range(len(aliases)):
        if full in groups or full not in aliases:
            break
        full = aliases[full]
    return full


def _declared(text: str, groups: dict[str, list[Found]]) -> dict[str, list[str]]:
    """Return full name → the short names the document itself gives it."""
    names: dict[str, list[str]] = {}
    for full, hits in groups.items():
        for hit in hits:
            after = ALIAS_AFTER.match(text, hit.end)
            before = ALIAS_BEFORE.search(text, max(0, hit.start - 12), hit.start)
            for match in (after, before):
                if match is not None and key(match.group(1)) != full:
                    names.setdefault(full, []).append(match.group(1))
    return names


def _known(groups: dict[str, list[Found]]) -> dict[str, str]:
    """Return short name → full name for pairs that the lexicon knows."""
    aliases: dict[str, str] = {}
    for short, names in long_forms().items():
        for name in names:
            if key(name) in groups and key(name) != key(short):
                aliases.setdefault(key(short), key(name))
    counties = [name for name in groups if name.startswith("länsstyrelsen ")]
    if len(counties) == 1:
        aliases["länsstyrelsen"] = counties[0]
    return aliases


def _organisation(
    context: Context, hits: list[Found], aliases: tuple[str, ...]
) -> Organisation:
    main = [hit for hit in hits if hit.name not in aliases] or hits
    forms = Counter(hit.name for hit in main)
    name = " ".join(min(forms, key=lambda form: (-forms[form], form)).split())
    best = max(main, key=lambda hit: (hit.confidence, -hit.start))
    return Organisation(
        name=name,
        kind=best.kind,
        mentions=tuple(
            Mention(h.start, h.end, context.document.page_of(h.start))
            for h in sorted(hits, key=lambda h: h.start)
        ),
        code=next((h.code for h in main if h.code), None),
        parent=next((h.parent for h in main if h.parent), None),
        aliases=tuple(sorted(set(aliases))),
        rule=best.rule,
        confidence=best.confidence,
    )
