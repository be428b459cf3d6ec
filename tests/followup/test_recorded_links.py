"""Links, names, years and weights: what records hold for comparison."""

import pytest

from graph.followup import tables
from graph.followup.documents.marks import differ, periods
from graph.followup.documents.overlaps import Overlaps
from graph.followup.documents.records import PassageRecord
from graph.followup.documents.sentences import sentences
from graph.followup.documents.statements import decided
from graph.followup.documents.verbs import deeds
from graph.followup.pairs.cues import cue_of
from graph.followup.pairs.likeness_of import found
from graph.followup.pairs.synonyms import synonyms
from graph.followup.pairs.weights import RARE, is_general, weight
from ingest.language.terms import words
from ingest.model import Decision


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Biblioteksplan 2022–2026 antas.", ("2022-2026",)),
        ("Budget 2023 och 2021 års bokslut", ("2023", "2021")),
        ("Läsåret 2022/23 avslutas.", ("2022-2023",)),
        ("Etapp 2 påbörjas.", ("etapp 2",)),
        ("Klart den 2021-10-28, senast 2024.", ()),
        ("Dnr KS 2021-118", ()),
    ],
)
def test_years_that_belong_to_a_thing(text: str, expected: tuple[str, ...]) -> None:
    assert periods(text) == expected


def test_periods_differ_only_within_a_kind() -> None:
    assert differ(("2022-2026",), ("2018-2021",))
    assert not differ(("2022-2026",), ("etapp 2",))
    assert not differ(("2022-2026",), ())


def test_common_words_weigh_less_than_rare_ones() -> None:
    common, rare = words("verksamhet bokbuss")
    assert weight(common) < weight(rare) == RARE
    assert is_general(words("uppdrag")[0])
    assert not is_general(words("bokbuss")[0])


def test_the_table_of_common_words_is_sound() -> None:
    rows = tables.table("commonness")
    listed = [row["ord"] for row in rows]
    assert {row["klass"] for row in rows} == {"1", "2", "3", "4"}
    assert len(listed) == len(set(listed))
    assert all(word == word.lower() for word in listed)


def test_a_thing_is_found_by_its_name_a_synonym_or_its_parts() -> None:
    assert found("cykelplan", frozenset({"cykelplan"})) == 1.0
    assert 0 < found(words("vårdcentral")[0], frozenset(words("hälsocentral"))) < 1
    assert 0 < found("cykelplan", frozenset({"cykel"})) < 1
    assert found("cykelplan", frozenset({"simhall"})) == 0.0


def test_synonyms_go_both_ways() -> None:
    one, other = words("vårdcentral hälsocentral")
    assert other in synonyms(one)
    assert one in synonyms(other)


@pytest.mark.parametrize("row", tables.table("cues"), ids=lambda r: r["example"])
def test_each_cue_is_found_in_its_example(row: dict[str, str]) -> None:
    stance, example = row["stance"], row["example"]
    at = cue_of(stance, example, 100)  # type: ignore[arg-type]
    assert at is not None
    assert 100 <= at[0] < at[1] <= 100 + len(example)


def test_what_only_mentions_has_no_cue() -> None:
    assert cue_of("mentions", "Planen nämns.", 0) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ett. Två kl. 13.30 sker. Tre.", ["Ett.", "Två kl. 13.30 sker.", "Tre."]),
        ("1. Första punkten.\n2. Andra.", ["1. Första punkten.", "2. Andra."]),
        ("– Det är klart. Bra, säger hon.", ["– Det är klart.", "Bra, säger hon."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in sentences(text)] == expected


def test_deeds_are_read_from_nouns_too_but_not_from_other_verbs() -> None:
    assert "kartlägga" in deeds("Kartläggningen är klar.")
    assert "starta" in deeds("Driftstarten flyttas.")
    assert not any(verb.endswith("få") for verb in deeds("Nämnden får en rapport."))


@pytest.mark.parametrize(
    ("text", "outcome", "expected"),
    [
        ("Redovisningen av uppdraget antecknas.", "noteras", ("fulfils", True)),
        ("Informationen antecknas.", "noteras", ("mentions", False)),
        ("Uppdraget förklaras fullgjort.", "avskriver", ("fulfils", False)),
        ("Motionen om genomförd översyn avslås.", "avslag", ("dropped", False)),
    ],
)
def test_what_a_decision_makes_of_a_promise(
    text: str, outcome: str, expected: tuple[str, bool]
) -> None:
    made = Decision(0, len(text), text, "4", "Kulturnämnden", "decision", outcome)  # type: ignore[arg-type]
    assert decided(made) == expected


def test_spans_are_looked_up_by_what_they_overlap() -> None:
    spans = [
        PassageRecord(a, b, "", None, ()) for a, b in ((0, 50), (10, 12), (40, 60))
    ]
    held = Overlaps(spans)
    assert [(s.start, s.end) for s in held.within(11, 20)] == [(0, 50), (10, 12)]
    assert held.within(60, 70) == []
