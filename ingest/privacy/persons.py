"""Personal identity numbers, however they are parted or broken.

A number counts when its date is a day of the calendar (60 added for a coordination
number) and its last figure is the check figure of the nine before (Luhn). How it may
be parted depends on how much else says what it is: a hyphen in its place says most, a
label or a first name beside it nearly as much, a tab between two cells hardly anything.
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence

from ingest.privacy.labels import named_otherwise
from ingest.privacy.names import is_first_name

Span = tuple[int, int]

# Ten figures or more with nothing but signs and space between.
_CLUSTER = re.compile(r"(?<!\d)\d(?:[ \t\n]{0,3}[-+./_:]{0,2}[ \t\n]{0,3}\d){9,80}")
_RUN = re.compile(r"\d+")
# Signs that part such a number only by habit, and the groups it is parted in then.
_ODD = re.compile(r"[./_:]|[-+]{2}")
_ODD_GROUPS = ([6, 4], [8, 4], [4, 2, 2, 4], [2, 2, 2, 4])
# The longest row of groups that is one number: "19 81 12 18 98 76".
_GROUPS = 7
_CENTURIES = ("18", "19", "20")
# A mobile's number may be a day too; without a label it is a mobile's.
_MOBILE = ("070", "072", "073", "076", "079")
_LABEL = re.compile(
    r"\b(?:person(?:num|n?r)|personn\b|pers\.?[ ]?nr|pnr\b|p\.nr|samordn|"
    r"födelse(?:num|tid|dat|år)|född|f\.[ ]?d|(?:fyra|4)[ ]sista|sista[ ](?:fyra|4)|"
    r"kontrollsiffr|patient(?:en)?\b|social security|identity number)",
    re.IGNORECASE,
)
# The label of this very number, whose check figure may then be mistyped.
_OWN_LABEL = re.compile(
    r"(?:personnummer|personnr|pers\.?[ ]?nr|pnr|samordningsnummer|samordningsnr)"
    r"[ ]?(?:\([^)\n]{1,20}\))?[.:]?[ \t\n]{0,3}$",
    re.IGNORECASE,
)
_OWN_REACH, _NEAR, _ROW = 50, 400, 120
_NAME = re.compile(r"[A-ZÅÄÖÉ][a-zåäöéü]+")

# Where a letter may stand among the figures beside a hyphen.
_SIGN = re.compile(r"[-+](?=[ ]?[\dOolITRSUWXJKLMNP|]{2})(?<=[\dOolI| ].)")
# After a stroke a few figures count persons; more of them are a number's.
_LONG_TAIL = re.compile(r"/\d{3}")
_BEFORE_SIGN, _AFTER_SIGN = 11, 7
# A letter stands where a check figure could: interim numbers, and students' "TF".
_INTERIM = re.compile(
    r"(?<![\w-])(?:18|19|20)?(\d{6})[ ]?[-+][ ]?"
    r"(?:TF\d\d|[TRSUWXJKLMNP](\d{3}))(?!\w)"
)
_INTERIM_LABEL = re.compile(
    r"(?:interim|reserv|samordning|t-|person)[\w-]{0,12}(?:nummer|nr)[.:]?\s{0,3}$",
    re.IGNORECASE,
)
# What text recognition makes of 0 and 1, where the hyphen is in its place.
_MISREAD = re.compile(
    r"(?<!\w)((?:[\dOolI|]{2})?[\dOolI|]{6})[ ]?[-+][ ]?([\dOolI|]{4})(?!\w)"
)
_AS_FIGURES = str.maketrans("OolI|", "00111")
_FEWEST_FIGURES = 7
_DAY_AND_CLOCK = re.compile(r"20\d{6}[-_ ]?(?:[01]\d|2[0-3])[0-5]\d")


def find_persons(text: str) -> Iterator[Span]:
    """Yield where personal identity numbers stand in a folded text."""
    for cluster in _CLUSTER.finditer(text):
        runs = [run.span() for run in _RUN.finditer(text, *cluster.span())]
        yield from _in_cluster(text, runs)
    for sign in _SIGN.finditer(text):
        low, high = max(0, sign.start() - _BEFORE_SIGN), sign.end() + _AFTER_SIGN
        yield from _interim(text, low, high)
        yield from _misread(text, low, high)


def _in_cluster(text: str, runs: Sequence[Span]) -> Iterator[Span]:
    """Yield the numbers of one row of groups of figures."""
    first = 0
    while first < len(runs):
        last = _number_from(text, runs, first)
        if last is None:
            first += 1
            continue
        yield runs[first][0], runs[last][1]
        first = last + 1


def _number_from(text: str, runs: Sequence[Span], first: int) -> int | None:
    """Return the last group of a number that begins with a group, or None."""
    digits = ""
    for last in range(first, min(first + _GROUPS, len(runs))):
        digits += text[slice(*runs[last])]
        if len(digits) > 12:
            break
        whole = len(digits) == 12 and digits[:2] in _CENTURIES
        if len(digits) == 12 and _is_sole_trader(text, runs[first][0], digits):
            return last
        is_one = (whole or len(digits) == 10) and is_day(digits[-10:-4])
        if is_one and _is_person(text, runs, first, last, digits):
            return last
    return None


def _is_sole_trader(text: str, start: int, digits: str) -> bool:
    """Tell whether a number for value added tax is a person's: SE811218987601."""
    is_tax = text[max(0, start - 2) : start] == "SE" and digits.endswith("01")
    return is_tax and is_day(digits[:6]) and luhn(digits[:10])


