"""All organisations of a collection judged together: the order of documents is free."""

import datetime as dt
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.identity_organisations import record, seen
from graph.identity.model import Judgement
from graph.identity.organisations import Organisations
from graph.identity.records import ActorRecord, OrganisationSeen
from graph.identity.renamings import Renaming

NAMES = (
    ("organ@Sala kommun", "Skogsnämnden", ("SKN",)),
    ("organ@Sala kommun", "skogsnämndens", ()),
    ("organ@Sala kommun", "SKN", ()),
    ("organ@Sala kommun", "Park- och skogsnämnden", ("skogsnämnden",)),
    ("organ@Heby kommun", "Skogsnämnden", ()),
    ("organ@Heby kommun", "Kommunstyrelsen i Sala kommun", ()),
    ("organ@Sala kommun", "Kommunstyrelsen", ()),
    ("myndighet@Sala kommun", "Länsstyrelsen", ()),
    ("myndighet@Heby kommun", "Länsstyrelsen Dalarna", ()),
    ("foretag@Sala kommun", "Lövhults Energi AB", ()),
    ("foretag@Heby kommun", "AB Lövhults Energi", ()),
    ("ovrigt@Heby kommun", "Lövhults Energi", ()),
    ("forening@Sala kommun", "Hembygdsföreningen", ()),
    ("forening@Heby kommun", "Hembygdsföreningen", ()),
    ("forening@Heby kommun", "RFSL", ()),
    ("forening@Heby kommun", "RFSL Uppsala", ()),
)
SEEN = tuple(seen(name, at, aliases) for at, name, aliases in NAMES)


def judged(records: list[ActorRecord]) -> Judgement:
    """Return what the records come to."""
    organisations = Organisations()
    for one in records:
        organisations.add(one)
    return organisations.judge()


def documents(cuts: list[tuple[OrganisationSeen, ...]]) -> list[ActorRecord]:
    """Return a document of each handful of names."""
    return [record(number, some) for number, some in enumerate(cuts)]


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(SEEN), min_size=1, max_size=6), max_size=12),
    st.randoms(use_true_random=False),
)
def test_the_order_of_documents_does_not_matter(handfuls, random) -> None:
    records = documents([tuple(dict.fromkeys(some)) for some in handfuls])
    shuffled = random.sample(records, len(records))
    assert judged(records) == judged(shuffled)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.sampled_from(SEEN), min_size=1), max_size=12))
def test_a_pair_is_told_once_and_with_its_reasons(handfuls) -> None:
    found = judged(documents([tuple(dict.fromkeys(some)) for some in handfuls]))
    pairs = [(c.left, c.right) for c in found.candidates]
    assert len(set(pairs)) == len(pairs)
    for candidate in found.candidates:
        assert candidate.left < candidate.right
        assert candidate.evidence
        assert (candidate.verdict == "same") == (candidate.score >= 0.99)
        assert {candidate.left, candidate.right} <= found.named.keys()


def verdicts(found: Judgement) -> dict[frozenset[str], str]:
    """Return the verdict of each pair by the names of the two."""
    return {frozenset((c.left_name, c.right_name)): c.verdict for c in found.candidates}


def test_a_slip_is_merged_only_beside_a_form_that_is_much_commoner() -> None:
    right = seen("Skogsbruksnämnden", "organ@Sala kommun")
    wrong = seen("Skosbruksnämnden", "organ@Sala kommun")
    few = verdicts(judged(documents([(right,), (wrong,)])))
    many = verdicts(judged(documents([(right,)] * 6 + [(wrong,)])))
    pair = frozenset((right.name, wrong.name))
    assert (few[pair], many[pair]) == ("review", "same")


def test_boards_that_decide_at_the_same_time_are_not_asked_about() -> None:
    one = seen("Kulturnämnden", "organ@Sala kommun")
    other = seen("Kultur- och fritidsnämnden", "organ@Sala kommun")
    apart = [record(n, (u,), u.path) for n, u in enumerate([one, other] * 2)]
    together = [*apart, record(9, (one, other))]
    asked = frozenset((one.name, other.name))
    assert verdicts(judged([record(1, (one,)), record(2, (other,))]))[asked] == "review"
    assert asked not in verdicts(judged(together))


def test_what_a_document_says_of_an_earlier_name_is_put_to_people() -> None:
    old = seen("Skolnämnden", "organ@Sala kommun")
    new = seen("Lärandenämnden", "organ@Sala kommun")
    said = Renaming(old.path, new.path, "Lärandenämnden (tidigare Skolnämnden)")
    records = [record(1, (old,)), replace(record(2, (new, old)), renamings=(said,))]
    (candidate,) = judged(records).candidates
    assert candidate.verdict == "review"
    assert any(said.quote in reason.text for reason in candidate.evidence)


def test_an_older_document_stands_for_all_of_a_units_names() -> None:
    late, early = seen("Skogsnämnd", "organ@Sala kommun"), SEEN[0]
    day = dt.date(1999, 5, 4)
    records = [record(1, (late,)), replace(record(2, (early,)), first=day, last=day)]
    named = judged(records).named
    assert named[early.path].rank < named[late.path].rank


def test_many_names_cost_no_more_than_their_number() -> None:
    """Names that share words are looked up, not compared one with another."""
    names = [
        seen(f"Granvik {number} Bostäder AB", "foretag@Sala kommun")
        for number in range(1000)
    ]
    assert not judged(documents([tuple(names)])).candidates
