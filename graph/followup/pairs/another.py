"""Whether a sentence says in so many words that its thing is another one.

Another place, another body that did it, or another word after the same one ("planen
för skogen", where one for the food was promised): likeness alone cannot see past
these, so they keep a sentence that nothing written ties to a promise from deciding.
"""

import re
from functools import lru_cache

from graph.followup.documents.records import (
    FollowRecord,
    PassageRecord,
    PromiseRecord,
    StatementRecord,
)
from graph.followup.documents.sentences import sentence as sentence_at
from graph.followup.pairs.likeness_of import found
from ingest.language.terms import terms

# So many texts are at hand.
TEXTS = 20_000
_NAME = re.compile(r"(?<=[a-zåäöé,–] )[A-ZÅÄÖ][a-zåäöé]{3,}")
# What opens a sentence is a name if a thing is said to be its ("Ekbadets tak").
_OWNER = re.compile(r"^(?:I |På |Vid )?([A-ZÅÄÖ][a-zåäöé]{3,})s [a-zåäö]{3,}")
_PLACED = re.compile(r"^(?:I|På|Vid|Från|Till) ([A-ZÅÄÖ][a-zåäöé]{3,})")
_ACTOR = re.compile(
    r"^(?P<body>Region [A-ZÅÄÖ]\w+|[A-ZÅÄÖ]\w+ (?:kommun|stad)"
    r"|[A-ZÅÄÖ]\w*(?:nämnden|utskottet|styrelsen)) \w"
)
# Where no organ is bound, whichever of the body's may do it.
_ORGAN = re.compile(
    r"(?:nämnd|styrelse|kontor|förvaltning|utskott|chef|direktör|bolag)", re.IGNORECASE
)
_WITH = re.compile(r"(\w{4,}) (?:till|för|om|över) (?:en |ett |den |det |de )?(\w{4,})")
# What points at the subject of the sentence before, and by how many words that opens.
_PRONOUN = re.compile(
    r"(?:De|Den|Dessa|Båda|Bägge) (?:[a-zåäö]+(?:des|ades|ts|tes)|har|hade|är|var|blev"
    r"|blir|fick|får|ska|kan|kunde|står|stod|togs|tas|öppnade|öppnar|började)\b"
)
OPENING = 6
_PREPOSITION = re.compile(r" (?:i|på|vid|för|till|från|med|mellan|hos) ")
# A name is the same in the genitive and as the first part of a longer one.
STEM = 4
# How well a word must be found to be that of the promise.
THE_SAME = 0.4


def is_another(
    promise: PromiseRecord,
    of: FollowRecord,
    said: StatementRecord,
    passage: PassageRecord,
) -> bool:
    """Tell whether a statement's own words name another thing than a promise's.

    Args:
        promise: The promise.
        of: Its document.
        said: The statement.
        passage: Where it stands; its headings may name what the promise does.
    """
    return (
        _is_placed_elsewhere(promise, of, said, passage)
        or _is_done_by_another(promise, of, said)
        or _is_for_another(promise, said)
        or _points_elsewhere(promise, said, passage)
    )


def _is_placed_elsewhere(
    promise: PromiseRecord,
    of: FollowRecord,
    said: StatementRecord,
    passage: PassageRecord,
) -> bool:
    bodies = _folded(f"{of.body_name or ''} {of.organ_name or ''}")
    mine = names(promise.sentence or promise.text) - bodies
    theirs = names(said.text) - bodies
    if not mine or not theirs:
        return False
    there = {*theirs, *passage.heading}
    return not any(_is_same(one, other) for one in mine for other in there)


@lru_cache(TEXTS)
def _folded(text: str) -> frozenset[str]:
    return frozenset(word.removesuffix("s") for word in text.casefold().split())


@lru_cache(TEXTS)
def names(text: str) -> frozenset[str]:
    """Return the proper names in a sentence, in lower case without a genitive s.

    >>> sorted(names("Ekbadets tak är lagat, men inte det i Norrby."))
    ['ekbadet', 'norrby']
    """
    listed = _NAME.findall(text)
    for opening in (_OWNER, _PLACED):
        match = opening.match(text)
        if match is not None:
            listed.append(match[1])
    return frozenset(one.casefold().removesuffix("s") for one in listed)


def _is_same(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= STEM and longer.startswith(shorter)


def _is_done_by_another(
    promise: PromiseRecord, of: FollowRecord, said: StatementRecord
) -> bool:
    """Tell whether the sentence opens with a body that has not promised it."""
    match = _ACTOR.match(said.text)
    if match is None:
        return False
    body, words = match["body"].casefold(), promise.sentence or promise.text
    if not (body.startswith("region ") or _ORGAN.search(words)):
        return False
    known = (*promise.names, of.body_name or "", of.organ_name or "", words)
    return not any(body in one.casefold() for one in known)


def _is_for_another(promise: PromiseRecord, said: StatementRecord) -> bool:
    """Tell whether the same word is followed by another: "plan för" this and that."""
    things = frozenset((*promise.own, *promise.topic, *promise.telling))
    mine = _followed(promise.sentence or promise.text)
    for head, what in _followed(said.text).items():
        wanted = mine.get(head, frozenset())
        if not wanted or head not in promise.own:
            continue
        told = any(found(term, frozenset(said.terms)) >= THE_SAME for term in wanted)
        if not told and all(found(term, things) < THE_SAME for term in what):
            return True
    return False


def _points_elsewhere(
    promise: PromiseRecord, said: StatementRecord, passage: PassageRecord
) -> bool:
    """Tell whether a pronoun opens the sentence, and what was before it is not this.

    "Sjöbodarna vid hamnen är klara. De invigdes i juni": whoever promised the quay in
    the harbour reads that the boathouses were opened.
    """
    if _PRONOUN.match(said.text) is None:
        return False
    before = passage.text[: max(said.start - passage.start, 0)].rstrip()
    if not before:
        return False
    start, end = sentence_at(passage.text, len(before) - 1, len(before))
    opening = " ".join(passage.text[start:end].split()[:OPENING])
    # "Magasinet i hamnen": the storehouse is spoken of, and not the harbour.
    head = _PREPOSITION.split(opening)[0]
    subject = frozenset(t for t in terms(head) if not t.isdigit())
    if not subject or not promise.own:
        return False
    return all(found(term, subject) < THE_SAME for term in promise.own)


@lru_cache(TEXTS)
def _followed(text: str) -> dict[str, frozenset[str]]:
    """Return words that a preposition follows, with the word after it, as terms."""
    listed: dict[str, frozenset[str]] = {}
    for head, what in _WITH.findall(text):
        of_head, of_what = terms(head), terms(what)
        if of_head and of_what:
            listed.setdefault(of_head[0], frozenset(of_what[:1]))
    return listed
