"""A matter's timeline and a decision's walk as plain Swedish lines."""

import datetime as dt
from dataclasses import replace

from app.walk import matter_lines, summary_line, walk_lines
from graph.queries.connections import End, Link, Source
from graph.queries.matters import Matter, Summary
from graph.queries.steps import Given, Point, Step
from graph.queries.walk import Walk
from graph.queries.walk_parts import Assignment, Ballots, Voice
from graph.terms import BASE, NamedNode

DAY = dt.date(2023, 4, 24)
NODE = NamedNode(f"{BASE}beslut/b1")
PLACE = Source("d1", "kf.txt", 10, 40, "Planen antas.")


def end(text: str = "Planen antas.", *, held: bool = True) -> End:
    source = PLACE if held else None
    return End("beslut/b1", NODE, "beslut", text, "Nämnden", DAY, "8", held, source)


LINK = Link(
    "forslag-foljdes",
    "bifaller förslaget",
    forward=False,
    other=end("anta planen"),
    reason="Nämnden lade ett förslag; fullmäktige beslutade enligt förslaget.",
    confidence=0.96,
    stated=True,
    quote=Source("d2", "ks.txt", 5, 20, "Enligt nämndens förslag"),
    of=NODE,
)
WALK = Walk(
    decision=end(),
    status="decision",
    outcome="antar",
    heading="Plan för parken",
    dnr=("TN 2023/15",),
    matters=(),
    proposed=(LINK,),
    yrkanden=(Voice("Vera Lod (M) yrkar avslag.", ("Vera Lod",), "avslag", PLACE),),
    vote=Ballots(20, 5, 1, (("nej", ("Vera Lod",)),)),
    reservations=(Voice("Vera Lod (M) reserverar sig.", ("Vera Lod",), None, None),),
    builds_on=(),
    assignments=(
        Assignment("a1", "redovisa kostnaden", "Nämnden", None, DAY, PLACE, (), ()),
    ),
    later=(),
    beside=(),
)


def test_each_question_has_its_heading_and_its_source() -> None:
    lines = list(walk_lines(WALK, {"antar": "antar"}))
    assert lines[0] == "Beslut · Nämnden · 2023-04-24 · § 8"
    assert "Antar: Planen antas." in lines
    for title in ("Vem föreslog", "Yrkanden", "Omröstning", "Reservationer"):
        assert title in lines
    assert "    kf.txt [10:40]" in lines
    assert "        ks.txt [5:20]" in lines
    assert "    20 ja, 5 nej, 1 avstår" in lines
    assert "    Vera Lod (avslogs): Vera Lod (M) yrkar avslag." in lines


def test_what_is_not_known_has_no_heading() -> None:
    lines = list(walk_lines(WALK, {}))
    assert "Bygger på" not in lines
    assert "Vad som kom sedan" not in lines


def test_silence_about_an_assignment_is_said_openly() -> None:
    lines = list(walk_lines(WALK, {}))
    assert "        Inget i samlingen säger vad det blev av detta." in lines


def test_a_proposal_is_never_called_a_decision() -> None:
    lines = list(walk_lines(replace(WALK, status="proposal"), {}))
    assert lines[0].startswith("Förslag · ")
    assert "Föreslagna uppdrag och löften" in lines


def test_a_candidate_is_marked() -> None:
    weak = replace(LINK, stated=False)
    lines = list(walk_lines(replace(WALK, proposed=(weak,)), {}))
    assert any("möjligen: bifaller förslaget" in line for line in lines)


def test_a_timeline_tells_what_is_missing_and_what_is_only_proposed() -> None:
    summary = Summary(
        "m-1", NODE, "Plan för parken", ("TN 1",), ("Vedby",), DAY, DAY, 2
    )
    point = Point("b1", "anta planen", "proposal", "antar", None, PLACE)
    given = Given("a1", "redovisa", "Nämnden", "assignment", None, DAY, PLACE, True)
    steps = (
        Step(end("", held=False), (), (), (), (), ()),
        Step(end(), ("kf.txt",), (point,), (given,), ("Vera Lod",), (LINK,)),
    )
    lines = list(matter_lines(Matter(summary, steps), {"antar": "antar"}))
    assert lines[:2] == ["Plan för parken", "Vedby · dnr TN 1 · 2023-04-24 · 2 steg"]
    assert "    (finns inte i samlingen)" in lines
    assert "    Förslag (antar): anta planen" in lines
    assert any(line.startswith("    Föreslaget uppdrag till Nämnden") for line in lines)
    assert summary_line(summary).startswith("2023-04-24\tPlan för parken · dnr TN 1")


def test_two_papers_are_two_and_the_points_of_a_paragraph_are_one() -> None:
    papers = [
        replace(end(name), id=f"handling/{name}", date=None, section=None)
        for name in ("karta", "kalkyl")
    ]
    points = [replace(end("anta planen"), id=f"beslut/{n}") for n in (1, 2)]
    links = tuple(replace(LINK, other=other) for other in (*papers, *points))
    summary = Summary("m-1", NODE, "Plan", (), (), DAY, DAY, 1)
    step = Step(end(), (), (), (), (), links)
    lines = list(matter_lines(Matter(summary, (step,)), {}))
    shown = [line for line in lines if line.startswith("    → ")]
    assert len(shown) == 3
    assert {"karta", "kalkyl"} <= {line.rpartition(": ")[2] for line in shown}
