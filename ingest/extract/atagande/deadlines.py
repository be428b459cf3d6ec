"""When a commitment is due: its own time, the heading's year, or the next sentence."""

import datetime as dt
import re
from bisect import bisect_left

from ingest.extract import verbs
from ingest.extract.clauses import Clause
from ingest.extract.wordsets import wordset
from ingest.model import Deadline, TimeExpression

# A date that belongs to a document or decision mentioned, not to the promise.
NAMED = re.compile(
    r"(?:§|dnr|\bfattades|\bbeslutades|\bbeslut|\bdaterad|\bprotokoll|\bplan|\bprogram|\bstrategi|\bbudget|\bagenda|\bvision)\s*[,(]?\s*$"
)
# "budgeten för 2026": the year is the document's, not when something is due.
DOCUMENT_FOR = re.compile(
    r"\b\w*(?:budget|proposition|plan|bokslut|redovisning|rapport|program|strategi|"
    r"anslag|direktiv)\w*(?:\s+för)?\s*$"
)
PAST_FRAME = re.compile(
    r"\b(?:fattades|beslutades|antogs|beslutade|inkom|sedan|genomfördes)\b[^,]{0,40}$"
)
ONLY_WHEN = re.compile(
    r"^(?:detta|det|arbetet|den|dessa|så)\s+"
    r"(?:ska|skall|beräknas|väntas|förväntas|planeras|bedöms|är|kommer att|görs|sker|"
    r"blir)\b"
)
# "Förslaget ska föreläggas …": a definite noun, and that it is to be done.
THING = re.compile(
    r"^(?P<stem>[\wåäö-]{3,30}?)(?P<end>en|et|an|n|t)\s+(?:ska|skall|beräknas|"
    r"väntas|förväntas|planeras|bedöms|är|kommer att|blir)\b"
)
WORD = re.compile(r"[\wåäö-]{3,}")
# "avsätter 18 miljoner 2025": a sum carries no year in its name either.
SUM = re.compile(r"(?:miljon(?:er)?|miljarder|kronor|kr|mnkr|mkr|tkr|msek)$", re.I)
CLOSED = re.compile(r"[.,;)]|\s*(?:\n|$)| (?:och|men|samt|för|i|på)\b")
NAMED_BY_YEAR = re.compile(
    r"(?:plan|program|strategi|budget|agenda|vision|mål|redovisning|bokslut|proposition|"
    r"rapport|enkät|mätning|undersökning|val|statistik|överenskommelse|avtal|ram|taxa|"
    r"anslag|direktiv|uppföljning|prognos|policy|avgift|berättelse|bilaga|lag|år|"
    r"reform|modell|utlysning|omgång|upphandling|färdplan|löfte|nummer|nr|version)"
    r"(?:en|n|et|t|er|erna|ar|arna|na|met|men|or|orna)?$"
)
READY = re.compile(
    r"\b(?:klart?|klara|färdig\w*|ske|sker|göras|genomför\w*|redovisa\w*|påbörja\w*|"
    r"slutför\w*|avsluta\w*|gjort|presentera\w*|äga rum)\b"
)


