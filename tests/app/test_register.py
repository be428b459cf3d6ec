"""The register says what is processed, with real counts and what is not filled in."""

import datetime as dt
import json
import tomllib
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli import main
from app.register import composing, controller
from app.register.writing import written
from app.settings import Settings
from app.workspace import Workspace, open_workspace
from ingest.errors import SagtError

DAY = dt.date(2023, 1, 31)


def opened_at(folder: Path) -> Workspace:
    return open_workspace(Settings(folder, workers=1, day=DAY))


def test_it_counts_and_tells_what_is_lacking(
    followed_folder: Path, tmp_path: Path
) -> None:
    about = tmp_path / "egen.toml"
    about.write_text('controller = "Region Norrlid <registrator>"', encoding="utf-8")
    with closing(opened_at(followed_folder)) as opened:
        found = composing.register(opened, "sv", about)
        rows = {row.key: row for one in found.sections for row in one.rows}
        assert (rows["documents"].said, rows["forgotten"].said) == ("4", "0")
        assert rows["days"].said == "2021-05-24–2022-12-06"
        assert not rows["controller"].missing
        assert rows["legal_basis"].missing
        page = written(found, "html")
        assert "Region Norrlid &lt;registrator&gt;" in page
        assert "Region Norrlid \\<registrator\\>" in written(found, "md")
        assert json.loads(written(found, "json"))["language"] == "sv"
        english = composing.register(opened, "en", about)
    assert [one.key for one in english.sections] == [one.key for one in found.sections]
    assert "legal_basis in egen.toml" in written(english, "json")


def test_both_languages_say_as_much() -> None:
    tables = [
        tomllib.loads((composing.FOLDER / f"{one}.toml").read_text(encoding="utf-8"))
        for one in composing.LANGUAGES
    ]
    shapes = [
        {
            (group, key, len(said) if isinstance(said, list) else 0)
            for group, keys in table.items()
            for key, said in keys.items()
        }
        for table in tables
    ]
    assert shapes[0] == shapes[1]
    assert set(tables[0]["field"]) == set(controller.FIELDS)


@pytest.mark.parametrize("said", ["controler = 'x'", "notes = 1", "notes ="])
def test_a_field_that_is_none_is_told(said: str, tmp_path: Path) -> None:
    path = tmp_path / controller.NAME
    path.write_text(said, encoding="utf-8")
    with pytest.raises(SagtError, match=controller.NAME):
        controller.read(path)


def test_the_command(followed_folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "register.html"
    asked = ["--collection", str(followed_folder), "register", "--language", "en"]
    done = CliRunner().invoke(main, [*asked, "--format", "html", "-o", str(target)])
    assert done.exit_code == 0, done.output
    assert target.read_text(encoding="utf-8").startswith(
        '<!doctype html><html lang="en"'
    )
    shown = CliRunner().invoke(main, asked)
    assert shown.output.startswith("# Record of processing")
