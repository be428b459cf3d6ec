"""Decisions told in running text: at this meeting, by the government, or once.

"Nämnden beslutade den 3 maj 2021 att ..." in a background is history; "Regeringen
uppdrar åt ... att" in a government document is the decision itself.
"""

import datetime as dt
import re

from ingest import nlp
from ingest.extract.content_words import alike
from ingest.extract.context import Context
from ingest.extract.decision_blocks import Matter
from ingest.extract.decision_frames import Frame, frame_of, organ_in
from ingest.extract.decision_plain import (
    MEETING_TEXTS,
    RECORDS,
    Told,
    plainly,
    unframed,
    whole,
)
from ingest.extract.outcomes import fine_outcome
from ingest.model import DecisionStatus
from ingest.structure.written_dates import written_dates

# Where nobody decides anything now, whatever the tense.
QUOTING = frozenset(
    (
        "yrkanden",
        "beslutsgang",
        "omrostning",
        "reservation",
        "anteckning",
        "underlag",
        "expediering",
        "overklagande",
        "forslag",
        "fragor",
        "anslag",
        "jav",
    )
)
GOVERNMENT = re.compile(
    r"\A(?:Regeringen|Riksdagen)\b(?! har\b)[^;:]{0,120}?\b(?:uppdrar|ger|beslutar|"
    r"godkänner|bemyndigar|medger|ställer|beviljar|anslår|förordnar|utser|tilldelar|"
    r"fastställer|upphäver|ändrar)\b"
)
# "Statens skolverk får i uppdrag att ...": the government, unnamed, gives the task.
TASKED = re.compile(
    r"[A-ZÅÄÖ][^;:]{2,200}? (?:får|ges|åläggs) (?:härmed )?i uppdrag att\b"
)
ONCE = re.compile(
    r"\b(?:gav|uppdrog åt|lämnade|fick)\b[^.;:]{0,120}\bi uppdrag att\b|"
    r"\b(?:antog|godkände|fastställde|avslog|biföll|återremitterade|bordlade)\b"
)
NOW = re.compile(
    r"\b(?:i ?dag|i går|igår|på (?:mån|tis|ons|tors|fre|lör|sön)dag\w*|"
    r"vid (?:dagens|gårdagens|veckans) (?:möte|sammanträde)\w*)\b",
    re.IGNORECASE,
)
PAST_YEAR = re.compile(r"\b(?:19|20)\d{2}\b|\bhar tidigare\b|\btidigare\b")
OWN_TYPES = RECORDS | {"regeringsuppdrag", "overenskommelse", "webbsida", "ovrigt"}


def _role_at(matter: Matter, offset: int) -> str | None:
    for block in matter.blocks:
        if block.lines and block.lines[0].start <= offset < block.lines[-1].end:
            return block.role
    return None


def _date_in(text: str) -> dt.date | None:
    dates = written_dates(text)
    return dates[0].date if dates else None


def _government(
    context: Context, sentence: nlp.Sentence, frame: Frame | None
) -> Told | None:
    """Return a decision of the government, told in the present tense."""
    text = sentence.text
    if frame is not None and frame.status == "proposal":
        return None
    tasked = context.document.type == "regeringsuppdrag" and TASKED.match(text)
    if not tasked and (GOVERNMENT.match(text) is None or _idle(text, frame)):
        return None
    organ = "Regeringen" if tasked else text.split()[0]
    start = sentence.start + (frame.content if frame and frame.content else 0)
    return Told(
        sentence,
        frame,
        organ,
        "decision",
        None,
        start,
        sentence.end,
        "beslut.regeringen",
    )


def _idle(text: str, frame: Frame | None) -> bool:
    """Tell whether a sentence holds neither frame nor deciding verb."""
    return frame is None and fine_outcome(text) == "beslutad"


def _is_history(context: Context, sentence: nlp.Sentence, frame: Frame) -> bool:
    """Tell whether a sentence in the past tense tells of an earlier decision."""
    told = _date_in(sentence.text[: frame.content or len(sentence.text)])
    own = context.document.date
    if told is not None:
        return told != own
    before = sentence.text[: frame.content or len(sentence.text)]
    if NOW.search(before):
        return False
    if context.document.type in MEETING_TEXTS:
        return PAST_YEAR.search(before) is not None
    return True


def _framed(
    context: Context, sentence: nlp.Sentence, frame: Frame, settled: bool
) -> Told | None:
    """Return a decision told by "X beslutar att", or None if it is none."""
    if frame.organ is None or frame.content is None:
        return None
    start, end = sentence.start + frame.content, sentence.end
    if frame.status == "proposal":
        onward = frame.target is not None and organ_in(frame.target) is not None
        if (
            frame.tense == "past"
            or settled
            or not onward
            or context.document.type not in OWN_TYPES
        ):
            return None
        status: DecisionStatus = "proposal"
    elif frame.tense == "past":
        status = "historical" if _is_history(context, sentence, frame) else "decision"
    elif settled or context.document.type not in OWN_TYPES:
        return None
    else:
        status = "decision"
    date = _date_in(sentence.text[: frame.content])
    return Told(
        sentence,
        frame,
        frame.organ,
        status,
        date,
        start,
        end,
        f"beslut.berattad-{status}",
    )


def _once(context: Context, sentence: nlp.Sentence) -> Told | None:
    """Return an earlier decision told without "beslutade": "Nämnden antog 2019 ..." """
    match = ONCE.search(sentence.text)
    if match is None or match.start() > 160:
        return None
    organ = organ_in(sentence.text[: match.start()])
    if organ is None:
        return None
    before = sentence.text[: match.start()]
    if context.document.type in MEETING_TEXTS and not PAST_YEAR.search(before):
        return plainly(context, sentence, organ)
    if not (PAST_YEAR.search(sentence.text) or written_dates(sentence.text)):
        return None
    return Told(
        sentence,
        None,
        organ,
        "historical",
        _date_in(sentence.text),
        sentence.start,
        sentence.end,
        "beslut.historisk",
    )


def find_told(
    context: Context,
    matter: Matter,
    settled_in: list[tuple[int, int]],
    taken: list[tuple[int, int]],
) -> list[Told]:
    """Return the decisions told in a matter's running text.

    Args:
        context: The document.
        matter: The § or stretch to read.
        settled_in: Stretches whose decisions stand under a heading of their own.
        taken: Stretches that are read already.
    """
    found: list[Told] = []
    for sentence in context.sentences_from(matter.start, matter.end):
        if any(start <= sentence.start < end for start, end in taken):
            continue
        if _role_at(matter, sentence.start) in QUOTING:
            continue
        settled = any(start <= sentence.start < end for start, end in settled_in)
        frame = frame_of(sentence.text)
        told = None if settled else _government(context, sentence, frame)
        if told is None and frame is not None:
            told = _framed(context, sentence, frame, settled)
            told = told or whole(context, sentence, frame, settled)
        if told is None and frame is None:
            told = _once(context, sentence) or unframed(
                context, matter, sentence, settled, found
            )
        if told is not None and not _repeats(told, found):
            found.append(told)
    return found


def _repeats(told: Told, before: list[Told]) -> bool:
    """Tell whether a decision is told once more, as in a summary and the text."""
    return any(
        one.status == told.status
        and alike(one.sentence.text, told.sentence.text) >= 0.8
        for one in before
    )
