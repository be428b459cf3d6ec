"""Every rule and every bar beside a text that it takes and one that it leaves."""

import re

import pytest

from ingest import lexicon
from tests.extract.regelprov import Pair, pairs, read, refusals_in, rules_in

RULES, BARS = pairs("regelprov"), pairs("hinderprov")
# A rule that needs what is not installed; language/test_trained_model.py runs it.
ELSEWHERE = frozenset(("person.modell",))


def _named(pair: Pair) -> str:
    return pair.rule


@pytest.mark.parametrize("pair", RULES, ids=_named)
def test_a_rule_catches_its_text_and_leaves_its_near_miss(pair: Pair) -> None:
    assert pair.rule in rules_in(read(pair.taken, pair.kind))
    assert pair.rule not in rules_in(read(pair.left, pair.kind)), pair.left


@pytest.mark.parametrize("pair", BARS, ids=_named)
def test_a_bar_keeps_out_its_text_and_leaves_its_near_miss(pair: Pair) -> None:
    reason = f"hinder.{pair.rule}"
    assert not read(pair.taken, pair.kind).commitments
    assert reason in {told for told, _ in refusals_in(pair.taken, pair.kind)}
    assert read(pair.left, pair.kind).commitments, pair.left


def test_every_rule_that_is_explained_has_its_pair() -> None:
    explained = [row["regel"] for row in lexicon.table("regler")]
    paired = [pair.rule for pair in RULES]
    assert sorted(explained) == sorted((*paired, *ELSEWHERE))
    assert len(paired) == len(set(paired))


@pytest.mark.parametrize(
    "row", lexicon.table("atagande_hinder"), ids=lambda row: row["regel"]
)
def test_every_bar_has_a_text_that_its_own_pattern_meets(row: dict[str, str]) -> None:
    at = re.compile(row["mönster"])
    meets = at.match if row["var"] == "början" else at.search
    texts = [pair.taken.lower() for pair in BARS if pair.rule == row["regel"]]
    assert any(meets(text) for text in texts)


def test_a_near_miss_says_something_else() -> None:
    assert all(pair.taken != pair.left for pair in (*RULES, *BARS))
