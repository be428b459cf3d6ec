"""What kind of answer a question asks for, and how far a text gives one.

"Hur många ...?" wants a number, "När ...?" a time, "Varför ...?" a cause and
"Har nämnden ...?" a yes or no. The wordings are data.
"""

import re
from dataclasses import dataclass
from functools import cache

from ingest import lexicon
from ingest.model import AnswerStatus

POLAR = re.compile(
    r"(?:\d{1,2}[.)]\s*)?(?:avser|kommer|är|har|hade|kan|tänker|ämnar|planerar|finns|"
    r"ska|skall|anser|tycker|stämmer|vill|delar|bör|får|innebär|behöver|pågår|sker|"
    r"håller|ser|instämmer)\b",
    re.IGNORECASE,
)
DIRECT = re.compile(r"\b(?:ja|nej|jo)\b(?=[,.:!]| det)", re.IGNORECASE)
# The first words of a reply that say yes or no.
OUTRIGHT = re.compile(
    r"(?:\W|svar\b)*(?:(?:ja|nej|jo|absolut|självklart|naturligtvis|inte heller)\b|"
    r"det (?:stämmer|gör|har|är|finns|kommer|kan|ska) (?:det|vi|jag|inte|att|nämnden|"
    r"riktigt|korrekt|självklart)\b|det stämmer\b|(?:korrekt|stämmer)[.,])",
    re.IGNORECASE,
)
DENIED = re.compile(r"\b(?:inte|ingen|inga|inget|aldrig)\b", re.IGNORECASE)
# A reply of so few sentences that declines has nothing else to say.
SHORT = 2


@dataclass(frozen=True, slots=True)
class _Kind:
    asked: re.Pattern[str]
    told: re.Pattern[str]
    # Whether no answer is full without it.
    needed: bool


@cache
def _kinds() -> tuple[_Kind, ...]:
    return tuple(
        _Kind(
            re.compile(row["fråga"], re.IGNORECASE),
            # A place is known by its capital letter.
            re.compile(row["svar"], 0 if row["typ"] == "plats" else re.IGNORECASE),
            row["krav"] == "ja",
        )
        for row in lexicon.table("svarstyper")
    )


@cache
def _evasions(effect: str) -> re.Pattern[str]:
    rows = lexicon.table("svar_undan")
    return re.compile(
        "|".join(row["mönster"] for row in rows if row["verkan"] == effect),
        re.IGNORECASE,
    )


def is_polar(question: str) -> bool:
    """Tell whether a question is answered by yes or no."""
    return POLAR.match(question) is not None


def gives_its_kind(question: str, text: str) -> bool | None:
    """Tell whether a text holds what the question asks for; None where any text may.

    >>> gives_its_kind("Hur många platser saknas?", "Sjutton platser, alltså 17.")
    True
    >>> gives_its_kind("När öppnar badet?", "Frågan bereds.")
    False
    """
    asked = [kind for kind in _kinds() if kind.asked.match(question)]
    if asked:
        told = any(kind.told.search(text) for kind in asked)
        return told or (False if any(kind.needed for kind in asked) else None)
    if is_polar(question):
        return True if OUTRIGHT.match(text) or DIRECT.search(text) else None
    return None


def asks_for_figure(question: str) -> bool:
    """Tell whether only a figure or a time answers a question."""
    return any(kind.needed and kind.asked.match(question) for kind in _kinds())


def evades(question: str, text: str) -> bool:
    """Tell whether a text declines to answer, or leaves what it takes up open.

    A figure or a time that was asked for is an answer whatever is said around it.
    """
    evasive = _evasions("avböjer").search(text) or _evasions("delvis").search(text)
    if not evasive:
        return False
    return not (asks_for_figure(question) and gives_its_kind(question, text))


def status_of(question: str, text: str, sentences: int) -> AnswerStatus:
    """Return how far a text that belongs to a question answers it."""
    if is_polar(question) and OUTRIGHT.match(text):
        return "answered"
    given = gives_its_kind(question, text)
    if _evasions("avböjer").search(text) and not given:
        return "not-found" if sentences <= SHORT else "partly"
    return "partly" if given is False or evades(question, text) else "answered"
