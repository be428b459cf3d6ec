"""What the chair of an organ promises is found among the organ's promises."""

from dataclasses import replace
from pathlib import Path

from app import promises
from app.followed import followed
from app.promise_filters import Filters
from app.settings import Settings
from app.workspace import create_workspace
from tests.app.conftest import HEAD, TODAY

ANSWER = """Region Norrlid, regionfullmäktige
Interpellationssvar: Bron i Lillvik
2022-05-24

Jag kommer att redovisa en plan för bron i Lillvik senast den 1 juni 2023.

Berit Lund (S)
Ordförande i trafiknämnden
"""


def test_the_chairs_promise_is_the_organs_too(tmp_path: Path) -> None:
    source = tmp_path / "handlingar"
    source.mkdir()
    (source / "svar.txt").write_text(HEAD + ANSWER, encoding="utf-8")
    opened = create_workspace(Settings(tmp_path / "samling", workers=1, day=TODAY))
    opened.ingest([source], False, lambda *_: None)
    [(promise, chair)] = followed(opened).chairs.items()
    for organ in ("trafiknämnden", chair.path):
        [view] = promises.listed(opened, TODAY, Filters(organ=organ)).promises
        assert view.id == promise
        assert view.promisor == "Berit Lund"
        assert (view.chair_of or "").casefold() == "trafiknämnden"
    other = Filters(organ="kulturnämnden")
    assert not promises.listed(opened, TODAY, other).promises
    assert not promises.listed(opened, TODAY, replace(other, person="Berit")).promises
    opened.close()
