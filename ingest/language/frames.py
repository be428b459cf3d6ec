"""The clauses of a sentence and the finite verb of each, found in one pass.

A sentence is read from left to right with its open clauses on a stack. A word that
opens a subordinate clause pushes one; a finite verb fills the innermost clause that
still lacks one. A verb that finds none is coordinated with what came before.
"""

from dataclasses import dataclass, field
from typing import Literal

from ingest.language import chains, verbs
from ingest.language.finite import (
    ADVERBS,
    MODALS,
    NEGATIONS,
    is_finite,
    opens_subordinate,
)
from ingest.language.phrases import COMPOUND_PREPOSITIONS, NOMINATIVE, is_definite
from ingest.language.tokens import Word

Kind = Literal["main", "subordinate", "relative"]
# The bare pronouns that can be a relative clause's subject.
RELATIVE = frozenset(("som", "vilket", "vilken", "vilka"))
ASKING = frozenset(
    ("hur", "varför", "vad", "när", "vem", "vilka", "vilken", "vilket", "var")
)
# Clause openers of several words, by their first word.
OPENERS = {
    "så": (("länge",), ("snart",), ("fort",), ("långt",)),
    "i": (("den", "mån"), ("den", "utsträckning"), ("takt", "med", "att")),
}
# Words that open a clause only if a verb follows it: they are prepositions else.
LATER = frozenset(("om", "då", "där", "dit", "sedan", "än"))
# How many clauses stand open inside each other; no sentence has as many.
DEEPEST = 12
# What parts two main clauses however little stands between.
STRONG = frozenset((";", ":", "–", "men"))


@dataclass(slots=True)
class Frame:
    """A clause while it is read; `opener` is where its first own word stands."""

    kind: Kind
    start: int
    comma: bool = False
    finite: int | None = None
    sharing: "Frame | None" = None
    pending: verbs.Tense | None = None
    own: set[int] = field(default_factory=set)


def opener_end(words: tuple[Word, ...], at: int) -> int:
    """Return where the words that open a clause end."""
    for rest in OPENERS.get(words[at].lower, ()):
        end = at + 1 + len(rest)
        if tuple(word.lower for word in words[at + 1 : end]) == rest:
            return end
    return at + 1


def _kind(lower: str) -> Kind:
    return "relative" if lower in RELATIVE else "subordinate"


