"""Every fact can be explained: its rule, its words and what was turned down."""

import datetime as dt
from functools import cache
from pathlib import Path

import pytest

from ingest import explain, ids, lexicon, pipeline
from ingest.errors import ReadError
from ingest.extract.atagande.units import AGREEMENT_BARRED, BARRED_ROLES
from ingest.model import Artifact, Document, Facts

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
    document = Document(
        source="prov",
        sha256="",
        media_type="text/plain",
        text=text,
        type="interpellationssvar",
        body="Ekby kommun",
        reference_date=dt.date(2024, 3, 1),
    )
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
