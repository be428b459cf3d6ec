"""What fails outside a page is told in the reader's words, and the log is told why."""

import logging

import pytest
from streamlit.testing.v1 import AppTest


def _fails() -> None:
    from app.ui import failing  # noqa: PLC0415
    from ingest.errors import LockedError  # noqa: PLC0415

    for error in (RuntimeError("hemlig väg"), LockedError("Någon annan skriver.")):
        assert failing.show(error)


def test_it_is_said_in_swedish_and_logged_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.ERROR):
        shown = AppTest.from_function(_fails).run()
    assert not shown.exception
    broken, refused = (error.value for error in shown.error)
    assert broken.startswith("Det gick inte att göra klart.")
    assert "hemlig" not in broken
    assert "Någon annan skriver" in refused
    assert "Ladda om sidan" in shown.get("html")[0].proto.body
    (logged,) = (one for one in caplog.records if one.name == "app.ui.failing")
    assert logged.exc_info
    assert "hemlig" in str(logged.exc_info[1])
