"""Every page of the app has its pictures, and the guide shows the pages to all."""

from pathlib import Path

from tools import screenshots

# As much as all pictures together may weigh, in bytes.
MOST = 3_000_000


def _files() -> set[str]:
    return {
        f"{shown.name}{ending}.png"
        for shown in screenshots.PICTURES
        for ending in screenshots.SIZES
    }


def test_every_page_has_a_picture(root: Path) -> None:
    views = {file.stem for file in (root / "app" / "ui" / "views").glob("[a-z]*.py")}
    opened = {one.path.partition("?")[0] or "oversikt" for one in screenshots.PICTURES}
    assert opened == views


def test_the_pictures_are_those_of_the_tool_and_small(root: Path) -> None:
    found = {file.name: file.stat().st_size for file in (root / "docs/img").iterdir()}
    assert found.keys() == _files()
    assert sum(found.values()) < MOST


def test_the_guide_has_a_row_for_every_page(root: Path) -> None:
    guide = (root / "docs" / "guide.md").read_text(encoding="utf-8")
    for view in (root / "app" / "ui" / "views").glob("[a-z]*.py"):
        assert f"](img/{view.stem}.png)" in guide, view.stem
        assert f"](img/{view.stem}-telefon.png)" in guide, view.stem
