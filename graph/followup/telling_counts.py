"""How many of how many a sentence tells: "elva av fjorton", "63 procent", "hälften"."""

import re
from dataclasses import dataclass

from graph.followup_model import Stance

_NUMBERS = (
    "noll en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton "
    "sjutton arton nitton tjugo"
).split()
_VALUES = {word: value for value, word in enumerate(_NUMBERS)} | {
    "ett": 1, "trettio": 30, "fyrtio": 40, "femtio": 50, "sextio": 60, "sjuttio": 70,
    "åttio": 80, "nittio": 90, "hundra": 100,
}  # fmt: skip
_NUM = rf"(?:\d{{1,3}}(?:[  ]\d{{3}})+|\d{{1,5}}|{'|'.join(sorted(_VALUES, key=len, reverse=True))})"
_ADJ = r"(?:de |dem |våra |kommunens |regionens |länets |samtliga |totalt |utlovade |planerade |beslutade |avtalade )*"
_OF = re.compile(rf"\b({_NUM}) av {_ADJ}({_NUM})\b")
# "Av de utlovade tio tjänsterna är sex tillsatta."
_OF_THEM = re.compile(
    rf"\bav {_ADJ}({_NUM}) [\wåäö]+ (?:\w+ )?(?:är|har|hade|var|står|blev) "
    rf"(?:nu |hittills |bara |endast |ännu )*({_NUM})\b"
)
_PERCENT = re.compile(r"\b(\d{1,3})(?:,\d)? (?:procent|%)")
_SHARE = re.compile(
    r"\b(?:hälften|(?:en |två )?tredjedel(?:ar|en)?|tre fjärdedelar|merparten|flertalet|"
    r"en (?:stor |mindre )?del|de flesta|drygt hälften|knappt hälften)\b"
)
_ALONE = re.compile(
    rf"\b({_NUM})\b(?! (?:procent|kronor|miljon|mkr|tkr|{'|'.join(('januari', 'februari', 'mars', 'april', 'maj', 'juni', 'juli', 'augusti', 'september', 'oktober', 'november', 'december'))}))"
)
# Shares of what people feel, think or answer are no part of a thing done.
OPINION = re.compile(
    r"\b(?:känner|tycker|upplever|uppger|anser|svarade|trivs|nöjd\w*|svenskar|instämmer|"
    r"trygg\w*|elever når|behörig\w*)\b"
)


@dataclass(frozen=True, slots=True)
class Count:
    """A part of a whole, where it stands, and whether the whole is reached."""

    part: int
    whole: int | None
    start: int
    end: int
    stance: Stance


def _value(word: str) -> int:
    digits = re.sub(r"\D", "", word)
    return int(digits) if digits else _VALUES[word]


def counted(lower: str) -> Count | None:
    """Return the part of a whole that a sentence in lower case tells, or None.

    >>> counted("elva av de fjorton hållplatserna har väderskydd")
    Count(part=11, whole=14, start=0, end=18, stance='partly')
    """
    if OPINION.search(lower):
        return None
    found = _OF.search(lower)
    if found is not None:
        part, whole = _value(found[1]), _value(found[2])
    else:
        found = _OF_THEM.search(lower)
        if found is None:
            return None
        part, whole = _value(found[2]), _value(found[1])
    # "en av 44 stater" says what something is, not how much is done.
    if not 0 <= part <= whole or whole < 2 or part == 1:
        return None
    stance: Stance = "fulfils" if part == whole else "partly" if part else "contradicts"
    return Count(part, whole, found.start(), found.end(), stance)


def share(lower: str) -> Count | None:
    """Return a share told in percent or words ("hälften"), or None."""
    if OPINION.search(lower):
        return None
    found = _PERCENT.search(lower)
    if found is not None:
        part = int(found[1])
        stance: Stance = "fulfils" if part == 100 else "partly"
        return Count(part, 100, found.start(), found.end(), stance)
    worded = _SHARE.search(lower)
    if worded is None:
        return None
    return Count(0, None, worded.start(), worded.end(), "partly")


def number(lower: str) -> int | None:
    """Return the first number that counts something, or None."""
    found = _ALONE.search(lower)
    return _value(found[1]) if found and not _is_year(found[1]) else None


def _is_year(word: str) -> bool:
    return len(word) == 4 and word[:2] in ("19", "20")
