"""What a sentence says was done, is done or lies ahead: its verbs, clause by clause.

No parser: forms come from the lexicon of verbs, clauses from commas, conjunctions and
words that open subordinate clauses. Rough, but quick enough for every passage.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from graph.followup.documents.telling_forms import REACH, class_at, forms, is_of
from graph.followup.documents.telling_patterns import group
from ingest.language import verbs
from ingest.language.wordsets import wordset

Tense = Literal["past", "perfect", "state", "present", "ahead"]

TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+(?:[ \u00a0]\d{3}\b)*|[,;:()–]")
BREAKS = frozenset(",;:()–")
JOINING = group("sammanbindande")
MODALS = wordset("modal") | group("hjälpverb")
HAVE, BE = frozenset(("har", "hade")), group("vara")
# Of those that help a participle, these say nothing by themselves.
ONLY_BE = group("bara-vara")
NEGATIONS = group("nekande")
# After these "inte" denies nothing ("inte bara").
NOT_DENYING = group("ej-nekande")
# Words before which a past form is a participle ("de planerade husen").
BEFORE_PARTICIPLE = group("före-particip")
# Clauses that tell of what is not, not yet or only may be.
UNTOLD, CAUSE = group("oavgjord-bisats"), group("orsaksbisats")
# Words that open a clause anywhere in a sentence that tells no outcome by itself.
ASKING = group("frågebisats")
# Verbs after which a clause with "att" tells a fact.
TELLING = group("meddelande")
SUPINE_HELP = group("supinhjälp")
SHORTEST_GENITIVE = 5
# Where the clause of a verb turns to something else, for what denies it; and how far
# from the verb the denying word may stand.
TURNING = frozenset(("men", "medan", "utan", "och", "som"))
NEGATED_BEFORE, NEGATED_AFTER = 12, 8
# So many sentences are at hand; what is rarer is read anew.
SENTENCES = 2_000
_HELPING, _OPENING = HAVE | BE | MODALS, UNTOLD | CAUSE


@dataclass(frozen=True, slots=True)
class Event:
    """One verb in its clause. `start` and `end` are offsets in the sentence.

    `of` is its class in telling_verbs.tsv, "" of other verbs; `depth` is 0 in a main
    clause, 1 in one that hangs on another and still tells a fact. `works` says that in
    the present it is work that goes on, `doubtful` that it may be a participle.
    """

    lemma: str
    of: str
    tense: Tense
    passive: bool
    negated: bool
    start: int
    end: int
    at: int
    clause: int
    depth: int
    group: str
    works: bool = False
    doubtful: bool = False

    @property
    def finite(self) -> bool:
        """Tell whether its clause can have no other finite verb."""
        return self.tense in ("past", "present")


class Token(NamedTuple):
    """A word with its place in the sentence."""

    text: str
    lower: str
    start: int
    end: int


@lru_cache(50_000)
def _matters(lower: str) -> bool:
    """Tell whether a word can change how a sentence is read, or is a verb."""
    special = lower in JOINING or lower in MODALS or lower in HAVE or lower in BE
    opening = lower in UNTOLD or lower in CAUSE or lower in ASKING
    if special or opening or lower in ("att", "som", "kommer") or lower in BREAKS:
        return True
    return lower in SUPINE_HELP or bool(forms(lower))


# A sentence is read from more than one side.
@lru_cache(SENTENCES)
def tokens(text: str) -> tuple[Token, ...]:
    """Return the words, numbers and breaks of a sentence."""
    return tuple(
        [Token(m[0], m[0].lower(), m.start(), m.end()) for m in TOKEN.finditer(text)]
    )


@lru_cache(SENTENCES)
def events(words: tuple[Token, ...]) -> tuple[Event, ...]:
    """Return what the verbs of a sentence say, in order."""
    reader = _Reader(words)
    found = list(reader.read())
    if not any(e.doubtful for e in found):
        return tuple(found)
    # A clause has one finite verb: with another there, "samlade" is a participle.
    finite = Counter([e.clause for e in found if e.finite] + reader.helped)
    return tuple(e for e in found if not (e.doubtful and finite[e.clause] > 1))


class _Reader:
    """Goes through a sentence once, with what the clause so far has said."""

    def __init__(self, words: tuple[Token, ...]) -> None:
        self.words = words
        self.clause = 0
        self.depth: int | None = 0
        self.help = ""
        self.said: list[Event] = []
        self.fresh = True
        self.helped: list[int] = []

    def read(self) -> Iterator[Event]:
        for at, word in enumerate(self.words):
            if word.text in BREAKS:
                self._turn(at)
                continue
            lower = word.lower
            if not _matters(lower):
                self.fresh = False
                continue
            if lower in JOINING and self._verb_ahead(at):
                self.clause += 1
                self.fresh = True
                continue
            if self._opens(at, lower):
                continue
            self.fresh = False
            if self._helps(at, lower):
                if lower in HAVE or lower in BE or lower in MODALS:
                    self.helped.append(self.clause)
                continue
            event = self._event(at, word)
            if event is not None:
                self.said.append(event)
                yield event

    def _turn(self, at: int) -> None:
        """Begin a clause after a comma; what hung on another has ended."""
        self.clause += 1
        self.fresh = True
        if self.words[at].text != "(":
            self.depth, self.help = 0, self.help if self._bare_list(at) else ""

    def _bare_list(self, at: int) -> bool:
        following = self.words[at + 1].lower if at + 1 < len(self.words) else ""
        return following not in HAVE and following not in BE and not self.said

    def _verb_ahead(self, at: int) -> bool:
        """Tell whether a conjunction joins clauses: verbs on both sides of it."""
        if not any(e.clause == self.clause for e in self.said):
            return False
        for word in self.words[at + 1 : at + 1 + REACH + 3]:
            if word.text in BREAKS:
                return False
            if word.lower in _HELPING or forms(word.lower):
                return True
        return False

    def _opens(self, at: int, lower: str) -> bool:
        """Take note of a word that opens a clause that hangs on another."""
        if lower == "att":
            following = self.words[at + 1].lower if at + 1 < len(self.words) else ""
            if any(f.tense == "inf" for f in forms(following)):
                self.help = "inf"
                return True
            fact = any(e.lemma in TELLING for e in self.said[-1:])
            self.depth, self.help = (1 if fact else None), ""
            self.clause += 1
            return True
        if lower == "som":
            self.depth, self.help = 1 if self.depth == 0 else self.depth, ""
            self.clause += 1
            return True
        hangs = self.fresh and lower in _OPENING
        if at and (hangs or lower in ASKING):
            self.depth, self.help = None, ""
            self.clause += 1
            return True
        return False

    def _helps(self, at: int, lower: str) -> bool:
        """Take note of an auxiliary."""
        if lower == "kunde":
            self.help = "have-inf"
            return True
        if lower in HAVE:
            self.help = "have"
        elif lower in BE:
            if self.help != "modal":
                self.help = "be"
            return lower in ONLY_BE
        elif (lower in MODALS and lower not in ("fick", "får")) or (
            lower == "kommer"
            and any(w.lower == "att" for w in self.words[at + 1 : at + 9])
        ):
            self.help = "modal"
        elif lower in SUPINE_HELP and self.help == "have":
            self.help = "have-inf"
            return lower != "fått"
        else:
            return False
        return lower != "har" or self._supine_ahead(at)

    def _supine_ahead(self, at: int) -> bool:
        """Tell whether "har" helps another verb rather than saying what one has."""
        for word in self.words[at + 1 : at + 1 + 12]:
            if word.text in BREAKS and word.text != ",":
                break
            if any(f.tense == "sup" for f in forms(word.lower)):
                return True
        return False

    def _event(self, at: int, word: Token) -> Event | None:
        lower = word.lower
        if word.text[:1].isupper() and (at or word.text.isupper()):
            return None
        found = forms(lower)
        if not at and any(f.tense == "part" for f in found):
            return None  # "Reviderade regler": what stands first is no verb
        if not found or self.depth is None:
            return None
        before = self.words[at - 1].lower if at else ""
        tense = self._tense(lower, before, found)
        if tense is None:
            return None
        form, told = tense
        after = self._after(at)
        return Event(
            lemma=form.lemma,
            of=class_at(found, form, after),
            tense=told,
            passive=form.passive,
            negated=self._negated(at),
            start=word.start,
            end=word.end,
            at=at,
            clause=self.clause,
            depth=self.depth,
            group=form.group,
            works=is_of(found, form, after, "arbetar"),
            doubtful=told == "past" and any(f.tense == "part" for f in found),
        )

    def _after(self, at: int) -> tuple[str, ...]:
        found = []
        for word in self.words[at + 1 : at + 1 + REACH]:
            if word.text in ",;:":
                break
            found.append(word.lower)
        return tuple(found)

    def _tense(
        self, lower: str, before: str, found: tuple[verbs.Form, ...]
    ) -> tuple[verbs.Form, Tense] | None:
        """Return the reading that fits where the word stands, and when it is told."""
        by = {f.tense: f for f in reversed(found)}
        if self.help == "have" and "sup" in by:
            return by["sup"], "perfect"
        if self.help == "have-inf" and ("inf" in by or "sup" in by):
            return by.get("inf") or by["sup"], "perfect"
        if self.help == "be" and "part" in by and before not in BEFORE_PARTICIPLE:
            return by["part"], "state"
        if self.help in ("modal", "inf") and "inf" in by:
            return by["inf"], "ahead"
        if "sup" in by and lower.endswith("ts") and self.depth == 1:
            return by["sup"], "perfect"
        if "pret" in by:
            owned = before.endswith("s") and len(before) > SHORTEST_GENITIVE
            attributive = "part" in by and (before in BEFORE_PARTICIPLE or owned)
            return None if attributive else (by["pret"], "past")
        if "pres" in by and self.help not in ("modal", "inf"):
            if lower in verbs.NOUNLIKE or before in ("att", "en", "ett"):
                return None
            return by["pres"], "present"
        return None

    def _negated(self, at: int) -> bool:
        """Tell whether a denying word stands in the verb's clause."""
        first = at
        while first and first > at - NEGATED_BEFORE:
            before = self.words[first - 1]
            if before.text in BREAKS or before.lower in TURNING:
                break
            first -= 1
        for place in range(first, min(len(self.words), at + NEGATED_AFTER)):
            word = self.words[place]
            if place > at and (word.text in BREAKS or word.lower in TURNING):
                return False
            if word.lower in NEGATIONS and not self._denies_little(place):
                return True
        return False

    def _denies_little(self, place: int) -> bool:
        """Tell whether "inte" denies only what follows it ("inte bara")."""
        following = self.words[place + 1 : place + 2]
        return bool(following) and following[0].lower in NOT_DENYING
