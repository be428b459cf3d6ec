"""A trained model may take part: without it all works, with it readings are sharper."""

import random
from pathlib import Path

import pytest
import spacy
from spacy.training import Example
from spacy.util import fix_random_seed

from ingest import nlp
from ingest.errors import SagtError
from ingest.extract.context import build
from ingest.extract.persons import find_persons
from ingest.language.groups import groups
from ingest.language.tokens import words_of
from ingest.model import Document

# Words, their parts of speech, and the name among them.
TAUGHT = (
    ("Nästa steg är viktigt .", "ADJ NOUN AUX ADJ PUNCT", None),
    ("Ett stort steg är taget .", "DET ADJ NOUN AUX VERB PUNCT", None),
    ("Kostnaderna steg kraftigt .", "NOUN VERB ADV PUNCT", None),
    ("Sten svarar på frågan .", "PROPN VERB ADP NOUN PUNCT", "Sten"),
    ("Sten bygger en skola .", "PROPN VERB DET NOUN PUNCT", "Sten"),
    ("Nämnden svarar Sten .", "NOUN VERB PROPN PUNCT", "Sten"),
    ("En sten låg kvar .", "DET NOUN VERB ADV PUNCT", None),
    ("Nämnden bygger en skola .", "NOUN VERB DET NOUN PUNCT", None),
    ("Ylvara Skogstrand svarar .", "PROPN PROPN VERB PUNCT", "Ylvara Skogstrand"),
)
STEP = "Ett nytt steg är viktigt."
NAMED = "Sten svarar på frågan."


def teach(folder: Path) -> Path:
    """Train a model of a few sentences, which takes a second, and save it."""
    fix_random_seed(7)
    taught = spacy.blank("sv", meta={"name": "liten", "version": "1.0.0"})
    taught.add_pipe("morphologizer")
    taught.add_pipe("ner")
    examples = []
    for text, spoken, name in TAUGHT:
        doc = taught.make_doc(text)
        at = text.index(name) if name else 0
        names = [(at, at + len(name), "PRS")] if name else []
        told = {"pos": spoken.split(), "entities": names}
        examples.append(Example.from_dict(doc, told))
    taught.initialize(lambda: examples)
    order = random.Random(7)  # noqa: S311
    for _ in range(25):
        order.shuffle(examples)
        taught.update(examples)
    taught.to_disk(folder)
    return folder


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return teach(tmp_path_factory.mktemp("modell") / "liten")


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(nlp.MODEL, raising=False)


def verbs_of(text: str) -> list[str]:
    doc = nlp.parse(text)
    return [group.finite_word for group in groups(words_of(doc, 0, len(text)))]


def test_without_a_model_nothing_is_missing() -> None:
    doc = nlp.parse(NAMED)
    assert nlp.model_mark() == ""
    assert nlp.names(doc) == ()
    assert doc[0]._.lemma == "sten"
    assert verbs_of(NAMED) == ["svarar"]
    assert verbs_of("Kostnaderna steg kraftigt.") == ["steg"]


def test_a_model_sharpens_parts_of_speech(
    model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "steg" in verbs_of(STEP)
    monkeypatch.setenv(nlp.MODEL, str(model))
    assert verbs_of(STEP) == ["är"]
    assert verbs_of("Kostnaderna steg kraftigt.") == ["steg"]


def test_a_model_sharpens_names(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(nlp.MODEL, str(model))
    doc = nlp.parse(NAMED)
    assert nlp.names(doc) == ((0, 4, "PRS"),)
    assert doc[0]._.lemma == "Sten"


def test_a_model_finds_a_person_that_nothing_else_vouches_for(
    model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Ylvara Skogstrand svarar på frågan.\n"
    assert find_persons(build(Document("prov", "", "text/plain", text))) == ()
    monkeypatch.setenv(nlp.MODEL, str(model))
    (found,) = find_persons(build(Document("prov", "", "text/plain", text)))
    assert (found.name, found.rule) == ("Ylvara Skogstrand", "person.modell")


def test_words_and_sentences_are_the_same_with_a_model(
    model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Mötet börjar kl. 13.00, t.ex. i sal B. Nämnden svarar.\n- En punkt\n" + (
        "x" * 600
    )
    plain = nlp.parse(text)
    monkeypatch.setenv(nlp.MODEL, str(model))
    tagged = nlp.parse(text)
    assert list(nlp.tokens(plain)) == list(nlp.tokens(tagged))
    assert nlp.sentences(plain) == nlp.sentences(tagged)


def test_a_model_leaves_its_mark_and_reads_alike_each_time(
    model: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(nlp.MODEL, str(model))
    mark = nlp.model_mark()
    assert mark.startswith("sv_liten-1.0.0-")
    copy = tmp_path / "kopia"
    spacy.load(model).to_disk(copy)
    first = [token.pos_ for token in nlp.parse(STEP)]
    monkeypatch.setenv(nlp.MODEL, str(copy))
    assert nlp.model_mark() == mark
    assert [token.pos_ for token in nlp.parse(STEP)] == first


def test_a_model_that_is_not_there_is_said_to_be_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(nlp.MODEL, "sv_finns_inte")
    with pytest.raises(SagtError, match="sv_finns_inte"):
        nlp.parse("Text.")
    spacy.blank("nb").to_disk(tmp_path / "norsk")
    monkeypatch.setenv(nlp.MODEL, str(tmp_path / "norsk"))
    with pytest.raises(SagtError, match="svensk"):
        nlp.model_mark()


def test_auto_is_no_model_where_none_is_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(nlp, "is_package", lambda _: False)
    monkeypatch.setenv(nlp.MODEL, "auto")
    assert nlp.model_mark() == ""