def _is_person(
    text: str, runs: Sequence[Span], first: int, last: int, digits: str
) -> bool:
    start, end = runs[first][0], runs[last][1]
    if _OWN_LABEL.search(text, max(0, start - _OWN_REACH), start):
        return digits.strip("0") != ""
    if not luhn(digits[-10:]) or not _stands_free(text, start, end):
        return False
    if named_otherwise(text, start):
        return False
    gaps = [
        text[one[1] : after[0]]
        for one, after in zip(runs[first:last], runs[first + 1 : last + 1], strict=True)
    ]
    lengths = [end - start for start, end in runs[first : last + 1]]
    if not gaps and digits.startswith(_MOBILE) and len(digits) == 10:
        return _LABEL.search(text, max(0, start - _OWN_REACH), start) is not None
    if any(_ODD.search(gap) for gap in gaps):
        # A day and an amount have only space between.
        whole = lengths in _ODD_GROUPS and not gaps[-1].isspace()
        return whole and _said_nearby(text, start, end)
    crowded = _is_crowded(text, start, end)
    if _is_plain(lengths, gaps) and not (crowded and gaps and gaps[0] == " "):
        return True
    if lengths[0] < 6 and digits[0] == "0" and len(digits) == 10:
        # An area code and what follows it.
        return False
    if lengths == [4, 2, 2, 4] and gaps[-1].isspace():
        # A day and an amount.
        return False
    return _said_nearby(text, start, end)


def _is_plain(lengths: Sequence[int], gaps: Sequence[str]) -> bool:
    """Tell whether a number is parted as such numbers are."""
    if not gaps:
        return True
    signed = [gap.strip(" \t\n") for gap in gaps]
    in_place = lengths[-1] == 4 and signed[-1] != ""
    if len(gaps) == 1:
        # "811218-9876", also over a line end; "811218 9876".
        return lengths[-1] == 4 and (in_place or gaps[0] == " ")
    if in_place and all(signed[:-1]):
        return lengths in ([4, 2, 2, 4], [2, 2, 2, 4])
    # Broken once within a group, the hyphen in its place.
    inner = [gap for gap, sign in zip(gaps, signed, strict=True) if not sign]
    once = len(gaps) == 2 and len(inner) == 1 and inner[0] in (" ", "\n", "\n\n")
    placed = in_place or (signed[0] != "" and lengths[0] in (6, 8))
    return once and placed


def _stands_free(text: str, start: int, end: int) -> bool:
    """Tell whether a number is no part of a longer one."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before[-1:].isalnum():
        return False
    if before[-1:] and before[-1] in "/:.,-+" and before[:-1].isdigit():
        return False
    if after[:1].isalpha():
        return False
    if after[:1] == "/":
        return _LONG_TAIL.match(text, end) is None
    return not (after[:1] and after[0] in ":.,-+" and after[1:].isdigit())


def _is_crowded(text: str, start: int, end: int) -> bool:
    """Tell whether figures stand right before or after, as in a row of amounts."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    left = before[-1:] == " " and before[:1].isdigit()
    return left or (after[:1] == " " and after[1:].isdigit())


def _said_nearby(text: str, start: int, end: int) -> bool:
    """Tell whether a label or a first name beside says that it is a person's."""
    if _LABEL.search(text, max(0, start - _NEAR), start):
        return True
    line = text.rfind("\n", max(0, start - _ROW), start) + 1
    stop = text.find("\n", end, end + _ROW)
    first = line or max(0, start - _ROW)
    row = text[first:start] + " " + text[end : stop if stop > 0 else end + _ROW]
    return any(is_first_name(found[0]) for found in _NAME.finditer(row))


def _interim(text: str, low: int, high: int) -> Iterator[Span]:
    for found in _INTERIM.finditer(text, low, high):
        if not is_day(found[1]):
            continue
        said = found[2] is None or luhn(found[1] + "1" + found[2])
        start = found.start()
        if said or _INTERIM_LABEL.search(text, max(0, start - _OWN_REACH), start):
            yield found.span()


def _misread(text: str, low: int, high: int) -> Iterator[Span]:
    for found in _MISREAD.finditer(text, low, high):
        written = found[1] + found[2]
        figures = sum(map(str.isdigit, written))
        if not _FEWEST_FIGURES <= figures < len(written):
            continue
        digits = written.translate(_AS_FIGURES)
        century = digits[:-10]
        if century and century not in _CENTURIES:
            continue
        if is_day(digits[-10:-4]) and luhn(digits[-10:]):
            yield found.span()


def is_day(written: str) -> bool:
    """Tell whether six figures are a day, also as coordination numbers write it."""
    year, month, day = int(written[:2]), int(written[2:4]), int(written[4:6])
    if not 1 <= month <= 12:
        return False
    # Of a year of two figures only the century is unknown: 2000 was a leap year.
    return 1 <= (day - 60 if day > 60 else day) <= monthrange(2000 + year, month)[1]


def is_clock(written: str) -> bool:
    """Tell whether a number of eight and four figures is a day and a time of day.

    Files are named so ("20240506-1830"), and one in ten has the right check figure.
    """
    return _DAY_AND_CLOCK.fullmatch(written) is not None


def luhn(number: str) -> bool:
    """Tell whether the last of ten figures is the check figure of the nine before."""
    digits = [int(char) for char in number]
    doubled = (d * (2 - i % 2) for i, d in enumerate(digits))
    return sum(d // 10 + d % 10 for d in doubled) % 10 == 0
