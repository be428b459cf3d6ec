"""From the marks of a source to its gold annotation.

What takes judgement is marked in the source. What does not (whole dates, bare
years, § and dnr mentions, "Name (P)") is collected here, so that no list of a
source has to repeat it.
"""

import datetime as dt
import re
from typing import Any

from corpus.fiction import SENDERS
from corpus.markup import Block, Mark, Source

MONTHS = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
]
WHOLE_DATE = re.compile(rf"(?:den )?(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})")
ISO_DATE = re.compile(r"(?<![\d-])\d{4}-\d\d-\d\d(?![\d-])")
YEARS = re.compile(r"(?<![\d/:.-])((?:19|20)\d\d)(?:–((?:19|20)\d\d))?(?![\d/:-])")
PARAGRAF = re.compile(r"§§? ?\d+(?:/\d+)?(?:–\d+)?(?:/\d+)?")
NAME = r"[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäö]+)?"
MEMBER = re.compile(
    rf"({NAME}(?: (?:von )?{NAME}){{1,2}}) \((S|M|C|V|L|KD|MP|SD)\)"
    r"(?:, ((?:1:e )?(?:vice )?ordförande))?"
)
NOT_A_NAME = re.compile(r"^(?:Ordföranden|Regionrådet|Interpellanten) ")
UNCITED = {"Paragrafer", "Justerade paragrafer"}

Json = dict[str, Any]


def annotation(source: Source) -> Json:
    """Return the gold of one source, in the form the scoring script reads."""
    meta = source.meta
    return {
        "source": source.path,
        "extent": "all",
        "extent_until": None,
        "doc_type": meta["type"],
        "title": meta["title"],
        "body": meta["body"],
        "organ": _value(meta["organ"]),
        "date": meta["date"],
        "reference_date": meta["date"],
        "dnr": _own_dnr(source),
        "persons": _persons(source),
        "organisations": _split(source, "O"),
        "decisions": [_decision(m, source) for m in _marks(source, "D")],
        "commitments": [_commitment(m, meta["date"]) for m in _marks(source, "C")],
        "times": _times(source),
        "references": _references(source),
        "questions": [
            {"number": n, "starts": _first(m.sentence), "answer": m.arguments[0]}
            for n, m in enumerate(_marks(source, "Q"), start=1)
        ],
        "followups": [
            _optional({"starts": _first(m.sentence), "status": m.arguments[0]}, m)
            for m in _marks(source, "F")
        ],
        "negatives": [_first(m.sentence) for m in _marks(source, "N")],
    }


def _marks(source: Source, letter: str) -> list[Mark]:
    return [mark for mark in source.marks if mark.letter == letter]


def _value(text: str) -> str | None:
    return None if text == "-" else text


def _split(source: Source, letter: str) -> list[str]:
    joined = "; ".join(source.lists.get(letter, ()))
    return [part for part in joined.split("; ") if part]


def _own_dnr(source: Source) -> list[str]:
    return [part for part in source.meta["dnr"].split("; ") if part != "-"]


def _first(sentence: str) -> str:
    return " ".join(sentence.split()[:6])


def _last(sentence: str) -> str:
    return " ".join(sentence.split()[-3:])


def _optional(item: Json, mark: Mark) -> Json:
    return item | {"optional": True} if mark.optional else item


def _decision(mark: Mark, source: Source) -> Json:
    outcome, *rest = mark.arguments
    vote = next((part for part in rest if part.startswith("vote=")), None)
    counts = [int(n) for n in vote.removeprefix("vote=").split("-")] if vote else None
    item = {
        "section": mark.section,
        "organ": source.meta["organ"],
        "status": "proposal" if "proposal" in rest else "decision",
        "outcome": outcome,
        "starts": _first(mark.sentence),
        "vote": dict(zip(("ja", "nej", "avstar"), counts, strict=True))
        if counts
        else None,
    }
    return _optional(item, mark)


def _commitment(mark: Mark, date: str) -> Json:
    promisor, strength, *rest = mark.arguments
    item: Json = {
        "promisor": promisor,
        "starts": _first(mark.sentence),
        "ends": _last(mark.sentence),
        "strength": strength,
        "deadline_earliest": None,
        "deadline_latest": None,
        "deadline_text": None,
        "recurrence": None,
        "condition": None,
    }
    for part in rest:
        if part.startswith("rec="):
            item["recurrence"] = part.removeprefix("rec=")
        elif part.startswith("cond="):
            item["condition"] = part.removeprefix("cond=")
        else:
            time = _time(part, date)
            item["deadline_text"] = time["text"]
            item["deadline_earliest"] = time["earliest"]
            item["deadline_latest"] = time["latest"]
    return _optional(item, mark)


