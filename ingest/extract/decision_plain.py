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
from ingest.extract.decision_sentences import decides_nothing, told_to
from ingest.extract.outcomes import DECIDED, fine_outcome, first_deciding
from ingest.model import DecisionStatus

BARE = re.compile(
    r"\b(?:väljs|utses|avslås|bifalls|bifalles|antas|godkänns|fastställs|antecknas|"
    r"noteras|bordläggs|återremitteras|entledigas|beviljas|remitteras|upphävs|"
    r"delegeras|"
    r"läggs till handlingarna|anses (?:vara |därmed )?besvarad|avskrivs|tillstyrks|"
    r"avstyrks|uppdras|får (?:fram)?ställas|(?:ges|medges) (?:tillåtelse|tillstånd|"
    r"rätt) att|(?<=rende )[^.]{1,80} utgår|(?:Ärendet|Punkten|Punkt \d+) utgår)\b"
)
# The same in minutes that tell in the past tense: "Ärendet bordlades."
PAST = re.compile(
    r"\b(?:(?:om|ny)?valdes|utsågs|avslogs|bifölls|antogs|godkändes|fastställdes|"
    r"antecknades|noterades|bordlades|återremitterades|entledigades|beviljades|"
    r"remitterades|upphävdes|avskrevs|besvarades|uppdrogs|delegerades|"
    r"lades till handlingarna|fick (?:\w+ )?i uppdrag att)\b"
)
BARE_OR_PAST = re.compile(
    BARE.pattern + r"|\b(?:valdes|utsågs|avslogs|bifölls|antogs|godkändes|fastställdes|"
    r"bordlades|återremitterades|entledigades|besvarades)\b"
    r"|\b(?:höjs|sänks|införs|inrättas|tilldelas|upphör|avslutas)\b"
    r"|\b(?:får|fick|ges|gavs|lämnas) (?:härmed |också )?i uppdrag att\b"
    r"|\b(?:skickas|sänds|skickades|sändes) (?:nu )?(?:ut )?på (?:ny )?remiss\b"
    r"|\b(?:sa|sade) (?:ja|nej) till\b|\b(?:skickas|skickades) (?:\w+ )?tillbaka\b"
    r"|\b(?:röstades? (?:ned|ner|igenom)|gick igenom|går igenom|klubbades|klubbas)\b"
    r"|\b(?:tog|tar) del av\b|\b(?:ställer|ställde) sig bakom\b"
    r"|\bfår (?:ett bidrag|\d[\d  ]* (?:kronor|kr|tkr|mnkr|miljoner))\b"
)
# "Att justera protokollet valdes A": an election, whatever the order of words.
ELECTED = re.compile(
    r"(?:\d{1,2}[.)] )?(?:Att (?:\w+ ){0,3}justera\b|Till (?:\w+ ){0,3}(?:justera|"
    r"justering|sekreterare|protokollförare|rösträknare|ordförande)\w*)[^.;:\n]{0,120}\b(?:väljs|valdes|utses|utsågs|utser|valde|"
    r"väljer)\b"
)
# A body that decides, first in its sentence, and no office that prepares matters.
DECIDING = re.compile(
    r"(?=[A-ZÅÄÖ])(?:[\w-]+,? ){0,4}?[\w-]*(?i:nämnden|styrelsen|direktionen|utskottet|"
    r"fullmäktige|beredningen|stämman|kommittén|rådet|mötet|delegationen|presidiet) "
)
# Bodies named by a word for any such body; which one it is, the document says.
GENERIC = re.compile(
    r"(?:(?:års|bolags|förenings|förbunds|extra )?(?:stämman|mötet)|(?:förbunds|"
    r"bolags)?"
    r"styrelsen|nämnden|rådet|direktionen|(?:arbets|individ|plan)?utskottet|"
    r"beredningen|kommittén|delegationen|"
    r"presidiet|fullmäktige|gruppen)\Z",
    re.IGNORECASE,
)
# A note of one line, wherever in the matter: "Meddelandena noteras."
NOTED = re.compile(
    r"(?:Anmäl|Meddeland|Rapport|Redovisning|Information|Delgivning|Skrivels|Ärende|"
    r"Återrapport|Uppföljning)\w*(?: \w+){0,4}? (?:noteras|antecknas|godkänns|"
    r"bordläggs|"
    r"tas (?:del av|till protokollet|emot)|läggs till handlingarna)\."
)
# No subject, as it stands in the heading: "Fastställs till 12 mars och 4 maj."
BRIEF = re.compile(
    r"(?:Fastställs|Godkänns|Noteras|Antecknas|Bordläggs|Återremitteras|Avslås|Bifalls)"
    r"(?:\.|,| (?:till|enligt|i enlighet|med|utan) )"
)
# What places a decision told in the past tense before this meeting.
EARLIER = re.compile(
    r"(?<!för )(?<!året )(?<!för år )(?<![–-])\b(?:19|20)\d{2}\b(?![–-])|\b(?:tidigare|"
    r"förra|föregående|redan|sedan tidigare|då|när|"
    r"efter att|som(?! (?:ny |vice |andre )?(?:ersättare|ordinarie|ledamot|ordförande|"
    r"ombud|suppleant|representant|sekreterare|justerare)\b)|"
    r"i (?:januari|februari|mars|april|maj|juni|juli|augusti|september|"
    r"oktober|november|december|våras|höstas|somras|vintras|fjol))\b|§",
    re.IGNORECASE,
)
# Verbs that a body also does its daily work with.
DAILY = frozenset(("översänds", "införs", "ändras", "avskaffas", "förlängs"))
# What became of a motion put at the meeting: "(V) yrkade att ... Detta avslogs."
MOVED = re.compile(r"\byrka(?:r|de)\b|^(?:Detta|Det|Så) [a-zåäö]+(?:s|r|de|te|ev)\b")
# "Blir det som styrelsen föreslår höjs avgiften": a condition, inverted.
CONDITIONAL = re.compile(r"(?:Blir|Om|Ifall|Skulle|Går|Vinner|Säger|Bifalls|Antas) ")
# "Slutligt beslut fattas av fullmäktige": what is told before it is a proposal.
FINALLY = re.compile(
    r"\b(?:slutligt|slutgiltigt|slutliga|slutgiltiga|formellt|det avgörande) "
    r"beslut\w*\b"
    r"[^.\n]{0,60}fullmäktige\b|\b(?:går|gick|skickas|lyfts) (?:nu |därmed )?(?:vidare "
    r")?"
    r"till (?:kommun|region)?fullmäktige (?:för|som)\b[^.\n]{0,40}\b(?:beslut|avgör)|"
    r"\b(?:avgörs|beslutas) (?:slutligt |sedan |slutligen )?(?:i|av) (?:kommun|"
    r"region)?fullmäktige|"
    r"fullmäktige (?:fattar|tar) (?:det )?(?:slutliga?|slutgiltiga?) beslut",
    re.IGNORECASE,
)
# What stands under the last matter of the minutes and says nothing of it.
FOOT = frozenset((None, "expediering", "anslag", "overklagande"))
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


