"""What is so "since" a month came about then, whatever day the paper is from."""

import datetime as dt

import pytest

from graph.followup.verdicts.days_told import day_told
from graph.followup_model import Evidence


def said(text: str) -> Evidence:
    return Evidence(
        commitment_id="a1",
        document_id="d1",
        section=None,
        start=0,
        end=len(text),
        text=text,
        stance="fulfils",
        score=0.9,
        date_from=dt.date(2024, 11, 18),
        date_to=dt.date(2024, 11, 18),
        rule="prov",
    )


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Trygghetsvärdar finns sedan mars 2023 på varje skola.", dt.date(2023, 3, 1)),
        ("Sedan den 4 maj är slussen öppen.", dt.date(2024, 5, 4)),
        ("Vi har sedan länge en plan till mars 2023.", None),
    ],
)
def test_the_day_is_read(text: str, day: dt.date | None) -> None:
    assert day_told(said(text)) == day
