"""Decisions told plainly, with no heading over them and no "beslutar att".

"Motionen avslås.", "Direktionen utser A till ombud.", "Att justera valdes A."
"""

import datetime as dt
import re
from dataclasses import dataclass, replace

from ingest import nlp
from ingest.extract.context import Context
from ingest.extract.decision_blocks import Matter
from ingest.extract.decision_frames import Frame, full_name, organ_in
from ingest.extract.decision_points import decides_nothing, told_to
from ingest.extract.outcomes import DECIDED, fine_outcome, first_deciding
from ingest.model import DecisionStatus

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
RECORDS = frozenset(("protokoll", "protokollsutdrag", "beslut-i-korthet"))
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


def plainly(context: Context, sentence: nlp.Sentence, organ: str | None) -> Told:
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


def whole(
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
    return plainly(context, sentence, frame.organ)


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
    return plainly(context, sentence, organ)


def _elected(context: Context, sentence: nlp.Sentence) -> Told | None:
    """Return the election of those who check the minutes."""
    if context.document.type not in RECORDS or not sentence.text.endswith("."):
        return None
    return plainly(context, sentence, None) if ELECTED.match(sentence.text) else None


def _then(context: Context, sentence: nlp.Sentence, before: list[Told]) -> Told | None:
    """Return what an officer is told to do right after a decision in running text."""
    last = before[-1] if before else None
    if last is None or last.rule != "beslut.utan-rubrik":
        return None
    gap = context.text[last.end : sentence.start]
    if gap.strip() or "\n" in gap or not told_to(sentence.text):
        return None
    return replace(plainly(context, sentence, None), rule="beslut.tillsagd")


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
    return plainly(context, sentence, None)


def unframed(
    context: Context,
    matter: Matter,
    sentence: nlp.Sentence,
    settled: bool,
    before: list[Told],
) -> Told | None:
    """Return the decision of a sentence that holds no frame, or None."""
    return (
        _bare(context, matter, sentence, settled)
        or _acts(context, matter, sentence, settled)
        or _then(context, sentence, before)
        or (None if settled else _elected(context, sentence))
    )
