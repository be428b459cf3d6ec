"""Subjects: a tree that holds together, told of passages, counted and asked for."""

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from ingest.model import Artifact
from ingest.pipeline import build_artifact
from search.engines.tantivy import TantivyEngine
from search.entries import entries
from search.model import Entry
from search.query import values
from search.service import Search
from search.topics.assigning import chosen
from search.topics.scheme import LIST, turtle
from search.topics.subjects import names_of, subjects, told_by
from tests.search.made import entry

MINUTES = """Norrlids kommun
Kommunstyrelsen
Protokoll
Sammanträdesdatum: 2022-05-10

Närvarande: Åsa Ek (S), ordförande, Nils Byström (M), Karin Flod (C)

§ 11 Skolskjuts i Östmåla

Dnr KS 2022/31
Kommunstyrelsen beslutar att den nya linjen ska börja köras i augusti.

§ 12 Taxa för tandvård

Dnr KS 2022/32
Kommunstyrelsen beslutar att lägga ärendet till handlingarna.

§ 13 Yttrande från kultur- och fritidsnämnden

Dnr KS 2022/33
Kommunstyrelsen beslutar att lägga yttrandet till handlingarna.
"""


@pytest.fixture(scope="module")
def minutes() -> Artifact:
    return build_artifact(MINUTES.encode(), "protokoll.txt")


def told(artifact: Artifact, words: str) -> tuple[str, ...]:
    return next(e.subjects for e in entries(artifact) if words in e.text)


def test_every_subject_stands_under_one_of_the_first_level() -> None:
    for code, subject in subjects().items():
        assert code.count("/") <= 1
        if subject.parent:
            assert subject.parent in subjects()
        assert subject.sv
        assert subject.en
        assert subject.strong


def test_no_two_subjects_share_a_name() -> None:
    for language in ("sv", "en"):
        names = Counter(getattr(s, language).casefold() for s in subjects().values())
        assert max(names.values()) == 1, names.most_common(1)


def test_a_subject_has_a_word_once() -> None:
    for code, subject in subjects().items():
        words = Counter((*subject.strong, *subject.weak))
        assert max(words.values()) == 1, (code, words.most_common(1))


def test_a_heading_tells_what_all_of_its_paragraf_is_about(minutes: Artifact) -> None:
    assert told(minutes, "nya linjen") == ("Skola och utbildning", "Skolskjuts")
    assert "Tandvård" in told(minutes, "ärendet till handlingarna")
    assert "Vård och hälsa" in told(minutes, "ärendet till handlingarna")


def test_names_and_who_decides_say_nothing_of_the_subject(minutes: Artifact) -> None:
    assert told(minutes, "Nils Byström") == ()
    assert told(minutes, "yttrandet till handlingarna") == ()
    assert told_by("socialnämndens") == {}


def test_a_compound_tells_what_its_longest_parts_do() -> None:
    assert set(told_by("tandvårdstaxan")) == {"vard/tandvard", "ekonomi/taxor"}
    assert set(told_by("skolskjutsarna")) == {"skola/skolskjuts"}


def test_the_wider_subject_stands_before_the_narrower_once() -> None:
    found = names_of(("vard/tandvard", "vard/ambulans"))
    assert found == ("Vård och hälsa", "Tandvård", "Ambulans och sjukresor")


def test_at_most_two_subjects_and_none_that_is_unsure() -> None:
    assert chosen({"vard/tandvard": 1.0, "skola": 2.0}) == ()
    assert chosen({"skola": 20.0, "miljo": 19.0, "vard": 18.0}) == ("skola", "miljo")
    assert chosen({"skola": 20.0, "miljo": 7.0}) == ("skola",)
    assert chosen({"skola": 20.0, "skola/skolskjuts": 9.0}) == ("skola/skolskjuts",)


def on(number: int, subjects: tuple[str, ...]) -> Entry:
    text = f"Förslaget nummer {number} antas."
    day = dt.date(2022, 5, 10)
    return entry(f"d{number}", text, day, body="Norrlids kommun", subjects=subjects)


@pytest.fixture
def search(tmp_path: Path) -> Search:
    engine = TantivyEngine(tmp_path)
    about = (("vard/tandvard",), ("vard/ambulans",), ("skola/skolskjuts",), ())
    found = [on(n, names_of(codes)) for n, codes in enumerate(about)]
    engine.apply([], found, seq=1)
    return Search(engine)


@pytest.mark.parametrize(
    ("typed", "documents"),
    [
        ("ämne:tandvård", {"d0"}),
        ("ämne:Tandvård", {"d0"}),
        ('ämne:"Vård och hälsa"', {"d0", "d1"}),
        ("amne:vard", {"d0", "d1"}),
        ('topic:"School transport"', {"d2"}),
        ("förslaget ämne:skolskjuts", {"d2"}),
        ("ämne:kvastskaft", set()),
    ],
)
def test_a_subject_is_asked_for_by_any_of_its_names(
    search: Search, typed: str, documents: set[str]
) -> None:
    assert {hit.id for hit in search.search(typed, 10).hits} == documents


def test_passages_are_counted_by_subject_and_narrowed_down(search: Search) -> None:
    assert search.search("förslaget", 10).facets["amne"] == {
        "Vård och hälsa": 2,
        "Ambulans och sjukresor": 1,
        "Skola och utbildning": 1,
        "Skolskjuts": 1,
        "Tandvård": 1,
    }
    narrowed = search.search("förslaget", 10, filters={"amne": ["Tandvård"]})
    assert [hit.id for hit in narrowed.hits] == ["d0"]


def test_a_subject_has_a_name_in_both_languages() -> None:
    shown = values.shown("amne", "Tandvård")
    assert (shown.sv, shown.en) == ("Tandvård", "Dental care")


def test_the_tree_is_a_skos_scheme() -> None:
    skos = "http://www.w3.org/2004/02/skos/core#"
    stated = list(parse(turtle().encode(), RdfFormat.TURTLE))

    def pairs(name: str) -> set[tuple[object, object]]:
        wanted = NamedNode(skos + name)
        return {(t.subject, t.object) for t in stated if t.predicate == wanted}

    assert len(pairs("inScheme")) == len(subjects())
    assert {(b, a) for a, b in pairs("broader")} == pairs("narrower")
    dental = NamedNode(f"{LIST}/vard/tandvard")
    assert (dental, NamedNode(f"{LIST}/vard")) in pairs("broader")
    assert (dental, Literal("Dental care", language="en")) in pairs("prefLabel")
    alike = {label for _, label in pairs("prefLabel")} & {
        label for _, label in pairs("altLabel")
    }
    assert not alike
