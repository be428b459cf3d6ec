"""The public view follows what is decided and read, and is never let fall behind."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from app import review
from app.access import marks, public
from app.access.model import NOBODY, OWNER, ForbiddenError
from app.access.public import NotReadyError
from app.access.viewing import Views
from app.cli import main
from app.review import Reviewer
from app.settings import Settings
from app.workspace import Workspace
from tests.app.access.hidden import FILE, HEAD, HIDDEN, READER, TODAY, first, names


def test_where_nothing_is_hidden_there_is_no_second_collection(
    whole: Workspace,
) -> None:
    found = Views(whole.settings)
    assert found.seen_by(READER) is found.whole
    assert not (whole.archive.folder / public.FOLDER).exists()
    whole.decide("restrict", [FILE])
    assert found.seen_by(READER) is not found.whole
    whole.decide("publish", [FILE])
    assert found.seen_by(READER) is found.whole
    assert not (whole.archive.folder / public.FOLDER).exists()
    with pytest.raises(ForbiddenError):
        found.seen_by(NOBODY)


def test_nobody_is_let_into_a_view_that_holds_too_much(whole: Workspace) -> None:
    whole.decide("restrict", ["svar.txt"])
    found = Views(whole.settings)
    assert names(found.seen_by(READER)) == ["hemlig.txt", "protokoll.txt"]
    before = public.current(whole.archive.folder)
    with whole.archive.writing():
        marks.decide(whole.archive, "restrict", [FILE])
    # Decided, but not yet followed.
    with pytest.raises(NotReadyError):
        found.seen_by(READER)
    assert names(found.seen_by(OWNER)) == ["hemlig.txt", "protokoll.txt", "svar.txt"]
    whole.catch_up()
    assert names(found.seen_by(READER)) == ["protokoll.txt"]
    assert public.current(whole.archive.folder) != before
    assert before is not None
    assert not before.exists()


def test_more_that_is_public_is_added_to_the_view(
    whole: Workspace, tmp_path: Path
) -> None:
    whole.decide("restrict", [FILE])
    place = public.current(whole.archive.folder)
    (tmp_path / "nytt.txt").write_text(
        f"{HEAD}Regionstyrelsen i Region Norrlid\nProtokoll\n"
        "Sammanträdesdatum: 2023-03-01\n\n§ 3 Badplatsen\n\nRegionstyrelsens beslut\n\n"
        "Regionstyrelsen kommer att rusta badplatsen i Lillvik under 2024.\n",
        encoding="utf-8",
    )
    whole.ingest([tmp_path / "nytt.txt"], False, lambda *_: None)
    found = Views(whole.settings).seen_by(READER)
    assert found.archive.folder == place
    assert names(found) == ["nytt.txt", "protokoll.txt", "svar.txt"]
    assert found.search.search("badplatsen", 5).hits
    whole.remove(["nytt.txt"])
    assert names(found) == ["protokoll.txt", "svar.txt"]
    assert found.search.search("badplatsen", 5).hits == ()
    assert not public.is_behind(whole.archive)


def test_what_is_read_in_as_restricted_never_comes_there(
    whole: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "ny hemlig.txt").write_text(HEAD + HIDDEN, encoding="utf-8")
    whole.remove([FILE])
    whole.ingest([tmp_path / "ny hemlig.txt"], False, lambda *_: None, restricted=True)
    found = Views(whole.settings).seen_by(READER)
    assert names(found) == ["protokoll.txt", "svar.txt"]
    assert len(names(whole)) == 3


def test_an_interrupted_view_is_made_anew(whole: Workspace) -> None:
    whole.decide("restrict", [FILE])
    place = public.current(whole.archive.folder)
    assert place is not None
    (place.parent / public.STATE).unlink()
    Reviewer(whole, "Eva").note(first(whole, "svar.txt"), "Om vägen.")
    (place / "ledger.sqlite").write_bytes(b"skadad")
    whole.decide("restrict", ["protokoll.txt"])
    found = Views(whole.settings).seen_by(READER)
    assert names(found) == ["svar.txt"]
    assert len(review.history(found)) == 1


def test_rebuilding_rebuilds_the_view(restricted: Path) -> None:
    found = CliRunner().invoke(main, ["rebuild", "--collection", str(restricted)])
    assert found.exit_code == 0, found.output
    opened = Views(Settings(restricted, workers=1, day=TODAY)).seen_by(READER)
    assert names(opened) == ["protokoll.txt", "svar.txt"]
    assert opened.search.search("Östmåla", 5).hits


def test_commands_decide_and_list(whole: Workspace) -> None:
    place = str(whole.archive.folder)

    def run(*command: str) -> str:
        found = CliRunner().invoke(main, [*command, "--collection", place])
        assert found.exit_code == 0, found.output
        return found.stdout

    assert "Allt i samlingen är offentligt" in run("restrict")
    assert "1 handlingar" in run("restrict", FILE, "--why", "sekretess")
    assert "sekretess" in run("restrict")
    told = json.loads(run("publish", FILE, "--json"))
    assert told == {"kind": "publish", "documents": [FILE]}
