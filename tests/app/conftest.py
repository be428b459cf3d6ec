"""A small collection with promises of every sort, built once for the views' tests."""

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.settings import Settings
from app.workspace import Workspace, create_workspace

TODAY = dt.date(2023, 1, 31)
HEAD = "Påhittad handling\n\n"
DOCUMENTS = {
    "svar.txt": """Region Norrlid, regionstyrelsen
Interpellationssvar: Vägen till Östmåla

Regionstyrelsen kommer att redovisa en plan för vägen till Östmåla senast den 1 juni
2022. Regionstyrelsen kommer att ta fram en strategi för badplatsen i Lillvik senast den
31 december 2021.

Norrlid den 24 maj 2021
Åsa Ek (S)
Ordförande regionstyrelsen
""",
    "protokoll-2022.txt": """Regionstyrelsen i Region Norrlid
Protokoll
Sammanträdesdatum: 2022-05-10

§ 11 Plan för vägen till Östmåla

Regionstyrelsens beslut

Regionstyrelsen godkänner redovisningen av planen för vägen till Östmåla.

§ 12 Kulturhuset i Strandby

Regionstyrelsens beslut

Kulturnämnden får i uppdrag att senast den 30 november 2022 redovisa förslaget till
kulturhus i Strandby.
""",
    "protokoll-2022-12.txt": """Kulturnämnden i Region Norrlid
Protokoll
Sammanträdesdatum: 2022-12-06

§ 40 Kulturhuset i Strandby

Kulturnämndens beslut

Kulturnämnden kommer i stället att redovisa förslaget till kulturhus i Strandby senast
den 31 mars 2023.
""",
    "elak.txt": """Region Norrlid, regionstyrelsen
Protokoll
Sammanträdesdatum: 2022-06-14

§ 12 <img src=x onerror="alert(1)"> Bron

Regionstyrelsens beslut

=1+1 Regionstyrelsen kommer att redovisa <b onclick="x()">en plan</b>; för bron & färjan
i Kråkvik senast den 15 februari 2023.
""",
}


@pytest.fixture(scope="session")
def followed_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a collection with promises, which is only copied."""
    source = tmp_path_factory.mktemp("löften") / "handlingar"
    source.mkdir()
    for name, text in DOCUMENTS.items():
        (source / name).write_text(HEAD + text, encoding="utf-8")
    target = tmp_path_factory.mktemp("löften") / "samling"
    opened = create_workspace(Settings(target, workers=1, day=TODAY))
    report = opened.ingest([source], False, lambda *_: None)
    opened.close()
    assert report.read == len(DOCUMENTS)
    return target


@pytest.fixture(scope="module")
def followed_folder(
    followed_once: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Return that collection's folder, for the tests of a file.

    Whoever opens it on another day leaves it judged on that day.
    """
    return shutil.copytree(followed_once, tmp_path_factory.mktemp("löften") / "egen")


@pytest.fixture
def settings(followed_folder: Path, tmp_path: Path) -> Settings:
    """Return the settings of a copy of that collection, for a test to change."""
    copy = shutil.copytree(followed_folder, tmp_path / "samling")
    return Settings(copy, workers=1, day=TODAY)


@pytest.fixture
def followed(followed_folder: Path, tmp_path: Path) -> Iterator[Workspace]:
    """Return that collection, a test's own, opened on the day it is judged."""
    own = tmp_path / "löften"
    shutil.copytree(followed_folder, own)
    opened = create_workspace(Settings(own, workers=1, day=TODAY))
    yield opened
    opened.close()
