"""Whether the clause around a time looks back or ahead."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from ingest import lexicon

_ROWS = lexicon.table("tid_tempus")


def _listed(tense: str) -> str:
    return "|".join(row["ord"] for row in _ROWS if row["tempus"] == tense)


_FUTURE = re.compile(rf"(?<!\w)(?:{_listed('framtid')}|skulle kunna)(?!\w)", re.I)
# Endings of the supine: "genomförts", "hållits"; not "plats", "insats".
_PASSIVE = r"(?:(?<!pl)(?<!ns)(?<!ls)ats|its|lts|vts|mts|pts|agts|[öäi]rts|jorts)"
_SUPINE = rf"(?:[a-zåäöé]{{2}}(?:{_PASSIVE}|at|it|[nkt]ts)|(?:{_listed('supinum')})s?)"
_PRETERITE = (
    r"(?!värde|fjärde|borde|torde|mervärde)[a-zåäöé]{2,30}(?:ades|rdes|ldes|gdes|vdes"
    r"|mdes|[fkpst]tes|ddes|[äöui]ndes|mndes|[kvsth]ände|rde|lde|gde|vde|mde|skte|ökte"
    r"|köpte|dde)"
)
_PAST = re.compile(
    rf"(?<!\w)(?:{_listed('dåtid')}|skulle(?! kunna| behöva| vilja| innebära)"
    rf"|ha(?:r|de)(?=[^.;\n]{{0,160}}?(?P<supine>{_SUPINE})(?!\w))|{_PRETERITE}"
    r"|(?<!\bden )(?<!\bdet )(?<!\bde )(?<!\bav )[a-zåäöé]{2,30}ade"
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
# "att i maj bjuda in" has no tense of its own: its first word is an infinitive or
# no subject. "att banan öppnar" has.
_TENSELESS = re.compile(
    r"[ \u00a0]*(?:\w+as?|få|gå|se|ge|ske|bli|bo|stå|be|ha|dra|slå|ses|ges|fås"
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


@dataclass(slots=True)
class Tenses:
    """The words of tense of a text, found once however many times stand in it."""

    text: str
    _marks: list[_Mark] = field(default_factory=list)
    _copulas: list[int] = field(default_factory=list)
    _perfects: list[tuple[int, int]] = field(default_factory=list)
    _borders: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Find every word of tense and every border between clauses."""
        self._marks = sorted(self._found(), key=lambda mark: mark.start)
        self._copulas = [m.start() for m in _COPULA.finditer(self.text)]
        self._perfects = [m.span() for m in _FUTURE_PERFECT.finditer(self.text)]
        self._borders = [m.span() for m in _BORDER.finditer(self.text)]

    def _found(self) -> Iterable[_Mark]:
        for match in _FUTURE.finditer(self.text):
            yield _Mark(match.start(), match.end(), 1)
        for match in _PAST.finditer(self.text):
            needs = max(match.end(), match.end("supine"))
            yield _Mark(match.start(), needs, -1, match[0].lower().endswith("ade"))

    def direction(self, sentence: tuple[int, int], start: int, end: int) -> int:
        """Return -1 for past, 1 for future, 0 for neither, at `start` to `end`.

        Args:
            sentence: Where the sentence around the time begins and ends.
            start: The first character of the time.
            end: Its end.
        """
        first, last = sentence
        low, high = self._clause(sentence, start, end)
        own = self._judge(low, high, start)
        if own or self._has_own_tense(low, first):
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
        return any(True for _ in self._between(*sentence))

    def _has_own_tense(self, low: int, first: int) -> bool:
        """Tell whether the clause is an "att" with a finite verb, so not past."""
        if low - first < 3 or self.text[low - 3 : low].lower() != "att":
            return False
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

    def _judge(self, low: int, high: int, at: int) -> int:
        perfect = bisect_left(self._perfects, (low, 0))
        if perfect < len(self._perfects) and self._perfects[perfect][1] <= high:
            return 1
        copula = bisect_left(self._copulas, low)
        linked = self._copulas[copula] if copula < len(self._copulas) else high
        near = [
            (abs(mark.start - at), mark.sign)
            for mark in self._between(low, high)
            if not (mark.ade and linked < mark.start)
        ]
        return min(near)[1] if near else 0
