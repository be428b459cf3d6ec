"""What kind of answer a question asks for, and how far a text gives one.

"Hur många ...?" wants a number, "När ...?" a time, "Varför ...?" a cause and
"Har nämnden ...?" a yes or no. The wordings are data.
"""

import re
from dataclasses import dataclass
from functools import cache

from ingest import lexicon

POLAR = re.compile(
    r"(?:\d{1,2}[.)]\s*)?(?:avser|kommer|är|har|hade|kan|tänker|ämnar|planerar|finns|"
    r"ska|skall|anser|tycker|stämmer|vill|delar|bör|får|innebär|behöver|pågår|sker|"
    r"håller|ser|instämmer|om(?= )(?! (?:inte|så|ja|nej)\b))\b",
    re.IGNORECASE,
)
DIRECT = re.compile(
    r"\b(?:ja|nej|jo)\b(?=[,.:!]| det)|\b(?:jag|vi|nämnden)\b[^.?]{0,20}\bgärna\b|"
    r"\b(?:gärna|självklart|givetvis|naturligtvis|absolut|självfallet) "
    r"(?:\w+ )?(?:jag|vi|nämnden|kommunen|regionen)\b|"
    r"\bsvaret (?:på [^.?]{3,40} )?är (?:\w+ )?(?:ja|nej)\b|"
    r"\b(?:stämmer|är) (?:alltså |däremot |därför )?inte"
    r"(?: aktuell\w*| sant| riktig\w*| korrekt)?\.",
    re.IGNORECASE,
)
# The first words of a reply that say yes or no.
OUTRIGHT = re.compile(
    r"(?:\W|svar\b|svaret är\b|mitt svar är\b|kort svar\b)*"
    r"(?:(?:ja|nej|jo|javisst|visst|absolut|självklart|självfallet|givetvis|naturligtvis|"
    r"inte heller|inte i (?:dag|nuläget|dagsläget)|gärna)\b|"
    r"det (?:stämmer|gör|har|är|finns|kommer|kan|ska) "
    r"(?!(?:jag|vi) inte (?:lova|garantera|säga|svara|utesluta)\b)"
    r"(?:det|vi|jag|inte|att|nämnden|"
    r"riktigt|korrekt|självklart)\b|det stämmer\b|(?:korrekt|stämmer)[.,])",
    re.IGNORECASE,
)
# The number of a question is no figure that answers it.
ITS_NUMBER = re.compile(r"\bfråg\w+ \d{1,2}(?:(?:, | och )\d{1,2})*\b", re.IGNORECASE)
DENIED = re.compile(r"\b(?:inte|ingen|inga|inget|aldrig)\b", re.IGNORECASE)
# A question for what someone thinks: agreement and doubt are answers to it.
CAUSE = re.compile(
    r"(?:\d{1,2}[.)]\s*)?(?:varför|av vilk\w+ (?:skäl|anledning))\b", re.I
)
OPINION = re.compile(
    r"(?:\d{1,2}[.)]\s*)?(?:anser|tycker|delar|instämmer|håller|ser|hur ser|"
    r"om (?:jag|du|ni|vi|han|hon|\w+en) (?:anser|tycker|delar|instämmer)|"
    r"är (?:du|ni) (?:nöjd\w*|stolt\w*|oroad\w*|trygg\w*)|"
    r"vad (?:anser|tycker|är din (?:syn|åsikt|uppfattning)))\b",
    re.IGNORECASE,
)


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


def asks_opinion(question: str) -> bool:
    """Tell whether a question asks what someone thinks."""
    return OPINION.match(question) is not None


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
    text = ITS_NUMBER.sub("", text)
    if asked:
        told = any(kind.told.search(text) for kind in asked)
        return told or (False if any(kind.needed for kind in asked) else None)
    if is_polar(question):
        return True if OUTRIGHT.match(text) or DIRECT.search(text) else None
    return None


def asks_cause(question: str) -> bool:
    """Tell whether a question asks why."""
    return CAUSE.match(question) is not None


def asks_for_figure(question: str) -> bool:
    """Tell whether only a figure or a time answers a question."""
    return any(kind.needed and kind.asked.match(question) for kind in _kinds())
