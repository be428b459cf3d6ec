"""The labelled sentences that stances are measured and learnt by."""

import json
from pathlib import Path
from typing import get_args

import pytest

from graph.followup.tables import table
from graph.followup_model import Stance

FOLDER = Path(__file__).parents[2] / "corpus" / "stances"


@pytest.mark.parametrize("author", ["first", "second"])
def test_each_sentence_has_a_known_stance_and_the_words_that_carry_it(
    author: str,
) -> None:
    told = json.loads((FOLDER / f"{author}.json").read_text(encoding="utf-8"))
    sentences = [one for p in told["promises"] for one in p["sentences"]]
    assert len(sentences) > 300
    for one in sentences:
        assert one["stance"] in get_args(Stance)
        assert one["carries"] in one["sentence"]


def test_sentences_without_a_promise_have_a_known_stance() -> None:
    lines = (FOLDER / "sentences.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line[0] != "#"][1:]
    assert all(row[0] in get_args(Stance) and row[1] for row in rows)


def test_each_trait_weighed_has_a_weight_for_each_stance() -> None:
    rows = table("telling_weights")
    assert rows
    for row in rows:
        assert {"drag", *get_args(Stance)} == set(row)
        assert all(row.values())
