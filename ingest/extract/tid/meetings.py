"""Meetings and reports as times: "vid nästa sammanträde", "i budgeten för 2025"."""

import datetime as dt
import re
from collections.abc import Callable, Iterator

from ingest.extract.tid import words
from ingest.extract.tid.core import Core
from ingest.extract.tid.window import Window, add_months, last_of, span
from ingest.extract.tid.words import SP, YEAR

_BODY = (
    r"(?:[a-zåäö]*(?:nämnd|styrelse|fullmäktige|utskott|beredning|råd|delegation|direktion)"
    r"(?:en|et|ens|ets|s|ns)?)"
)
_MEETING = r"(?:(?:[a-zåäö]*)?(?:sammanträde|möte)(?:t|n|na)?)"
_NEXT = words.compile_family(
    rf"(?<![\w-])(?:(?:senast{SP})?(?:vid|på|till|inför){SP})?(?:{_BODY}{SP})?"
    rf"(?P<which>nästa|nästkommande|kommande){SP}(?:ordinarie{SP})?"
    rf"(?:{_MEETING}|{_BODY})(?![\w-])"
)
LEAD = re.compile(
    rf"(?<![\w-])(?:på|vid|till|inför|i){SP}(?:[a-zåäö]+s{SP})?(?:ordinarie{SP})?"
    rf"(?:{_MEETING}|{_BODY}(?:{SP}{_MEETING})?){SP}(?:i{SP})?$",
    re.IGNORECASE,
)
_WITH_REPORT = words.compile_family(
    rf"(?<![\w-])(?:senast{SP})?(?:i{SP}samband{SP}med|vid|inför){SP}(?:[a-zåäö]+s{SP})?"
    rf"(?P<report>(?:[a-zåäö]*)delårs(?:rapport|bokslut|uppföljning)\w*"
    rf"|årsredovisning(?:en|ens)?|(?:års)?bokslut(?:et|s|sberedningen)?"
    rf"|verksamhetsberättelsen?)(?:{SP}(?:för{SP})?(?:år{SP})?(?P<year>{YEAR}))?(?![\w/-])"
)
_PLAN = words.compile_family(
    rf"(?<![\w-])(?:i|till|inför|i{SP}arbetet{SP}med|i{SP}samband{SP}med){SP}"
    rf"(?P<plan>[a-zåäö-]*budget(?:en|beredningen)|[a-zåäö-]*verksamhetsplanen"
    rf"|bokslutsberedningen){SP}för{SP}(?:år{SP})?(?P<year>{YEAR})(?![\d/:])"
)


def next_meeting(text: str) -> Iterator[Core]:
    """Yield "vid nästa sammanträde": some day within two months."""
    for match in _NEXT.finditer(text):
        yield Core(
            match.start(), match.end(), "tid.nasta-mote", "fri", "interval",
            count=_two_months, confidence=0.6,
        )  # fmt: skip


_TOLD_IN = re.compile(
    r"(?:redovis|rapporter|återkoppl|följs upp|följas upp|följ upp|slutredovis)\w*"
    r"(?:[ \u00a0][\w-]+){0,8}[ \u00a0]$"
)
_IN_REPORT = words.compile_family(
    rf"(?<![\w-])(?:senast{SP})?i{SP}(?:[a-zåäö]+s{SP})?"
    rf"(?P<report>årsredovisningen|verksamhetsberättelsen|årsbokslutet|årsrapporten"
    rf"|budgetunderlaget){SP}(?:för{SP})?(?:år{SP}|verksamhetsåret{SP})?(?P<year>{YEAR})(?![\w/-])"
)


def told_in_reports(text: str) -> Iterator[Core]:
    """Yield "i årsredovisningen för 2024" where it says when a task is reported."""
    for match in _IN_REPORT.finditer(text):
        low = max(text.rfind("\n", 0, match.start()) + 1, match.start() - 90)
        if _TOLD_IN.search(text[low : match.start()].lower()):
            ahead = match["report"] == "budgetunderlaget"
            yield Core(
                match.start(), match.end(), "tid.rapport", "fri", "interval",
                place=_basis if ahead else _annual, year=int(match["year"]),
                confidence=0.6,
            )  # fmt: skip


def _basis(year: int) -> Window:
    """Return when the budget basis for `year` is handed in: the spring before."""
    return span(dt.date(year - 1, 1, 1), dt.date(year - 1, 3, 31))


def _two_months(reference: dt.date) -> Window:
    return Window(None, None, reference, add_months(reference, 2))


def reports(text: str) -> Iterator[Core]:
    """Yield reports in the budget year's round, placed when they are made."""
    for match in _WITH_REPORT.finditer(text):
        interim = "delår" in match["report"].lower()
        written = match["year"]
        yield Core(
            match.start(), match.end(), "tid.rapport", "fri", "interval",
            place=_interim if interim else _annual,
            year=int(written) if written else None,
            offset=None if interim or written else 0, confidence=0.6,
        )  # fmt: skip
    for match in _PLAN.finditer(text):
        plan, year = match["plan"].lower(), int(match["year"])
        yield Core(
            match.start(), match.end(), "tid.budget", "fri", "interval",
            place=_plan_place(plan), year=year, confidence=0.6,
        )  # fmt: skip


def _interim(year: int) -> Window:
    return Window(
        dt.date(year, 9, 1), dt.date(year, 10, 31), dt.date(year, 5, 1),
        dt.date(year, 10, 31),
    )  # fmt: skip


def _annual(year: int) -> Window:
    """Return when the annual report for `year` is handed in: the spring after."""
    return Window(
        dt.date(year + 1, 2, 1), dt.date(year + 1, 4, 15), None,
        dt.date(year + 1, 4, 30),
    )  # fmt: skip


def _plan_place(plan: str) -> Callable[[int], Window]:
    def budget(year: int) -> Window:
        return span(dt.date(year - 1, 6, 1), dt.date(year - 1, 11, 30))

    def work_plan(year: int) -> Window:
        return span(dt.date(year - 1, 10, 1), last_of(year, 1))

    def closing(year: int) -> Window:
        return span(dt.date(year + 1, 1, 1), dt.date(year + 1, 4, 30))

    if "bokslut" in plan:
        return closing
    return work_plan if "verksamhetsplan" in plan else budget
