"""What the page about the app says of its quality is what README and docs say."""

import tomllib
from pathlib import Path

import pytest

from benchmarks.figures import FIGURES, MEASURES, read

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("name", "where"),
    [
        ("search", "README.md"),
        ("stories-held-out", "README.md"),
        ("stories", "docs/quality.md"),
    ],
)
def test_the_same_figures_stand_everywhere(name: str, where: str) -> None:
    kept = tomllib.loads(FIGURES.read_text(encoding="utf-8"))
    told = read(MEASURES[name], (ROOT / where).read_text(encoding="utf-8"))
    assert {key: kept[key] for key in told} == told
