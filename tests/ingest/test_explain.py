"""Every fact can be explained: its rule, its words and what was turned down."""

import datetime as dt
from functools import cache
from pathlib import Path

import pytest

from ingest import explain, ids, lexicon, pipeline
from ingest.errors import ReadError
from ingest.extract.atagande.units import AGREEMENT_BARRED, BARRED_ROLES
from ingest.model import Artifact, Document, Facts
from tests.extract import made

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "documents"
ANSWER = (
    "Ska biblioteket hållas öppet på söndagar?\n\n"
    "Kommunen kommer att öppna biblioteket på söndagar senast den 1 oktober 2024.\n\n"
    "Det är viktigt att nämnden ska lyssna. Alla ska ha rätt till läsning."
)


@cache
def corpus() -> tuple[Artifact, ...]:
    found = []
    for path in sorted(CORPUS.iterdir()):
        try:
            found.append(pipeline.build_artifact(path.read_bytes(), path.name))
        except ReadError:
            continue
    return tuple(found)


def read(text: str) -> tuple[Document, Facts]:
    document = made.document(text, "interpellationssvar", dt.date(2024, 3, 1))
    return document, ids.with_ids(pipeline.extract_facts(document), "d1", text)


def emitted() -> set[str]:
    found = set()
    for artifact in corpus():
        facts = artifact.facts
        kinds = (
            *(facts.persons, facts.organisations, facts.times, facts.decisions),
            *(facts.commitments, facts.followups, facts.questions, facts.references),
        )
        found |= {fact.rule for kind in kinds for fact in kind}
        found |= {facts.agreement.rule} if facts.agreement else set()
    return found


def test_every_rule_of_the_corpus_has_a_sentence() -> None:
    told = {row["regel"] for row in lexicon.table("regler")}
    assert emitted() - told == set()


@pytest.mark.parametrize(("table", "key"), [("regler", "regel"), ("skal", "skal")])
def test_sentences_are_whole_in_both_languages(table: str, key: str) -> None:
    rows = lexicon.table(table)
    assert len({row[key] for row in rows}) == len(rows)
    wrong = [r[key] for r in rows if not (r["sv"][-1:] == r["en"][-1:] == ".")]
    assert wrong == []


def test_every_verb_rule_and_bar_has_a_sentence() -> None:
    told = {row["regel"] for row in lexicon.table("regler")}
    verbs = {f"atagande.{row['regel']}" for row in lexicon.table("atagande_verb")}
    nouns = {f"atagande.{row['ord']}" for row in lexicon.table("atagande_namn")}
    assert (verbs | nouns) - told == set()
    reasons = {row["skal"] for row in lexicon.table("skal")}
    bars = {f"hinder.{row['regel']}" for row in lexicon.table("atagande_hinder")}
    classes = {f"subjekt.{row['klass']}" for row in lexicon.table("atagande_subjekt")}
    parts = {f"del.{row['roll']}" for row in lexicon.table("rubriker")}
    parts |= {f"del.{role}" for role in BARRED_ROLES | AGREEMENT_BARRED}
    assert (bars | classes | parts) - reasons == set()


def test_a_promise_is_explained_with_its_words_and_what_stood_near() -> None:
    document, facts = read(ANSWER)
    (promise,) = facts.commitments
    found = explain.explain(document, facts, promise.id)
    assert found is not None
    assert found.rule == "atagande.kommer-att"
    assert "Kommer att" in found.because
    words = {(carrier.role, carrier.text) for carrier in found.words}
    assert {("subjekt", "Kommunen"), ("verb", "kommer"), ("verb", "öppna")} <= words
    assert ("frist", "senast den 1 oktober 2024") in words
    reasons = {near.reason: near for near in found.rejected}
    assert {"hinder.fraga", "hinder.vag", "subjekt.norm"} <= reasons.keys()
    assert reasons["subjekt.norm"].text == "Alla ska ha rätt till läsning."


def test_english_says_the_same_in_english() -> None:
    document, facts = read(ANSWER)
    found = explain.explain(document, facts, facts.commitments[0].id, "en")
    assert found is not None
    assert "will" in found.because


def test_an_unknown_id_has_no_explanation() -> None:
    document, facts = read(ANSWER)
    assert explain.explain(document, facts, "a0") is None


NOTED = (
    "Diarienummer KS-2023-00144\n\n"
    "Eva Klintmark (S) och Norrlids Byagård träffade Skogsbo Hembygdsförening.\n\n"
    "Mötet hölls den 4 mars 2023 kl. 18.30 på Eva Klintmarks gata vid linje 2021.\n\n"
    "Enligt skollagen (2010:800) gäller 24 kap. 3 §. Rapport 17 är klar."
)


def reasons_at(text: str, words: str) -> tuple[str, dict[str, str]]:
    document, facts = read(text)
    told = explain.explain_at(document, facts, text.index(words))
    assert told, words
    return told[-1].kind, {near.text: near.reason for near in told[-1].rejected}


def test_a_time_says_which_numbers_near_it_are_none() -> None:
    kind, near = reasons_at(NOTED, "den 4 mars 2023")
    assert kind == "timeexpression"
    assert near["18.30"] == "tal.klockslag"
    assert near["2021"] == "tal.nummer"
    assert near["2010"] == "tal.hanvisning"


def test_a_person_says_which_names_near_are_none() -> None:
    kind, near = reasons_at(NOTED, "Eva Klintmark (S)")
    assert kind == "person"
    assert near["Norrlids Byagård"] in ("namn.inget-stod", "namn.organisation")


def test_an_organisation_says_which_names_near_are_none() -> None:
    kind, near = reasons_at(NOTED, "Skogsbo Hembygdsförening")
    assert kind == "organisation"
    assert near.get("Norrlids Byagård", "namn.okant") == "namn.okant"


def test_a_place_without_facts_has_nothing_to_explain() -> None:
    document, facts = read(NOTED)
    assert explain.explain_at(document, facts, NOTED.index("träffade")) == ()


def test_every_kind_of_the_corpus_is_explained_at_its_own_place() -> None:
    for artifact in corpus()[:12]:
        document, facts = artifact.document, artifact.facts
        kinds = (facts.times, facts.references, facts.followups, facts.persons)
        for fact in (one for kind in kinds for one in kind[:6]):
            place = explain.places_of(fact)[0]
            told = explain.explain_at(document, facts, place[0])
            assert fact.rule in {one.rule for one in told}
            for part in (part for one in told for part in one.rejected):
                assert document.text[part.start : part.end] == part.text
                assert part.because != part.reason


def test_every_fact_of_the_corpus_is_explained_from_its_own_text() -> None:
    for artifact in corpus()[:8]:
        facts, text = artifact.facts, artifact.document.text
        for fact in (*facts.commitments, *facts.decisions, *facts.questions):
            found = explain.explain(artifact.document, facts, fact.id)
            assert found is not None
            assert found.because != found.rule
            for part in (*found.words, *found.rejected):
                assert text[part.start : part.end] == part.text
            near = [(r.start, r.end) for r in found.rejected]
            taken = [(c.start, c.end) for c in facts.commitments]
            assert fact not in facts.commitments or not set(near) & set(taken)


@pytest.mark.parametrize(
    ("confidence", "words"), [(0.97, "nästan alla"), (0.8, "tio"), (0.4, "Osäkert")]
)
def test_what_a_confidence_means(confidence: float, words: str) -> None:
    assert words in explain.sure_text(confidence)
