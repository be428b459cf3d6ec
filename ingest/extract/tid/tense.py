"""Whether the clause around a time looks back or ahead."""

import re

from ingest import lexicon

_ROWS = lexicon.table("tid_tempus")


def _listed(tense: str) -> str:
    return "|".join(row["ord"] for row in _ROWS if row["tempus"] == tense)


_FUTURE = re.compile(rf"(?<!\w)(?:{_listed('framtid')}|skulle kunna)(?!\w)", re.I)
# Endings of the supine: "genomförts", "hållits"; not "plats", "insats".
_PASSIVE = r"(?:(?<!pl)(?<!ns)(?<!ls)ats|its|lts|vts|mts|pts|agts|[öäi]rts|jorts)"
_SUPINE = (
    rf"[a-zåäöé]{{2}}(?:{_PASSIVE}|at|it|[nkt]ts|fått|gått|stått|gett|sett|gjort|haft"
    r"|lagt|skett)"
)
_PRETERITE = (
    r"(?!värde|fjärde|borde|torde|mervärde)[a-zåäöé]{2,30}(?:ades|rdes|ldes|gdes|vdes"
    r"|mdes|[fkpst]tes|ddes|[äöui]ndes|mndes|[kvsth]ände|rde|lde|gde|vde|mde|skte|ökte"
    r"|köpte|dde)"
)
_PAST = re.compile(
    rf"(?<!\w)(?:{_listed('dåtid')}|skulle(?! kunna| behöva| vilja| innebära)"
    rf"|ha(?:r|de)(?=[^.;\n]{{0,160}}?{_SUPINE}(?!\w))|{_PRETERITE}"
    rf"|(?<!den )(?<!det )(?<!de )(?<!av )[a-zåäöé]{{2,30}}ade"
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


def direction(sentence: str, start: int, end: int) -> int:
    """Return -1 for past, 1 for future, 0 for neither, at `sentence[start:end]`."""
    low, high = _clause(sentence, start, end)
    own = _judge(sentence[low:high], start - low)
    if own:
        return own
    # Another clause counts if it comes first ("Vi beslöt att i maj bjuda in") or
    # tells of what the time belongs to ("mötet den 3 mars där planen antogs").
    before = _judge(sentence[:start], start)
    if before or not _RELATIVE.match(sentence, high):
        return before
    following = _BORDER.search(sentence, high + 5)
    return _judge(sentence[high : following.start() if following else None], 0)


def tells_past(sentence: str, start: int, end: int) -> bool:
    """Tell whether the time's own clause reports something done ("antogs 2019")."""
    low, high = _clause(sentence, start, end)
    clause = sentence[low:high]
    return _judge(clause, start - low) < 0 and "skulle" not in clause.lower()


def has_verb(sentence: str) -> bool:
    """Tell whether the sentence shows a tense at all."""
    return bool(_FUTURE.search(sentence) or _PAST.search(sentence))


def _clause(sentence: str, start: int, end: int) -> tuple[int, int]:
    low = 0
    for border in _BORDER.finditer(sentence, 0, start):
        low = border.end()
    following = _BORDER.search(sentence, end)
    return low, following.start() if following else len(sentence)


def _judge(clause: str, at: int) -> int:
    if _FUTURE_PERFECT.search(clause):
        return 1
    marks = [(abs(m.start() - at), 1) for m in _FUTURE.finditer(clause)]
    marks += [
        (abs(m.start() - at), -1)
        for m in _PAST.finditer(clause)
        if not (m[0].endswith("ade") and _COPULA.search(clause, 0, m.start()))
    ]
    return min(marks)[1] if marks else 0
