"""Statements of what became of something: done, under way, delayed, dropped."""

import re

from ingest.extract.atagande.deadlines import Calendar
from ingest.extract.atagande.items import META
from ingest.extract.atagande.segments import CARRIERS
from ingest.extract.atagande.units import Unit, find_units, is_barred
from ingest.extract.context import Context
from ingest.extract.followup_about import about
from ingest.extract.followup_clauses import read
from ingest.extract.followup_counts import some_done
from ingest.extract.followup_scene import Scene, Told, scene_of
from ingest.extract.followup_tables import LEGEND, Row, rows_of
from ingest.extract.followup_wording import AWAITING, HOPED, by_wording, opener_of
from ingest.extract.followup_words import head_of, is_thing, lemma_of
from ingest.language.groups import Group, groups
from ingest.language.tokens import Word, words_of
from ingest.language.wordsets import word_matches
from ingest.model import Followup, Question, TimeExpression

PROPOSED = frozenset(("forslag", "beredning"))
PROPOSAL = re.compile(r"\b(?:förslag till beslut|föreslår|föreslås|yrkar)\b")
DROPPING = re.compile(r"avskriv|utgå|strykas?\b|läggas? ne[dr]")
AIMS = frozenset(("kommer att", "ska", "bör"))
SAYING = frozenset(("sagesats", "rapport"))
WHEN = frozenset(("när", "sedan", "då"))
# A number and a title, as in a list of notices ("2024.008 Anmälan om …").
NOTICE = re.compile(r"(?:\d{4}[.:/ ]\d{2,}|dnr\b|[A-ZÅÄÖ]{2,5} \d{4}[/:-])")
SECOND_PERSON = re.compile(r"\b(?:du|ni|er|dig|ditt|din|dina)\b")
# What can tell of an outcome holds one of these; other sentences are not read.
TELLING = re.compile(
    r"\b(?:har|hade|är|blev|blir|blivit|pågår|fortgår|var|finns|av)\b|"
    r"(?:des|tes|ades|lls|gs|ts|rs|as|ns|ks|ds|ps|ls|ss|ms|es|ys|te|de|nt|it)\b|inte|"
    r"\bnu\b|stod|klar|färdig|tiden|förrän|först|försen|dröj|vänta|återstår|uppdrag|slopa|håller|arbeta|fort|avskriv|"
    r"enligt|stryk|strök|återrapport|redovisning|laga kraft|flytta|skjut|rullar|lägg|"
    r"utgå|återta|återkall|\b(?:in)?kom\b|presenter|föredr|redogör|underkän|uppgift|"
    r"sista gången|\bhanns?\b|"
    r"i ?gång",
    re.IGNORECASE,
)


def find_followups(
    context: Context,
    times: tuple[TimeExpression, ...],
    questions: tuple[Question, ...],
) -> tuple[Followup, ...]:
    """Return what the document says became of things, in order of place."""
    calendar = Calendar(context.text, times, context.reference)
    rows = rows_of(context)
    found: list[Followup] = []
    told_rows: set[int] = set()
    for unit in find_units(context, ()):
        asked = any(q.start <= unit.start < q.end for q in questions)
        of_page = META.match(unit.text.lower()) is not None
        if asked or of_page or is_barred(unit) or unit.text.endswith(("?", ":")):
            continue
        line = context.line_at(unit.start)[0]
        if line in rows:
            row = rows[line]
            if row is not None and line not in told_rows:
                told_rows.add(line)
                found.append(_of_row(row, unit, context))
            continue
        followup = _read(unit, context, calendar)
        if followup is not None:
            found.append(followup)
    return tuple(found)


def _of_row(row: Row, unit: Unit, context: Context) -> Followup:
    """Return what a row or a line of a status list says."""
    text = context.text[row.start : row.end]
    return Followup(
        start=row.start,
        end=row.end,
        text=text,
        status=row.status,
        concerns=row.thing or unit.heading,
        sentence=text,
        rule="uppfoljning.statusrad",
        confidence=0.85 if row.labelled else 0.7,
    )