class Calendar:
    """The document's times, looked up by place."""

    def __init__(
        self, text: str, times: tuple[TimeExpression, ...], today: dt.date | None
    ) -> None:
        """Index `times`; `today` is the date that "ahead" is counted from."""
        self._text = text
        self._times = sorted(times, key=lambda t: t.start)
        self._starts = [t.start for t in self._times]
        self._today = today

    def within(self, start: int, end: int) -> list[TimeExpression]:
        """Return the times that begin between two offsets."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return self._times[low:high]

    def _is_name(self, time: TimeExpression) -> bool:
        """Tell whether a time dates something mentioned rather than the promise."""
        before = self._text[max(0, time.start - 40) : time.start].lower()
        words = self._text[time.start : time.end]
        held_for = words.lower().startswith("för ") or before.rstrip().endswith(" för")
        if held_for and DOCUMENT_FOR.search(before):
            return True
        dated = self._text[time.start : time.end][:1].isdigit()
        dated = dated or self._text.startswith("den ", time.start)
        if BARE_YEAR.match(self._text[time.start : time.end]):
            return self._is_name_year(time)
        if (dated and NAMED.search(before)) or PAST_FRAME.search(before):
            return True
        return self._text[time.end : time.end + 5].lstrip(" ,").startswith("§")

    def _is_name_year(self, time: TimeExpression) -> bool:
        """Tell whether a bare year belongs to a name ("Vision 2040")."""
        before = self._text[max(0, time.start - 30) : time.start].rstrip(" ")
        if not before or before[-1] in ".\n:•":
            return False
        word = before.split()[-1] if before.split() else ""
        if word.endswith(("%", "procent")):
            return False
        form = verbs.reading(word, "pres", "inf", "part", "sup")
        if form is not None or word.lower() in YEAR_LEADS or SUM.match(word):
            return False
        # "bygga om torget 2026." but "enligt budgeten 2026": papers bear their year.
        closes = CLOSED.match(self._text, time.end) is not None
        return not (closes and word.islower() and not NAMED_BY_YEAR.search(word))

    def ahead(self, start: int, end: int) -> list[TimeExpression]:
        """Return the dated times between two offsets that lie ahead."""
        found = []
        for time in self.within(start, end):
            limit = time.latest_wide or time.latest
            begins = time.earliest or time.earliest_wide
            if limit is None and (begins is None or time.text[:5].lower() == "sedan"):
                continue
            if self._today is not None and (limit or dt.date.max) < self._today:
                continue
            if limit is None and self._today and begins and begins < self._today:
                continue
            if not self._is_name(time):
                found.append(time)
        return found

    def recurring(self, start: int, end: int) -> str | None:
        """Return the recurrence stated between two offsets."""
        found = (t.recurrence for t in self.within(start, end) if t.recurrence)
        return next(found, None)

    def due(self, start: int, end: int) -> list[TimeExpression]:
        """Return the times between two offsets that can be a deadline, best first."""
        limits = [t for t in self.ahead(start, end) if t.latest and not t.recurrence]
        return sorted(limits, key=lambda t: (t.kind != "deadline", t.start))


BARE_YEAR = re.compile(r"\d{4}(?:\s?[–/-]\s?\d{2,4})?$")
YEAR_LEADS = wordset("årtalsord")
# "Då kommer vi också att …", "Fram till dess hyr vi …": the time just named.
THEN = ("då", "fram till dess", "till dess", "innan dess", "dessförinnan")
EVENTS = ("samtidigt", "i samband med att", "i samband med", "när", "då")


class Memory:
    """Deadlines already met, for "då" and "samtidigt som uppdraget redovisas"."""

    def __init__(self) -> None:
        """Start with none."""
        self._by_lemma: dict[str, Deadline] = {}
        self._latest: Deadline | None = None

    def keep(self, clause: Clause | None, deadline: Deadline | None) -> None:
        """Remember when the clause's action is due."""
        if clause is None or deadline is None:
            return
        self._by_lemma[clause.lemma] = deadline
        self._latest = deadline

    def deadline_for(self, clause: Clause | None) -> Deadline | None:
        """Return the deadline of the event an undated clause points back to."""
        if clause is None:
            return None
        near = clause.words[clause.finite + 1 : clause.finite + 3]
        if any(word.lower == "då" for word in near):
            return self._latest
        opening = " ".join(word.lower for word in clause.words[:4])
        before = " ".join(word.lower for word in clause.words[: clause.finite])
        if before in THEN:
            return self._latest
        if not opening.startswith(EVENTS):
            return None
        for word in clause.words[: clause.finite]:
            form = verbs.reading(word.lower, "pres")
            if form is not None and form.lemma in self._by_lemma:
                return self._by_lemma[form.lemma]
        return None


def as_deadline(time: TimeExpression) -> Deadline:
    """Return a time expression as a deadline."""
    return Deadline(
        text=time.text,
        start=time.start,
        end=time.end,
        earliest=time.earliest,
        latest=time.latest,
        latest_wide=time.latest_wide or time.latest,
    )


def says_only_when(text: str, before: str) -> bool:
    """Tell whether a sentence only dates the one before ("Detta beräknas …").

    "Planen ska vara färdig i maj" does so after "… lägga fram en handlingsplan".
    """
    lower = text.lower()
    pointing = ONLY_WHEN.match(lower) is not None or points_back(text, before)
    return len(text) < 160 and pointing and READY.search(lower) is not None


def points_back(text: str, before: str) -> bool:
    """Tell whether the thing a sentence is about is the one promised just before."""
    match = THING.match(text.lower())
    if match is None:
        return False
    stem = match["stem"]
    words = WORD.findall(before.lower())
    return any(word.endswith(stem) or word == stem + match["end"] for word in words)
