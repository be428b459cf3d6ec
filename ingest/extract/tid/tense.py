"""Whether the clause around a time looks back or ahead."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from ingest import lexicon
from ingest.language import verbs

_ROWS = lexicon.table("tid_tempus")


def _listed(tense: str) -> str:
    return "|".join(row["ord"] for row in _ROWS if row["tempus"] == tense)


_FUTURE = re.compile(rf"(?<!\w)(?:{_listed('framtid')}|skulle kunna)(?!\w)", re.I)
# Endings of the supine: "genomförts", "hållits"; not "plats", "insats".
_PASSIVE = r"(?:(?<!pl)(?<!ns)(?<!ls)ats|its|lts|vts|mts|pts|agts|[öäi]rts|jorts)"
_SUPINE = rf"(?:[a-zåäöé]{{2}}(?:{_PASSIVE}|at|it|[nkt]ts)|(?:{_listed('supinum')})s?)"
_PRETERITE = (
    r"(?!värde|fjärde|borde|torde|mervärde)[a-zåäöé]{2,30}(?:ades|rdes|ldes|gdes|vdes"
    r"|mdes|jdes|[fkpst]tes|ddes|[äöui]ndes|mndes|[kvsth]ände|rde|lde|gde|vde|mde|jde"
    r"|skte|ökte"
    r"|köpte|dde)"
)
# "där de startade i maj" tells what they did; "de planerade mötena" does not.
_NO_NOUN = (
    r"(?=[ \u00a0](?:i|på|under|till|från|med|om|för|att|en|ett|den|det|sin|sitt"
    r"|sina|sig|inte|också|vid|in|upp|ut|ned|över|därefter|redan|senast|efter|hos|genom)\b|[.,;)])"
)
_PAST = re.compile(
    rf"(?<!\w)(?:{_listed('dåtid')}|skulle(?! kunna| behöva| vilja| innebära)"
    rf"|ha(?:r|de)(?=[^.;\n]{{0,160}}?(?P<supine>{_SUPINE})(?!\w))|{_PRETERITE}"
    r"|(?<!\bden )(?<!\bdet )(?<!\bde )(?<!\bav )[a-zåäöé]{2,30}ade"
    rf"|(?:(?<=\bde )|(?<=\bden )|(?<=\bdet ))[a-zåäöé]{{2,30}}ade{_NO_NOUN}"
    rf"|[a-zåäöé]{{3,30}}{_PASSIVE})(?!\w)",
    re.IGNORECASE,
)
# "är begränsade", "ska vara planerade": a participle, no preterite.
_COPULA = re.compile(r"(?<!\w)(?:är|blir|vara|bli|ska|skall|kan)(?!\w)", re.IGNORECASE)
# "ska ha genomförts" is a future perfect, whatever its participle says.
_FUTURE_PERFECT = re.compile(
    r"(?<!\w)(?:ska|skall|bör|måste|beräknas|väntas)[ \u00a0]"
    r"(?:\w+[ \u00a0]){0,3}(?:ha|vara)\b",
    re.IGNORECASE,
)
_BORDER = re.compile(r"[,;:–]|\b(?:att|som|där|när|då|men|varefter|vilket)\b", re.I)
_RELATIVE = re.compile(r"(?:som|där|när|då)\b")
# "har fått i uppdrag att", "tog på sig att": what follows lies ahead, whatever the
# tense of the words that gave the task.
_TASKED = re.compile(
    rf"(?<!\w)(?:{_listed('åläggande')})(?:[ \u00a0]+[\w-]+){{0,8}}?[ \u00a0]+att\b",
    re.IGNORECASE,
)
# "Redovisat för nämnden i april" opens a cell or a line without its "har".
_DONE = re.compile(rf"(?<!\w)(?:{_listed('avslutat')})(?!\w)", re.IGNORECASE)
# "den vid årsskiftet planerade höjningen": no verb, the time stands inside a noun.
_INSIDE_NOUN = re.compile(r"(?:^|\s)(?:den|det|de|en|ett|sin|sina)[ \u00a0]$", re.I)
# "Har du köpt kort kan du få pengar tillbaka": a condition and, after it, its clause.
_OPENING_HAS = re.compile(
    r"(?<![^\s(])Ha(?:r|de)[ \u00a0][^.;:?\n]{3,120}?[ \u00a0]"
    r"(?P<then>kan|ska|skall|får|måste|bör|kommer|behöver|gäller|blir)\b"
)
_AND = re.compile(r"\b(?P<and>och|samt)[ \u00a0](?P<next>[a-zåäöé]+)\b", re.IGNORECASE)
_LETTERS = re.compile(r"[a-zåäöé]+", re.IGNORECASE)
# "att i maj bjuda in" has no tense of its own: its first word is an infinitive or
# no subject. "att banan öppnar" has.
_TENSELESS = re.compile(
    r"[ \u00a0]*(?:\w+as?|\w*(?:gå|stå|slå|nå|få)s?"
    r"|(?:an|ut|av|för|in|över|till)(?:ge|se)s?|få|gå|se|ge|ske|bli|bo|stå|be|ha|dra"
    r"|slå|ses|ges|fås"
    r"|i|under|på|till|från|vid|senast|före|efter|inom|med|om|inte|även|också|redan"
    r"|dels|årligen|den[ \u00a0]\d\w*)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A word of tense; `needs` is where the words that make it one end."""

    start: int
    needs: int
    sign: int
    ade: bool = False
    perfect: bool = False


