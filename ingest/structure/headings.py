"""What a heading says of the text under it: decision, proposal, attendance ...

The wordings are data (`lexicon/rubriker.tsv`), so that extractors ask for a role
and never for a wording.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ingest import lexicon

LONGEST = 110
# What the table says of wordings that look like a role's and are none.
NO_ROLE = "ingen"
# "Enligt nämndens förslag" and "Avslag på nämndens beslut" open a sentence.
NO_ORGAN = (
    r"(?!(?:enligt|på|i|med|mot|till|om|av|för|från|vid|att|bifall|avslag|bifaller"
    r"|återremiss|ordföranden) )"
)
NUMBERING = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[A-Z][.)/]|[IVX]{1,4}\.)\s+")
DIGITS = re.compile(r"\b\d{1,2}\b")


@dataclass(frozen=True, slots=True)
class _Starred:
    """A wording with a star: `needle` is its longest fixed part."""

    pattern: re.Pattern[str]
    needle: str
    role: str


# How much of a wording's beginning its patterns are looked up by.
INDEXED = 2


@cache
def _whole() -> dict[str, str]:
    """Return the wordings without a star and their roles."""
    rows = [row for row in lexicon.table("rubriker") if "*" not in row["rubrik"]]
    return {row["rubrik"]: row["roll"] for row in reversed(rows)}


@cache
def _starred() -> tuple[tuple[str, _Starred], ...]:
    """Return the wordings with a star, in order, by what they begin with."""
    found = []
    for row in lexicon.table("rubriker"):
        parts = row["rubrik"].split("*")
        if len(parts) > 1:
            front = "" if parts[0] else NO_ORGAN
            body = f"[^.;]{{0,{LONGEST}}}".join(re.escape(part) for part in parts)
            pattern = re.compile(front + body + r"\Z")
            starred = _Starred(pattern, max(parts, key=len), row["roll"])
            found.append((parts[0][:INDEXED], starred))
    return tuple(found)


@lru_cache(maxsize=2048)
def _beginning(front: str) -> tuple[_Starred, ...]:
    """Return the starred wordings that a line with this beginning may have."""
    return tuple(s for prefix, s in _starred() if front.startswith(prefix))


@lru_cache(maxsize=8192)
def role_of(heading: str) -> str | None:
    """Return the role of a heading, or None where its wording is not known.

    >>> role_of("Kulturnämndens beslut")
    'beslut'
    >>> role_of("3.2 Förslag till beslut:")
    'forslag'
    """
    if heading.rstrip().endswith((",", ";")):
        return None
    words = " ".join(heading.split()).strip("*_# ").rstrip(": ").casefold()
    if not words or len(words) > LONGEST:
        return None
    words = NUMBERING.sub("", words) if words[0].isdigit() else words
    role = _whole().get(words) or _whole().get(DIGITS.sub("#", words))
    if role is None:
        role = next(
            (
                starred.role
                for starred in _beginning(words[:INDEXED])
                if starred.needle in words and starred.pattern.match(words)
            ),
            None,
        )
    return None if role == NO_ROLE else role


# What no heading ends in, and what opens a list item or a table row.
SENTENCE_END = tuple(".,;!…–-")
# What a heading known by its number alone does not end in either.
CLOSED = (*SENTENCE_END, "?", ":")
ITEM = re.compile(r"^(?:[•·▪●○*–—-]|o |\d{1,2}[.)]\s|[a-z][.)]\s|att\b|Att\b)")
PERSON = re.compile(
    r"\([A-ZÅÄÖ][A-Za-zåäö]{0,2}\)|@|\d{2,4}[- ]\d{2,3} \d{2}|\t|\||_{3}"
)
DATE_ONLY = re.compile(r"^[\d\s.,%/:–-]+$")


def looks_like_heading(line: str) -> bool:
    """Tell whether a line by itself has the form of a heading."""
    return (
        2 < len(line) <= 90
        and (line[0].isupper() or line[0].isdigit())
        and not line.endswith(SENTENCE_END)
        and line.count(",") <= 2
        and not ITEM.match(line)
        and not PERSON.search(line)
        and not DATE_ONLY.match(line)
    )
