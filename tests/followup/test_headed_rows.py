"""Headings that name a decision, and months said without a day."""

import datetime as dt
from pathlib import Path

import pytest

from app.promises import promises
from app.settings import Settings
from app.workspace import create_workspace

HEAD = """Påhittad handling

Vedby kommun, Kommunstyrelsen
Protokoll
Sammanträdesdatum: {day}

{items}
"""
GIVEN = """§ 73 Vikarier

Kommunstyrelsens beslut

Kommunstyrelsen ger förvaltningen i uppdrag att utreda en gemensam vikariepool \
senast i oktober 2021.
"""
DAY = dt.date(2022, 6, 1)


def told(folder: Path, *later: tuple[str, str], given: str = GIVEN) -> tuple[str, str]:
    """Return how the promise stands after later documents, and why."""
    source = folder / "h"
    source.mkdir()
    papers = {"a.txt": HEAD.format(day="2021-05-11", items=given)}
    for number, (day, items) in enumerate(later):
        papers[f"b{number}.txt"] = HEAD.format(day=day, items=items)
    for name, text in papers.items():
        (source / name).write_text(text, encoding="utf-8")
    workspace = create_workspace(Settings(folder / "s", workers=1, day=DAY))
    workspace.ingest([source], False, lambda *_: None)
    found = [p for p in promises(workspace, DAY) if p.date == dt.date(2021, 5, 11)]
    workspace.close()
    assert len(found) == 1, found
    return found[0].status, found[0].explanation


@pytest.mark.parametrize(
    ("heading", "decided", "status"),
    [
        # The heading says which assignment "uppdraget" is.
        (
            "Uppdrag från den 11 maj 2021, § 73",
            "Redovisningen godkänns och uppdraget förklaras slutfört.",
            "infriad",
        ),
        (
            "Svar på uppdrag från den 11 maj 2021, § 73",
            "Uppdraget är fullgjort.",
            "infriad",
        ),
        # Another § of that day, and a heading that names none.
        (
            "Uppdrag från den 11 maj 2021, § 74",
            "Redovisningen godkänns och uppdraget förklaras slutfört.",
            "frist-passerad-utan-belagg",
        ),
        (
            "Informationsärenden",
            "Uppdraget är fullgjort.",
            "frist-passerad-utan-belagg",
        ),
    ],
)
def test_what_stands_under_a_heading_speaks_of_the_decision_it_names(
    tmp_path: Path, heading: str, decided: str, status: str
) -> None:
    items = f"§ 141 {heading}\n\nKommunstyrelsens beslut\n\n{decided}\n"
    assert told(tmp_path, ("2021-10-12", items))[0] == status


def test_a_month_said_without_a_day_moves_no_deadline(tmp_path: Path) -> None:
    given = GIVEN.replace("senast i oktober 2021", "senast den 1 oktober 2022")
    again = """§ 90 Vikariepool

Information

Förvaltningen ska utreda en gemensam vikariepool senast i oktober 2022.
"""
    status, why = told(tmp_path, ("2021-12-07", again), given=given)
    assert status == "ej-forfallen", why
