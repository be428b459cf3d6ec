"""What is known of a word is the same, worked out or kept by another process."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.language.terms import terms
from search import analysis, words
from search.engines.prepared import prepare
from search.engines.stored import unpack
from search.topics.subjects import told_by
from tests.search.made import entry

TEXT = "Skolskjutsarna i Östmål, § 12 och KS 2024/118: åtgärder för tandvården"


def test_a_word_is_known_as_the_analysis_has_it() -> None:
    for word in analysis.WORD.findall(TEXT):
        known = words.reading(word)
        assert known.stem == analysis.stem(word)
        assert known.wide == analysis.wide_of(word)
        assert known.terms == terms(word)
        assert dict(known.told) == told_by(word)


def test_a_table_tells_what_was_worked_out(tmp_path: Path) -> None:
    path = tmp_path / "words.db"
    typed = [f"Nybygge{a}{b}holmen" for a in "abcdefghijklmnopqrstuvwxyz" for b in "ab"]
    typed *= 1 + words.TOGETHER // len(typed)
    worked_out = [words.reading(word) for word in typed]
    words.reading.cache_clear()
    with words.kept(path):
        assert [words.reading(word) for word in typed] == worked_out
    words.reading.cache_clear()
    with words.kept(path):
        assert [words.reading(word) for word in typed] == worked_out
    words.reading.cache_clear()
    assert [words.reading(word) for word in typed] == worked_out


def test_a_text_is_found_by_its_words_and_what_is_written_in_many_ways() -> None:
    found = words.around(TEXT)
    assert {"§12", "#ks2024/118", "skol", "~ostmal"} <= set(found)
    assert list(words.wide(TEXT)) == analysis.wide(TEXT)
    assert words.stems(TEXT) == analysis.stems(TEXT)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_what_is_stored_comes_back(text: str) -> None:
    back = unpack(prepare(entry("d", text)).stored)
    assert back.text == text
    assert (back.title, back.type, back.terms) == ("Protokoll", "protokoll", ())
