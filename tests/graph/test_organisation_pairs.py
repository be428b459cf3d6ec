"""Made-up pairs of organisations' names: what is merged, asked about and kept apart."""

from collections import Counter
from functools import cache
from pathlib import Path

from benchmarks.identity_organisations import Pair, became, read

PRECISION, RECALL = 0.99, 0.90


@cache
def pairs() -> tuple[Pair, ...]:
    """Return the pairs of the table."""
    return tuple(read(Path(__file__).parent / "data" / "organisation_pairs.tsv"))


def test_the_table_is_large_and_has_hard_pairs_of_both_sorts() -> None:
    assert len(pairs()) >= 140
    assert sum(not pair.same for pair in pairs()) >= 50
    assert len({pair.line for pair in pairs()}) == len(pairs())


def test_what_is_merged_without_asking_is_right() -> None:
    merged = [pair for pair in pairs() if became(pair) == "same"]
    wrong = [pair.line for pair in merged if not pair.same]
    assert 1 - len(wrong) / len(merged) >= PRECISION, wrong


def test_nearly_all_that_are_one_are_merged_or_asked_about() -> None:
    same = [pair for pair in pairs() if pair.same]
    missed = [pair.line for pair in same if became(pair) == "apart"]
    assert 1 - len(missed) / len(same) >= RECALL, missed


def test_every_kind_of_name_is_recalled() -> None:
    same = Counter(pair.group for pair in pairs() if pair.same)
    found = Counter(p.group for p in pairs() if p.same and became(p) != "apart")
    poor = {group for group in same if found[group] < 0.8 * same[group]}
    assert not poor


def test_pairs_that_need_no_question_are_merged_without_one() -> None:
    asked = [pair.line for pair in pairs() if pair.auto and became(pair) != "same"]
    assert not asked
