"""Decisions and proposals, one per att-clause or point, with outcome and vote."""

import re
from dataclasses import dataclass, replace

from ingest.extract.context import Context
from ingest.extract.decision_blocks import Block, Matter, matters
from ingest.extract.decision_choice import (
    chosen_points,
    heading_organ,
    settled_stretches,
)
from ingest.extract.decision_frames import (
    Frame,
    frame_of,
    full_name,
    leads,
    organ_in,
)
from ingest.extract.decision_plain import Told
from ingest.extract.decision_points import Point
from ingest.extract.decision_propositions import find_propositions
from ingest.extract.decision_receivers import Receivers
from ingest.extract.decision_recusals import find_recusals
from ingest.extract.decision_sentences import told_to
from ingest.extract.decision_told import find_told
from ingest.extract.decision_votes import PutAside, part_votes
from ingest.extract.outcomes import fine_outcome, outcome_of
from ingest.extract.reservations import find_addressees, find_reservations
from ingest.extract.votes import Ballotage, find_votes
from ingest.extract.yrkanden import find_yrkanden
from ingest.model import (
    Decision,
    DecisionStatus,
    Organisation,
    Outcome,
    Person,
    Proposition,
    Recusal,
    Reservation,
    Vote,
    Yrkande,
)

# A motion holds what its author moves, an interpellation what is asked.
SILENT_TYPES = frozenset(("motion", "interpellation", "interpellationssvar"))
# "Nämnden tillstyrker motionen": its decision is a proposal to those who decide.
ADVISING = re.compile(
    r"\b(?:tillstyrker|avstyrker)\b(?= (?:\w+ ){0,4}"
    r"(?:motion|ansökan|medborgarförslag|e-förslag|framställan|hemställan|förslag)\w*)"
)
SURE, LIKELY, UNSURE = 0.95, 0.85, 0.7
CONFIDENCE = {
    "beslut.numrerad": SURE,
    "beslut.att-lista": SURE,
    "beslut.att-sats": SURE,
    "beslut.punktlista": LIKELY,
    "beslut.sats": SURE,
    "beslut.regeringen": SURE,
    "beslut.norm": LIKELY,
    "beslut.omröstning": LIKELY,
}


@dataclass(frozen=True, slots=True)
class _Circumstances:
    """What all decisions of one matter share."""

    section: str | None
    dnr: tuple[str, ...]
    addressees: tuple[str, ...]
    reservations: tuple[Reservation, ...]
    yrkanden: tuple[Yrkande, ...]
    vote: Vote | None
    recusals: tuple[Recusal, ...] = ()
    propositions: tuple[Proposition, ...] = ()


def _target(status: DecisionStatus, frame: Frame | None) -> str | None:
    """Return the body that a proposal is put to, as named."""
    if status != "proposal" or frame is None or frame.target is None:
        return None
    return organ_in(frame.target)


def _status(context: Context, point: Point) -> DecisionStatus:
    text = context.text[point.start : point.end]
    if point.status == "decision" and ADVISING.search(text[:120]):
        return "proposal"
    return point.status


def _organ(context: Context, block: Block, point: Point) -> str | None:
    document = context.document
    frame = point.frame
    named = frame.organ if frame else None
    # In "Förslag till beslut: Nämnden beslutar att ..." the board does not propose.
    put = frame is not None and point.status == "proposal" == frame.status
    if named and (put or point.status != "proposal"):
        return full_name(named, document.organ)
    if block.role == "beslut" and (organ := heading_organ(block)):
        return full_name(organ, document.organ)
    return document.organ or named or document.body


def _sentence(context: Context, point: Point) -> str:
    """Return the whole sentence a point is part of, its introduction included."""
    text = context.text[point.start : point.end]
    if point.frame is not None and point.rule == "beslut.att-sats":
        line_start, _ = context.line_at(point.start)
        whole = context.sentence_at(point.start)
        start = whole.start if whole else line_start
        return context.text[start : max(point.end, whole.end if whole else 0)].strip()
    return f"{point.lead} {text}".strip() if point.lead else ""


def _decided(
    context: Context, block: Block, point: Point, shared: _Circumstances
) -> Decision:
    text = context.text[point.start : point.end]
    status = _status(context, point)
    return Decision(
        start=point.start,
        end=point.end,
        text=text,
        section=shared.section,
        organ=_organ(context, block, point),
        status=status,
        outcome=_outcome(context, point),
        date=context.document.date if status == "decision" else None,
        dnr=shared.dnr,
        addressees=shared.addressees,
        vote=shared.vote,
        reservations=shared.reservations,
        yrkanden=shared.yrkanden,
        sentence=_sentence(context, point),
        rule=point.rule,
        confidence=CONFIDENCE.get(point.rule, UNSURE),
        target=_target(status, _own_frame(text) or point.frame),
        recusals=shared.recusals,
        propositions=shared.propositions,
    )


DATED_LIST = re.compile(
    r"\b\d{1,2} (?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)"
)