def without_headings(context: Context, matter: Matter) -> bool:
    """Tell whether a matter of the minutes stands without headings of known role."""
    records = context.document.type in RECORDS and matter.section is not None
    return records and not _headed(matter)


def _headed(matter: Matter) -> bool:
    """Tell whether a matter has headings of known role, its foot left aside."""
    return any(block.role not in FOOT for block in matter.blocks)


def is_own(context: Context, organ: str | None) -> bool:
    """Tell whether a body named in the minutes is the one whose minutes they are."""
    own = context.document.organ
    if organ is None:
        return True
    if own is None:
        return GENERIC.match(organ) is not None
    named = (full_name(organ, own) or "").casefold()
    return named in own.casefold() or GENERIC.match(organ) is not None


def at_this_meeting(context: Context, matter: Matter, text: str) -> bool:
    """Tell whether "Stämman beslutade att ..." was decided at the meeting itself.

    So it is in a matter told in the past tense, where no words say otherwise.
    """
    return without_headings(context, matter) and EARLIER.search(text) is None


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
    context: Context,
    matter: Matter,
    sentence: nlp.Sentence,
    frame: Frame,
    settled: bool,
) -> Told | None:
    """Return "Nämnden beslutar enligt förslaget.", which has no att-clause."""
    if settled or context.document.type not in RECORDS or frame.content is not None:
        return None
    if frame.tense == "past" and frame.how and is_own(context, frame.organ):
        once = at_this_meeting(context, matter, sentence.text)
        return plainly(context, sentence, frame.organ) if once else None
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
    outside = context.outline.has_paragrafer and matter.section is None
    records = document.type in RECORDS and not outside
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
    if not is_own(context, organ):
        return None
    if not word.endswith("r") and not at_this_meeting(context, matter, sentence.text):
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
    known = _headed(matter)
    verb = BARE if not short else BARE_OR_PAST
    found = verb.search(sentence.text[:240])
    if found is None and at_this_meeting(context, matter, sentence.text):
        found = PAST.search(sentence.text[:240])
    numbered = matter.section is not None
    noted = numbered and (NOTED.fullmatch(sentence.text) or BRIEF.match(sentence.text))
    if not noted and ((known and not short) or found is None):
        return None
    if decides_nothing(sentence.text) or MOVED.search(sentence.text):
        return None
    if not sentence.text.endswith((".", ":")) or CONDITIONAL.match(sentence.text):
        return None
    told = plainly(context, sentence, None)
    return (
        replace(told, status="proposal") if short and _goes_on(context, told) else told
    )


def _goes_on(context: Context, told: Told) -> bool:
    """Tell whether a digest says under the same heading that fullmäktige decides."""
    own = (context.document.organ or "").casefold()
    if "fullmäktige" in own:
        return False
    part = context.document.section_at(told.start)
    end = part.end if part else context.line_at(told.start)[1]
    return (
        FINALLY.search(context.text, told.start, end if end > 0 else told.end)
        is not None
    )


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
