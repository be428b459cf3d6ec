"""What beside a time says that it has been, without any verb."""

import re

from ingest.extract.tid.limits import Limited

_SP = "[ \u00a0]"
_PAPER = (
    "beslut|skrivelse|brev|yttrande|rapport|promemoria|utlåtande|protokoll|ansökan"
    "|anmälan|dom|föreläggande"
)
_GATHERING = "mötet|sammanträdet|beslutet|träffen|valet|årsmötet|stämman"
# When a paper was written or a meeting held: "i beslut den 4 september", "en skrivelse
# daterad den 3 maj", "sedan mötet den 22 maj", "anteckningar från rådets möte i maj".
_DATED_PAPER = re.compile(
    rf"(?:(?<!\w)(?:i|enligt|genom|av){_SP}(?:[\w-]+s{_SP})?[a-zåäö]{{0,30}}(?:{_PAPER})"
    rf"{_SP}(?:(?:av|från){_SP})?"
    rf"|(?<!\w)(?:datera[dt]|daterade){_SP}"
    rf"|(?<!\w)sedan{_SP}(?:[\w-]+{_SP}){{0,2}}(?:{_GATHERING}){_SP}"
    rf"|(?:{_PAPER})(?:et|en)?{_SP}(?:av|från){_SP}"
    rf"|(?:anteckningar(?:na)?|protokoll(?:et)?|referat(?:et)?|inspelning(?:en)?){_SP}från"
    rf"{_SP}(?:[\w-]+s{_SP})?[a-zåäö]{{0,30}}(?:möte|sammanträde|träff|besök)(?:t|en)?{_SP})$",
    re.IGNORECASE,
)
# "skrivelse inkommen den 12 september".
_CAME = re.compile(
    r"(?:inkom(?:men|met|na)|undertecknade?|undertecknat|upprättade?|antag(?:en|et|na)"
    r"|utfärdade?|beslutade?|fastställda?|publicerade?|godkända?|reviderade?|avlämnade?"
    rf"|inlämnade?){_SP}(?:av{_SP}\w+{_SP})?$",
    re.IGNORECASE,
)
# "tackar för sommarens utflykt", "höstterminens resultat".
_HAS_BEEN = re.compile(
    rf"(?:tack(?:ar|ade)?{_SP}för|utfallet{_SP}av|erfarenheter(?:na)?{_SP}(?:av|från))"
    rf"{_SP}$",
    re.IGNORECASE,
)
# "Kostnaden för sommaren uppgår till": what it came to is known, so it has been.
_COST = re.compile(
    rf"(?:kostnad|intäkt|utgift|underskott|överskott|belastning|beläggning|bemanning|"
    rf"sjukfrånvaro|besök|deltag)[a-zåäö]{{0,12}}{_SP}(?:för|under|i){_SP}$",
    re.IGNORECASE,
)
_CAME_TO = re.compile(
    rf"{_SP}(?:uppgår|uppgick|landar|landade|blev|ligger){_SP}", re.IGNORECASE
)
_RESULT = re.compile(rf"{_SP}(?:resultat|utfall|erfarenheter|statistik)", re.IGNORECASE)
_REACH, _NEAR = 60, 30


def is_past(text: str, limited: Limited) -> bool:
    """Tell whether the words beside the time say that it has been."""
    left = text[max(0, limited.start - _REACH) : limited.start]
    if limited.core.grain == "dag" and _DATED_PAPER.search(left):
        return True
    if limited.core.grain == "sasong" and _COST.search(left):
        return _CAME_TO.match(text, limited.end) is not None
    if text[limited.core.start : limited.end].endswith("s"):
        return bool(_HAS_BEEN.search(left) or _RESULT.match(text, limited.end))
    return False


def has_come(text: str, limited: Limited) -> bool:
    """Tell whether a day is that on which something came in or was signed."""
    if limited.core.grain != "dag":
        return False
    low = max(0, limited.start - _NEAR)
    return _CAME.search(text[low : limited.start]) is not None
