"""A hit's links lead where they say, also where a title's language is marked."""

import datetime as dt

import pytest

from app.ui import state_pages
from app.ui.components import plain, search_hit
from search.model import Also

OTHER = Also(
    document="a.pdf",
    id="d 1",
    title="Plan <för> ån",
    type="protokoll",
    date=dt.date(2024, 3, 1),
    page=2,
    start=5,
    end=9,
)


def test_the_way_to_another_version_is_an_address_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(plain, "in_swedish", lambda: ' lang="sv"')
    monkeypatch.setattr(state_pages, "page", lambda _id, _number: None)
    shown = search_hit._elsewhere(OTHER)
    assert shown.startswith('<a href="handling?id=d+1&amp;start=5&amp;end=9">')
    assert '<span lang="sv">Plan &lt;för&gt; ån</span></a>' in shown
