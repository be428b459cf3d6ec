"""What the verbs of a sentence tell where no set phrase does."""

from collections.abc import Sequence

from graph.followup.documents.telling_counts import number
from graph.followup.documents.telling_events import Event, Token
from graph.followup.documents.telling_forms import forms
from graph.followup.documents.telling_patterns import endings, group, pattern
from graph.followup.documents.telling_said import Telling
from graph.followup_model import Stance
from ingest.language.wordsets import word_matches

PAST = frozenset(("past", "perfect", "state"))
ACTING = frozenset(("handling", "rapport", "start"))
# How far before its verb, and after it, the words for who acts may stand.
BEFORE, AFTER = 9, 4


def is_done(event: Event) -> bool:
    """Tell whether a deed is told as done."""
    return event.of == "fullbordar" and event.tense in PAST and not event.negated


def is_denied(event: Event) -> bool:
    """Tell whether a deed is told as not done."""
    begun = event.of in ("fullbordar", "inleder")
    return begun and event.tense in PAST and event.negated


def of_verbs(
    lower: str, words: tuple[Token, ...], seen: Sequence[Event]
) -> Telling | None:
    """Return what the verbs of a sentence tell, the weightiest first."""
    denied = next((e for e in seen if is_denied(e)), None)
    if denied is not None:
        clear = denied.tense != "past"
        return Telling("contradicts", span(denied), clear, denied.tense)
    done = [e for e in seen if is_done(e)]
    going = [t for e in seen if (t := _now(e, lower)) and t.stance == "under-way"]
    if going and (done or len(seen) == 1):
        return going[0]
    if done:
        event = next((e for e in done if e.depth == 0), done[0])
        clear = event.depth == 0
        return Telling("fulfils", span(event), clear, event.tense, _number(lower))
    for event in seen:
        told = _begun(event, words) or _now(event, lower) or _ahead(event, lower)
        if told is not None:
            return told
    return _loosely(lower, words, seen) or _state(lower, seen)


def span(event: Event) -> tuple[int, int]:
    """Return where a verb stands in its sentence."""
    return event.start, event.end


def _number(lower: str) -> tuple[int, None] | None:
    found = number(lower)
    return (found, None) if found is not None else None


def _begun(event: Event, words: tuple[Token, ...]) -> Telling | None:
    """Read that something has begun: work goes on, a service is there."""
    if event.of == "steg" and event.tense in PAST and not event.negated:
        return Telling("under-way", span(event), True, event.tense)
    if event.of != "inleder" or event.tense not in PAST:
        return None
    following = words[event.at + 1].lower if event.at + 1 < len(words) else ""
    if any(form.tense == "inf" for form in forms(following)):
        return None  # "började märkas"
    near = words[max(0, event.at - BEFORE) : event.at + AFTER]
    process = any(word.lower.endswith(endings("process")) for word in near)
    process = process or event.lemma in group("under-arbete")
    stance: Stance = "under-way" if process else "fulfils"
    return Telling(stance, span(event), process, event.tense)


def _now(event: Event, lower: str) -> Telling | None:
    """Read the present with "nu": work that goes on, or how things have become."""
    if event.tense != "present" or event.depth or event.negated:
        return None
    since, now = pattern("sedan").search(lower), pattern("nu").search(lower)
    if since is None and now is None:
        return None
    goes_on = event.group == "handling" and pattern("just-nu").search(lower)
    if (event.works and now is not None) or goes_on:
        return Telling("under-way", span(event), clear=True)
    idle = event.of == "tiger" or pattern("passiv-nu").search(lower) is not None
    idle = idle or word_matches("uppfoljning_ej_verb", event.lemma)
    told = since is not None or "numera" in lower
    if event.of == "tiger" or (not told and (idle or event.group != "handling")):
        return None
    return Telling("fulfils", span(event), clear=since is not None)


def _ahead(event: Event, lower: str) -> Telling | None:
    """Read the present with a time to come: the time that now holds."""
    if event.tense != "present" or event.negated or event.depth:
        return None
    if event.lemma in group("beslutande") or pattern("vana").search(lower):
        return None
    if event.lemma not in group("rörelse") and event.of in ("", "tiger"):
        return None
    found = pattern("framåt").search(lower)
    if found is None or pattern("sedan").search(lower):
        return None
    return Telling("new-date", found.span(), clear=False, tense="ahead")


def _loosely(
    lower: str, words: tuple[Token, ...], seen: Sequence[Event]
) -> Telling | None:
    """Read other deeds of the past, of a body's own and at a time that is told."""
    dated = pattern("förr").search(lower) is not None
    since = pattern("sedan").search(lower) is not None
    for event in seen:
        if event.tense not in ("past", "perfect") or event.negated or event.depth:
            continue
        acts = event.group in ACTING and event.of != "tiger"
        acts = acts and not word_matches("uppfoljning_ej_verb", event.lemma)
        own = event.passive or event.lemma in group("ankommande")
        own = own or since or _is_own(words, event)
        got = event.lemma == "få"
        timed = dated or (event.tense == "perfect" and (acts or got))
        if timed and (got or (acts and own)):
            number_told = _number(lower)
            return Telling("fulfils", span(event), False, event.tense, number_told)
    return None


def _is_own(words: tuple[Token, ...], event: Event) -> bool:
    """Tell whether the one who acts is a body or speaks for it."""
    before = words[max(0, event.at - BEFORE) : event.at]
    near = (*before, *words[event.at + 1 : event.at + AFTER])
    return any(word_matches("uppfoljning_aktor", word.lower) for word in near)


def _state(lower: str, seen: Sequence[Event]) -> Telling | None:
    """Read states that presuppose that a thing is there: its size, "den nya …"."""
    if any(event.tense == "ahead" for event in seen):
        return None
    held = pattern("mått").search(lower)
    if held is not None and pattern("hela-kommunen").match(lower) is None:
        return Telling("fulfils", held.span(), False, quantity=_number(lower))
    present = any(event.tense == "present" for event in seen) or " har " in lower
    silent = any(event.of == "tiger" for event in seen if not event.depth)
    fresh = pattern("nytt").search(lower)
    if fresh is None or not present or silent:
        return None
    return Telling("fulfils", fresh.span(), clear=False)
