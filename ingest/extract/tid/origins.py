"""Which "från 2018" tells when a thing was made, and not since when."""

import datetime as dt
import re

from ingest import lexicon
from ingest.extract.tid.core import Core

_ENDING = (
    r"(?:e?n|e?t|er|erna|ar|arna|na|met|men|or|orna)?s?(?:[ \u00a0]\d{4})?[ \u00a0]$"
)
# "en skrivelse från den 3 mars" says when it was written.
_MADE = re.compile(
    rf"(?:{'|'.join(lexicon.words('tid_ursprung'))}){_ENDING}", re.IGNORECASE
)
_VALID = re.compile(
    rf"(?:{'|'.join(lexicon.words('tid_ursprung_galler'))})"
    r"(?P<definite>e?n|e?t|s?en|erna|arna|na)?[ \u00a0]$",
    re.IGNORECASE,
)
# "Hallen från 1968 har", "Uppdraget från 2020 upphör": the words are the subject.
_SUBJECT = re.compile(r"(?:^|[.:;\n])[ \u00a0•–-]*(?:[\w-]+[ \u00a0]){1,5}$")
_RELATIVE = re.compile(r"(?<!\w)(?:som|gäller|gällde|är|var|har)(?!\w)", re.IGNORECASE)
_FINITE = re.compile(
    r"[ \u00a0](?:har|hade|är|var|blir|blev|ska|skall|bör|kan|kunde|måste|kommer|gäller"
    r"|gällde|upphör|finns|fanns|saknar|visar|säger|innehåller"
    r"|[a-zåäö]{2,}(?:[adglrtkpn]s|ades?))(?!\w)"
)


def is_origin(text: str, core: Core, at: int, reference: dt.date | None) -> bool:
    """Tell whether "från" at `at` says when the thing before it was made.

    Args:
        text: The document.
        core: The time that follows "från".
        at: Where "från" stands.
        reference: The day the document speaks on, or None.
    """
    low = max(text.rfind("\n", 0, at) + 1, at - 60)
    if _MADE.search(text, max(low, at - 24), at):
        return True
    if _behind(core, reference):
        told_back = core.year is None
        return told_back or _is_valid(text, low, at) or _is_subject(text, core, low, at)
    valid = _VALID.search(text, max(low, at - 24), at)
    undated = core.year is None and core.grain in ("manad", "sasong")
    return bool(valid and valid["definite"] and undated)


def _behind(core: Core, reference: dt.date | None) -> bool:
    """Tell whether the time lies behind by its own words: "i våras", "2018"."""
    if core.direction < 0 or (core.offset or 0) < 0:
        return True
    if core.year is None or reference is None:
        return False
    return core.year < reference.year


def _is_valid(text: str, low: int, at: int) -> bool:
    return bool(_VALID.search(text, max(low, at - 24), at))


def _is_subject(text: str, core: Core, low: int, at: int) -> bool:
    found = _SUBJECT.search(text[low:at])
    if found is None or _RELATIVE.search(found[0]):
        return False
    return bool(_FINITE.match(text, core.end))
