"""The finite verb groups of a sentence: who does what, when, how surely."""

from dataclasses import dataclass

from ingest.language import chains, verbs
from ingest.language.finite import (
    ADVERBS,
    NEGATIONS,
    PREPOSITIONS,
)
from ingest.language.frames import RELATIVE, Frame, Kind, frames, opener_end
from ingest.language.phrases import (
    LEADING,
    NOMINATIVE,
    Place,
    after_verb,
    agent,
    before_verb,
    fronted,
    phrase_end,
    split_front,
)
from ingest.language.tokens import Word
from ingest.language.wordsets import wordset

# Verbs whose "av" says what something is covered or made of.
WITHOUT_AGENT = wordset("utan-agent")


@dataclass(frozen=True, slots=True)
class Group:
    """One finite verb group; places are indexes into `words`, ends exclusive."""

    words: tuple[Word, ...]
    kind: Kind
    finite: int
    lexical: tuple[int, ...]
    verb: verbs.Form | None
    tense: chains.Time
    modality: tuple[str, ...]
    passive: bool
    negated: bool
    subject: Place | None
    agent: Place | None
    shared: bool

    @property
    def finite_word(self) -> str:
        """Return the finite verb as written, in lower case."""
        return self.words[self.finite].lower

    @property
    def lemma(self) -> str:
        """Return the infinitive of the verb that says what is done, or ""."""
        return self.verb.lemma if self.verb else ""

    def text_of(self, place: Place | None) -> str:
        """Return the words of a place as written, with single spaces."""
        if place is None:
            return ""
        written, end = "", None
        for word in self.words[place[0] : place[1]]:
            gap = "" if end is None or word.start == end else " "
            written, end = written + gap + word.text, word.end
        return written

    def offsets(self, place: Place) -> tuple[int, int]:
        """Return where a place begins and ends in the document's text."""
        return self.words[place[0]].start, self.words[place[1] - 1].end


def _front(words: tuple[Word, ...], frame: Frame) -> int:
    """Return where the front of a clause begins: after its opening words."""
    first = frame.start
    if frame.kind != "main":
        first = opener_end(words, first)
        while first < len(words) and words[first].lower in ("att", "om", "som"):
            first += 1
    return first


def _antecedent(words: tuple[Word, ...], at: int) -> Place | None:
    """Return the noun phrase before a relative clause that opens at `at`."""
    end = at
    while end > 0 and words[end - 1].lower == ",":
        end -= 1
    for start in range(max(0, end - 8), end):
        if words[start].lower in chains.COORDINATORS:
            continue
        if phrase_end(words, start, end) == end:
            return start, end
    return None


def _subject(
    words: tuple[Word, ...], frame: Frame, chain: chains.Chain
) -> Place | None:
    """Return the subject of a clause, before or after its finite verb."""
    finite = frame.finite or 0
    if frame.kind == "main":
        return _main_subject(words, frame, finite, chain)
    first = _front(words, frame)
    found = before_verb(words, first, finite)
    if found is not None:
        trimmed = found[0]
        while trimmed < found[1] and words[trimmed].lower in ADVERBS | NEGATIONS:
            trimmed += 1
        if trimmed < found[1]:
            return trimmed, found[1]
    opener = words[frame.start].lower
    if opener == "vilket":
        return frame.start, frame.start + 1
    if opener in RELATIVE:
        return _antecedent(words, frame.start)
    return after_verb(words, finite, _limit(words, frame, chain))


def _limit(words: tuple[Word, ...], frame: Frame, chain: chains.Chain) -> int:
    """Return how far an inverted subject can reach: to the verb it stands before."""
    first = chain.lexical[0]
    if first > (frame.finite or 0):
        return first
    return len(words)


def _main_subject(
    words: tuple[Word, ...], frame: Frame, finite: int, chain: chains.Chain
) -> Place | None:
    """Return a main clause's subject: what stands first, or else after the verb."""
    first = frame.start
    while first < finite and words[first].lower in LEADING | {","}:
        first += 1
    if finite + 1 < len(words) and words[finite + 1].lower in NOMINATIVE:
        return finite + 1, finite + 2  # "Rådet bjuder jag in": the pronoun acts
    own = [at for at in range(first, finite) if at in frame.own]
    clause_first = not own or own[0] > first or words[own[0]].text == ","
    if not clause_first and not fronted(words, first, finite):
        split = split_front(words, finite, chain.lexical[0])
        return split or before_verb(words, first, finite)
    found = after_verb(words, finite, _limit(words, frame, chain))
    # "Särskild vikt ska läggas": nothing after it, so what stands before it.
    opening = words[own[0]].lower if own else ""
    plain = len(own) > 1 and opening not in PREPOSITIONS and not clause_first
    return found or (before_verb(words, first, finite) if plain else None)


def _negated(words: tuple[Word, ...], frame: Frame, chain: chains.Chain) -> bool:
    """Tell whether a clause is negated, before its verb or just after it."""
    finite = frame.finite or 0
    last = max(chain.lexical[0], finite)
    near = [at for at in range(finite, min(len(words), last + 5)) if at in frame.own]
    for at in near:
        if words[at].lower in (",", "och", "men", "att", "som") and at > last:
            break
        if words[at].lower in NEGATIONS:
            return True
    before = [at for at in range(frame.start, finite) if at in frame.own]
    return any(words[at].lower in NEGATIONS for at in before)


def _agent(words: tuple[Word, ...], chain: chains.Chain) -> Place | None:
    """Return who does what a passive clause says is done."""
    if not chain.passive or (chain.verb and chain.verb.lemma in WITHOUT_AGENT):
        return None
    return agent(words, chain.lexical[0] + 1, len(words))


def groups(words: tuple[Word, ...]) -> tuple[Group, ...]:
    """Return the finite verb groups of a sentence's words, in order."""
    if not words:
        return ()
    found: list[Group] = []
    subjects: dict[int, Place | None] = {}
    for frame in frames(words):
        if frame.finite is None:
            continue
        chain = chains.chain(words, frame.finite, frozenset(frame.own))
        if frame.sharing is not None:
            subject = subjects.get(id(frame.sharing))
        else:
            subject = _subject(words, frame, chain)
        subjects[id(frame)] = subject
        found.append(
            Group(
                words=words,
                kind=frame.kind,
                finite=frame.finite,
                lexical=chain.lexical,
                verb=chain.verb,
                tense=chain.tense,
                modality=chain.modality,
                passive=chain.passive,
                negated=_negated(words, frame, chain),
                subject=subject,
                agent=_agent(words, chain),
                shared=frame.sharing is not None,
            )
        )
    return tuple(found)