def _outcome(context: Context, point: Point) -> Outcome:
    text = context.text[point.start : point.end]
    if point.rule == "beslut.uppställning":
        fine = fine_outcome(text)
        dated = len(DATED_LIST.findall(text)) > 1
        return "faststaller" if fine == "beslutad" and dated else outcome_of(fine)
    own = _own_frame(text)
    fine = fine_outcome(text[own.content :] if own and own.content else text)
    tasked = point.rule == "beslut.tillsagd" or told_to(text)
    if fine == "beslutad" and tasked:
        return "uppdrag"
    if fine == "beslutad" and point.frame and "förslag" in point.frame.how:
        return outcome_of("enligt_förslag")
    return outcome_of(fine)


def _own_frame(text: str) -> Frame | None:
    """Return the frame that a point itself opens with: "föreslå fullmäktige att"."""
    own = frame_of(text)
    return own if own and own.content is not None and leads(own, text) else None


def _told(told: Told, shared: _Circumstances, context: Context) -> Decision:
    text = context.text[told.start : told.end]
    date = told.date
    if told.status == "decision" and date is None:
        date = context.document.date
    found = Decision(
        start=told.start,
        end=told.end,
        text=text,
        section=shared.section,
        organ=full_name(told.organ, context.document.organ),
        status=told.status,
        outcome=_told_outcome(told, text),
        date=date,
        dnr=shared.dnr if told.status != "historical" else (),
        vote=shared.vote if told.status == "decision" else None,
        sentence=told.sentence.text if text != told.sentence.text else "",
        rule=told.rule,
        confidence=CONFIDENCE.get(told.rule, UNSURE),
        target=_target(told.status, _own_frame(text) or told.frame),
    )
    if told.status == "historical":
        return found
    return replace(
        found,
        addressees=shared.addressees,
        reservations=shared.reservations,
        yrkanden=shared.yrkanden,
        recusals=shared.recusals,
        propositions=shared.propositions,
    )


def _told_outcome(told: Told, text: str) -> Outcome:
    if told.rule == "beslut.tillsagd":
        return "uppdrag"
    own = _own_frame(text)
    return outcome_of(fine_outcome(text[own.content :] if own else text))


def _voted(
    context: Context, ballotage: Ballotage, shared: _Circumstances
) -> Decision | None:
    """Return the decision that a question put aside from the matter came to."""
    put = ballotage.question
    if put is None:
        return None
    return Decision(
        start=put.start,
        end=put.end,
        text=put.text,
        section=shared.section,
        organ=context.document.organ,
        status="decision",
        outcome=ballotage.outcome,
        date=context.document.date,
        dnr=shared.dnr,
        vote=ballotage.vote,
        reservations=shared.reservations,
        yrkanden=shared.yrkanden,
        rule="beslut.omröstning",
        confidence=LIKELY,
        recusals=shared.recusals,
        propositions=shared.propositions,
    )


def _matter(context: Context, matter: Matter) -> list[Decision]:
    document = context.document
    points = chosen_points(context, matter)
    votes = find_votes(context.text, context.sentences, matter.start, matter.end)
    outcomes = {_outcome(context, p) for _, p in points}
    votes = tuple(v.settled_by(outcomes) for v in votes)
    vote, beside = part_votes(votes, outcomes)
    decided = {_outcome(context, p) for _, p in points if p.status == "decision"}
    section = matter.section
    shared = _Circumstances(
        section=section.number if section else None,
        dnr=section.dnr if section else document.dnr,
        addressees=find_addressees(matter),
        reservations=find_reservations(context, matter),
        yrkanden=find_yrkanden(context, matter, votes, decided),
        vote=vote,
        recusals=find_recusals(context, matter),
        propositions=find_propositions(context, matter),
    )
    found = []
    put_aside, settled = PutAside(votes), set()
    for block, point in points:
        text = context.text[point.start : point.end]
        own, used = put_aside.vote_on(text, vote)
        settled.add(id(used))
        found.append(_decided(context, block, point, replace(shared, vote=own)))
    if points:
        beside = [v for v in beside if id(v) not in settled]
        found += [d for v in beside if (d := _voted(context, v, shared))]
    taken = [
        (line.start, line.end)
        for block in matter.of_role("beslut", "forslag")
        for line in block.lines
    ]
    settled_in = settled_stretches(context, matter, [point for _, point in points])
    told = find_told(context, matter, settled_in, taken)
    found += [_told(t, shared, context) for t in told]
    # A question that was only put and voted on: "om frågan ska få framställas".
    if votes and not found:
        found = [d for v in votes if (d := _voted(context, v, shared))]
    return found


def find_decisions(
    context: Context,
    persons: tuple[Person, ...],
    organisations: tuple[Organisation, ...],
) -> tuple[Decision, ...]:
    """Return the decisions, proposals and told earlier decisions of a document."""
    if context.document.type in SILENT_TYPES:
        return ()
    receivers = Receivers(context, persons, organisations)
    found = [
        replace(decision, receivers=receivers.of(decision))
        for matter in matters(context)
        for decision in _matter(context, matter)
    ]
    return tuple(sorted(found, key=lambda d: (d.start, d.end)))
