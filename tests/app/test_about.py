"""What the product says of itself is what is installed and what was measured."""

import tomllib
from pathlib import Path

import pytest

from app import about
from app.ui import texts
from benchmarks import figures as measuring

QUALITY = """                   precision   recall      F1    naiv   gold  found
persons                1.000    0.970   0.985   0.693    266    258
decisions              0.994    1.000   0.997   0.242    169    170
commitments            0.979    0.915   0.946   0.224    458    428
times                  0.978    0.999   0.988   0.731    852    870
"""


def test_every_licence_of_ours_is_named() -> None:
    names = {one.name.casefold() for one in about.licences()}
    assert {"streamlit", "cytoscape.js", "pyoxigraph"} <= names
    assert all(one.licence for one in about.licences())


def test_figures_have_words_and_a_command() -> None:
    known = {key for one in measuring.MEASURES.values() for key in one.figures}
    for one in about.figures():
        assert one.key in known
        assert 0 <= one.value <= 1
        assert one.command.startswith("python -m benchmarks.")
    for key in known:
        assert f"figure.{key}" in texts.table("sv")


def test_what_measuring_says_is_what_is_written() -> None:
    found = measuring.read(measuring.MEASURES["reading"], QUALITY)
    assert found["decisions_precision"]["value"] == 0.994
    assert found["commitments_recall"]["value"] == 0.915
    assert found["persons_precision"]["count"] == 266
    assert tomllib.loads(measuring.written(found)) == found
    with pytest.raises(ValueError, match="decisions"):
        measuring.read(measuring.MEASURES["reading"], "inget")


def test_shortcomings_are_said_in_both_languages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = tmp_path / "accessibility.toml"
    written.write_text(
        'checked_sv = "Prövad."\nchecked_en = "Tested."\n'
        '[[shortcoming]]\ncriterion = "2.4.7"\nsv = "En brist."\nen = "A fault."\n',
        encoding="utf-8",
    )
    monkeypatch.setattr(about, "SHORTCOMINGS", written)
    about.shortcomings.cache_clear()
    [one] = about.shortcomings()
    about.shortcomings.cache_clear()
    assert (one.said["sv"], one.said["en"]) == ("En brist.", "A fault.")
    assert about.checked("en") == "Tested."
