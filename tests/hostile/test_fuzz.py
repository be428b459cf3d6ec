"""The fuzzer's targets stand on their seeds, and what it once found stays mended."""

import json
import random
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from benchmarks import fuzzing, mutations_random
from benchmarks.fuzz.altered import altered
from benchmarks.fuzz.grown import OPEN_DOCUMENT, TEI, WORD, Grammar, grown
from benchmarks.fuzz.seeds import SEEDS, WORDS, artifact
from benchmarks.fuzz.targets import NAMES, target
from ingest.readers import ocr_engine

# Reading a whole text to facts takes longer than all the others together.
QUICK = sorted({*NAMES} - {"facts", "structure"})
BROKEN = (
    mutations_random.truncated,
    mutations_random.flipped,
    mutations_random.inserted,
    mutations_random.cut,
)


@pytest.fixture(autouse=True)
def without_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr_engine, "installed", lambda: False)


def test_every_target_has_seeds_and_no_other() -> None:
    assert SEEDS.keys() == {*NAMES}
    assert WORDS.keys() <= {*NAMES}
    # What is larger is cut by the fuzzer, and seldom sound after that.
    assert all(min(map(len, make())) < fuzzing.LARGEST for make in SEEDS.values())


@pytest.mark.parametrize("name", QUICK)
def test_a_target_finds_nothing_in_its_seeds_or_near_them(name: str) -> None:
    chance = random.Random(7)  # noqa: S311 - the same each time
    for seed in SEEDS[name]():
        if len(seed) < fuzzing.LARGEST:
            target(name)(seed)
            for broken in BROKEN:
                target(name)(broken(chance, seed))
    target(name)(b"")


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=200), st.sampled_from([WORD, OPEN_DOCUMENT, TEI]))
def test_what_is_grown_is_always_well_formed(data: bytes, grammar: Grammar) -> None:
    assert etree.fromstring(grown(data, grammar)) is not None


@settings(max_examples=30, deadline=None)
@given(st.binary(max_size=60))
def test_what_is_altered_is_always_json(data: bytes) -> None:
    assert json.loads(altered(data, artifact())).keys() == json.loads(artifact()).keys()


LOG = """#2\tINITED cov: 51 ft: 60 corp: 1/9b exec/s: 0 rss: 190Mb
#{tried}\tNEW    cov: {branches} ft: 80 corp: 2/20b exec/s: 9 rss: 190Mb
stat::number_of_executed_units: {tried}
"""


def test_a_target_goes_on_until_it_has_had_its_time_of_a_processor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logs = [LOG.format(tried=70, branches=55), LOG.format(tried=30, branches=53)]
    told, worked = iter(logs), count(0, 10)
    monkeypatch.setattr(fuzzing, "_start", lambda *_: next(told))
    monkeypatch.setattr(fuzzing, "_worked", lambda: next(worked))
    ran = fuzzing.run("query", 25, tmp_path / "corpus", tmp_path)
    assert (ran.inputs, ran.branches, ran.features, ran.starts) == (100, 55, 80, 2)
    assert ran.worked == 40


def test_without_the_fuzzer_it_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(fuzzing, "find_spec", lambda _: None)
    monkeypatch.setattr("sys.argv", ["fuzzing", "--minutes", "1"])
    assert fuzzing.main() == 2
    assert "Atheris saknas" in capsys.readouterr().err
