"""What phrases, numbers and verbs of a sentence tell together."""

from collections.abc import Sequence

from graph.followup.documents.telling_counts import Count, counted, share
from graph.followup.documents.telling_cues import Cue, cues
from graph.followup.documents.telling_events import Event, Token, events
from graph.followup.documents.telling_patterns import pattern
from graph.followup.documents.telling_said import Telling
from graph.followup.documents.telling_tenses import is_denied, is_done, of_verbs, span

Phrase = tuple[Cue, tuple[int, int]]
# What changes a matter holds whatever else a sentence says was done.
TURNING = frozenset(("dropped", "new-date"))


def weighed(lower: str, words: tuple[Token, ...]) -> Telling | None:
    """Return what a sentence in lower case tells, or None.

    What turns a matter (dropped, a new time) comes first, then how many of how many,
    then what is done beside what is not; then other phrases, and last the verbs.
    """
    seen = events(words)
    phrases = _phrases(lower, words, seen)
    first = phrases[0] if phrases else None
    if first is not None and first[0].stance in TURNING:
        return of_cue(first)
    told = _part(lower, seen) or _half(lower, phrases, seen)
    if told is not None:
        return told
    done = any(is_done(event) for event in seen)
    yields = first is not None and first[0].stance == "under-way" and done
    if first is not None and not (yields and not first[0].clear):
        return of_cue(first)
    return of_verbs(lower, words, seen)


def of_cue(phrase: Phrase) -> Telling:
    """Return what a set phrase tells."""
    cue, at = phrase
    return Telling(cue.stance, at, cue.clear)


def _phrases(
    lower: str, words: tuple[Token, ...], seen: Sequence[Event]
) -> list[Phrase]:
    """Return the set phrases that tell of a fact, the weightiest first."""
    found = cues(lower, [word.lower for word in words])
    if not found:
        return []
    whole = any(is_done(event) for event in seen)
    whole = whole or pattern("fullbordan").search(lower) is not None
    return [
        (cue, at)
        for cue, at in found
        if _stands(cue, at, lower) and (whole or cue.stance != "partly")
    ]


def _stands(cue: Cue, at: tuple[int, int], lower: str) -> bool:
    """Tell whether a phrase is told as a fact where it stands."""
    if cue.stance not in ("fulfils", "under-way"):
        warned = pattern("varnat").match(lower, at[1]) is not None
        return not warned and pattern("om-så").search(lower, 0, at[0]) is None
    begins = max(lower.rfind(mark, 0, at[0]) for mark in (",", ";", ":", "–"))
    return pattern("inte-än").search(lower, begins + 1, at[0]) is None


def _part(lower: str, seen: Sequence[Event]) -> Telling | None:
    """Return the part of a whole that is told, unless it is only aimed at."""
    if seen and all(event.tense == "ahead" for event in seen):
        return None
    done = any(is_done(e) or (e.lemma == "få" and e.tense == "perfect") for e in seen)
    count = counted(lower)
    if count is not None:
        return _of_count(count, done)
    told = any(e.tense == "perfect" and e.of != "tiger" for e in seen)
    count = share(lower) if done or told or "hittills" in lower else None
    if count is None or any(e.of == "tiger" for e in seen if e.depth == 0):
        return None
    return _of_count(count, done)


def _of_count(count: Count, done: bool) -> Telling:
    quantity = (count.part, count.whole)
    return Telling(count.stance, (count.start, count.end), done, "past", quantity)


def _half(
    lower: str, phrases: Sequence[Phrase], seen: Sequence[Event]
) -> Telling | None:
    """Return "partly" where one thing is done and another in the sentence is not."""
    fulfilled = [at for cue, at in phrases if cue.stance == "fulfils"]
    fulfilled += [span(event) for event in seen if is_done(event)]
    if not fulfilled:
        return None
    rest = pattern("återstod").search(lower)
    if rest is not None:
        return Telling("partly", rest.span(), clear=True)
    lacking = [at for cue, at in phrases if cue.stance == "contradicts"]
    lacking += [span(event) for event in seen if is_denied(event)]
    apart = [at for at in lacking if _is_apart(lower, at, fulfilled)]
    return Telling("partly", apart[0], clear=False) if apart else None


def _is_apart(
    lower: str, at: tuple[int, int], others: Sequence[tuple[int, int]]
) -> bool:
    """Tell whether a phrase stands in another clause than one of the others."""
    parted = pattern("skilda")
    return any(
        parted.search(lower, min(end, at[1]), max(start, at[0]))
        for start, end in others
    )
