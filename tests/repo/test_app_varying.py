"""A varied text tells of others, and whatever points at its characters still does."""

from itertools import islice

from benchmarks.app_varying import cutter, variations

TEXT = (
    '{"id":"d94e140e7cba1964be31d","start":2015,"text":"Region Norrlid, 2020-02-29: '
    'Åsa Ekstrand lovade 2021 att norrlidsbron blir klar","path":'
    '"org/o-c153cc7468d24dfed272/2020","type":"http://www.w3.org/1999/02/22#type"}'
)


def test_names_years_and_ids_vary_and_lengths_stay() -> None:
    cut = cutter(["Norrlid", "Ekstrand"])(TEXT)
    told = [cut.varied(by) for by in islice(variations(), 60)]
    assert len(set(told)) == len(told)
    assert {len(one) for one in told} == {len(TEXT)}
    for one in told:
        # Offsets and what vocabularies are called are no years.
        assert '"start":2015' in one
        assert "w3.org/1999/02/22#type" in one


def test_a_body_is_the_same_in_all_its_years() -> None:
    cut = cutter(["Norrlid"])("Norrlid o-c153cc7468d24dfed272 d94e140e7cba1964be31d")
    wanted = list(islice(variations(), 60))
    told = {by: cut.varied(by).split() for by in wanted}
    for by in wanted:
        first = next(one for one in wanted if one.body == by.body)
        assert told[by][:2] == told[first][:2]
    # Documents are each by themselves, bodies are as many as there are.
    assert len({names[2] for names in told.values()}) == len(wanted)
    assert len({names[0] for names in told.values()}) == len({b.body for b in wanted})
