"""What a matter is about, and which words stand near: kept and shown."""

import html
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from app import topics
from app.cli import main
from app.ui.components import topic_words
from app.workspace import Workspace
from graph import vocabulary
from graph.queries.matters import Matter, matter, matters
from graph.terms import DCTERMS, KOD
from search.topics import scheme
from search.topics.offering import Offer


@pytest.fixture
def hall(followed: Workspace) -> Matter:
    base = followed.settings.base
    [listed] = matters(followed.graph, text="kulturhus", base=base)
    found = matter(followed.graph, listed.iri, base)
    assert found is not None
    return found


def test_a_matter_has_phrases_of_its_acts(followed: Workspace, hall: Matter) -> None:
    found = topics.of_matter(followed, hall)
    assert "kulturhus" in found[0].lower()
    assert not any("badplats" in phrase for phrase in found)


def test_the_command_tells_them_in_both_forms(
    followed: Workspace, followed_folder: Path, hall: Matter
) -> None:
    asked = ["matter", hall.summary.id, "--collection", str(followed_folder)]
    phrases = list(topics.of_matter(followed, hall))
    lines = CliRunner().invoke(main, asked).stdout.splitlines()
    assert f"Nyckelord: {', '.join(phrases)}" in lines
    told = json.loads(CliRunner().invoke(main, [*asked, "--json"]).stdout)
    assert told["keyphrases"] == phrases


def test_near_words_are_learned_when_the_collection_is_read(
    followed_folder: Path,
) -> None:
    assert list((followed_folder / "index").glob("related-*/words.msgpack"))


def test_each_phrase_leads_to_its_search() -> None:
    shown = html.unescape(topic_words.keyphrases(["öppna förskolan", "<b>"]))
    assert "sok?q=%22%C3%B6ppna+f%C3%B6rskolan%22" in shown
    assert "&lt;b&gt;" in topic_words.keyphrases(["<b>"])
    assert topic_words.keyphrases([]) == ""


def test_each_near_word_leads_to_the_query_with_it() -> None:
    shown = topic_words.near([Offer("cykelbana", "ny cykelbana")])
    assert "q=ny+cykelbana" in shown
    assert ">cykelbana<" in shown
    assert topic_words.near([]) == ""


def test_the_graph_has_the_list_of_subjects_as_search_writes_it() -> None:
    kept = (vocabulary.FOLDER / "subjects.ttl").read_text(encoding="utf-8")
    assert kept == scheme.turtle()


def test_the_graph_knows_what_an_item_is_about(followed: Workspace) -> None:
    asked = f"SELECT DISTINCT ?code WHERE {{ ?part {DCTERMS.subject} ?code }}"
    told = {row["code"] for row in followed.graph.select(asked)}
    assert KOD["amne/trafik/vagar"] in told