@dataclass(slots=True)
class Tenses:
    """The words of tense of a sentence, found once however many times it holds."""

    text: str
    first: int
    last: int
    _marks: list[_Mark] = field(default_factory=list)
    _copulas: list[int] = field(default_factory=list)
    _perfects: list[tuple[int, int]] = field(default_factory=list)
    _borders: list[tuple[int, int]] = field(default_factory=list)
    _tasks: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Find every word of tense and every border between clauses."""
        self._marks = sorted(self._found(), key=lambda mark: mark.start)
        where = (self.text, self.first, self.last)
        self._copulas = [m.start() for m in _COPULA.finditer(*where)]
        self._perfects = [m.span() for m in _FUTURE_PERFECT.finditer(*where)]
        self._borders = [m.span() for m in _BORDER.finditer(*where)]
        if self._marks:
            self._borders = sorted([*self._borders, *self._joints()])
        if self._marks and self.text.find(" att ", self.first, self.last) >= 0:
            self._tasks = [m.end() for m in _TASKED.finditer(*where)]

    def _joints(self) -> Iterable[tuple[int, int]]:
        """Yield each "och" that a finite verb follows: "höll möte i juni och ses"."""
        if condition := _OPENING_HAS.match(self.text, self.first, self.last):
            yield condition.start("then"), condition.start("then")
        for match in _AND.finditer(self.text, self.first, self.last):
            if verbs.reading(match["next"].lower(), "pres", "pret") is not None:
                yield match.start(), match.end("and")

    def _found(self) -> Iterable[_Mark]:
        where = (self.text, self.first, self.last)
        for match in _FUTURE.finditer(*where):
            yield _Mark(match.start(), match.end(), 1)
        for match in _PAST.finditer(*where):
            needs = max(match.end(), match.end("supine"))
            word = match[0].lower()
            perfect = word.startswith("ha") and needs > match.end()
            yield _Mark(match.start(), needs, -1, word.endswith("ade"), perfect)
        at = self.first
        while at >= self.first:
            if done := _DONE.match(self.text, at, self.last):
                yield _Mark(at, done.end(), -1)
            at = self.text.find("\t", at, self.last) + 1 or -1

    def direction(
        self, sentence: tuple[int, int], start: int, end: int, awaited: bool = False
    ) -> int:
        """Return -1 for past, 1 for future, 0 for neither, at `start` to `end`.

        Args:
            sentence: Where the sentence around the time begins and ends.
            start: The first character of the time.
            end: Its end.
            awaited: What is told was done with the time still ahead ("inför").
        """
        first, last = sentence
        low, high = self._clause(sentence, start, end)
        own = self._judge(low, high, start, end, awaited)
        if own or self._has_own_tense(low, high, first) or self._tasked(start):
            return own
        # Another clause counts if it comes first ("Vi beslöt att i maj bjuda in") or
        # tells of what the time belongs to ("mötet den 3 mars där planen antogs").
        before = self._judge(first, start, start)
        if before or not _RELATIVE.match(self.text, high, last):
            return before
        return self._judge(high, self._border_after(high + 5, last), high)

    def tells_past(self, sentence: tuple[int, int], start: int, end: int) -> bool:
        """Tell whether the time's own clause reports something done ("antogs 2019")."""
        low, high = self._clause(sentence, start, end)
        clause = self.text[low:high].lower()
        return self._judge(low, high, start) < 0 and "skulle" not in clause

    def has_verb(self, sentence: tuple[int, int]) -> bool:
        """Tell whether the sentence shows a tense at all."""
        return any(True for _ in self._between(*sentence)) or self._present(*sentence)

    def is_present(self, sentence: tuple[int, int], start: int, end: int) -> bool:
        """Tell whether the time's own clause tells in the present tense only."""
        low, high = self._clause(sentence, start, end)
        return self._judge(low, high, start) == 0 and self._present(low, high)

    def _present(self, low: int, high: int) -> bool:
        """Tell whether a verb in the present tense stands in a stretch."""
        return any(
            verbs.reading(word, "pres") is not None and word not in verbs.NOUNLIKE
            for word in map(str.lower, _LETTERS.findall(self.text, low, high))
        )

    def _tasked(self, at: int) -> bool:
        """Tell whether the time belongs to what somebody has been told to do."""
        before = [task for task in self._tasks if task <= at]
        return bool(before) and not any(
            mark.sign < 0 for mark in self._between(before[-1], at)
        )

    def _has_own_tense(self, low: int, high: int, first: int) -> bool:
        """Tell whether the clause has a finite verb of its own, so not past."""
        if low <= first:
            return False
        if self.text[low - 3 : low].lower() != "att":
            return self._present(low, high)
        return not _TENSELESS.match(self.text, low)

    def _clause(
        self, sentence: tuple[int, int], start: int, end: int
    ) -> tuple[int, int]:
        low = sentence[0]
        index = bisect_left(self._borders, (start, 0)) - 1
        if index >= 0:
            low = max(low, min(self._borders[index][1], start))
        return low, self._border_after(end, sentence[1])

    def _border_after(self, at: int, last: int) -> int:
        index = bisect_left(self._borders, (at, 0))
        following = self._borders[index][0] if index < len(self._borders) else last
        return max(at, min(following, last))

    def _between(self, low: int, high: int) -> Iterable[_Mark]:
        index = bisect_left(self._marks, low, key=lambda mark: mark.start)
        while index < len(self._marks) and self._marks[index].start < high:
            if self._marks[index].needs <= high:
                yield self._marks[index]
            index += 1

    def _judge(
        self, low: int, high: int, at: int, end: int = -1, awaited: bool = False
    ) -> int:
        perfect = bisect_left(self._perfects, (low, 0))
        if perfect < len(self._perfects) and self._perfects[perfect][1] <= high:
            return 1
        copula = bisect_left(self._copulas, low)
        linked = self._copulas[copula] if copula < len(self._copulas) else high
        near = [
            (abs(mark.start - at), mark.sign)
            for mark in self._between(low, high)
            if not (mark.ade and (linked < mark.start or self._in_noun(mark, at, end)))
            and not (awaited and mark.perfect)
        ]
        return min(near)[1] if near else 0

    def _in_noun(self, mark: _Mark, at: int, end: int) -> bool:
        """Tell whether a participle and the time before it describe a noun."""
        if not 0 < mark.start - end <= 1:
            return False
        return _INSIDE_NOUN.search(self.text, max(0, at - 8), at) is not None