def _is_proposed(unit: Unit) -> bool:
    """Tell whether a unit proposes; to propose that a task be dropped tells of it."""
    lower = unit.sentence.lower()
    proposed = unit.role in PROPOSED or PROPOSAL.search(lower) is not None
    dropped = "uppdrag" in lower and DROPPING.search(lower) is not None
    return proposed and not dropped


def _read(unit: Unit, context: Context, calendar: Calendar) -> Followup | None:
    """Return what one unit says became of something, or None."""
    if _is_proposed(unit) or TELLING.search(unit.text) is None:
        return None
    if NOTICE.match(unit.text) or len(LEGEND.findall(unit.text)) > 1:
        return None
    if SECOND_PERSON.search(unit.text.lower()):
        return None
    words = words_of(context.doc, unit.start, unit.end)
    clauses = groups(words)
    today = context.reference or context.document.date
    scene = scene_of(unit, context.document, calendar, today)
    seen = _counted(unit, words, clauses, scene)
    if seen is None:
        seen = by_wording(unit, scene, words, clauses)
    if seen is None and not scene.silent:
        seen = _by_clause(clauses, scene)
    if seen is None:
        return None
    told, group = seen
    return Followup(
        start=unit.start,
        end=unit.end,
        text=unit.text,
        status=told.status,
        concerns=about(unit, group),
        sentence=unit.sentence,
        rule=f"uppfoljning.{told.rule}",
        confidence=told.confidence,
    )


def _counted(
    unit: Unit, words: tuple[Word, ...], clauses: tuple[Group, ...], scene: Scene
) -> tuple[Told, Group | None] | None:
    """Read "Tre av åtta bryggor är bytta", unless that is what one aims at."""
    main = [g for g in clauses if g.kind == "main"] or list(clauses)
    present = [g for g in clauses if g.tense == "present"]
    aimed = any(m in AIMS for g in present for m in g.modality)
    if not main or aimed or scene.asked or HOPED.search(unit.text.lower()):
        return None
    if not some_done(unit.text.lower(), words):
        return None
    return Told("partly_done", "delvis", 0.75), main[-1]


def _by_clause(
    clauses: tuple[Group, ...], scene: Scene
) -> tuple[Told, Group | None] | None:
    """Return what the first clause that tells an outcome tells."""
    for at, group in enumerate(clauses):
        if _is_made(group, scene):
            return Told("done", "utfort-relativ", 0.55), group
        if not _may_tell(group, at, clauses, scene):
            continue
        told = read(group, scene)
        if told is not None:
            return told, group
    return None


def _is_made(group: Group, scene: Scene) -> bool:
    """Read "Kartläggningen som nämnden genomförde 2022 visar": a thing once made."""
    words, form = group.words, group.verb
    opens = len(words) > 2 and words[1].lower == "som" and is_thing(words[0].lower)
    if not opens or group.kind != "relative" or group.finite > 9 or form is None:
        return False
    past = group.tense in ("past", "perfect") and not group.negated
    deed = word_matches("uppfoljning_dad", lemma_of(group))
    told = scene.dated and not scene.history and not scene.asked
    return past and deed and told and not group.modality


def _may_tell(group: Group, at: int, clauses: tuple[Group, ...], scene: Scene) -> bool:
    """Tell whether a clause stands where what it says is told as a fact."""
    if group.kind == "main":
        # "Reviderade riktlinjer fastställs": what stands first is no verb.
        return group.finite > 0 or group.tense != "past"
    if group.kind == "relative":
        thing = is_thing(head_of(group.words, group.subject)) or is_thing(
            group.words[0].lower
        )
        lasting = group.negated and not scene.asked
        return thing and lasting
    opener = opener_of(group)
    if opener in WHEN and at == 0:
        return group.tense in ("past", "perfect")
    if opener != "att" or at == 0:
        return False
    over = clauses[at - 1]
    saying = over.verb is not None and (
        over.verb.group in SAYING or over.lemma in CARRIERS
    )
    return saying and not scene.asked


__all__ = ["AWAITING", "PROPOSAL", "PROPOSED", "find_followups"]
