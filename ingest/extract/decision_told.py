"""Decisions told in running text: at this meeting, by the government, or once.

"Nämnden beslutade den 3 maj 2021 att ..." in a background is history; "Regeringen
uppdrar åt ... att" in a government document is the decision itself.
"""

import datetime as dt
import re
from dataclasses import dataclass, replace

from ingest import nlp
from ingest.extract.content_words import alike
from ingest.extract.context import Context
from ingest.extract.decision_blocks import Matter
from ingest.extract.decision_frames import Frame, frame_of, full_name, organ_in
from ingest.extract.decision_points import decides_nothing, told_to
from ingest.extract.outcomes import DECIDED, fine_outcome, first_deciding
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
BARE = re.compile(
    r"\b(?:väljs|utses|avslås|bifalls|bifalles|antas|godkänns|fastställs|antecknas|"
    r"noteras|bordläggs|återremitteras|entledigas|beviljas|remitteras|upphävs|delegeras|"
    r"läggs till handlingarna|anses (?:vara |därmed )?besvarad)\b"
)
BARE_OR_PAST = re.compile(
    BARE.pattern + r"|\b(?:valdes|utsågs|avslogs|bifölls|antogs|godkändes|fastställdes|"
    r"bordlades|återremitterades|entledigades|besvarades)\b"
    r"|\b(?:höjs|sänks|införs|inrättas|tilldelas|upphör|avslutas)\b"
    r"|\b(?:får|fick|ges|gavs|lämnas) (?:härmed |också )?i uppdrag att\b"
    r"|\b(?:skickas|sänds|skickades|sändes) (?:nu )?(?:ut )?på (?:ny )?remiss\b"
)
# "Att justera protokollet valdes A": an election, whatever the order of words.
ELECTED = re.compile(
    r"(?:Att (?:\w+ ){0,3}justera\b|Till (?:\w+ ){0,3}(?:justera|justering|sekreterare|"
    r"ordförande)\w*)[^.;:\n]{0,120}\b(?:väljs|valdes|utses|utsågs|utser|valde|väljer)\b"
)
# A body that decides, first in its sentence, and no office that prepares matters.
DECIDING = re.compile(
    r"(?=[A-ZÅÄÖ])(?:[\w-]+,? ){0,4}?[\w-]*(?i:nämnden|styrelsen|direktionen|utskottet|"
    r"fullmäktige|beredningen|stämman|kommittén) "
)
# Verbs that a body also does its daily work with.
DAILY = frozenset(("översänds", "införs", "ändras", "avskaffas", "förlängs"))
# What became of a motion put at the meeting: "(V) yrkade att ... Detta avslogs."
MOVED = re.compile(r"\byrka(?:r|de)\b|^(?:Detta|Det|Så) [a-zåäö]+(?:s|r|de|te|ev)\b")
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
HAVING_DECIDED = re.compile(r"\bhar (?:[\w-]+ ){0,3}$")
RECORDS = frozenset(("protokoll", "protokollsutdrag", "beslut-i-korthet"))
OWN_TYPES = RECORDS | {"regeringsuppdrag", "overenskommelse", "webbsida", "ovrigt"}
MEETING_TEXTS = frozenset(("beslut-i-korthet",))


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence that tells of a decision."""

    sentence: nlp.Sentence
    frame: Frame | None
    organ: str | None
    status: DecisionStatus
    date: dt.date | None
    start: int
    end: int
    rule: str


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


def _plainly(context: Context, sentence: nlp.Sentence, organ: str | None) -> Told:
    """Return the sentence as a decision of this meeting."""
    return Told(
        sentence,
        None,
        organ or context.document.organ,
        "decision",
        None,
        sentence.start,
        sentence.end,
        "beslut.utan-rubrik",
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
        return _plainly(context, sentence, organ)
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


def _whole(
    context: Context, sentence: nlp.Sentence, frame: Frame, settled: bool
) -> Told | None:
    """Return "Nämnden beslutar enligt förslaget.", which has no att-clause."""
    if settled or context.document.type not in RECORDS or frame.content is not None:
        return None
    present = frame.status == "decision" and frame.tense == "present"
    if not (present and frame.organ and frame.how and sentence.text.endswith(".")):
        return None
    if fine_outcome(sentence.text) == DECIDED:
        return None
    return _plainly(context, sentence, frame.organ)


def _acts(
    context: Context, matter: Matter, sentence: nlp.Sentence, settled: bool
) -> Told | None:
    """Return "Direktionen utser A till ombud.": the body itself decides, at once."""
    document = context.document
    # Outside the §§ of minutes that have them, nobody decides.
    unnumbered = all(section.kind != "paragraf" for section in document.sections)
    records = document.type in RECORDS and (unnumbered or matter.section is not None)
    if settled or not records or not sentence.text.endswith("."):
        return None
    subject = DECIDING.match(sentence.text)
    if subject is None or decides_nothing(sentence.text):
        return None
    verb = first_deciding(sentence.text[subject.end() :])
    if verb is None or verb[0] > 12 or verb[1] in DAILY:
        return None
    word = sentence.text[subject.end() + verb[0] :].split()[0]
    organ = full_name(organ_in(subject.group()), context.document.organ)
    own = (context.document.organ or "").casefold()
    if not word.endswith("r") or (organ or "").casefold() not in own:
        return None
    return _plainly(context, sentence, organ)


def _elected(context: Context, sentence: nlp.Sentence) -> Told | None:
    """Return the election of those who check the minutes."""
    if context.document.type not in RECORDS or not sentence.text.endswith("."):
        return None
    return _plainly(context, sentence, None) if ELECTED.match(sentence.text) else None


def _then(context: Context, sentence: nlp.Sentence, before: list[Told]) -> Told | None:
    """Return what an officer is told to do right after a decision in running text."""
    last = before[-1] if before else None
    if last is None or last.rule != "beslut.utan-rubrik":
        return None
    gap = context.text[last.end : sentence.start]
    if gap.strip() or "\n" in gap or not told_to(sentence.text):
        return None
    return replace(_plainly(context, sentence, None), rule="beslut.tillsagd")


def _bare(
    context: Context, matter: Matter, sentence: nlp.Sentence, settled: bool
) -> Told | None:
    """Return a decision in minutes that stand without headings: "Motionen avslås." """
    short = context.document.type == "beslut-i-korthet"
    if settled or not (short or (context.document.type in RECORDS and matter.section)):
        return None
    known = any(block.role for block in matter.blocks)
    verb = BARE if not short else BARE_OR_PAST
    if (known and not short) or not verb.search(sentence.text[:240]):
        return None
    if decides_nothing(sentence.text) or MOVED.search(sentence.text):
        return None
    if not sentence.text.endswith("."):
        return None
    return _plainly(context, sentence, None)


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
    for sentence in context.sentences:
        if not matter.start <= sentence.start < matter.end:
            continue
        if any(start <= sentence.start < end for start, end in taken):
            continue
        if _role_at(matter, sentence.start) in QUOTING:
            continue
        settled = any(start <= sentence.start < end for start, end in settled_in)
        frame = frame_of(sentence.text)
        told = None if settled else _government(context, sentence, frame)
        if told is None and frame is not None:
            told = _framed(context, sentence, frame, settled)
            told = told or _whole(context, sentence, frame, settled)
        if told is None and frame is None:
            told = (
                _once(context, sentence)
                or _bare(context, matter, sentence, settled)
                or _acts(context, matter, sentence, settled)
                or _then(context, sentence, found)
                or (None if settled else _elected(context, sentence))
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
