"""What a decision comes to: its outcome, read off the first deciding verb.

The verbs are data (`lexicon/utfall.tsv`). A finite verb counts anywhere in the
main clause, an infinitive only where an att-clause or point opens, so that
"uppdrag att revidera planen antecknas" is a note and no revision.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast

from ingest import lexicon
from ingest.guided import small
from ingest.model import Outcome
from ingest.needles import needles_of

DECIDED = "beslutad"
GAP = r"[^.;:]{0,80}?\b"
# Between "ger" and "i uppdrag" there may stand a long list of authorities.
WIDE_GAP = r"[^;:\n]{0,400}?\b"
# Enough for any main clause; longer points repeat their verb in sub-clauses only.
LONGEST = 1200
QUOTED = re.compile(r"[”“\"][^”“\"\n]{1,600}[”\"]|\([^()\n]{1,200}\)")
# What "som nämnden tidigare har" governs tells of another decision.
RELATIVE = re.compile(
    r"\b(?:som|vilka|vilket|vilken|där|när) (?:(?:har|hade|tidigare|nu|redan|även|inte|"
    r"också|de|den|det|detta|man|vi|kan|får|ska|[\d-]+|\w*nämnden|\w*styrelsen|\w*fullmäktige|"
    r"regeringen|riksdagen|parterna|kommunen|regionen) ){0,4}$"
)
SUBORDINATE = re.compile(r"\b(?:att|om|eftersom|medan)\b(?! justera)")
CONDITION = re.compile(r"\Aunder förutsättning att\b")
OPENING = re.compile(
    r"\A(?:\(?\d{1,3}[.)]|[a-zåäö]\)|[•·▪●○*–—-]|att\b|samt\b|och\b|dels\b|,|\s)*\s*"
    r"(?:för (?:sin|egen) del )?(?:därmed |härmed |i övrigt |samtidigt |även |också |"
    r"vidare |enhälligt |dessutom |åter )?",
    re.IGNORECASE,
)

# "Direktionen beslutar fastställa planen": the infinitive without "att".
WITHOUT_ATT = re.compile(
    r"\bbeslut(?:ar|ade|at)(?: (?:därmed|därför|enhälligt|för egen del))? (?=\w+[aå] )"
)


@dataclass(frozen=True, slots=True)
class _Verb:
    """The forms of a verb that decides; a text without `needles` has no finite one."""

    outcome: str
    finite: re.Pattern[str]
    infinitive: re.Pattern[str] | None
    needles: tuple[str, ...]


def _compiled(pattern: str, template: str) -> re.Pattern[str]:
    widened = pattern.replace("«»", GAP).replace("«…»", WIDE_GAP)
    return re.compile(template.format(widened), re.IGNORECASE)


@cache
def _verbs() -> tuple[_Verb, ...]:
    forms = (
        (row, _compiled(row["finit"], r"\b(?:{})\b")) for row in lexicon.table("utfall")
    )
    return tuple(
        _Verb(
            row["utfall"],
            finite,
            _compiled(row["infinitiv"], r"(?:{})\b") if row["infinitiv"] else None,
            tuple(needle.lower() for needle in needles_of(finite.pattern)),
        )
        for row, finite in forms
    )


@cache
def _contract() -> dict[str, str]:
    return {row["utfall"]: row["outcome"] for row in lexicon.table("utfall_kontrakt")}


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _finite(text: str) -> list[tuple[int, int, str]]:
    """Return start, end and fine outcome of the deciding finite verbs, in order."""
    found: dict[int, tuple[int, int, str]] = {}
    read = small(text)
    for verb in _verbs():
        if verb.needles and not any(needle in read for needle in verb.needles):
            continue
        for match in verb.finite.finditer(text):
            if not _in_relative(text, match):
                found.setdefault(
                    match.start(), (match.start(), match.end(), verb.outcome)
                )
    return [found[start] for start in sorted(found)]


def _in_relative(text: str, match: re.Match[str]) -> bool:
    """Tell whether a verb stands in a relative clause: "taxan som ska gälla".

    Of several words ("taxa ... gälla") the last may, though the first does not.
    """
    first, last = match.start(), text.rfind(" ", match.start(), match.end())
    if RELATIVE.search(text, max(0, first - 60), first):
        return True
    return last > first and RELATIVE.search(text, first, last + 1) is not None


def _main_verb(text: str) -> str | None:
    """Return the outcome of the main clause's deciding verb, or None.

    A verb in a sub-clause ("samt att planen upphör att gälla, antecknas") gives way
    to one that follows a comma later on.
    """
    verbs = _finite(text)
    if verbs and CONDITION.match(text.casefold()):
        verbs = verbs[1:] or verbs
    for start, _, outcome in verbs:
        clause = text[max(text.rfind(",", 0, start), 0) : start]
        if not SUBORDINATE.search(clause):
            return outcome
    return verbs[0][2] if verbs else None


def first_deciding(text: str) -> tuple[int, str] | None:
    """Return where the first deciding finite verb of `text` stands, and its outcome."""
    verbs = _finite(QUOTED.sub(_blank, text[:LONGEST]))
    return (verbs[0][0], verbs[0][2]) if verbs else None


@lru_cache(maxsize=4096)
def fine_outcome(text: str) -> str:
    """Return the outcome of a point or att-clause in the field's finer words.

    >>> fine_outcome("Taxan fastställs.")
    'fastställd'
    >>> fine_outcome("att uppdra åt förvaltningen att se över rutinen")
    'uppdrag'
    """
    plain = QUOTED.sub(_blank, text[:LONGEST])
    opening = OPENING.match(plain)
    content = plain[opening.end() :] if opening else plain
    direct = WITHOUT_ATT.search(content, 0, 200) if "beslut" in content else None
    starts = (0, direct.end()) if direct else (0,)
    for start in starts:
        for verb in _verbs():
            if verb.infinitive and verb.infinitive.match(content, start):
                return verb.outcome
    return _main_verb(content) or DECIDED


def outcome_of(fine: str) -> Outcome:
    """Return the contract's word for a fine outcome."""
    return cast("Outcome", _contract().get(fine, "ovrigt"))
