"""Which questions a text names: "fråga 1 och 3", "den tredje frågan"."""

import re

ORDINALS = ("första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde")
COUNTED = {"båda": 2, "bägge": 2, "två": 2, "tre": 3, "fyra": 4}
WRITTEN = {"ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7}
ONE = rf"(?:\d{{1,2}}|(?:{'|'.join(WRITTEN)})\b)"
LISTED = (
    rf"{ONE}(?:(?:\s?,\s?|\s?[–-]\s?|\s(?:och|samt|till|respektive)\s){ONE}){{0,12}}"
)
DIGITS = re.compile(
    rf"\bfråg(?:a|an|orna|or)\s(?:nr\.?\s|nummer\s)?(?P<list>{LISTED})\b",
    re.IGNORECASE,
)
NAMED = "|".join((*ORDINALS, "sista", "avslutande", "inledande"))
ORDINAL = re.compile(
    rf"\b(?P<one>{NAMED})(?:\s(?:och|respektive)\s(?:den\s)?(?P<two>{NAMED}))?"
    r"\sfråg(?:an|orna|eställningen)\b",
    re.IGNORECASE,
)
SEVERAL = re.compile(
    rf"\b(?P<many>{'|'.join(COUNTED)})\s(?P<end>första|inledande|sista|avslutande)\s"
    r"frågorna\b",
    re.IGNORECASE,
)
STEP = re.compile(r"(?P<low>\d{1,2})\s?(?:[–-]|\still\s)\s?(?P<high>\d{1,2})")


def listed_numbers(text: str) -> set[int]:
    """Return the numbers of a list such as "1, 2 och 4" or "1–3".

    >>> sorted(listed_numbers("1–3 och 5"))
    [1, 2, 3, 5]
    >>> sorted(listed_numbers("ett och tre"))
    [1, 3]
    """
    found = {int(number) for number in re.findall(r"\d{1,2}", text)}
    words = re.findall(r"[a-zåäö]+", text.casefold())
    found |= {WRITTEN[word] for word in words if word in WRITTEN}
    for step in STEP.finditer(text):
        found |= set(range(int(step["low"]), int(step["high"]) + 1))
    return found


def _of_word(word: str, count: int) -> int:
    low = word.casefold()
    if low in ORDINALS:
        return ORDINALS.index(low) + 1
    return 1 if low == "inledande" else count


def numbers_named(text: str, count: int) -> set[int]:
    """Return the numbers of the questions that a text names, of `count` in all.

    >>> sorted(numbers_named("De båda första frågorna rör taxan.", 3))
    [1, 2]
    """
    found: set[int] = set()
    for match in DIGITS.finditer(text):
        found |= listed_numbers(match["list"])
    for match in SEVERAL.finditer(text):
        many = COUNTED[match["many"].casefold()]
        first = match["end"].casefold() in ("första", "inledande")
        low = 1 if first else count - many + 1
        found |= set(range(low, low + many))
    if not found:
        for match in ORDINAL.finditer(text):
            words = [word for word in (match["one"], match["two"]) if word]
            found |= {_of_word(word, count) for word in words}
    return {number for number in found if 1 <= number <= count}
