"""Statements of what became of something: done, under way, delayed, dropped."""

import datetime as dt
import re
from functools import cache

from ingest import lexicon
from ingest.extract.atagande.deadlines import Calendar
from ingest.extract.atagande.items import META
from ingest.extract.atagande.segments import att_clause, segments_of
from ingest.extract.atagande.units import Unit, find_units, is_barred
from ingest.extract.clauses import Clause, Word, analyse, words_of
from ingest.extract.context import Context
from ingest.extract.followup_clauses import (
    carried_out,
    is_finished,
    left_undone,
    names_thing,
    newly_given,
    opening_clause,
    related_thing,
    state_reached,
    whole_phrase,
)
from ingest.model import Followup, FollowupStatus, Question, TimeExpression

LONGEST = 120
TASK = re.compile(r"\b[Uu]ppdrag(?:et)?\b[^.;:]{0,120}? att [^.,;:]{5,110}")
PROPOSED = frozenset(("forslag", "beredning"))
PROPOSAL = re.compile(r"\b(?:förslag till beslut|föreslår|föreslås|yrkar)\b")
# Reports on routine that no one promised: delegated decisions, notifications.
ROUTINE = re.compile(r"\b(?:delegation\w*|anmälda|anmälan|protokoll\w*|meddelanden)\b")
BARE = re.compile(
    r"^(?:den |denna )?(?:redovisning|uppföljning|återrapport\w*|uppdrag|rapport)"
    r"(?:en|et)?$"
)
AWAITING = re.compile(r"(?:när|då|om|så snart|först när|efter att)\b")
# What was done longer ago than this is history, not an account of a promise.
HISTORY_YEARS = 8
# Texts that tell others what to do hold no account of what was done.
SILENT = frozenset(("avtal", "uppdrag"))


def find_followups(
    context: Context,
    times: tuple[TimeExpression, ...],
    questions: tuple[Question, ...],
) -> tuple[Followup, ...]:
    """Return what the document says became of things, in order of place."""
    calendar = Calendar(context.text, times, context.reference)
    found = []
    for unit in find_units(context, ()):
        asked = any(q.start <= unit.start < q.end for q in questions)
        proposed = unit.role in PROPOSED or PROPOSAL.search(unit.sentence.lower())
        of_page = META.match(unit.text.lower()) is not None
        skipped = asked or proposed or of_page or is_barred(unit)
        if skipped or unit.text.endswith("?"):
            continue
        followup = _read(unit, context, calendar)
        if followup is not None:
            found.append(followup)
    return tuple(found)


def _read(unit: Unit, context: Context, calendar: Calendar) -> Followup | None:
    """Return what one unit says became of something, or None."""
    words = words_of(context.doc, unit.start, unit.end)
    clause = analyse(words)
    seen = _by_wording(unit, clause, words)
    if seen is not None and _is_ahead(seen, unit, clause, calendar):
        return None
    if seen is None and unit.genre not in SILENT:
        day = context.reference or context.document.date
        seen = _by_clause(unit, clause, words, calendar, day)
    if seen is None:
        return None
    status, rule, confidence, concerns = seen
    return Followup(
        start=unit.start,
        end=unit.end,
        text=unit.text,
        status=status,
        concerns=concerns,
        sentence=unit.sentence,
        rule=f"uppfoljning.{rule}",
        confidence=confidence,
    )


def _is_ahead(
    seen: "Seen", unit: Unit, clause: Clause | None, calendar: Calendar
) -> bool:
    """Tell whether "Skolan läggs ned i juni" announces rather than reports."""
    present = clause is not None and clause.tense == "present"
    ahead = bool(calendar.ahead(unit.start, unit.end))
    return seen[0] == "cancelled" and present and ahead


Seen = tuple[FollowupStatus, str, float, str | None]


@cache
def _rows() -> tuple[tuple[str, FollowupStatus, re.Pattern[str], str], ...]:
    """Return the wordings as rule, status, pattern and demand."""
    found: list[tuple[str, FollowupStatus, re.Pattern[str], str]] = []
    for row in lexicon.table("uppfoljning"):
        status: FollowupStatus = row["status"]  # type: ignore[assignment]
        found.append((row["regel"], status, re.compile(row["mönster"]), row["krav"]))
    return tuple(found)


