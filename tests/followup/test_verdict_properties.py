"""What holds of every verdict, whatever the evidence."""

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from graph.followup.verdicts.coverage import Holding, Holdings
from graph.followup.verdicts.verdict import Due, Judged, Version, judge
from graph.followup_model import Evidence

SAID = dt.date(2021, 6, 24)
SILENT = {"ej-forfallen", "frist-passerad-utan-belagg", "okant"}
SHOWS = {
    "infriad": {"fulfils", "partly", "under-way"},
    "infriad-sent": {"fulfils"},
    "struken": {"dropped"},
    "motsags": {"contradicts"},
    # Of a duty that recurs, one time may be told as put off to another.
    "delvis": {"partly", "fulfils", "under-way", "contradicts", "dropped", "new-date"},
}
BODY, ORGAN = "region/norrlid", "region/norrlid/kulturnamnden"

days = st.dates(dt.date(2021, 1, 1), dt.date(2026, 1, 1))
stances = st.sampled_from(
    ["fulfils", "partly", "under-way", "new-date", "dropped", "contradicts", "mentions"]
)
rules = st.sampled_from(["belagg.beslut.antar", "belagg.uppfoljning.done"])


@st.composite
def evidence(draw: st.DrawFn) -> Evidence:
    first = draw(days)
    last = draw(st.just(first) | days.filter(lambda day: day >= first))
    text = draw(st.sampled_from(["Planen antas.", "Uppföljningen för 2022 är klar."]))
    return Evidence(
        commitment_id=draw(st.sampled_from(["a1", "b2"])),
        document_id=draw(st.sampled_from("defg")),
        section=None,
        start=0,
        end=len(text),
        text=text,
        stance=draw(stances),
        score=draw(st.floats(0, 1)),
        date_from=first,
        date_to=last,
        rule=draw(rules),
        link=draw(st.sampled_from([None, "paragraf", "arende"])),
        deadline=draw(st.none() | days),
    )


holdings = st.lists(
    st.builds(
        lambda name, kind, day: Holding(
            name, kind, BODY, ORGAN, "Region Norrlid", "Kulturnämnden", day, day
        ),
        st.sampled_from("defghi"),
        st.sampled_from(["protokoll", "webbsida", "interpellation"]),
        days,
    ),
    max_size=4,
)
dues = st.builds(
    lambda limit, recurrence, polarity, versions: Due(
        SAID,
        limit,
        limit,
        recurrence,
        polarity,
        text="Det redovisas senast den 31 mars varje år.",
        versions=versions,
    ),
    st.none() | days.filter(lambda day: day >= SAID),
    st.sampled_from([None, None, "P1Y", "P6M", "2/P1Y", "P2Y", "P1M"]),
    st.sampled_from(["positive", "negative"]),
    st.just(()) | st.just((Version("revises", "b2", SAID, dt.date(2023, 1, 1)),)),
)


def on(due: Due, pieces: list[Evidence], day: dt.date, rows: list[Holding]) -> Judged:
    watch = Holdings(rows).watch(BODY, ORGAN, None)
    return judge("a1", due, pieces, day, watch)


@given(dues, st.lists(evidence(), max_size=6), days, holdings)
def test_silence_has_coverage_and_what_is_shown_has_evidence(
    due: Due, pieces: list[Evidence], day: dt.date, rows: list[Holding]
) -> None:
    judged = on(due, pieces, day, rows)
    verdict = judged.verdict
    assert verdict.explanation.endswith(".")
    assert "bruten" not in verdict.explanation.casefold()
    assert 0 < verdict.confidence < 1
    if verdict.status in SILENT or not verdict.evidence:
        assert verdict.coverage
    for occurrence in judged.rounds:
        assert (occurrence.evidence is None) == (occurrence.coverage is not None)
    if verdict.status in SHOWS:
        assert verdict.evidence
        assert pieces[verdict.evidence[0]].stance in SHOWS[verdict.status]


@given(dues, st.lists(evidence(), max_size=6), days, holdings)
def test_nothing_dated_after_the_day_is_known(
    due: Due, pieces: list[Evidence], day: dt.date, rows: list[Holding]
) -> None:
    judged = on(due, pieces, day, rows)
    for number in judged.verdict.evidence:
        assert (pieces[number].date_to or day) <= day
    known = [p for p in pieces if p.date_to and p.date_to <= day]
    told_in = {p.document_id for p in known}
    then = [
        row
        for row in rows
        if row.document in told_in or (row.latest and row.latest <= day)
    ]
    alone = on(due, known, day, then)
    assert (alone.verdict.status, alone.overdue) == (
        judged.verdict.status,
        judged.overdue,
    )
    assert [(r.label, r.found) for r in alone.rounds] == [
        (r.label, r.found) for r in judged.rounds
    ]


@given(dues, st.lists(evidence(), max_size=6), evidence(), days, holdings)
def test_more_that_only_mentions_changes_no_status(
    due: Due,
    pieces: list[Evidence],
    another: Evidence,
    day: dt.date,
    rows: list[Holding],
) -> None:
    before = on(due, pieces, day, rows)
    mention = replace(another, stance="mentions")
    after = on(due, [*pieces, mention], day, rows)
    assert (after.verdict.status, after.overdue, after.verdict.evidence) == (
        before.verdict.status,
        before.overdue,
        before.verdict.evidence,
    )


@given(
    dues,
    st.lists(evidence(), max_size=5, unique_by=lambda e: (e.document_id, e.stance)),
    days,
    st.randoms(use_true_random=False),
)
def test_the_order_in_which_evidence_was_found_does_not_matter(
    due: Due, pieces: list[Evidence], day: dt.date, chance: object
) -> None:
    shuffled = pieces[:]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = on(due, pieces, day, []), on(due, shuffled, day, [])
    assert one.verdict.status == other.verdict.status
    assert one.verdict.explanation == other.verdict.explanation
