"""A stranger's SPARQL is judged at once, however it is written, or refused."""

import pytest

from graph import sandbox
from ingest.errors import QueryError

SIZE = sandbox.MAX_QUERY
# Each took the square of its length, or might: half a minute at this size.
BUSY = {
    "escaped quotes": "\\'",
    "escaped double quotes": '\\"',
    "strings that never end": "'''\\'",
    "quotes and strokes": "'\\\\",
    "beginnings of addresses": "<a",
    "names": "a.",
    "names with strokes": "x:\\",
    "brackets": "(",
    "braces": "{",
    "comments": "#\n",
}


def told(sparql: str) -> str:
    with pytest.raises(QueryError) as refused:
        sandbox.check(sparql)
    return str(refused.value)


@pytest.mark.parametrize("piece", BUSY.values(), ids=BUSY)
def test_a_query_made_to_keep_us_busy_is_refused_in_words(piece: str) -> None:
    assert told((piece * SIZE)[:SIZE])


def test_a_query_is_no_longer_than_the_limit() -> None:
    assert "för lång" in told("SELECT * WHERE {}" + " " * SIZE)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * WHERE { ?s ?p 'aldrig slut }",
        'ASK { ?s ?p "a\nb" }',
        "ASK { ?s ?p '''a'' }",
    ],
)
def test_a_string_that_never_ends_is_told_of(query: str) -> None:
    assert "citattecken" in told(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * WHERE { ?s ?p 'it\\'s' . ?s ?q \"5\\\" bred\" }",
        "SELECT * WHERE { <http://a.example/o'brien> ?p ?o } # it's fine",
        "PREFIX e: <x:> ASK { ?s e:o\\'brien '''it's \"so\" ''' }",
        "ASK { ?s ?p '' , \"\" , '''''' }",
    ],
)
def test_quotes_that_end_are_read(query: str) -> None:
    sandbox.check(query)
