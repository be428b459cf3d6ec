"""How many of how many a sentence tells: "elva av fjorton", "63 procent", "hälften"."""

import re
from dataclasses import dataclass

from graph.followup.tables import table
from graph.followup.verdicts.wording import MONTHS
from graph.followup_model import Stance

_NUMBERS = {row["ord"]: int(row["tal"]) for row in table("telling_numbers")}
_WORDS = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_NUM = rf"(?:\d{{1,3}}(?:[ \u00a0]\d{{3}})+|\d{{1,5}}|{_WORDS})"
# Words between "av" and the number of the whole.
_ADJ = (
    r"(?:de |dem |våra |kommunens |regionens |länets |samtliga |totalt |utlovade "
    r"|planerade |beslutade |avtalade )*"
)
_OF = re.compile(rf"\b({_NUM}) av {_ADJ}({_NUM})\b")
# "Av de utlovade tio tjänsterna är sex tillsatta."
_OF_THEM = re.compile(
    rf"\bav {_ADJ}({_NUM}) [\wåäö]+ (?:\w+ )?(?:är|har|hade|var|står|blev) "
    rf"(?:nu |hittills |bara |endast |ännu )*({_NUM})\b"
)
_PERCENT = re.compile(r"\b(\d{1,3})(?:,\d)? (?:procent|%) (?:av|har|hade|är)\b")
# "Fyra av stationerna": of how many is not told.
_SHARE = re.compile(
    rf"\b(?:(?P<part>{_NUM}) av (?:de )?[\wåäö]{{3,}}(?:erna|arna|orna|sena)|hälften"
    r"|(?:en |två )?tredjedel(?:ar|en)?|tre fjärdedelar|merparten|flertalet|de flesta"
    r"|en (?:stor |mindre )?del)\b"
)
_ALONE = re.compile(
    rf"\b({_NUM})\b(?! (?:procent|kronor|miljon|mkr|tkr|{'|'.join(MONTHS)}))"
)
# Of so few, "one of" tells how many are done; else it says what something is.
FEW = 12
# Shares of what people feel, think or answer are no part of a thing done.
OPINION = re.compile(
    r"\b(?:känner|tycker|upplever|uppger|anser|svarade|trivs|nöjd\w*|svenskar|instämmer|"
    r"trygg\w*|elever når|behörig\w*)\b"
)
# Shares that tell who people are: "tre av fyra besökare är män".
MAKE_UP = re.compile(
    r"\b(?:är|var|utgörs av|utgjordes av) (?:\w+ )?(?:män|kvinnor|flickor|pojkar|tjejer"
    r"|killar|ungdomar|pensionärer|utrikes|inrikes|födda|bosatta|äldre|yngre|över|under"
    r"|ensamstående|förvärvsarbetande|sysselsatta|medlemmar)\b"
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
    return int(digits) if digits else _NUMBERS[word]


def _is_of_people(lower: str) -> bool:
    """Tell whether a share is of what people think or are, and of nothing done."""
    return bool(OPINION.search(lower) or MAKE_UP.search(lower))


def counted(lower: str) -> Count | None:
    """Return the part of a whole that a sentence in lower case tells, or None.

    >>> counted("elva av de fjorton hållplatserna har väderskydd")
    Count(part=11, whole=14, start=0, end=18, stance='partly')
    """
    # Most sentences count nothing, and that is soon seen.
    if "av " not in lower:
        return None
    found = _OF.search(lower)
    if found is not None:
        part, whole = _value(found[1]), _value(found[2])
    else:
        found = _OF_THEM.search(lower)
        if found is None:
            return None
        part, whole = _value(found[2]), _value(found[1])
    if _is_of_people(lower):
        return None
    if not 0 <= part <= whole or whole < 2 or (part == 1 and whole > FEW):
        return None
    stance: Stance = "fulfils" if part == whole else "partly" if part else "contradicts"
    return Count(part, whole, found.start(), found.end(), stance)


def share(lower: str) -> Count | None:
    """Return a share told in percent or words ("hälften"), or None."""
    found = _PERCENT.search(lower)
    worded = None if found is not None else _SHARE.search(lower)
    if (found is None and worded is None) or _is_of_people(lower):
        return None
    if found is not None:
        part = int(found[1])
        stance: Stance = "fulfils" if part == 100 else "partly"
        return Count(part, 100, found.start(), found.end(), stance)
    assert worded is not None
    part = _value(worded["part"]) if worded["part"] else 0
    return Count(part, None, worded.start(), worded.end(), "partly")


def number(lower: str) -> int | None:
    """Return the first number that counts something, or None.

    >>> number("åren 2019–2022 ska en ort få 120 hem enligt § 45")
    120
    """
    for found in _ALONE.finditer(lower):
        named = lower[: found.start()].endswith("§ ")
        if not named and not _is_year(found[1]) and found[1] not in ("en", "ett"):
            return _value(found[1])
    return None


def _is_year(word: str) -> bool:
    return len(word) == 4 and word[:2] in ("19", "20")