def _by_wording(
    unit: Unit, clause: Clause | None, words: tuple[Word, ...]
) -> Seen | None:
    """Read a status that its wording gives away."""
    lower = unit.text.lower()
    modal = clause is not None and clause.tense in ("modal", "future")
    for rule, status, pattern, demand in _rows():
        match = pattern.search(lower)
        if match is None:
            continue
        if demand == "ting" and not names_thing(words):
            continue
        if _embedded(lower[: match.start()], unit, clause):
            continue
        about = unit.paragraf.heading if unit.paragraf else None
        if status == "reported" and ROUTINE.search(f"{lower} {about or ''}".lower()):
            return None
        if modal and status not in ("delayed",):
            continue
        if status == "done" and _awaited(lower, match.start(), clause):
            continue
        return status, rule, 0.75, _concerns(unit, clause, None)
    return None


def _awaited(lower: str, at: int, clause: Clause | None) -> bool:
    """Tell whether "När det är klart redovisas ..." only says what is waited for."""
    fronted = AWAITING.match(lower) is not None
    if clause is None or not fronted or clause.tense == "past":
        return False
    return at < clause.words[clause.finite].start - clause.words[0].start


def _embedded(before: str, unit: Unit, clause: Clause | None) -> bool:
    """Tell whether a wording stands in a clause that someone else's words embed."""
    inside = re.search(r"\b(?:att|som|genom|medan)\b", before) is not None
    saying = clause is not None and clause.verb is not None
    saying = saying and clause.verb.group == "sagesats"  # type: ignore[union-attr]
    return inside and (unit.genre == "fraga" or saying)


def _by_clause(
    unit: Unit,
    clause: Clause | None,
    words: tuple[Word, ...],
    calendar: Calendar,
    today: dt.date | None,
) -> Seen | None:
    """Read "Två träffar hölls i mars" by its verb: passive, past, something done."""
    times = calendar.within(unit.start, unit.end)
    if times and all(_is_history(time, today) for time in times):
        return None
    dated = bool(times)
    ahead = bool(calendar.ahead(unit.start, unit.end))
    told = att_clause(words, clause.lemma) if clause is not None else ()
    parts = [
        clause,
        opening_clause(clause),
        analyse(told) if unit.genre != "fraga" else None,
        *(analyse(part) for part in segments_of(words)[1:]),
    ]
    for part in parts:
        if part is not None and left_undone(part):
            return "not_done", "ogjort", 0.6, _concerns(unit, part, None)
        if part is not None and carried_out(part, dated):
            return "done", "utfort", 0.6, _concerns(unit, part, None)
        if part is not None and newly_given(part):
            return "done", "fatt-nytt", 0.55, _concerns(unit, part, None)
        if part is not None and not ahead and is_finished(part):
            return "done", "klart", 0.6, _concerns(unit, part, None)
        if part is not None and state_reached(part, part.words):
            return "done", "tillstand", 0.55, _concerns(unit, part, None)
    thing = related_thing(words)
    if thing is not None and dated:
        return "done", "utfort-relativ", 0.55, thing
    return None


def _is_history(time: TimeExpression, today: dt.date | None) -> bool:
    """Tell whether a time lies so far back that it tells how things once were."""
    if today is None or time.latest is None:
        return False
    return time.latest.year < today.year - HISTORY_YEARS


def _concerns(unit: Unit, clause: Clause | None, thing: str | None) -> str | None:
    """Return the noun phrase of what a statement is about."""
    task = TASK.search(unit.text)
    if task is not None:
        return task[0]
    if clause is None or clause.subject is None:
        return thing
    phrase = clause.text_of(whole_phrase(clause, clause.subject))
    phrase = re.split(r" (?:, )?som |,", phrase)[0].strip(" .,")
    if BARE.match(phrase.lower()) and unit.paragraf and unit.paragraf.heading:
        return unit.paragraf.heading[:LONGEST]
    if phrase.lower() in ("det", "detta", "den", "de", "vi", "jag", "man", ""):
        return thing
    return phrase[:LONGEST]
