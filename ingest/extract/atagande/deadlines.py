"""When a commitment is due: its own time, the heading's year, or the next sentence."""

import datetime as dt
import re
from bisect import bisect_left

from ingest.extract.clauses import Clause
from ingest.language import verbs
from ingest.language.wordsets import is_actor_word, wordset
from ingest.model import Deadline, TimeExpression

# A date that belongs to a document or decision mentioned, not to the promise.
NAMED = re.compile(
    r"(?:§|dnr|\bfattades|\bbeslutades|\bbeslut|\bdaterad|\bprotokoll|\bplan|\bprogram|\bstrategi|\bbudget|\bagenda|\bvision)\s*[,(]?\s*$"
)
# "budgeten för 2026": the year is the document's, not when something is due.
DOCUMENT_FOR = re.compile(
    r"\b\w*(?:budget|proposition|plan|bokslut|redovisning|rapport|program|strategi|"
    r"anslag|direktiv|underlag)\w*(?:\s+(?:för|avseende|gällande|omfattande))?"
    r"(?:\s+perioden|\s+åren|\s+år)?\s*$"
)
PAST_FRAME = re.compile(
    r"\b(?:fattades|beslutades|antogs|beslutade|inkom|sedan|genomfördes|ändrades|"
    r"infördes|trädde i kraft)\b[^,]{0,40}$"
)
# "förordning (EU) nr … av den 15 mars 2017": when the act was made.
ACT_DATE = re.compile(r"\bav(?: den)?\s*$")
TODAY = frozenset(("idag", "i dag", "nu", "i dagsläget", "för närvarande"))
EVENT_AFTER = re.compile(r"\s{0,3}(?:när|efter|från|sedan|räknat|av att|innan|före)\b")
ONLY_WHEN = re.compile(
    r"^(?:detta|det|arbetet|den|dessa|så|detta arbete)\s+"
    r"(?:ska|skall|beräknas|väntas|förväntas|planeras|bedöms|är|kommer att|görs|sker|"
    r"blir)\b"
)
# "Förslaget ska föreläggas …": a definite noun, and that it is to be done.
THING = re.compile(
    r"^(?:detta |denna |det |den )?(?P<stem>[\wåäö-]{3,30}?)"
    r"(?P<end>en|et|an|n|t|na|erna|arna)? (?:ska|skall|beräknas|"
    r"väntas|förväntas|planeras|bedöms|är|kommer att|blir|sker|görs|redovisas)\b"
)
WORD = re.compile(r"[\wåäö-]{1,}")
# "avsätter 18 miljoner 2025": a sum carries no year in its name either.
SUM = re.compile(r"(?:miljon(?:er)?|miljarder|kronor|kr|mnkr|mkr|tkr|msek)$", re.I)
CLOSED = re.compile(r"[.,;)]|\s{0,20}(?:\n|$)| (?:och|men|samt|för|i|på)\b")
NAMED_BY_YEAR = re.compile(
    r"(?:plan|program|strategi|budget|agenda|vision|mål|redovisning|bokslut|proposition|"
    r"rapport|enkät|mätning|undersökning|val|statistik|överenskommelse|avtal|ram|taxa|"
    r"anslag|direktiv|uppföljning|prognos|policy|avgift|berättelse|bilaga|lag|år|"
    r"reform|modell|utlysning|omgång|upphandling|färdplan|löfte|nummer|nr|version)"
    r"(?:en|n|et|t|er|erna|ar|arna|na|met|men|or|orna)?$"
)
READY = re.compile(
    r"\b(?:klart?|klara|färdig\w*|ske|sker|göras|genomför\w*|påbörja\w*|på plats|"
    r"slutför\w*|avsluta\w*|gjort|äga rum|i drift|i bruk|på nämndens bord)\b"
)
LENDING = re.compile(
    READY.pattern + r"|\b(?:redovisa|presentera|rapportera|återrapportera|lämna)s?\b|"
    r"\b(?:vara|väntas|beräknas|ligga)\b|"
    r"\b(?:förelägg|underställ|överlämna|behandla)as?\b|\bläggas fram\b"
)
# A recipient or a doer makes it a promise of its own.
OWN = re.compile(
    r"\b(?:till (?:nämnden|styrelsen|[\wåäö]+nämnden|[\wåäö]+styrelsen|"
    r"regeringskansliet|regeringen|fullmäktige|[\wåäö]+fullmäktige)|av)\b"
)
TASKS = frozenset(("uppdraget", "arbetet", "detta", "det"))
LEADS = frozenset(
    [
        "av",
        "efter",
        "i",
        "på",
        "för",
        "till",
        "med",
        "om",
        "från",
        "under",
        "vid",
        "inom",
        "över",
        "mellan",
        "enligt",
    ]
)


