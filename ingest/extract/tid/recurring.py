"""Recurrences: "årligen", "en till två gånger per år", "vart fjärde år"."""

import datetime as dt
import re
from collections.abc import Iterator

from ingest import lexicon
from ingest.extract.tid import words
from ingest.extract.tid.core import Core
from ingest.extract.tid.window import Window
from ingest.extract.tid.words import NUMBER, ORDINAL, SP
from ingest.extract.tid.years import election_before, term_of_office

_WORDS = {
    row["ord"]: row["intervall"] or None for row in lexicon.table("tid_aterkommande")
}
_WORD = words.compile_family(
    rf"(?<![\w-])(?P<word>{'|'.join(sorted(_WORDS, key=len, reverse=True))})(?![\w-])"
)
_PERIODS = {
    "år": "P1Y", "året": "P1Y", "termin": "P6M", "terminen": "P6M", "halvår": "P6M",
    "halvåret": "P6M", "kvartal": "P3M", "kvartalet": "P3M", "tertial": "P4M",
    "månad": "P1M", "månaden": "P1M", "vecka": "P1W", "veckan": "P1W",
    "mandatperiod": "P4Y", "dag": "P1D", "dagen": "P1D",
}  # fmt: skip
_LONGEST = "|".join(sorted(_PERIODS, key=len, reverse=True))
_TIMES = words.compile_family(
    rf"(?<![\w-])(?P<least>minst{SP}|högst{SP}|ungefär{SP}|cirka{SP}|ca{SP})?"
    rf"(?P<low>{NUMBER}|flera)(?:(?:{SP}(?:till|eller){SP}|{SP}?[-–]{SP}?)(?P<high>{NUMBER}))?{SP}"
    rf"(?:gång|gånger|ggr|tillfällen|möten|träffar)(?:{SP}(?:per|om|i|varje|under)|/){SP}?"
    rf"(?P<period>{_LONGEST})(?![\w-])"
)
_EVERY = words.compile_family(
    rf"(?<![\w-])(?:var|vart)(?P<nth>annan|annat|{SP}{ORDINAL}){SP}"
    rf"(?P<unit>år|månad|vecka|kvartal|termin|halvår)(?![\w-])"
)
# "vår och höst", "varje höst och vår", "en gång i maj och en i november" twice a year.
_TWICE = words.compile_family(
    rf"(?<![\w-])(?:varje{SP})?(?P<first>vår|höst|sommar|vinter|jul){SP}och{SP}(?:varje{SP})?"
    r"(?P<last>vår|höst|sommar|vinter|jul)(?![\w-])"
)
_UNITS = {"år": (1, "Y"), "termin": (6, "M"), "halvår": (6, "M"), "kvartal": (3, "M"),
          "månad": (1, "M"), "vecka": (1, "W")}  # fmt: skip


def recurrences(text: str) -> Iterator[Core]:
    """Yield words and phrases that say how often."""
    for match in _WORD.finditer(text):
        folded = re.sub(r"\s+", " ", match["word"].lower())
        rule = "tid.villkor" if folded == "vid behov" else "tid.aterkommande"
        yield _core(match, _WORDS[folded], rule)
    for match in _EVERY.finditer(text):
        nth = match["nth"].strip().lower()
        step = words.ORDINALS.get(nth, 2)
        size, letter = _UNITS[match["unit"].lower()]
        yield _core(match, f"P{step * size}{letter}", "tid.vart-n")

    for match in _TWICE.finditer(text):
        if match["first"] != match["last"]:
            yield _core(match, "2/P1Y", "tid.vart-n")


def _core(match: re.Match[str], interval: str | None, rule: str) -> Core:
    return Core(
        match.start(), match.end(), rule, "fri", "recurrence", recurrence=interval,
        confidence=0.9 if interval else 0.7,
    )  # fmt: skip


def counted(text: str) -> Iterator[Core]:
    """Yield "två gånger per år" as "2/P1Y" and once a period as the period."""
    for match in _TIMES.finditer(text):
        low = match["low"].lower()
        period = _PERIODS[match["period"].lower()]
        once_a_term = period == "P4Y" and low == "en"
        yield Core(
            match.start(), match.end(), "tid.ganger-per", "fri", "recurrence",
            count=_term_end if once_a_term else None,
            recurrence=_frequency(low, match["high"], period),
        )  # fmt: skip


def _frequency(low: str, high: str | None, period: str) -> str | None:
    if low == "flera":
        return None
    first = words.number(low)
    if high:
        most, per = _yearly(words.number(high), period)
        return f"{_yearly(first, period)[0]}-{most}/{per}"
    count, per = _yearly(first, period)
    return per if count == "1" else f"{count}/{per}"


def _yearly(count: int, period: str) -> tuple[str, str]:
    """Count terms, halves, quarters and tertials by the year."""
    per_year = {"P6M": 2, "P3M": 4, "P4M": 3}.get(period)
    if per_year is None or count == 1:
        return str(count), period
    return str(count * per_year), "P1Y"


def _term_end(reference: dt.date) -> Window:
    term = term_of_office(election_before(reference))
    return Window(None, term.latest, None, term.latest_wide)
