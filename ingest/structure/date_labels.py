"""A written date in its line, and what around it tells which day it is."""

import datetime as dt
import re
from dataclasses import dataclass

from ingest.structure.textlines import TextLine
from ingest.structure.written_dates import written_dates

# So many lines are a document's head, and so many the top of it.
HEAD_LINES, TOP = 25, 8
# In a longer line no date is looked for.
LINE = 400
# "Kommunstyrelsen  2023-11-08": whose meeting, and when, in the running head.
BODY_HEAD = re.compile(
    r"^(?:protokoll |sammanträdesprotokoll )?[\wåäöÅÄÖ, -]{0,60}"
    r"(?:nämnd|nämnden|styrelsen?s?|fullmäktiges?|utskott(?:et)?|direktionen|rådet"
    r"|beredningen|kommuns?)"
    r"(?: (?:sammanträdes)?protokoll)?[\s,:]{1,12}$",
    re.IGNORECASE,
)
MEETING_LABEL = re.compile(
    r"(?i)^(?:sammanträdes?(?:datum|dag)?|mötes?datum|möte(?:sdag)?|sammanträde"
    r"|datum för sammanträde[t]?|plats och tid|tid och plats|tid|protokoll"
    r"|datum och (?:tid|plats)|tid och datum|dag och tid|dag och plats"
    r"|sammanträdesprotokoll|protokolls?utdrag|utdrag ur protokoll|kallelse"
    r"|sammanträdestid|(?:minnes|mötes|dialog)anteckningar)\b"
)
DATE_LABEL = re.compile(
    r"(?i)\b(?:datum(?: för beslut| för fastställande)?|upprättad(?: den)?|dagens datum"
    r"|beslutsdatum|daterad|fastställ(?:d|t|da|es)(?: den| av [\w ]{3,40})?"
    r"|antag(?:en|et|na)(?: den|:?(?: av)? [\wåäö -]{3,40})?"
    r"|besluta(?:d|t|de)(?: den| av [\w ]{3,40})?"
    r"|utfärda[dt]|skicka[dt]|sänt|inlämnad)"
    r"[ :.,]{0,3}$"
)
# The day a document came in, as a stamp or a clerk's note says it.
RECEIVED = re.compile(
    r"(?i)\b(?:(?:in|an)kom(?:men|met|mer|na)?(?:st(?:datum|dag))?"
    r"|(?:in|an)komststämpel|mottag(?:en|et|ningsdatum)|registrerad|diarieförd"
    r"|diariedatum)\b[^\d\n]{0,30}$"
)
# What makes a date a limit or a reference: "från och med den", "senast".
BOUNDING = re.compile(
    r"(?i)\b(?:senast|före|efter|till|t\.?o\.?m\.?|från|fr\.?o\.?m\.?|sedan|per|beslut"
    r"|gäller)[ :]*(?:och med )?(?:den )?$"
)
LIMIT = re.compile(r"(?i)\b(?:senast|före)\b")
PAGE_LABEL = re.compile(
    r"(?i)^(?:sidan )?(?:är )?(?:(?:senast )?(?:uppdaterad|ändrad|granskad|publicerad"
    r"|publicerat|uppdaterat|redigerad|faktagranskad)(?: senast)?|publiceringsdatum"
    r"|senaste uppdatering|publicerades|uppdaterades|granskades"
    r"|(?:last )?(?:published|updated))\b"
    r"[ :.]{0,3}(?:den )?$"
)
DEBATE = re.compile(r"(?i)\b(?:debatt|sammanträde|möte|fullmäktige)\b.{0,30}$")
NUMBERED_PAGE = re.compile(
    r"(?i)(?:sida|sid\.?|s\.)? ?\d{1,3} ?(?:\(\d{1,4}\)|av \d{1,4})"
)


@dataclass(frozen=True, slots=True)
class Lined:
    """A written date with its line, what stands before and after it there."""

    date: dt.date
    line: TextLine
    index: int
    before: str
    after: str


def lined(lines: tuple[TextLine, ...]) -> list[Lined]:
    """Return the dates written in some lines, in order."""
    found = []
    for index, line in enumerate(lines):
        if len(line.text) > LINE:
            continue
        for written in written_dates(line.text):
            before = line.text[: written.start].replace("\t", " ")
            after = line.text[written.end :]
            found.append(Lined(written.date, line, index, before, after))
    return found