def _time(written: str, date: str) -> Json:
    """Read `text = from..to`; D is the document's date, - an open end."""
    text, _, value = written.rpartition(" = ")
    earliest, _, latest = value.partition("..")
    latest = latest or earliest
    known = {"-": None, "D": date}
    return {
        "text": text,
        "earliest": known.get(earliest, earliest),
        "latest": known.get(latest, latest),
    }


def _times(source: Source) -> list[Json]:
    date = source.meta["date"]
    written = list(source.lists.get("T", ()))
    for mark in _marks(source, "C"):
        written += [part for part in mark.arguments if " = " in part]
    times = {_fold(item["text"]): item for item in (_time(w, date) for w in written)}
    text = "\n".join([*(block.text for block in source.blocks), page_date(source)])
    free = _without(text, [item["text"] for item in times.values()])
    free = _without(free, [*_own_dnr(source), *_foreign_dnr(source)])
    for match in ISO_DATE.finditer(free):
        times.setdefault(match.group(), _day(match.group(), match.group()))
    for match in WHOLE_DATE.finditer(free):
        day, month, year = match.groups()
        iso = f"{year}-{MONTHS.index(month) + 1:02}-{int(day):02}"
        times.setdefault(_fold(match.group()), _day(match.group(), iso))
    free = WHOLE_DATE.sub(" ", ISO_DATE.sub(" ", free))
    for match in YEARS.finditer(free):
        first, last = match.group(1), match.group(2) or match.group(1)
        span = {"earliest": f"{first}-01-01", "latest": f"{last}-12-31"}
        times.setdefault(match.group(), {"text": match.group(), **span})
    return sorted(_own_places(text, times), key=lambda item: _place(text, item["text"]))


def page_date(source: Source) -> str:
    """Return what a web page says of when it was updated, else nothing."""
    if source.meta["format"] != "html":
        return ""
    iso = source.meta["date"]
    date = dt.date.fromisoformat(iso)
    words = f"{date.day} {MONTHS[date.month - 1]} {date.year}"
    return SENDERS[source.meta["body"]].updated.format(iso=iso, words=words)


def _own_places(text: str, times: dict[str, Json]) -> list[Json]:
    """Leave out the expressions that only occur inside a longer one."""
    kept = []
    for item in sorted(times.values(), key=lambda item: -len(item["text"])):
        if _place(text, item["text"]) >= 0:
            kept.append(item)
        text = _without(text, [item["text"]])
    return kept


def _day(text: str, iso: str) -> Json:
    return {"text": text, "earliest": iso, "latest": iso}


def _fold(text: str) -> str:
    return text.casefold()


def _place(text: str, part: str) -> int:
    return _fold(text).find(_fold(part))


def _without(text: str, parts: list[str]) -> str:
    for part in sorted(parts, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(part)}(?!\w)", " ", text, flags=re.I)
    return text


def _persons(source: Source) -> list[Json]:
    persons: dict[str, Json] = {}
    for block in source.blocks:
        for cell in block.cells:
            for found, party, role in MEMBER.findall(cell):
                name = NOT_A_NAME.sub("", found)
                person = {"name": name, "party": party, "role": role or None}
                persons.setdefault(name, person)
    for line in source.lists.get("P", ()):
        name, party, role = line.split(" | ")
        known = persons.get(name, {"party": None})
        party_code = _value(party) or known["party"]
        persons[name] = {"name": name, "party": party_code, "role": _value(role)}
    genitives = {n for n in persons if n.endswith("s") and n[:-1] in persons}
    return [person for name, person in persons.items() if name not in genitives]


def _foreign_dnr(source: Source) -> list[str]:
    pairs = [line.split(" | ") for line in source.lists.get("R", ())]
    return [text for kind, text in pairs if kind == "dnr"]


def _references(source: Source) -> list[Json]:
    pairs = [line.split(" | ", 1) for line in source.lists.get("R", ())]
    text = "\n".join(block.text for block in source.blocks)
    pairs = [["dnr", d] for d in _own_dnr(source) if d in text] + pairs
    citing = "\n".join(block.text for block in source.blocks if _may_cite(block))
    free = _without(citing, [written for _, written in pairs])
    pairs += [["paragraph", match] for match in PARAGRAF.findall(free)]
    unique = dict.fromkeys((kind, written) for kind, written in pairs)
    return [{"kind": kind, "text": written} for kind, written in unique]


def _may_cite(block: Block) -> bool:
    listing = block.kind == "form" and block.cells[0] in UNCITED
    own = block.kind == "paragraf" or block.text.startswith("§ ")
    return not own and not listing
