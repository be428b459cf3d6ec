"""Confidence is what gold has shown a reading to be worth."""

import pytest

from benchmarks import calibration
from benchmarks.scoring import Verdict
from ingest import lexicon
from ingest.extract.confidence import calibrated, confidence_of
from ingest.model import Facts, Reference

KINDS = {
    *("persons", "organisations", "times", "decisions", "commitments", "followups"),
    *("questions", "references"),
}


def seen(rule: str, right: int, wrong: int, stated: float = 0.9) -> list[Verdict]:
    hits = [Verdict("times", rule, stated, True)] * right
    return hits + [Verdict("times", rule, stated, False)] * wrong


def test_each_kind_has_a_row_and_each_share_is_between_none_and_all() -> None:
    rows = lexicon.table("tillit")
    assert {row["slag"] for row in rows if not row["regel"]} == KINDS
    assert all(0 < float(row["tillit"]) < 1 for row in rows)
    assert all(int(row["rätt"]) <= int(row["antal"]) for row in rows)


def test_an_unknown_rule_is_worth_what_its_kind_is() -> None:
    kind = next(r for r in lexicon.table("tillit") if r["slag"] == "times")
    assert confidence_of("times", "tid.okand", 0.3) == float(kind["tillit"])
    assert confidence_of("okant", "x", 0.3) == 0.3


def test_few_hits_do_not_make_certainty() -> None:
    readings = seen("tid.vanlig", 80, 20) + seen("tid.sallan", 3, 0)
    shares = calibration.shares(*calibration.counts(readings))
    often, seldom = (shares[("times", r, "")] for r in ("tid.vanlig", "tid.sallan"))
    assert 0.78 < often < 0.82
    assert often < seldom < 0.95


def test_a_document_is_not_judged_by_its_own_counts() -> None:
    alone = calibration.left_out([seen("tid.a", 10, 0), seen("tid.b", 0, 10)])
    # Of each rule the other document says nothing: only the kind is left, and wrong.
    assert all((sure < 0.5) == right for sure, right in alone)


def test_calibration_changes_confidence_and_nothing_else() -> None:
    reference = Reference(0, 3, "§ 1", "paragraph", "x", "ref.paragraf", 0.123)
    (changed,) = calibrated(Facts(references=(reference,))).references
    assert changed.confidence == confidence_of("references", "ref.paragraf", 0.123)
    assert (changed.start, changed.text, changed.rule) == (0, "§ 1", "ref.paragraf")


@pytest.mark.parametrize("share", [0.0, 0.55, 1.0])
def test_the_curve_counts_every_reading(share: float) -> None:
    lines = calibration.curve([(share, True)] * 3)
    assert any(line.split()[1:2] == ["3"] for line in lines)
