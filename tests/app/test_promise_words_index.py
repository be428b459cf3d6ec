"""All promises at once are asked for words as each of them would be."""

from hypothesis import given
from hypothesis import strategies as st

from app.promise_filters import Wording
from app.promise_words_index import WordsIndex
from ingest.language.terms import terms, words

WORDS = st.sampled_from(["skogen", "åkrar", "ö", "vården", "ån", "Åkern", "skog", "👩"])
WORDINGS = st.builds(
    Wording,
    text=st.lists(WORDS, max_size=4).map(lambda said: "\n".join(said).casefold()),
    terms=st.frozensets(
        WORDS.flatmap(lambda word: st.sampled_from(terms(word) or [word]))
    ),
)


def _is_about(one: Wording, topic: str) -> bool:
    return all(
        word.casefold() in one.text
        or not one.terms.isdisjoint((*words(word), *terms(word)))
        for word in topic.split()
    )


@given(st.lists(WORDINGS, max_size=6), st.lists(WORDS, max_size=3).map(" ".join))
def test_those_found_are_those_that_each_would_be(
    wordings: list[Wording], topic: str
) -> None:
    of = {f"a{place}": one for place, one in enumerate(wordings)}
    expected = {identity for identity, one in of.items() if _is_about(one, topic)}
    assert WordsIndex(of).about(topic) == expected
