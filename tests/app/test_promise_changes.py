"""What has come to stand otherwise: by what came in, not by how it is read."""

from pathlib import Path

import pytest

from app import following, ready
from app.promise_changes import is_change
from app.settings import Settings
from app.workspace import open_workspace
from ingest.ledger_verdicts import ReachedVerdict
from tests.app.conftest import HEAD, TODAY

NEUTRAL = "Regionstyrelsen i Region Norrlid\n\nKansliet har öppet som vanligt.\n"
REPORTED = """Regionstyrelsen i Region Norrlid
Protokoll
Sammanträdesdatum: 2021-12-14

§ 90 Strategi för badplatsen i Lillvik

Regionstyrelsens beslut

Regionstyrelsen godkänner redovisningen av strategin för badplatsen i Lillvik.
"""


def test_what_comes_in_after_another_program_has_judged_is_a_change(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "program_fingerprint", lambda: "nyare")
    source = tmp_path / "nya"
    source.mkdir()
    opened = open_workspace(settings)
    (source / "kansliet.txt").write_text(HEAD + NEUTRAL, encoding="utf-8")
    opened.ingest([source], False, lambda *_: None)
    assert ready.first(opened, TODAY).changed == ()
    (source / "protokoll-2021.txt").write_text(HEAD + REPORTED, encoding="utf-8")
    opened.ingest([source], False, lambda *_: None)
    [change] = ready.first(opened, TODAY).changed
    opened.close()
    assert "Lillvik" in change.text
    assert change.status != change.before


def verdict(status: str, program: str, seq: int) -> ReachedVerdict:
    return ReachedVerdict("l1", status, "", 1.0, program=program, seq=seq)


@pytest.mark.parametrize(
    ("later", "begun", "expected"),
    [
        (verdict("infriad", "a", 2), None, True),
        (verdict("okant", "a", 2), None, False),
        (verdict("infriad", "b", 2), 2, False),
        (verdict("infriad", "b", 3), 2, True),
        (verdict("infriad", "b", 3), None, False),
    ],
)
def test_a_programs_own_rereading_is_no_change(
    later: ReachedVerdict, begun: int | None, expected: bool
) -> None:
    assert is_change(verdict("okant", "a", 1), later, begun) is expected
