"""Agreements: parties, purpose, term, notice and follow-up clauses."""

import datetime as dt
import re

from ingest.extract.agreement_parties import parties_of
from ingest.extract.context import Context
from ingest.model import Agreement, Document, Organisation, Term, TimeExpression
from ingest.nlp import Sentence
from ingest.structure.headings import role_of

PURPOSE = re.compile(
    r"\b(?:syftet|ändamålet) (?:med|är|för)\b|\bsyftar till\b|\bi syfte att\b"
)
TERM = re.compile(
    r"\b(?:gäller|gälla|löper|avser(?: tids)?period\w*|avtalstid\w*|avtalsperiod\w*|"
    r"tillsvidare|tills vidare|giltig\w*|sträcker sig)\b"
)
NOTICE = re.compile(r"\b(?:uppsägning\w*|sägas? upp|säger upp|sagts upp)\b")
FOLLOW_UP = re.compile(
    r"\b(?:följs? upp|följas upp|uppföljning\w*|utvärder\w+|revideras|ses över)\b"
)
DUTY = re.compile(r"\b(?:ska|skall|sker|görs|genomförs|träffas|följs|varje|årlig\w*)\b")
FORM_ROLES = frozenset(("parter", "loptid", "uppsagning", "ataganden"))
NAMED = re.compile(r"\b(?:överenskommelse|avtal|partnerskap|avsiktsförklaring)\b")


def find_agreement(
    context: Context,
    times: tuple[TimeExpression, ...],
    organisations: tuple[Organisation, ...],
) -> Agreement | None:
    """Return the agreement that the document is, or None."""
    document = context.document
    if not _is_agreement(document):
        return None
    return Agreement(
        start=0,
        end=len(document.text),
        parties=parties_of(document, organisations),
        purpose=_sentence(context, "syfte", PURPOSE),
        term=_term(context, times),
        notice=_sentence(context, "uppsagning", NOTICE, must_match=True),
        follow_up=_follow_up(context),
        rule="avtal.form",
        confidence=0.85 if document.type == "overenskommelse" else 0.6,
    )


def _is_agreement(document: Document) -> bool:
    """Tell whether a document is an agreement, by type or by its headings."""
    if document.type == "overenskommelse":
        return True
    if document.type != "ovrigt":
        return False
    roles = {role_of(s.heading) for s in document.sections if s.heading}
    named = NAMED.search(document.title.lower()) is not None
    return named and len(roles & FORM_ROLES) >= 2


def _role_at(document: Document, offset: int) -> str | None:
    """Return the role of the narrowest heading over `offset` that has one."""
    around = [s for s in document.sections if s.body_start <= offset < s.end]
    for section in sorted(around, key=lambda s: s.end - s.start):
        role = role_of(section.heading) if section.heading else None
        if role is not None:
            return role
    return None


def _in_heading(context: Context, sentence: Sentence) -> bool:
    """Tell whether a sentence is a section's heading."""
    at = sentence.start
    return any(s.start <= at < s.body_start for s in context.document.sections)


def _sentence(
    context: Context, role: str, pattern: re.Pattern[str], must_match: bool = False
) -> str | None:
    """Return the sentence that fits best: pattern under its heading, then either."""
    under: Sentence | None = None
    worded: Sentence | None = None
    for sentence in context.sentences:
        fits = pattern.search(sentence.text.lower()) is not None
        long = len(sentence.text.split()) >= 4 and not _in_heading(context, sentence)
        here = long and _role_at(context.document, sentence.start) == role
        if here and fits:
            return sentence.text
        if here and under is None:
            under = sentence
        if fits and long and worded is None:
            worded = sentence
    best = worded if must_match else under or worded
    return best.text if best else None


def _term(context: Context, times: tuple[TimeExpression, ...]) -> Term | None:
    """Return how long the agreement holds: times in its own term clause."""
    best: tuple[int, Term] | None = None
    for sentence in context.sentences:
        lower = sentence.text.lower()
        if TERM.search(lower) is None:
            continue
        inside = [t for t in times if sentence.start <= t.start < sentence.end]
        dated = [t for t in inside if t.earliest or t.latest]
        role = _role_at(context.document, sentence.start) == "loptid"
        rank = 2 * bool(dated) + role
        if rank and (best is None or rank > best[0]):
            best = (rank, _as_term(sentence, dated))
    return best[1] if best else None


def _as_term(sentence: Sentence, dated: list[TimeExpression]) -> Term:
    """Return a term clause with the span of its dates; open where it says so."""
    starts = [t.earliest for t in dated if t.earliest is not None]
    ends = [t.latest for t in dated if t.latest is not None]
    earliest: dt.date | None = min(starts) if starts else None
    open_end = re.search(r"\btills ?vidare\b", sentence.text.lower()) is not None
    latest: dt.date | None = max(ends) if ends and not open_end else None
    return Term(text=sentence.text, earliest=earliest, latest=latest)


def _follow_up(context: Context) -> str | None:
    """Return the clause on follow-up: under its heading, or a duty to follow up."""
    worded = None
    for sentence in context.sentences:
        lower = sentence.text.lower()
        if FOLLOW_UP.search(lower) is None or DUTY.search(lower) is None:
            continue
        if _role_at(context.document, sentence.start) == "uppfoljning":
            return sentence.text
        worded = worded or sentence.text
    return worded
