"""What a reader without grammar finds: the figures ours must beat.

Every sentence with "ska" or "kommer att" is a promise, every line with "beslutar" a
decision, every date a time, two capitalised words in a row a person, words ending
as bodies do an organisation, every question mark a question.
"""

import datetime as dt
import re
from typing import Any

from ingest.model import Document

Found = dict[str, Any]
SENTENCE = re.compile(r"[^\s.!?][^.!?\n]{0,2000}[.!?]?")
PROMISE = re.compile(r"\b(?:ska|skall|kommer att)\b")
DECISION = re.compile(r"^.*\bbeslutar\b.*$|^att\b.*$", re.MULTILINE)
DONE = re.compile(r"\b(?:har|är) \w{2,30}(?:ts|ats|it|at|d|t)\b")
MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti"),
    *("september", "oktober", "november", "december"),
)
DATE = re.compile(
    r"\b(?P<iso>\d{4}-\d{2}-\d{2})\b|\b(?:den )?(?P<day>\d{1,2}) "
    rf"(?P<month>{'|'.join(MONTHS)}) (?P<year>\d{{4}})\b|\b(?P<only>20\d\d)\b"
)
PERSON = re.compile(r"\b[A-ZÅÄÖ][a-zåäöé]{1,30} [A-ZÅÄÖ][a-zåäöé]{1,30}\b")
ORGANISATION = re.compile(
    r"\b[A-ZÅÄÖ][\wåäö-]{1,40}(?:nämnden|styrelsen|fullmäktige|utskottet|verket)\b|"
    r"\b[A-ZÅÄÖ][\wåäö]{1,30} kommun\b|\bRegion [A-ZÅÄÖ][\wåäö]{1,30}\b"
)
REFERENCE = re.compile(r"§ ?\d{1,4}\b|\b[A-ZÅÄÖ]{1,5}[ -]\d{4}[/-]\d{1,5}\b")
RULE = {"rule": "naiv", "confidence": 1.0}


def _spans(pattern: re.Pattern[str], text: str) -> list[Found]:
    return [
        {"start": m.start(), "end": m.end(), "text": m.group()} | RULE
        for m in pattern.finditer(text)
    ]


def _names(pattern: re.Pattern[str], text: str) -> list[Found]:
    found: dict[str, Found] = {}
    for match in pattern.finditer(text):
        mention = {"start": match.start(), "end": match.end()}
        new = {"name": match.group(), "party": None, "mentions": [mention]} | RULE
        found.setdefault(match.group(), new)
    return list(found.values())


def _days(match: re.Match[str]) -> tuple[str, str] | None:
    if match["only"]:
        return f"{match['only']}-01-01", f"{match['only']}-12-31"
    try:
        day = (
            dt.date.fromisoformat(match["iso"])
            if match["iso"]
            else dt.date(
                int(match["year"]), 1 + MONTHS.index(match["month"]), int(match["day"])
            )
        )
    except ValueError:
        return None
    return day.isoformat(), day.isoformat()


def _times(text: str) -> list[Found]:
    found = []
    for match in DATE.finditer(text):
        days = _days(match)
        if days is not None:
            place = {"start": match.start(), "end": match.end(), "text": match.group()}
            found.append(place | RULE | {"earliest": days[0], "latest": days[1]})
    return found


def naive(document: Document) -> Found:
    """Return what the simplest reading finds, in the form `sagt extract` prints."""
    text = document.text
    sentences = _spans(SENTENCE, text)
    times = _times(text)
    promises = []
    for sentence in sentences:
        if PROMISE.search(sentence["text"]):
            due = [
                t for t in times if sentence["start"] <= t["start"] < sentence["end"]
            ]
            own = {"strength": "promise", "promisor": document.organ}
            promises.append(sentence | own | {"deadline": due[0] if due else None})
    decided = {"status": "decision", "outcome": "ovrigt", "vote": None}
    done = [s for s in sentences if DONE.search(s["text"])]
    asked = [s for s in sentences if s["text"].endswith("?")]
    numbers = [r["text"] for r in _spans(REFERENCE, text) if r["text"][0] != "§"]
    days = [t for t in times if t["earliest"] == t["latest"]]
    return {
        "text": text,
        "document": {
            "type": "protokoll" if "§" in text else "ovrigt",
            "date": days[0]["latest"] if days else None,
            "dnr": numbers[:1],
        },
        "persons": _names(PERSON, text),
        "organisations": _names(ORGANISATION, text),
        "times": times,
        "decisions": [d | decided for d in _spans(DECISION, text)],
        "commitments": promises,
        "followups": [s | {"status": "done"} for s in done],
        "questions": [s | {"status": "answered"} for s in asked],
        "references": _spans(REFERENCE, text),
    }
