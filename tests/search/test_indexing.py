"""Passages are made ready in the same order whoever makes them."""

from dataclasses import replace

from search import indexing
from search.engines.prepared import prepare
from search.model import Entry
from tests.search.made import entry


def read(number: int) -> list[Entry]:
    """Two passages of a document that is known by its number."""
    text = f"Nämnden beslutar om ärende {number}."
    made = entry(f"d{number}", text)
    return [replace(made, passage=f"d{number}-s{at}") for at in range(2)]


def test_few_documents_are_read_here_in_their_order() -> None:
    found = list(indexing.ready(range(3), read))
    assert found == [prepare(each) for number in range(3) for each in read(number)]


def test_many_documents_are_shared_and_keep_their_order() -> None:
    some = range(indexing.MANY + 50)
    found = list(indexing.ready(some, read, workers=1))
    assert found == list(indexing.ready(some, read, workers=0))
    assert [each.document for each in found[::2]] == [f"d{n}" for n in some]


def test_reading_can_be_left_off_in_the_middle() -> None:
    coming = indexing.ready(range(indexing.MANY + 200), read, workers=1)
    assert next(coming).document == "d0"
    coming.close()
