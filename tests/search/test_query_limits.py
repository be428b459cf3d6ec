"""Whatever is typed, there is an answer or a clear message within a second."""

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.errors import QueryError
from search import query
from search.model import Understood
from search.query import grammar, repairing, terms
from search.query.telling import RefusedError

TODAY = dt.date(2024, 5, 3)
SECOND = 1.0

LONG = {
    "20,000 letters": "a" * 20_000,
    "20,000 characters of words": "ord " * 5000,
    "1,000 alternatives": " ELLER ".join(["a"] * 1000),
    "as many letters as go": "a" * repairing.MAX_LENGTH,
    "as many words as go": "ab " * (grammar.MAX_CLAUSES - 1),
    "brackets in brackets": "(" * 900 + "a" + ")" * 900,
    "as deep as goes": "(b " * repairing.MAX_DEPTH + "a" + ")" * repairing.MAX_DEPTH,
    "fields within fields": "organ:(" * 29 + "a",
    "negations within negations": "INTE (" * 29 + "a",
    "quotation marks": '"' * 3999,
    "phrases": '"a b" ' * 190,
    "stars": "*" * 4000,
    "wildcards at the front": "*a " * 190,
    "wildcards inside": "ab*c?d*e " * 190,
    "fuzzy words": "abcd~2 " * 190,
    "operators": "OCH ELLER INTE NÄRA " * 190,
    "near in a row": "a NÄRA " * 190 + "b",
    "near with alternatives": " NÄRA ".join(["(a ELLER b)"] * 90),
    "dates": " ".join(f"datum:hösten {1950 + at}" for at in range(140)),
    "English dates": " ".join(f"date:spring {1950 + at} b c" for at in range(60)),
    "relative dates": " ".join(f"frist:om {at} år" for at in range(190)),
    "dates compared": "datum:" + "<" * 3900,
    "dates from and to": "datum:2021" + ".." * 1900,
    "ranges never closed": "datum:[" + "TILL " * 700,
    "numbers": "1, " * 1300,
    "sections": "§ 1" + ", 1" * 1300,
    "many sections": "§:1-9999 " * 190,
    "case numbers": "KS2021-118-" * 360,
    "chapters": "1 kap. 2 " * 100,
    "unknown fields": " ".join(f"zzq{at}:yyy" for at in range(190)),
    "unknown values": " ".join(f"typ:zqy{at}" for at in range(190)),
    "colons": ":" * 4000,
    "small operators": '"a" eller ' * 190 + '"b"',
    "control characters": "\x00\x07a\u202e\ufeff" * 900,
    "lone surrogates": "a\ud800b \udfff" * 300,
    "signs of format strings": "{0} {} {x} %s foo:{9} typ:{0}",
}


def answered(typed: str) -> Understood | str:
    """Return how a query was understood, or the message that it is refused with."""
    try:
        return query.parse(typed, TODAY)
    except QueryError as error:
        return str(error)


@pytest.mark.parametrize("typed", LONG.values(), ids=LONG)
def test_the_longest_and_worst_is_answered_or_refused_within_a_second(
    typed: str,
) -> None:
    begun = time.process_time()
    assert answered(typed)
    assert time.process_time() - begun < SECOND


@pytest.mark.parametrize(
    ("typed", "limit"),
    [
        ("a" * 20_000, repairing.MAX_LENGTH),
        ("a " * 1000, grammar.MAX_CLAUSES),
        ("(" * 60 + "a" + ")" * 60, repairing.MAX_DEPTH),
        ("abc* " * 60, terms.MAX_WIDE),
    ],
)
def test_over_a_limit_the_limit_is_told_in_both_languages(
    typed: str, limit: int
) -> None:
    with pytest.raises(RefusedError) as refused:
        query.parse(typed)
    assert str(limit) in str(refused.value)
    assert str(limit) in refused.value.told.en


TYPED = r"""
OCH ELLER INTE NÄRA NÄRA/3 TILL AND OR NOT NEAR och eller inte ( ) (( )) " “ ” - ~ *
? [ ] { } < <= > >= : :: .. / § §§ 12 12-14 § kap. dnr KS 2021/118 2021 2021-06
hösten före nästa år sedan a ord vård* v?rd *plan ord~2 ord~ "ord typ: typ:motion
typ:( organ: organ:(a datum: datum:hösten datum:[2021 datum:2021.. frist:< år:2021
§: §:1..3 dnr:2021 parti:S parti:( beslut:ord status:x xyzw:ord xyzw: http://a
ämne:* \ ' & | ^
"""
PIECES = st.sampled_from(TYPED.split())
TANGLED = st.lists(PIECES | st.text(max_size=4), max_size=14).flatmap(
    lambda pieces: st.sampled_from([" ".join(pieces), "".join(pieces)])
)


@settings(max_examples=150, deadline=None)
@given(typed=TANGLED | st.text(max_size=80))
def test_no_query_breaks_the_parser(typed: str) -> None:
    begun = time.process_time()
    found = answered(typed)
    assert time.process_time() - begun < SECOND
    assert found
    if isinstance(found, Understood):
        assert found.words
        assert found.english
        assert found.notes == tuple(note.sv for note in found.said)
        for part in found.parts:
            assert query.parse(part.rest, TODAY).words


@settings(max_examples=40, deadline=None)
@given(typed=TANGLED)
def test_the_same_query_is_read_the_same_every_time(typed: str) -> None:
    assert answered(typed) == answered(typed)
