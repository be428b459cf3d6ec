"""Fictional meetings and papers, and what is found of their matters."""

import datetime as dt
from collections.abc import Sequence

from graph.identity import Identity
from graph.matters import Matters, derive
from graph.matters.records import (
    DecisionRecord,
    ItemRecord,
    MatterRecord,
    PersonRecord,
    Pointer,
    ReferenceRecord,
)
from ingest.model import DocumentType

BODY = "org/k9991"
COUNCIL, BOARD, SCHOOL = "org/o-kf", "org/o-ks", "org/o-bn"
NAMES = {
    COUNCIL: "Kommunfullmäktige",
    BOARD: "Kommunstyrelsen",
    SCHOOL: "Bildningsnämnden",
}


def item(
    number: str,
    heading: str,
    *dnr: str,
    people: tuple[PersonRecord, ...] = (),
) -> ItemRecord:
    return ItemRecord(f"s{number}", number, 1, heading, dnr, 0, 1, people)


def pointing(
    section: str | None,
    organ: str | None,
    day: str | None,
    *numbers: str,
    cue: str | None = None,
    start: int = 0,
    own: bool = False,
    year: int | None = None,
) -> ReferenceRecord:
    names = {name: path for path, name in NAMES.items()}
    pointer = Pointer(
        organ,
        dt.date.fromisoformat(day) if day else None,
        year,
        numbers,
        own,
        cue,
        names.get(organ or ""),
    )
    text = f"§ {numbers[0]}"
    return ReferenceRecord(
        "paragraph",
        "",
        text,
        start,
        start + len(text),
        section,
        "ref.paragraf",
        pointer=pointer,
    )


def meeting(
    organ: str,
    day: str,
    items: Sequence[ItemRecord],
    references: Sequence[ReferenceRecord] = (),
    *,
    body: str | None = BODY,
    kind: DocumentType = "protokoll",
    decisions: Sequence[DecisionRecord] = (),
) -> MatterRecord:
    when = dt.date.fromisoformat(day)
    own = organ if body == BODY else f"{organ}-{body}"
    return MatterRecord(
        f"d-{kind}-{own}-{day}".replace("/", "-"),
        kind,
        f"{NAMES[organ]}, {kind} {day}",
        f"{own}/{day}.pdf",
        f"text/{own}-{day}",
        body,
        own,
        NAMES[organ],
        date=when,
        dnr=tuple(d for i in items for d in i.dnr),
        items=tuple(items),
        references=tuple(references),
        decisions=tuple(decisions),
    )


def paper(
    kind: DocumentType,
    title: str,
    day: str | None,
    *dnr: str,
    organ: str = BOARD,
    people: tuple[PersonRecord, ...] = (),
    references: Sequence[ReferenceRecord] = (),
) -> MatterRecord:
    return MatterRecord(
        f"d-{kind}-{title}-{day}".replace(" ", "-"),
        kind,
        title,
        f"{title}.txt",
        f"text/{title}",
        BODY,
        organ,
        NAMES[organ],
        "Vedby kommun",
        date=dt.date.fromisoformat(day) if day else None,
        dnr=dnr,
        people=people,
        references=tuple(references),
    )


def key(organ: str, day: str, number: str) -> str:
    return f"sammantrade/{organ.removeprefix('org/')}/{day}/p{number}"


def found(*records: MatterRecord) -> Matters:
    return derive(records, Identity())


def together(matters: Matters, *keys: str) -> bool:
    return len({matters.of.get(one, one) for one in keys}) == 1
