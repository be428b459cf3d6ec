"""What others are to hand in by a day: no promise by the one who receives it."""

import re

from ingest.extract.atagande.subjects import SUBORDINATES, Actors, is_actor
from ingest.extract.clauses import Clause
from ingest.model import Document

# "ska ha kommit in senast den 1 mars", "ska vara nämnden till handa".
_ARRIVES = re.compile(
    r"\b(?:inkommit|inkomma|(?:kommit|komma) in|inlämna\w{1,3}|insän\w{1,4}|"
    r"till ?handa)\b"
)
_VERBS = frozenset(
    ("ha", "vara", "komma", "inkomma", "inlämna", "insända", "lämna", "skicka", "sända")
)
_HANDED = re.compile(r"\b(?:lämn|skick|sän)\w{2,4} (?:\w{1,30} ){0,2}in\b")
# "Bidraget ska sökas senast den 15 oktober."
_SOUGHT = re.compile(
    r"(?:bidrag|stöd|stipendi|medl)[a-zåäö]{0,6} (?:ska|skall) (?:an)?sökas\b"
)
_TO = re.compile(r"\btill (?!handa\b)(?P<body>[\w-]{3,60})")
_OWN = frozenset(("nämnden", "styrelsen", "kommunen", "regionen", "staden", "oss"))


def is_handed_in(
    clause: Clause, promisor: str | None, document: Document, actors: Actors
) -> bool:
    """Tell whether a clause sets others a day to hand something in by.

    "Redovisningen ska ha kommit in till nämnden senast den 1 mars" in the board's own
    paper: nothing but the place leads to the board, and the board receives it.

    Args:
        clause: The clause that would bind.
        promisor: Who would be bound.
        document: Whose paper it is.
        actors: Those that the document names.
    """
    own = {name.lower() for name in (document.organ, document.body) if name}
    if promisor is None or promisor.lower() not in own or clause.agent is not None:
        return False
    if is_actor(clause, clause.subject, actors):
        return False
    if _SOUGHT.search(" ".join(word.lower for word in clause.words)):
        return True
    if clause.lemma not in _VERBS:
        return False
    text = " ".join(word.lower for word in clause.words[clause.finite :])
    arrives = _ARRIVES.search(text) is not None
    receiver = _TO.search(text)
    if receiver is None:
        return arrives
    body = receiver["body"]
    received = body in _OWN or body in own or SUBORDINATES.search(body) is not None
    return received and (arrives or _HANDED.search(text) is not None)