class Calendar:
    """The document's times, looked up by place."""

    def __init__(
        self, text: str, times: tuple[TimeExpression, ...], today: dt.date | None
    ) -> None:
        """Index `times`; `today` is the date that "ahead" is counted from."""
        self.text = text
        self._times = sorted(times, key=lambda t: t.start)
        self._starts = [t.start for t in self._times]
        self._today = today

    def within(self, start: int, end: int) -> list[TimeExpression]:
        """Return the times that begin between two offsets."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return self._times[low:high]

    def _is_name(self, time: TimeExpression) -> bool:
        """Tell whether a time dates something mentioned rather than the promise."""
        before = self.text[max(0, time.start - 40) : time.start].lower()
        words = self.text[time.start : time.end]
        if self.text.startswith(" års ", time.end) or words.lower() in TODAY:
            return True  # "2013 års förhandling", "som i dag finns"
        if ACT_DATE.search(before):
            return True
        held_for = words.lower().startswith("för ") or before.rstrip().endswith(" för")
        if held_for and DOCUMENT_FOR.search(before):
            return True
        dated = self.text[time.start : time.end][:1].isdigit()
        dated = dated or self.text.startswith("den ", time.start)
        if BARE_YEAR.match(self.text[time.start : time.end]):
            return self._is_name_year(time)
        if (dated and NAMED.search(before)) or PAST_FRAME.search(before):
            return True
        return self.text[time.end : time.end + 5].lstrip(" ,").startswith("§")

    def _is_name_year(self, time: TimeExpression) -> bool:
        """Tell whether a bare year belongs to a name ("Vision 2040")."""
        before = self.text[max(0, time.start - 30) : time.start].rstrip(" ")
        if not before or before[-1] in ".\n\t:•,":
            return False
        word = before.split()[-1] if before.split() else ""
        if word.endswith(("%", "procent")):
            return False
        form = verbs.reading(word, "pres", "inf", "part", "sup")
        if form is not None or word.lower() in YEAR_LEADS or SUM.match(word):
            return False
        # "bygga om torget 2026." but "enligt budgeten 2026": papers bear their year.
        closes = CLOSED.match(self.text, time.end) is not None
        # "Inflyttning 2030", a whole line: what happens that year.
        line = before.rsplit("\n", 1)[-1].lstrip("-•– ")
        plain = word.islower() or line == word
        return not (closes and plain and not NAMED_BY_YEAR.search(word.lower()))

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

    def _floats(self, time: TimeExpression) -> bool:
        """Tell whether a term counts from an event ("inom en månad från beslutet")."""
        within = self.text.startswith(("inom ", "Inom "), time.start)
        return within and EVENT_AFTER.match(self.text, time.end) is not None

    def past(self, start: int, end: int) -> bool:
        """Tell whether all dated times between two offsets lie behind."""
        dated = [t for t in self.within(start, end) if t.latest or t.earliest]
        return bool(dated) and not self.ahead(start, end)

    def due(self, start: int, end: int) -> list[TimeExpression]:
        """Return the times between two offsets that can be a deadline, best first."""
        limits = [
            t
            for t in self.ahead(start, end)
            if t.latest and not t.recurrence and not self._floats(t)
        ]
        return sorted(limits, key=lambda t: (t.kind != "deadline", t.start))


BARE_YEAR = re.compile(r"\d{4}(?:\s?[–/-]\s?\d{2,4})?$")
YEAR_LEADS = wordset("årtalsord")
# "Då kommer vi också att …", "Fram till dess hyr vi …": the time just named.
THEN = ("då", "fram till dess", "till dess", "innan dess", "dessförinnan")
SAME = re.compile(r"\b(?:vid|per|till|på|senast) samma (?:tidpunkt|datum|dag|tid|möte)")
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
        if any(word.lower == "samma" for word in clause.words) and SAME.search(
            " ".join(word.lower for word in clause.words)
        ):
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


def says_only_when(text: str, product: str) -> bool:
    """Tell whether a sentence only dates what was promised ("Detta beräknas …").

    Args:
        text: The sentence.
        product: What was promised before it, in a few words.
    """
    lower = text.lower()
    if len(text) > 160 or READY.search(lower) is None or OWN.search(lower):
        return False
    return ONLY_WHEN.match(lower) is not None or points_back(text, product)


def lends(text: str, product: str) -> bool:
    """Tell whether a promise of its own also says when the one before is done."""
    return LENDING.search(text.lower()) is not None and points_back(text, product)


def points_back(text: str, product: str) -> bool:
    """Tell whether the thing a sentence is about is what was promised just before.

    What the promise makes can be pointed back at; who makes it, and what stands
    after a preposition, cannot.
    """
    match = THING.match(text.lower())
    if match is None:
        return False
    stem, end = match["stem"], match["end"] or ""
    if stem + end in TASKS:
        return True
    if is_actor_word(stem + end) or not end:
        return False
    words = WORD.findall(product.lower())
    return any(
        (word.endswith(stem) or word.startswith(stem)) and words[at - 1] not in LEADS
        for at, word in enumerate(words)
        if len(stem) > 3 or word == stem
    )
