"""What is around a passage leads to it and orders it, and decides nothing."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.followup.documents import recording
from graph.followup.documents.owners import owners
from graph.followup.documents.records import FollowRecord
from graph.followup.kept.finding import Said, candidates, is_enough, wanted
from graph.followup.kept.shares import shares
from graph.followup.kept.ties_between import Ties
from graph.followup.pairs.kindred import Vocabulary
from graph.followup.pairs.pairing import may_speak, pair
from graph.followup.pairs.synonyms import family
from graph.followup_model import Evidence
from graph.identity import Identity
from ingest.pipeline import build_artifact

PROMISED = """Norrlids kommun
Tekniska nämnden
Sammanträdesprotokoll 2022-02-10

§ 14 Cyklar vid stationen

Beslut
Tekniska nämnden beslutar
att ge förvaltningen i uppdrag att bygga ett cykelgarage med 260 låsbara platser
senast den 30 november 2022.
"""
LATER = """Norrlids kommun
Tekniska nämnden
Sammanträdesprotokoll 2022-12-14

§ 90 Cykelgaraget

Entreprenören redogör för läget. Garaget har fått låsbara dörrar och ny belysning.

Beslut
Slutbetalningen godkänns.

§ 91 Snöröjning

Beslut
Avtalet med snöröjarna förlängs ett år.
"""


def record(name: str, text: str) -> FollowRecord:
    return recording.of(build_artifact(text.encode(), name))


def found(text: str) -> list[Evidence]:
    of, later, ties = record("a.txt", PROMISED), record("b.txt", text), Ties()
    promise, said = of.promises[0], Said(later, ties)
    return pair(promise, of, candidates(wanted(promise, of, ties), said), said, ties)


def test_the_decision_of_a_paragraph_is_shown_though_it_names_nothing() -> None:
    shown = {e.text: e for e in found(LATER)}
    decision = next(e for text, e in shown.items() if "Slutbetalningen" in text)
    assert decision.stance == "mentions"
    assert not any("snöröjarna" in text for text in shown)


def test_a_number_leads_to_a_passage_only_with_another_word() -> None:
    of = record("a.txt", PROMISED)
    found = shares(of.promises[0])
    assert found["260"] < 0.15
    assert not is_enough([found["260"]])
    assert is_enough([found["260"], found["cykel"]])


def test_a_document_of_unknown_end_is_not_older_than_its_first_day() -> None:
    of, later, ties = record("a.txt", PROMISED), record("b.txt", LATER), Ties()
    open_ended = replace(later, date=None, dated_from=dt.date(2022, 5, 1))
    older = replace(later, date=None, dated_from=dt.date(2021, 5, 1))
    assert may_speak(of.promises[0], of, open_ended, ties)
    assert not may_speak(of.promises[0], of, older, ties)


def test_a_company_may_be_of_a_region() -> None:
    region = Identity().organisation("Region Norrlid", "region", None)
    assert region in owners("Norrlids Trafikhus AB", Identity())


@pytest.mark.parametrize(
    ("term", "other"),
    [
        ("utrymning", "utrymningsövning"),
        ("övning", "utrymningsövning"),
        ("trygghetslarm", "larm"),
        ("kränkning", "kränkand"),
    ],
)
def test_words_are_kin_by_their_parts_and_their_family(term: str, other: str) -> None:
    assert 0.0 < Vocabulary(frozenset({other, "snö"})).kindred(term)[other] < 1.0


def test_words_that_only_begin_alike_are_no_kin() -> None:
    assert Vocabulary(frozenset({"förslag"})).kindred("förskol") == {}


@given(st.text("abcdeö", min_size=1), st.frozensets(st.text("abcdeö"), max_size=9))
def test_kin_are_words_of_the_document_and_a_word_is_its_own(
    term: str, words: frozenset[str]
) -> None:
    alike = Vocabulary(words).kindred(term)
    assert alike.keys() <= words
    assert all(0.0 < worth <= 1.0 for worth in alike.values())
    assert (alike.get(term) == 1.0) == (term in words)


def test_a_family_is_of_nouns_that_are_made_of_another_word() -> None:
    assert "kränkand" in family("kränkning")
    assert family("cykelgarag") == ()
