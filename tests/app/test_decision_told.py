"""Whom a decision gives money is told as decided only where it is."""

from types import SimpleNamespace
from typing import cast

import pytest

from app.decision_told import told
from app.ui.components import decision_around
from graph.queries.walk import Walk
from ingest import pipeline

TEXT = """Ekvalla kommun
Kulturnämnden
Protokoll 2024-05-14

§ 3 Bidrag

Kulturnämndens {what}
Föreningen Lyktan beviljas 40 000 kronor för 2024.
"""


@pytest.mark.parametrize(
    ("what", "status", "said"),
    [
        ("beslut", "decision", "Får medel: Föreningen Lyktan"),
        ("förslag till beslut", "proposal", "Får medel enligt förslaget: Förening"),
    ],
)
def test_a_grant_that_is_proposed_is_not_given(
    what: str, status: str, said: str
) -> None:
    artifact = pipeline.build_artifact(TEXT.format(what=what).encode(), "a.txt", None)
    (decision,) = artifact.facts.decisions
    assert decision.status == status
    walk = cast("Walk", SimpleNamespace(status=status))
    assert said in decision_around.receivers(walk, told(artifact, decision.id))
