"""Regex atoms shared by the families: numbers, months, weekdays, years."""

from re import Match

from ingest import lexicon
from ingest.guided import Guided

SP = r"(?:[ \u00a0]{1,2})"
DASH = r"[ \u00a0]?(?:--|[-–—−])[ \u00a0]?"
LEFT = r"(?<![\w§/])(?<!\d[-.:,–])"
YEAR = r"(?:1[89]\d\d|20\d\d)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"

_ROWS = lexicon.table("manader")
MONTH_NAMES = {row["namn"]: int(row["nummer"]) for row in _ROWS}
MONTHS = MONTH_NAMES | {
    short: int(row["nummer"]) for row in _ROWS for short in row["forkortningar"].split()
}
MONTH_NAME = "(?:" + "|".join(MONTH_NAMES) + ")"
MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"

WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
WEEKDAY = "(?:" + "|".join(WEEKDAYS) + ")"
_SHORT_DAYS = ("mån", "tis", "ons", "tors", "fre", "lör", "sön")

ORDINALS = {
    "första": 1, "förste": 1, "andra": 2, "andre": 2, "tredje": 3, "fjärde": 4,
    "femte": 5, "sjätte": 6, "sjunde": 7, "åttonde": 8, "nionde": 9, "tionde": 10,
    "elfte": 11, "tolfte": 12, "trettonde": 13, "fjortonde": 14, "femtonde": 15,
    "sextonde": 16, "sjuttonde": 17, "artonde": 18, "nittonde": 19, "tjugonde": 20,
    "tjugoförsta": 21, "tjugoandra": 22, "tjugotredje": 23, "tjugofjärde": 24,
    "tjugofemte": 25, "tjugosjätte": 26, "tjugosjunde": 27, "tjugoåttonde": 28,
    "tjugonionde": 29, "trettionde": 30, "trettioförsta": 31,
}  # fmt: skip
ORDINAL = "(?:" + "|".join(sorted(ORDINALS, key=len, reverse=True)) + ")"

NUMBERS = {
    "en": 1, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7,
    "åtta": 8, "nio": 9, "tio": 10, "elva": 11, "tolv": 12, "tretton": 13,
    "fjorton": 14, "femton": 15, "sexton": 16, "sjutton": 17, "arton": 18,
    "nitton": 19, "tjugo": 20, "trettio": 30, "fyrtio": 40, "femtio": 50,
    "sextio": 60, "nittio": 90, "ett par": 2, "några": 3,
}  # fmt: skip
NUMBER = r"(?:ett par|" + "|".join(k for k in NUMBERS if " " not in k) + r"|\d{1,3})"

# Words that take the place of a year: their distance from the reference year.
RELATIVE_YEARS = {
    "nästa år": 1, "nästkommande år": 1, "kommande år": 1, "i år": 0, "detta år": 0,
    "innevarande år": 0, "förra året": -1, "föregående år": -1, "i fjol": -1,
    "fjolåret": -1,
}  # fmt: skip
# Words that count from the year of the expression before.
SHIFTED_YEARS = {
    "året därpå": 1, "året därefter": 1, "året efter": 1, "påföljande år": 1,
    "nästföljande år": 1, "nästpåföljande år": 1, "efterföljande år": 1,
    "följande år": 1, "året innan": -1, "året före": -1,
}  # fmt: skip
# A year that an event picks out: "året före bidragsåret", "det år barnet fyller tre".
_UNKNOWN_YEAR = (
    rf"året{SP}(?:före|efter|innan){SP}(?:det{SP})?(?:att\b|[a-zåäö]{{2,30}}(?:året|årets"
    rf"|valet|beslutet)\b)|(?:det|samma){SP}(?:kalender|läs)?år{SP}(?:som|då|när|barnet"
    rf"|eleven|hen|de|personen)\b"
)
EVERY_YEAR = r"varje år|vartdera året|(?:för )?respektive år|årligen"
TAIL = (
    rf"(?:,?{SP}(?:år{SP})?(?P<year>{YEAR})(?!\d|[:/]\d)"
    rf"|{SP}?[-’'](?P<short>\d\d)(?![\d:/.-])"
    rf"|{SP}(?P<relative>{'|'.join(RELATIVE_YEARS)})\b"
    rf"|,?{SP}(?P<floating>{_UNKNOWN_YEAR})"
    rf"|{SP}(?P<same>samma år)\b"
    rf"|,?{SP}(?P<shifted>{'|'.join(SHIFTED_YEARS)})\b"
    rf"|{SP}(?P<every>{EVERY_YEAR})\b)?"
)


# Of which a year holds one; the third digit is left open.
CENTURIES = ("18", "19", "20")


def compile_family(pattern: str, *needles: str) -> Guided:
    """Compile a family's pattern, in small letters; upper and lower case are alike.

    Args:
        pattern: What to find.
        needles: Words of which every match holds one; read off the pattern if none.
    """
    return Guided(pattern, *needles)


def number(word: str) -> int:
    """Return the value of a numeral matched by NUMBER."""
    folded = word.lower()
    return NUMBERS[folded] if folded in NUMBERS else int(folded)


def month(word: str) -> int:
    """Return the number of a month name or its abbreviation."""
    return MONTHS[word.lower().rstrip(".")]


def weekday(word: str) -> int:
    """Return 0 for Monday to 6 for Sunday, from a name or its abbreviation."""
    folded = word.lower()
    return next(
        index for index, short in enumerate(_SHORT_DAYS) if folded.startswith(short)
    )


def full_year(word: str) -> int:
    """Return a year of two or four digits as a full year."""
    value = int(word)
    if len(word) > 2:
        return value
    return value + (2000 if value < 70 else 1900)


def tail_fields(match: Match[str]) -> dict[str, int | bool | None]:
    """Return the Core fields that a match of TAIL gives."""
    groups = match.groupdict()
    written = groups.get("year") or groups.get("short")
    relative, shifted = groups.get("relative"), groups.get("shifted")
    return {
        "year": full_year(written) if written else None,
        "offset": RELATIVE_YEARS[relative.lower()] if relative else None,
        "same_year": bool(groups.get("same") or shifted),
        "shift": SHIFTED_YEARS[shifted] if shifted else 0,
        "floating": bool(groups.get("floating")),
        "every": bool(groups.get("every")),
    }
