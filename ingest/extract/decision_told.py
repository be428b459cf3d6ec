"""Decisions told in running text: at this meeting, by the government, or once.

"Nämnden beslutade den 3 maj 2021 att ..." in a background is history; "Regeringen
uppdrar åt ... att" in a government document is the decision itself.
"""

import datetime as dt
import re
from collections.abc import Iterator
from math import ceil

from ingest import nlp
from ingest.extract.content_words import content_words
from ingest.extract.context import Context
from ingest.extract.decision_blocks import Matter
from ingest.extract.decision_frames import Frame, frame_of, organ_in
from ingest.extract.decision_plain import (
    MEETING_TEXTS,
    RECORDS,
    Told,
    at_this_meeting,
    is_own,
    plainly,
    unframed,
    whole,
)
from ingest.extract.decision_sentences import decides_nothing, passes_on
from ingest.extract.outcomes import fine_outcome
from ingest.model import DecisionStatus
from ingest.stretches import Stretches
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
# "Med ändring av beslutet den 3 maj beslutar regeringen att ...", "Vidare ger ...".
INVERTED = re.compile(
    r"\A(?:Med|Mot|Som|I|Enligt|För|Genom|Utöver|Därutöver|Vidare|Samtidigt|Härmed|"
    r"Dessutom)"
    r"\b[^;:]{0,300}?\b(?:beslutar|uppdrar|ger|medger|bemyndigar|godkänner|ändrar|"
    r"upphäver|"
    r"förordnar|beviljar|utser|fastställer|tilldelar) regeringen\b"
)
# "Statens skolverk får i uppdrag att ...": the government, unnamed, gives the task.
TASKED = re.compile(
    r"[A-ZÅÄÖ][^;:]{2,200}? (?:får|ges|åläggs) (?:\w+ ){0,3}?i uppdrag att\b"
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
# A decision told again holds so large a share of the words of both.
REPEATED = 0.8
OWN_TYPES = RECORDS | {"regeringsuppdrag", "overenskommelse", "webbsida", "ovrigt"}


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
    opened = GOVERNMENT.match(text) or INVERTED.match(text)
    if not tasked and (opened is None or _idle(text, frame)):
        return None
    organ = text.split()[0] if GOVERNMENT.match(text) else "Regeringen"
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
    context: Context,
    matter: Matter,
    sentence: nlp.Sentence,
    frame: Frame,
    settled: bool,
) -> Told | None:
    """Return a decision told by "X beslutar att", or None if it is none."""
    # "Beslutades att ...": by those whose minutes they are.
    unnamed = frame.organ is None and frame.verb == 0 and frame.tense == "past"
    if (frame.organ is None and not unnamed) or frame.content is None:
        return None
    start, end = sentence.start + frame.content, sentence.end
    at_once = (
        not settled
        and is_own(context, frame.organ)
        and at_this_meeting(context, matter, sentence.text[: frame.content])
    )
    if frame.status == "proposal":
        onward = frame.target is not None and organ_in(frame.target) is not None
        if (
            (frame.tense == "past" and not at_once)
            or settled
            or not onward
            or context.document.type not in OWN_TYPES
        ):
            return None
        status: DecisionStatus = "proposal"
    elif frame.tense == "past":
        told_once = not at_once and _is_history(context, sentence, frame)
        status = "historical" if told_once else "decision"
        if unnamed and status == "historical":
            return None
    elif settled or context.document.type not in OWN_TYPES:
        return None
    else:
        status = "decision"
    if status == "decision" and passes_on(sentence.text[frame.content :]):
        status = "proposal"
    date = _date_in(sentence.text[: frame.content])
    return Told(
        sentence,
        frame,
        frame.organ or context.document.organ,
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
    read, under_headings = Stretches(taken), Stretches(settled_in)
    quoting = Stretches(
        (block.lines[0].start, block.lines[-1].end)
        for block in matter.of_role(*QUOTING)
        if block.lines
    )
    told_before = _Before()
    for sentence in context.sentences_from(matter.start, matter.end):
        if sentence.start in read or sentence.start in quoting:
            continue
        settled = sentence.start in under_headings
        frame = frame_of(sentence.text)
        told = None if settled else _government(context, sentence, frame)
        if told is None and frame is not None:
            told = _framed(context, matter, sentence, frame, settled)
            told = told or whole(context, matter, sentence, frame, settled)
        if told is None and frame is None:
            told = _once(context, sentence) or unframed(
                context, matter, sentence, settled, found
            )
        if told is None or decides_nothing(sentence.text):
            continue
        if told_before.is_new(told):
            found.append(told)
    return found


class _Before:
    """The decisions told so far, by their words: one told again repeats most."""

    def __init__(self) -> None:
        self._of_word: dict[str, list[int]] = {}
        self._told: list[tuple[DecisionStatus, frozenset[str]]] = []

    def is_new(self, told: Told) -> bool:
        """Note a decision that is not told once more, as in a summary and the text."""
        words = frozenset(content_words(told.sentence.text))
        if any(self._repeats(told.status, words, one) for one in self._near(words)):
            return False
        for word in words:
            self._of_word.setdefault(word, []).append(len(self._told))
        self._told.append((told.status, words))
        return True

    def _near(self, words: frozenset[str]) -> Iterator[int]:
        """Yield those that may share enough: any that does has one of the rarest."""
        places = sorted((self._of_word.get(word, []) for word in words), key=len)
        enough = len(words) - ceil(REPEATED * len(words)) + 1
        yield from dict.fromkeys(one for some in places[:enough] for one in some)

    def _repeats(
        self, status: DecisionStatus, words: frozenset[str], index: int
    ) -> bool:
        before_status, before = self._told[index]
        shared = len(words & before)
        union = len(words) + len(before) - shared
        return before_status == status and shared / union >= REPEATED
