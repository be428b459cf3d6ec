"""A hit is cited by the sentences that hold what was asked for."""

import datetime as dt

from app.hit_place import place
from search.model import Hit

TEXT = (
    "Nämnden har ett kansli. Bussen till Lillvik går t.ex. Måndagar. "
    "Det finns en hållplats i Strandby. Ingen vet mer."
)


def hit(snippet: str, *words: str) -> Hit:
    """Return a hit of TEXT, 100 characters into its document, with words marked."""
    marks = tuple((at := snippet.index(word), at + len(word)) for word in words)
    return Hit(
        document="handling.txt",
        id="d1",
        title="Handling",
        type="protokoll",
        organ=None,
        date=dt.date(2024, 1, 1),
        dnr=(),
        section=None,
        page=1,
        start=100,
        end=100 + len(TEXT),
        text=TEXT,
        snippet=snippet,
        marks=marks,
        score=1.0,
    )


def cited(found: Hit) -> str:
    start, end = place(found)
    return TEXT[start - 100 : end - 100]


def test_the_sentences_with_the_marks_are_cited() -> None:
    assert cited(hit(TEXT, "Lillvik")) == ("Bussen till Lillvik går t.ex. Måndagar.")
    both = cited(hit(TEXT, "Lillvik", "Strandby"))
    assert both.startswith("Bussen")
    assert both.endswith("Strandby.")


def test_marks_count_from_where_a_cut_snippet_begins() -> None:
    snippet = "… Det finns en hållplats i Strandby. Ingen …"
    assert cited(hit(snippet, "Strandby")) == "Det finns en hållplats i Strandby."


def test_all_of_a_passage_without_marks_is_cited() -> None:
    assert cited(hit(TEXT)) == TEXT
    # A snippet that is no longer the text's tells nothing of where.
    assert cited(hit("Något annat om Lillvik", "Lillvik")) == TEXT
