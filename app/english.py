"""The program's own Swedish sentences, in English.

The sentences are made where things are judged, and some are kept in the log as they
were said then. Each is put together from few parts, all in `english.tsv`; what stands
between them, as names, titles and quoted words, is left as it is written.
"""

import datetime as dt
import re
from functools import cache, lru_cache, partial
from pathlib import Path

from ingest.lexicon import table

# What is judged and why, and what is said when something cannot be done.
TABLES = ("english.tsv", "english_errors.tsv")
# What stands aside while the parts are put into English: quoted words and days.
_QUOTE, _DAY, _END = "\ue000", "\ue001", "\ue002"
_QUOTED = re.compile(r"”[^”]*”")
_MONTHS = ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti"]
_MONTHS += ["september", "oktober", "november", "december"]
_NAMES = ["January", "February", "March", "April", "May", "June", "July", "August"]
_NAMES += ["September", "October", "November", "December"]
_WRITTEN = re.compile(rf"\b(?:den )?(\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}})\b")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
# A place in a part, as it is written and as it stands in a pattern.
_PLACE_OF = re.compile(r"\{(\w+)\}")
_PLACE = re.compile(r"\\\{(\w+)\\\}")
_FOUND = re.compile(f"{_QUOTE}(\\d+){_END}")
_A_DAY = re.compile(f"{_DAY}([^{_END}]*){_END}")
_BEFORE_DAYS = "on by of and to from earliest after between becomes day collection"
# A day stands alone after these; elsewhere it is "on" a day.
_ALONE = re.compile(
    r"(?<![\s(,:;–])"
    + "".join(rf"(?<!\b{word})" for word in _BEFORE_DAYS.split())
    + f" (?={_DAY})"
)
# Names of stretches of time: "våren 2023", "kvartal 2 2023", "2024 (1 av 2)".
_STRETCHES = (
    (re.compile(r"\bvåren (?=\d{4})"), "spring "),
    (re.compile(r"\bhösten (?=\d{4})"), "autumn "),
    (re.compile(r"\bkvartal (\d) (\d{4})"), r"quarter \1 of \2"),
    (re.compile(r"\btertial (\d) (\d{4})"), r"third \1 of \2"),
    (re.compile(r"\((\d+) av (\d+)\)"), r"(\1 of \2)"),
    (
        re.compile(r"(?<=\d{4}) till (?=(?:spring|autumn|quarter|third|\d{4})\b)"),
        " to ",
    ),
    (
        re.compile(r"(?<=\d{4}) och (?=(?:spring|autumn|quarter|third|\d{4})\b)"),
        " and ",
    ),
    (re.compile(r"(?<=\d\)) till (?=\d{4})"), " to "),
    (re.compile(r"(\d{4}) ja\b"), r"\1 yes"),
    (re.compile(r"(\d\)) ja\b"), r"\1 yes"),
)
_KINDS = {
    "day": f"{_DAY}[^{_END}]*{_END}",
    "quote": f"{_QUOTE}[0-9]+{_END}",
    "n": r"\d+",
    "m": r"\d+",
    "any": ".+?",
}
_OTHER = r"[^.;\s][^.;]*?"


@lru_cache(2_000)
def english(text: str) -> str:
    """Return what the program has said, in English.

    >>> english("Inte förfallen: fristen går ut den 3 maj 2022.")
    'Not yet due: the deadline runs out on 3 May 2022.'
    """
    quotes: list[str] = []

    def aside(met: re.Match[str]) -> str:
        quotes.append(met.group()[1:-1])
        return f"{_QUOTE}{len(quotes) - 1}{_END}"

    said = _days(_QUOTED.sub(aside, text))
    for pattern, better in _STRETCHES:
        said = pattern.sub(better, said)
    for needle, part, better in _parts():
        if needle in said:
            said = part.sub(partial(_put, better), said)
    said = _A_DAY.sub(r"\1", _ALONE.sub(" on ", said))
    said = _FOUND.sub(lambda met: f"“{quotes[int(met.group(1))]}”", said)
    return said[:1].upper() + said[1:] if text[:1].isupper() else said


def day(value: dt.date) -> str:
    """Return a day as it is written in English: "3 May 2022"."""
    return f"{value.day} {_NAMES[value.month - 1]} {value.year}"


def _put(better: str, met: re.Match[str]) -> str:
    """Return a part in English, with a capital where it began with one."""
    said = met.expand(better)
    return said[:1].upper() + said[1:] if met.group()[:1].isupper() else said


def _days(text: str) -> str:
    def written(met: re.Match[str]) -> str:
        number, month, year = met.groups()
        name = _NAMES[_MONTHS.index(month)]
        return f"{_DAY}{number} {name} {year}{_END}"

    def iso(met: re.Match[str]) -> str:
        try:
            return f"{_DAY}{day(dt.date.fromisoformat(met.group()))}{_END}"
        except ValueError:
            return met.group()

    return _ISO.sub(iso, _WRITTEN.sub(written, text))


@cache
def _parts() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """Return letters that a part must have, its form and its English, longest first."""
    rows = [(row["sv"], row["en"]) for row in table("skal")]
    for name in TABLES:
        lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
        said = [line.split("\t") for line in lines if line and line[0] != "#"]
        rows += [(swedish, words) for swedish, words in said[1:]]
    return tuple(
        (
            _needle(swedish),
            _pattern(swedish),
            _PLACE_OF.sub(r"\\g<\1>", words.replace("\\", r"\\")),
        )
        for swedish, words in sorted(rows, key=lambda row: -len(_bare(row[0])))
    )


def _bare(text: str) -> str:
    return _PLACE_OF.sub("", text)


def _needle(swedish: str) -> str:
    """Return the longest stretch of a part that stands as it is written."""
    pieces = re.split(r"\{\w+\}", swedish[1:] if swedish[0].islower() else swedish)
    return max(pieces, key=len)


def _pattern(swedish: str) -> re.Pattern[str]:
    """Return the form of a part: whole words, with anything in its places."""

    def place(met: re.Match[str]) -> str:
        name = met.group(1)
        return f"(?P<{name}>{_KINDS.get(name.rstrip('2'), _OTHER)})"

    form = _PLACE.sub(place, re.escape(swedish))
    if swedish[0].islower():
        form = f"[{swedish[0].upper()}{swedish[0]}]{form[1:]}"
    before = r"(?<!\w)" if swedish[0].isalnum() else ""
    after = r"(?!\w)" if swedish[-1].isalnum() else ""
    return re.compile(before + form + after)
