"""A matter's timeline and a decision's surroundings, as lines that a person reads.

Each row ends with the place in the document where it stands.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from app.output import one_line
from graph.queries.connections import End, Link, Source
from graph.queries.matters import Matter, Summary
from graph.queries.steps import Given, Point, Step
from graph.queries.walk import Walk
from graph.queries.walk_parts import Assignment, Voice

STATUS = {
    "decision": "Beslut",
    "proposal": "Förslag",
    "historical": "Tidigare beslut",
}
FATES = {"bifall": "bifölls", "avslag": "avslogs"}
# Outcomes that say nothing more than the words themselves.
PLAIN = frozenset({"ovrigt"})
WIDTH = 150


def summary_line(summary: Summary) -> str:
    """Return a matter on one line: when, what, its number, its address."""
    days = _days(summary.first, summary.last)
    numbers = f" · dnr {', '.join(summary.dnr)}" if summary.dnr else ""
    title = one_line(summary.title, 90)
    return f"{days}\t{title}{numbers} · {_count(summary)}\t{summary.id}"


def _count(summary: Summary) -> str:
    return f"{summary.acts} steg"


def _days(first: dt.date | None, last: dt.date | None) -> str:
    if first is None:
        return "odaterat"
    return str(first) if first == last else f"{first} – {last}"


def matter_lines(
    matter: Matter, outcomes: Mapping[str, str], keyphrases: Iterable[str] = ()
) -> Iterator[str]:
    """Return a matter act by act.

    Args:
        matter: The matter.
        outcomes: Code of an outcome → its name.
        keyphrases: What it is about in its own words.
    """
    summary = matter.summary
    yield summary.title
    numbers = [f"dnr {', '.join(summary.dnr)}"] if summary.dnr else []
    days = _days(summary.first, summary.last)
    yield " · ".join([*summary.bodies, *numbers, days, _count(summary)])
    if told := ", ".join(keyphrases):
        yield f"Nyckelord: {told}"
    for step in matter.steps:
        yield ""
        yield from _step_lines(step, outcomes)


def _step_lines(step: Step, outcomes: Mapping[str, str]) -> Iterator[str]:
    act = step.act
    where = " ".join(
        filter(None, (act.organ, f"§ {act.section}" if act.section else ""))
    )
    yield f"{act.date or 'odaterat'}  {where or 'handling'}  {one_line(act.text, 90)}"
    if not act.held:
        yield "    (finns inte i samlingen)"
    for name in step.documents:
        yield f"    i {name}"
    for point in step.points:
        yield from _point_lines(point, outcomes)
    for given in step.promises:
        yield from _given_lines(given)
    if step.people:
        yield f"    Yrkade eller reserverade sig: {', '.join(step.people)}"
    for link in _shown(step.links):
        yield from link_lines(link)


def _shown(links: Iterable[Link]) -> list[Link]:
    """Return each kind of link to each act once."""
    kept: dict[tuple[str, str], Link] = {}
    for link in links:
        end = link.other
        # A § and its points are one act to a reader.
        act = f"{end.organ} {end.date} {end.section}" if end.section else end.id
        kept.setdefault((link.label, act), link)
    return list(kept.values())


def _point_lines(point: Point, outcomes: Mapping[str, str]) -> Iterator[str]:
    votes = "{} ja, {} nej, {} avstår".format(*point.vote) if point.vote else ""
    said = ", ".join(filter(None, (_outcome(point.outcome, outcomes), votes)))
    kind = STATUS.get(point.status, point.status)
    yield f"    {kind}{f' ({said})' if said else ''}: {one_line(point.text, WIDTH)}"
    yield from _place_lines(point.source)


def _outcome(code: str, outcomes: Mapping[str, str]) -> str:
    return "" if code in PLAIN else outcomes.get(code, code)


def _given_lines(given: Given) -> Iterator[str]:
    due = f", {_due(given.due_text, given.due)}" if given.due_text or given.due else ""
    kind = "Uppdrag till" if given.strength == "assignment" else "Löfte av"
    kind = f"Föreslaget {kind.lower()}" if given.proposed else kind
    yield f"    {kind} {given.by or 'okänd'}{due}: {one_line(given.text, WIDTH)}"
    yield from _place_lines(given.source)


def _due(text: str | None, day: dt.date | None) -> str:
    if text and day and str(day) not in text:
        return f"{text} ({day})"
    return text or f"senast {day}"


def link_lines(link: Link) -> Iterator[str]:
    """Return a link: how, to what, why, and the passage that says so."""
    sure = "" if link.stated else "möjligen: "
    yield f"    → {sure}{link.label} {end_text(link.other)}"
    yield f"        {link.reason}"
    if link.quote is not None:
        yield f"        ”{one_line(link.quote.text, WIDTH)}”"
        yield from _place_lines(link.quote)


def end_text(end: End) -> str:
    """Return what stands at the other end, briefly."""
    section = f"§ {end.section}" if end.section else ""
    where = " ".join(filter(None, (end.organ, section, str(end.date or ""))))
    text = f": {one_line(end.text, 80)}" if end.text else ""
    missing = "" if end.held else " (finns inte i samlingen)"
    return f"{where or end.id}{text}{missing}"


def _place_lines(source: Source | None, indent: str = "        ") -> Iterator[str]:
    if source is not None and source.document:
        place = f" [{source.start}:{source.end}]" if source.end else ""
        yield f"{indent}{source.document}{place}"


def walk_lines(walk: Walk, outcomes: Mapping[str, str]) -> Iterator[str]:
    """Return a decision and all around it, question by question."""
    decision = walk.decision
    kind = STATUS.get(walk.status, walk.status)
    said = _outcome(walk.outcome, outcomes)
    section = f"§ {decision.section}" if decision.section else ""
    yield " · ".join(
        filter(None, (kind, decision.organ, str(decision.date or "odaterat"), section))
    )
    if walk.heading:
        yield walk.heading
    if walk.dnr:
        yield f"Dnr {', '.join(walk.dnr)}"
    yield ""
    yield f"{said[:1].upper()}{said[1:]}: {decision.text}" if said else decision.text
    yield from _place_lines(decision.source, "    ")
    yield from _titled("Vem föreslog", map(link_lines, walk.proposed))
    yield from _titled("Yrkanden", map(_voice_lines, walk.yrkanden))
    yield from _vote_lines(walk)
    yield from _titled("Reservationer", map(_voice_lines, walk.reservations))
    yield from _titled("Bygger på", map(link_lines, walk.builds_on))
    title = "Uppdrag och löften"
    title = f"Föreslagna {title.lower()}" if walk.status == "proposal" else title
    told = any(link.code.startswith("uppdrag") for link in walk.later)
    given = (_assignment_lines(one, told=told) for one in walk.assignments)
    yield from _titled(title, given)
    yield from _titled("Vad som kom sedan", map(link_lines, walk.later))
    others = [[f"    {one_line(end.text, WIDTH)}"] for end in walk.beside]
    yield from _titled("Andra punkter i samma paragraf", others)


def _titled(title: str, parts: Iterable[Iterable[str]]) -> Iterator[str]:
    """Return a heading and what stands under it; nothing where there is nothing."""
    rows = [row for part in parts for row in part]
    if rows:
        yield ""
        yield title
        yield from rows


def _voice_lines(voice: Voice) -> Iterator[str]:
    fate = f" ({FATES.get(voice.fate, voice.fate)})" if voice.fate else ""
    yield f"    {', '.join(voice.by) or 'Okänd'}{fate}: {one_line(voice.text, 300)}"
    yield from _place_lines(voice.source)


def _vote_lines(walk: Walk) -> Iterator[str]:
    vote = walk.vote
    if vote is None:
        return
    counted = f"    {vote.ja} ja, {vote.nej} nej, {vote.avstar} avstår"
    lists = [f"    {how}: {', '.join(names)}" for how, names in vote.by]
    yield from _titled("Omröstning", [[counted, *lists]])


def _assignment_lines(given: Assignment, *, told: bool) -> Iterator[str]:
    """Return an assignment; `told` if a report on its § is shown further down."""
    due = f", {_due(given.due_text, given.due)}" if given.due_text or given.due else ""
    yield f"    {given.to or 'Okänd'}{due}: {one_line(given.text, WIDTH)}"
    yield from _place_lines(given.source)
    if not (given.reports or given.evidence or told):
        yield "        Inget i samlingen säger vad det blev av detta."
    for link in given.reports:
        yield from link_lines(link)
    for found in given.evidence:
        section = f" § {found.section}" if found.section else ""
        yield f"    → {found.date_to or 'odaterat'}: {one_line(found.text, WIDTH)}"
        yield f"        {found.document}{section} [{found.start}:{found.end}]"
