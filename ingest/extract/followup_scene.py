"""Where a statement stands and who makes it: an account, background, a question."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache

from ingest import lexicon
from ingest.extract.atagande.deadlines import Calendar
from ingest.extract.atagande.units import Unit
from ingest.language.wordsets import word_matches
from ingest.model import Document, FollowupStatus, TimeExpression

# Parts and papers that give account of what was to be done, and those that tell how
# things came to be.
ACCOUNT = re.compile(
    r"uppfölj|återrapport|återredov|redovisning|genomför|lägesrapport|läget|status|"
    r"måluppfyll|resultat|avvikelse|vad (?:har )?(?:vi |det )?(?:hän[dt]|gjort|blev)|"
    r"så (?:här )?går det|kommentar|viktiga händelser|sedan (?:förra|sist)|delårs|"
    r"årsredovisning|verksamhetsberättelse|åtgärd|uppdrag|"
    r"(?:svar|yttrande) (?:på|över) .{0,60}(?:granskning|revision)"
)
BACKGROUND = re.compile(
    r"^(?:\d[\d.]*\s+)?(?:bakgrund|histor|inledning|beskrivning|förutsättning|omvärld|"
    r"lagstiftning|gällande rätt|rättslig|om (?:oss|kommunen|regionen)|definition)"
)
# What is told of longer ago than this is history, not an account of a promise.
HISTORY_YEARS = 8
ASKING = frozenset(("interpellation", "motion"))
# Texts that tell others what to do hold no account of what was done, unless it is
# their title that they give one ("Uppföljning av avtalet").
SILENT = frozenset(("avtal", "uppdrag"))
GIVEN = re.compile(
    r"uppfölj|återrapport|redovisning|verksamhetsberättelse|lägesrapport"
)


@cache
def words_in(group: str) -> frozenset[str]:
    """Return the words of a group in `uppfoljning_ord.tsv`."""
    for row in lexicon.table("uppfoljning_ord"):
        if row["grupp"] == group:
            return frozenset(row["ord"].split())
    raise KeyError(group)


@dataclass(frozen=True, slots=True)
class Told:
    """What a clause tells, by which rule, and how surely."""

    status: FollowupStatus
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known of a unit before its verb is read."""

    asked: bool
    silent: bool
    account: bool
    background: bool
    linked: bool
    dated: bool
    ahead: bool
    history: bool
    government: bool
    body: str


@cache
def _link() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon.words('uppfoljning_band'))})\b")


def scene_of(
    unit: Unit, document: Document, calendar: Calendar, today: dt.date | None
) -> Scene:
    """Return where a unit stands."""
    heading = (unit.heading or "").lower()
    matter = ((unit.paragraf.heading if unit.paragraf else None) or "").lower()
    times = calendar.within(unit.start, unit.end)
    background = BACKGROUND.match(heading) is not None
    told = ACCOUNT.search(heading) or ACCOUNT.search(matter)
    account = told is not None and not background
    title = (document.title or "").lower()
    titled = document.type == "rapport" or ACCOUNT.search(title) is not None
    return Scene(
        asked=document.type in ASKING,
        account=account or (titled and not background),
        silent=unit.genre in SILENT and GIVEN.search(title) is None,
        background=background,
        linked=_link().search(unit.text.lower()) is not None,
        dated=bool(times),
        ahead=bool(calendar.ahead(unit.start, unit.end)),
        history=bool(times) and all(_is_history(time, today) for time in times),
        government=(document.body or "").lower() in ("regeringen", "regeringskansliet"),
        body=(document.body or "").lower(),
    )


def _is_history(time: TimeExpression, today: dt.date | None) -> bool:
    """Tell whether a time lies so far back that it tells how things once were."""
    if today is None or time.latest is None:
        return False
    return time.latest.year < today.year - HISTORY_YEARS


def is_own(head: str) -> bool:
    """Tell whether a head noun means one of those whose deeds are accounted for."""
    return word_matches("uppfoljning_aktor", head) and not is_foreign(head)


def is_foreign(head: str) -> bool:
    """Tell whether a head noun means someone whose deeds are their own affair."""
    return word_matches("uppfoljning_frammande", head)
