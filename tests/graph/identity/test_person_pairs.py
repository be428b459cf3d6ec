"""Made-up pairs of persons: nothing wrong is merged, nearly all is found."""

from collections import Counter
from functools import cache
from pathlib import Path

from benchmarks import identity, identity_persons

PAIRS = Path(__file__).parent.parent / "data" / "person_pairs.tsv"


@cache
def judged() -> list[identity.Judged]:
    return identity.persons(PAIRS)


def test_there_are_many_pairs_of_both_sorts() -> None:
    same = Counter(same for _, same, _, _ in judged())
    assert same[True] >= 90
    assert same[False] >= 70


def test_what_is_merged_without_asking_is_one() -> None:
    wrong = [line for _, same, became, line in judged() if became == "same" != same]
    assert identity.precision(judged()) >= 0.99, wrong
    assert sum(became == "same" for _, _, became, _ in judged()) >= 35


def test_nearly_all_that_are_one_are_found() -> None:
    assert identity.recall(judged()) >= 0.90


def test_every_kind_of_difficulty_is_found() -> None:
    for group in {group for group, _, _, _ in judged()}:
        some = [one for one in judged() if one[0] == group]
        assert identity.recall(some) >= 0.8, group


def test_not_everything_is_asked_about() -> None:
    two = [became for _, same, became, _ in judged() if not same]
    assert Counter(two)["review"] <= len(two) / 2


def test_a_pair_comes_out_the_same_from_either_side() -> None:
    for pair in identity_persons.read(PAIRS)[::5]:
        turned = identity_persons.Pair(
            pair.group, pair.same, pair.right, pair.left, pair.more
        )
        assert identity_persons.became(turned) == identity_persons.became(pair)
