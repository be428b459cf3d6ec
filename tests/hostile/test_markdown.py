"""Where Streamlit reads Markdown, a document's words are never given as they are."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.sheets import Sheet
from app.ui.components import downloads

UI = Path(__file__).parents[2] / "app" / "ui"
TITLE = (
    "![bild](https://elak.example/a.png) [klicka](javascript:alert(1)) :red[röd] $x$"
)
# What no word of a document can be.
OWN = {"number", "count", "day", "page", "form", "as_of"}


def test_a_title_beside_a_button_is_no_markdown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[str] = []

    def button(_: str, *, data: Callable[[], bytes], help: str, **__: Any) -> None:  # noqa: A002
        assert data()
        told.append(help)

    monkeypatch.setattr("streamlit.download_button", button)
    downloads.show(TITLE, lambda: [Sheet("Blad", ("a",), [("b",)])])
    assert len(told) == 2
    for one in told:
        assert "![" not in one
        assert "](" not in one
        assert r"\$x\$" in one


def helps() -> Iterator[tuple[str, ast.expr]]:
    for path in sorted(UI.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if "help=" not in text:
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call):
                for given in node.keywords:
                    if given.arg == "help":
                        yield f"{path.name}:{given.value.lineno}", given.value


def is_safe(value: ast.expr) -> bool:
    """Tell whether a help text is the app's own words, or words made into a label."""
    if not isinstance(value, ast.Call):
        # Handed on from a caller, whose own are looked at too.
        return isinstance(value, ast.Name | ast.Constant)
    name = ast.unparse(value.func)
    return name in {"plain.label", "label"} or (
        name == "t" and {given.arg for given in value.keywords} <= OWN
    )


def test_every_help_is_the_apps_own_words_or_made_into_a_label() -> None:
    found = list(helps())
    assert len(found) > 5
    assert [place for place, value in found if not is_safe(value)] == []