class _Sentence:
    """The frames of a sentence, found in one pass."""

    def __init__(
        self, words: tuple[Word, ...], *, first_is_plain: bool = False
    ) -> None:
        self.words = words
        self.first_is_plain = first_is_plain
        self.main = Frame("main", 0)
        self.stack = [self.main]
        self.done: list[Frame] = []
        self.asks = words[-1].text == "?"

    def read(self) -> list[Frame]:
        """Return the frames that got a finite verb, in the order of the verbs."""
        depth = 0
        for at in range(len(self.words)):
            word = self.words[at]
            depth += (word.text == "(") - (word.text == ")")
            if depth <= 0:
                self._take(at)
        return sorted(self.done, key=lambda frame: frame.finite or 0)

    def _take(self, at: int) -> None:
        lower = self.words[at].lower
        if lower == "," and self.stack[-1].comma and self.stack[-1].finite is not None:
            self.stack.pop()
        if self._opens(at):
            before = self.words[at - 1].lower if at else ""
            self.stack.append(Frame(_kind(lower), at, comma=before == ","))
            del self.stack[1 : len(self.stack) - DEEPEST]
        elif self._completes(at):
            pass
        elif self._finite(at):
            self._fill(at)
        self.stack[-1].own.add(at)

    def _completes(self, at: int) -> bool:
        """Tell whether a word is the verb that an open clause's auxiliary awaits."""
        top = self.stack[-1]
        if top.pending is None or self.words[at].lower in MODALS:
            return False
        form = verbs.reading(self.words[at].lower, top.pending)
        if form is None:
            return False
        top.pending = chains.awaits(form.lemma)
        return True

    def _finite(self, at: int) -> bool:
        lower = self.words[at].lower
        top = self.stack[-1]
        waits = top.finite is None and top.kind != "main" and at > top.start + 1
        if waits and verbs.reading(lower, "sup") and self._stands_bare(at):
            return True
        if at == 1 and (self.words[0].lower, lower) in COMPOUND_PREPOSITIONS:
            return False
        return is_finite(self.words, at)

    def _stands_bare(self, at: int) -> bool:
        """Tell whether a supine stands without "har" ("när vi fått besked")."""
        before, lower = self.words[at - 1].lower, self.words[at].lower
        if lower.endswith("ts"):
            return before not in (*chains.HAVE, "att")
        plain = verbs.reading(lower, "pres", "pret") is None
        return plain and (before in NOMINATIVE or is_definite(self.words, at - 1))

    def _opens(self, at: int) -> bool:
        """Tell whether a clause opens here that will want a verb of its own."""
        words, lower = self.words, self.words[at].lower
        following = words[at + 1].lower if at + 1 < len(words) else ""
        if lower in ASKING and at == 0 and self.asks:
            return False
        if lower in ASKING and following and is_finite(words, at + 1):
            return lower in RELATIVE and at > 0
        if lower in OPENERS and opener_end(words, at) > at + 1:
            return True
        if lower in LATER and self.stack[-1].finite is not None:
            return self._verb_ahead(at + 1)
        if at == 0 and self.first_is_plain:
            return False
        if not opens_subordinate(words, at):
            return False
        top = self.stack[-1]
        doubled = lower == "att" and top.start == at - 1 and top.finite is None
        return not (doubled and at > 0 and top is not self.main)

    def _verb_ahead(self, start: int) -> bool:
        for at in range(start, min(start + 7, len(self.words))):
            if self.words[at].lower in (",", "och", "men", "att", "som"):
                return False
            if is_finite(self.words, at):
                return True
        return False

    def _before(self, at: int) -> int:
        """Return the last place before `at` that is no adverb."""
        before = at - 1
        while before > 0 and self.words[before].lower in ADVERBS | NEGATIONS:
            before -= 1
        return before

    def _fill(self, at: int) -> None:
        """Give the finite verb at `at` to the clause that wants it."""
        joined = self.words[self._before(at)].lower if at else ""
        top = self.stack[-1]
        if top.finite is not None and joined in chains.COORDINATORS:
            self._coordinate(at, top)
            return
        waiting = [frame for frame in self.stack if frame.finite is None]
        if waiting:
            while self.stack[-1] is not waiting[-1]:
                self.stack.pop()
            self._settle(waiting[-1], at)
            return
        if self._mistaken(top, at):
            top.finite = at
            top.pending = chains.awaits(self.words[at].lower)
        elif not self._relative_without_opener(top, at):
            self._add(at)

    def _settle(self, frame: Frame, at: int) -> None:
        frame.finite = at
        frame.pending = chains.awaits(self.words[at].lower)
        self.done.append(frame)

    def _coordinate(self, at: int, top: Frame) -> None:
        """Add a verb that shares the subject of the clause before ("och redovisar")."""
        back = self._before(at)
        comma = back > 0 and self.words[back - 1].lower == ","
        if comma and top is not self.main and self.main.finite is not None:
            self.stack = [self.main]
            top = self.main
        frame = Frame(top.kind, at, sharing=top)
        self.stack[-1] = frame
        self._settle(frame, at)

    def _mistaken(self, top: Frame, at: int) -> bool:
        """Tell whether the verb before was a participle ("Den beslutade planen är")."""
        if top.finite is None or top.finite == top.start:
            return False
        lower = self.words[top.finite].lower
        if lower in MODALS or verbs.reading(lower, "part") is None:
            return False
        between = {word.lower for word in self.words[top.finite + 1 : at]}
        return not between & {",", "och", "men", "samt", ";", ":"}

    def _relative_without_opener(self, top: Frame, at: int) -> bool:
        """Take "Den utbildning nämnden beställde" for a noun and its clause."""
        verb, first = top.finite or 0, top.start
        if top.kind != "main" or self.words[first].lower not in ("den", "det", "de"):
            return False
        if at > verb + 3 or verb - first < 3 or verb - first > 5:
            return False
        top.kind, top.start = "relative", verb - 2
        outer = Frame("main", first, own=set(range(first, verb - 1)))
        self.stack = [outer]
        self._settle(outer, at)
        return True

    def _add(self, at: int) -> None:
        """Add a main clause that follows another in the same sentence."""
        last = self.done[-1].finite or 0
        start = at
        for place in range(at - 1, last, -1):
            lower = self.words[place].lower
            ends = self.words[place - 1].lower == "," and lower in chains.COORDINATORS
            if lower in STRONG or ends or lower == ",":
                start = place + 1
                break
            if lower in chains.COORDINATORS and start == at:
                start = place + 1
        frame = Frame("main", start)
        frame.own = set(range(start, at))
        self.stack = [frame]
        self._settle(frame, at)


def frames(words: tuple[Word, ...]) -> list[Frame]:
    """Return the clauses of a sentence; its first word may be a preposition."""
    read = _Sentence(words)
    found = read.read()
    if read.main.finite is None and opens_subordinate(words, 0):
        return _Sentence(words, first_is_plain=True).read()
    return found
