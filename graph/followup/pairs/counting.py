"""Whether what is counted in part is what was promised in number.

"Fem av elva hållplatser har tak" tells how much is done of a promise of shelters at
the stops; "tre av sju handläggare slutade" and "64 procent av ansökningarna kom in den
vägen" tell of staff and of use, and of no part of any promise.
"""

import re
from collections.abc import Iterator

from graph.followup.documents.records import PromiseRecord, StatementRecord
from ingest.language.terms import terms

_NUMBER = r"(?:\d{1,5}|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv)"
_SMALL = r"(?:de |dem |alla |samtliga |våra |länets |kommunens |regionens |totalt )*"
_COUNTED = re.compile(
    rf"\b(?:{_NUMBER} av {_SMALL}{_NUMBER}|\d{{1,3}}(?:,\d)? ?(?:procent|%) av"
    r"|(?:hälften|en tredjedel|två tredjedelar|tre fjärdedelar|merparten|flertalet) av"
    rf"|de flesta) {_SMALL}(?!(?:är|har|hade|var|blev|blir|fick|får|kan|saknar)\b)"
    r"(?P<nouns>[^\W\d_]+(?: [^\W\d_]+)?)",
    re.IGNORECASE,
)
_IN_PART = re.compile(r"\b(?:delvis|till (?:viss )?del|inte helt)\b", re.IGNORECASE)
_PERCENT = re.compile(r"procent|%|\bandel", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Where all, each or so many are promised, a single word means each of them.
_ALL = re.compile(
    r"\b(?:alla|samtliga|varje|var och en|båda|bägge|hela|minst|\d{1,4}|två|tre|fyra"
    r"|fem|sex|sju|åtta|nio|tio|elva|tolv|tjugo)\b",
    re.IGNORECASE,
)
# Words that can only mean one: "ansökan", "huset", "en bro".
_SINGLE = re.compile(r"(?:an|et|ing)s?$", re.IGNORECASE)
_ONE = frozenset(("en", "ett", "den", "det", "någon", "något"))


def counts_other_things(promise: PromiseRecord, said: StatementRecord) -> bool:
    """Tell whether a statement counts a part of what was not promised in number."""
    counted = _COUNTED.search(said.text)
    if counted is None or _IN_PART.search(said.text):
        return False
    words = promise.sentence or promise.text
    if _PERCENT.search(words):
        return False
    wanted = {*_several(words), *promise.topic, *promise.keys} - {*_single(words)}
    units = {head for one in counted["nouns"].split() for head in _heads(one)}
    return bool(units) and wanted.isdisjoint(units)


def _several(words: str) -> Iterator[str]:
    """Yield the things of which a promise may mean several."""
    for word in _WORD.findall(words):
        yield from _heads(word)


def _single(words: str) -> Iterator[str]:
    """Yield the things of which a promise means one only."""
    if _ALL.search(words):
        return
    before = ""
    for word in _WORD.findall(words):
        if before in _ONE or _SINGLE.search(word):
            yield from _heads(word)
        before = word.lower()


def _heads(word: str) -> tuple[str, ...]:
    """Return a word's stem and, of a compound, that of its last part."""
    found = terms(word)
    return tuple(dict.fromkeys((*found[:1], *found[-1:])))
