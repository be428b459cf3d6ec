"""Whether what was done is only a part of what was promised."""

import re

from graph.followup.documents.records import PromiseRecord, StatementRecord
from graph.followup.verdicts.wording import MONTHS
from ingest.language.terms import parts_of, terms

# "Programmet är den ena av de två delarna": the rest is not told.
_ONE_OF = re.compile(
    r"\b(?:den|det|de) (?:ena|första|båda första|två första) "
    r"(?:delen |etappen )?av (?:de )?(?:två|tre|fyra|fem|sex)\b"
    r"|\ben av (?:de )?(?:två|tre|fyra|fem|sex) (?:delar|etapper|planer|program)\w*",
    re.IGNORECASE,
)
# "En natur- och friluftsplan": two things that share their last part.
_JOINED = re.compile(r"\b(?P<one>[^\W\d_]{3,})- (?:och|samt) (?P<other>[^\W\d_]{4,})")


_NUMBER = (
    r"(?:\d{1,3}|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tjugo|trettio|fyrtio)"
)
_ALL = re.compile(
    rf"\b(?:alla|samtliga|varje|{_NUMBER})\b(?! (?:{'|'.join(MONTHS)}))", re.IGNORECASE
)
# "På fem var gungorna klara men på två hade ingenting gjorts."
_SOME = re.compile(
    rf"\b{_NUMBER}\b[^.;]*\bmen\b[^.;]*\b(?:inte|ingenting|inget|ingen|inga|saknas)\b",
    re.IGNORECASE,
)


def is_one_of_several(said: StatementRecord) -> bool:
    """Tell whether a statement says that it is of one or some of several parts."""
    return bool(_ONE_OF.search(said.text) or _SOME.search(said.text))


def is_one_of_all(promise: PromiseRecord, said: StatementRecord) -> bool:
    """Tell whether one thing is told of where all, or several of the kind, were meant.

    "Alla lekplatser ska rustas": "Lekplatsen vid ån är klar".
    """
    if _ALL.search(said.text):
        return False
    lower, own = said.text.lower(), promise.text.lower()
    for term in promise.own:
        if term not in lower or term not in own:
            continue
        plural = rf"\b(?:alla|samtliga|{_NUMBER}) [^.,;]*?\b{re.escape(term)}\w*"
        several = re.search(plural, own)
        one = re.search(rf"\b{re.escape(term)}(?:en|et|n|t)\b", lower)
        if several and one:
            return True
    return False


def is_half(promise: PromiseRecord, said: StatementRecord) -> bool:
    """Tell whether a statement names one of two things promised in one word."""
    there = set(said.terms)
    for joined in _JOINED.finditer(promise.text):
        one, other = terms(joined["one"])[:1], terms(joined["other"])[:1]
        if not one or not other or not set(other) <= set(promise.own):
            continue
        first = parts_of(other[0])[:1]
        halves = [set(one) <= there, {*other, *first} & there != set()]
        if first and sum(halves) == 1 and not {*first} & set(one):
            return True
    return False
