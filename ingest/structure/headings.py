"""What a heading says of the text under it: decision, proposal, attendance ...

The wordings are data (`lexicon/rubriker.tsv`), so that extractors ask for a role
and never for a wording.
"""

import re
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


@cache
def _wordings() -> tuple[dict[str, str], tuple[tuple[re.Pattern[str], str], ...]]:
    """Return whole wordings in a dictionary and those with a star as patterns."""
    whole: dict[str, str] = {}
    patterns = []
    for row in lexicon.table("rubriker"):
        wording, role = row["rubrik"], row["roll"]
        if "*" in wording:
            parts = [re.escape(part) for part in wording.split("*")]
            front = "" if parts[0] else NO_ORGAN
            patterns.append((re.compile(front + "[^.;]*".join(parts) + r"\Z"), role))
        else:
            whole.setdefault(wording, role)
    return whole, tuple(patterns)


@lru_cache(maxsize=4096)
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
    whole, patterns = _wordings()
    role = whole.get(words) or whole.get(DIGITS.sub("#", words))
    if role is None:
        role = next((role for pattern, role in patterns if pattern.match(words)), None)
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
