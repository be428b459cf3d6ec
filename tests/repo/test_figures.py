"""What the page about the app says of its quality is what README says."""

import tomllib
from pathlib import Path

import pytest

from benchmarks.figures import FIGURES, MEASURES, read

README = Path(__file__).parents[2] / "README.md"
HELD_OUT = "\nheld-out\n"


@pytest.mark.parametrize("name", ["search", "stories", "stories-held-out"])
def test_the_same_figures_stand_everywhere(name: str) -> None:
    said = README.read_text(encoding="utf-8")
    tuning, _, held_out = said.partition(HELD_OUT)
    told = read(MEASURES[name], tuning if name == "stories" else held_out)
    kept = tomllib.loads(FIGURES.read_text(encoding="utf-8"))
    assert {key: kept[key] for key in told} == told
