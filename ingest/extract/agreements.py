"""Agreements: parties, purpose, term, renewal, notice and follow-up."""

import re

from ingest.extract.agreement_clauses import Clauses, clauses_of
from ingest.extract.agreement_parties import parties_of
from ingest.extract.agreement_terms import (
    notice_of,
    notice_period,
    renewal_of,
    term_of,
)
from ingest.extract.context import Context
from ingest.model import Agreement, Document, Organisation, TimeExpression
from ingest.nlp import Sentence
from ingest.structure.headings import role_of

PURPOSE = re.compile(
    r"\b(?:syfte[rt]?|ändamål(?:et)?|avsikten|målet) (?:med|är|för)\b|\bsyftar till\b|"
    r"\bi syfte att\b|\bhar till (?:syfte|ändamål)\b"
)
AGREED = re.compile(
    r"\b(?:avtal\w*|överenskommelse\w*|partnerskap\w*|avsiktsförklaring\w*|"
    r"samverkan\w*|samarbet\w*|part(?:er)?na)\b"
)
FOLLOW_UP = re.compile(
    r"\b(?:följs? upp|följas upp|uppföljning\w*|utvärder\w+|revideras|ses över)\b"
)
DUTY = re.compile(r"\b(?:ska|skall|sker|görs|genomförs|träffas|följs|varje|årlig\w*)\b")
FORM_ROLES = frozenset(("parter", "loptid", "uppsagning", "ataganden"))
NAMED = re.compile(r"\b(?:överenskommelse|avtal|partnerskap|avsiktsförklaring)\b")
SHORTEST = 4


def find_agreement(
    context: Context,
    times: tuple[TimeExpression, ...],
    organisations: tuple[Organisation, ...],
) -> Agreement | None:
    """Return the agreement that the document is, or None."""
    document = context.document
    if not _is_agreement(document):
        return None
    clauses = clauses_of(context)
    notice = notice_of(clauses)
    return Agreement(
        start=0,
        end=len(document.text),
        parties=parties_of(document, organisations),
        purpose=_best(clauses, "syfte", PURPOSE),
        term=term_of(clauses, times),
        notice=notice,
        follow_up=_follow_up(clauses),
        rule="avtal.form",
        confidence=0.85 if document.type == "overenskommelse" else 0.6,
        renewal=renewal_of(clauses),
        notice_period=notice_period(notice),
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


def _best(clauses: Clauses, role: str, pattern: re.Pattern[str]) -> str | None:
    """Return the sentence that fits best: worded so, under the heading, or either."""
    under: Sentence | None = None
    worded: Sentence | None = None
    for sentence in clauses.context.sentences:
        fits = pattern.search(sentence.text.lower()) is not None
        here = clauses.role_of(sentence) == role
        if not (fits or here) or not _is_whole(clauses, sentence):
            continue
        if here and fits:
            return sentence.text
        if here:
            under = under or sentence
        elif worded is None or not AGREED.search(worded.text.lower()):
            worded = sentence if worded is None or _of_agreement(sentence) else worded
    best = under or worded
    return best.text if best else None


def _of_agreement(sentence: Sentence) -> bool:
    return AGREED.search(sentence.text.lower()) is not None


def _is_whole(clauses: Clauses, sentence: Sentence) -> bool:
    """Tell whether a sentence says something: no heading, not a word or two."""
    return not clauses.is_heading(sentence) and len(sentence.text.split()) >= SHORTEST


def _follow_up(clauses: Clauses) -> str | None:
    """Return the clause that says how the agreement is followed up."""
    best: tuple[int, str] | None = None
    for sentence in clauses.context.sentences:
        lower = sentence.text.lower()
        if not FOLLOW_UP.search(lower) or not DUTY.search(lower):
            continue
        here = clauses.role_of(sentence) == "uppfoljning"
        rank = 2 * here + _of_agreement(sentence)
        if rank and _is_whole(clauses, sentence) and (best is None or rank > best[0]):
            best = rank, sentence.text
    return best[1] if best else None
