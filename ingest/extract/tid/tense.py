"""Whether the clause around a time looks back or ahead."""

import re

from ingest import lexicon

_ROWS = lexicon.table("tid_tempus")


def _listed(tense: str) -> str:
    return "|".join(row["ord"] for row in _ROWS if row["tempus"] == tense)


_FUTURE = re.compile(rf"(?<!\w)(?:{_listed('framtid')}|skulle kunna)(?!\w)", re.I)
_PAST = re.compile(
    rf"(?<!\w)(?:{_listed('dåtid')}|skulle(?! kunna| behöva| vilja| innebära)"
    r"|(?:ha(?:r|de)|blivit|varit)(?=[^.;\n]{0,80}?[a-zåäöé]{2}(?:at|ats|its|it|tts|rts|lts|nts"
    r"|fått|gått|stått|gett|sett|gjort|haft|lagt|tagit|skett)(?!\w))"
    r"|(?!värde|fjärde|borde|torde|mervärde)[a-zåäöé]{2,30}(?:ades|rdes|ldes|gdes|vdes|mdes"
    r"|ktes|ptes|ddes|ändes|löstes|sattes|byttes|rde|lde|gde|vde|mde|skte|ökte|köpte|dde)"
    r"|(?<!den )(?<!det )(?<!de )(?<!av )(?<!är )(?<!blir )(?<!nya )[a-zåäöé]{2,30}ade"
    r"|[a-zåäöé]{3,30}(?:ats|its|rts|lts|nts))(?!\w)",
    re.IGNORECASE,
)
# "ska ha genomförts" is a future perfect, whatever its participle says.
_FUTURE_PERFECT = re.compile(
    r"(?<!\w)(?:ska|skall|bör|måste|beräknas|väntas)[ \u00a0](?:\w+[ \u00a0]){0,3}(?:ha|vara)\b",
    re.IGNORECASE,
)
_BORDER = re.compile(r"[,;:–]|\b(?:att|som|där|när|då|men|varefter|vilket)\b", re.I)


def direction(sentence: str, start: int, end: int) -> int:
    """Return -1 for past, 1 for future, 0 for neither, at `sentence[start:end]`."""
    low, high = _clause(sentence, start, end)
    own = _judge(sentence[low:high], start - low)
    return own or _judge(sentence, start)


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
    marks += [(abs(m.start() - at), -1) for m in _PAST.finditer(clause)]
    return min(marks)[1] if marks else 0
