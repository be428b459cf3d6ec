"""How long an agreement holds, how it is renewed and how it is ended."""

import datetime as dt
import re

from ingest.extract.agreement_clauses import Clauses
from ingest.extract.tid.words import NUMBER, NUMBERS
from ingest.model import Term, TimeExpression
from ingest.nlp import Sentence

AGREED = re.compile(
    r"\b(?:avtal\w*|överenskommelse\w*|partnerskap\w*|avsiktsförklaring\w*|kontrakt\w*|"
    r"samverkan|samarbete\w*|upplåtelse\w*|hyres\w+)\b"
    # "Det upphör ...", not "I första hand gäller det att ...".
    r"|^(?:det|den) (?:gäller|löper|upphör|träder|förfaller|förläng|är giltig)"
)
HOLDS = re.compile(
    r"\b(?:gäller|gälla|löper|löpa|giltig\w*|tecknas|ingås|omfattar|sträcker sig|"
    r"tills ?vidare|träder i kraft|upphör|slutar gälla|löper ut|förfaller|"
    r"(?:avtals|hyres|giltighets|löp|kontrakts|upplåtelse)(?:tid|period)\w*)\b"
)
BEGINS = re.compile(r"\b(?:börja\w*|träder i kraft|från|fr\.?o\.?m)\b")
ENDS = re.compile(r"\b(?:upphör\w*|slutar gälla|löper ut|förfaller)\b")
RENEWED = re.compile(r"\b(?:förläng\w+|prolonger\w+|förnyas)\b")
NOTICE = re.compile(
    r"\b(?:uppsägning\w*|säg(?:as?|er|s)(?: \w+)? upp|sagts? upp|varsel)\b"
)
LATER = re.compile(
    r"\b(?:till och med|t\.?o\.?m|längst till|fram till|som längst|till)\b"
)
OPEN = re.compile(r"\btills ?vidare\b")
WORDED = re.compile(r"\btills ?vidare\b|\bundertecknan?[dt]|\bupphör\w*\b|\bår\b")
LENGTH = re.compile(
    rf"(?P<number>{NUMBER})(?: \([^)]{{1,12}}\))?[ \u00a0]?(?:kalender)?"
    r"(?P<unit>dag|dygn|veck|månad|år)\w*(?! (?:i taget|i sänder))",
    re.IGNORECASE,
)
UNITS = {"dag": "D", "dygn": "D", "veck": "W", "månad": "M", "år": "Y"}


def term_of(clauses: Clauses, times: tuple[TimeExpression, ...]) -> Term | None:
    """Return how long the agreement holds: the dates of its own term clause."""
    context = clauses.context
    under = [s for s in context.sentences if clauses.role_of(s) == "loptid"]
    about = [s for s in context.sentences if _tells_term(s)]
    chosen = [s for s in under if HOLDS.search(s.text.lower())] or under or about
    earliest: dt.date | None = None
    latest: dt.date | None = None
    told: Sentence | None = None
    for sentence in chosen:
        begins, ends = _dates(sentence, times)
        if (begins or ends) and (earliest is None or latest is None):
            told = told or sentence
            earliest = earliest or begins
            latest = latest or ends
    told = told or next(iter(_worded(chosen)), None)
    if told is None:
        return None
    return Term(told.text, earliest, None if OPEN.search(told.text.lower()) else latest)


def _worded(chosen: list[Sentence]) -> list[Sentence]:
    """Return the sentences that tell the term in words alone: "tills vidare"."""
    return [s for s in chosen if WORDED.search(s.text.lower())]


def _tells_term(sentence: Sentence) -> bool:
    lower = sentence.text.lower()
    found = HOLDS.search(lower)
    return found is not None and AGREED.search(lower) is not None


def _dates(
    sentence: Sentence, times: tuple[TimeExpression, ...]
) -> tuple[dt.date | None, dt.date | None]:
    """Return where a clause begins and ends; what tells of renewal has no part."""
    lower = sentence.text.lower()
    stop = RENEWED.search(lower) or NOTICE.search(lower)
    end = sentence.start + (stop.start() if stop else len(lower))
    ends_only = ENDS.search(lower) is not None and BEGINS.search(lower) is None
    begins_only = "träder i kraft" in lower or "börjar gälla" in lower
    earliest: dt.date | None = None
    latest: dt.date | None = None
    for time in times:
        if not sentence.start <= time.start < end or OPEN.search(time.text.lower()):
            continue
        if time.text.lower().startswith("senast"):
            continue
        before = sentence.text[: time.start - sentence.start].lower()[-16:]
        closes = LATER.match(time.text.lower()) or LATER.search(before)
        if ends_only or (closes and time.kind != "start"):
            latest = latest or time.latest
            earliest = earliest or (time.earliest if time.kind == "interval" else None)
        elif time.kind == "start" or begins_only:
            earliest = earliest or time.earliest
        else:
            earliest, latest = earliest or time.earliest, latest or time.latest
    return (None if ends_only else earliest), latest


def renewal_of(clauses: Clauses) -> str | None:
    """Return the sentence that says how the agreement is renewed, if one does."""
    for sentence in clauses.context.sentences:
        lower = sentence.text.lower()
        told = RENEWED.search(lower) and AGREED.search(lower)
        if told and not clauses.is_heading(sentence):
            return sentence.text
    return None


def notice_of(clauses: Clauses) -> str | None:
    """Return the sentence that says how the agreement is ended; one with a time."""
    best: tuple[int, str] | None = None
    for sentence in clauses.context.sentences:
        lower = sentence.text.lower()
        found = NOTICE.search(lower)
        long = len(sentence.text.split()) >= 3
        if not found or not long or clauses.is_heading(sentence):
            continue
        timed = LENGTH.search(lower) is not None or "utan" in lower
        rank = 2 * timed + (clauses.role_of(sentence) == "uppsagning")
        if best is None or rank > best[0]:
            best = rank, sentence.text
    return best[1] if best else None


def notice_period(notice: str | None) -> str | None:
    """Return how long the notice is as an ISO 8601 duration ("P6M"), if it says.

    >>> notice_period("Avtalet sägs upp med tolv (12) månaders varsel.")
    'P12M'
    """
    found = LENGTH.search(notice) if notice else None
    if found is None:
        return None
    written = found["number"].lower()
    number = NUMBERS.get(written) or int(written)
    return f"P{number}{UNITS[found['unit'].lower()]}"
