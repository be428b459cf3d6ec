"""Counts of use and staff, words of ending and places that say nothing of a promise."""

import datetime as dt
from dataclasses import replace
from functools import partial

import pytest

from graph.followup.pairs import towards
from graph.followup.pairs.counting import counts_other_things
from graph.followup.pairs.places import is_elsewhere
from graph.followup_model import Stance
from tests.followup.recorded import minutes, said, worded

OF = minutes("d1", dt.date(2021, 5, 4))
promise = partial(worded, strength="promise")

SERVICE = promise("En e-tjänst för ansökan om stugplats införs i år.", "e-tjänst")
STOPS = promise("Samtliga hållplatser ska få tak i år.", "hållplats tak")
CLOSING = promise("Nämnden ska avveckla delade pass.", "pass")
PLAN = promise(
    "Nämnden ska redovisa en plan för hur delade pass avvecklas.", "plan pass"
)


@pytest.mark.parametrize(
    "text",
    [
        "Vid årets slut kom 71 procent av ansökningarna in den vägen.",
        "Tre av åtta stughandläggare slutade.",
        "De flesta besökarna kom med buss.",
    ],
)
def test_counts_of_use_and_staff_are_no_part_of_a_promise(text: str) -> None:
    assert counts_other_things(SERVICE, said(text, "partly"))


@pytest.mark.parametrize(
    "text",
    [
        "Fem av elva hållplatser har fått tak.",
        "I dag har 60 procent av hållplatserna tak.",
        "Taken är delvis på plats, tre av sju byggare är klara.",
        "Fem av elva är klara.",
    ],
)
def test_counts_of_what_was_promised_in_number_are(text: str) -> None:
    assert not counts_other_things(STOPS, said(text, "partly"))


def test_a_share_that_was_promised_is_held_to() -> None:
    share = promise("70 procent av maten ska vara ekologisk.", "mat ekologisk")
    assert not counts_other_things(
        share, said("58 procent av köpen var det.", "partly")
    )


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("En plan för att avveckla delade pass redovisas i vår.", "mentions"),
        ("Planen för delade pass läggs ner.", "dropped"),
    ],
)
def test_what_is_planned_to_end_has_not_ended(text: str, stance: Stance) -> None:
    told = said(text, "dropped", rule="belagg.nytt-lofte")
    assert towards.stance(PLAN, OF, told) == stance


def test_what_was_to_end_and_ends_is_not_dropped() -> None:
    ended = said("Delade pass avvecklas under hösten.", "dropped")
    given_up = said("Uppdraget om delade pass återkallas.", "dropped")
    assert towards.stance(CLOSING, OF, ended) != "dropped"
    assert towards.stance(CLOSING, OF, given_up) == "dropped"


def test_one_time_left_out_ends_no_duty() -> None:
    meeting = promise("Nämnden ska kalla till skogsråd varje höst.", "skogsråd")
    yearly = replace(meeting, recurrence="P1Y")
    called_off = said("Höstens skogsråd ställdes in.", "dropped")
    assert towards.stance(yearly, OF, called_off) == "contradicts"
    assert towards.stance(meeting, OF, called_off) == "dropped"


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        ("Ny återbruksgård i Granby invigdes den 4 juni.", True),
        ("Återbruksgården i Ekby invigdes den 4 juni.", False),
        ("Återbruksgården, granne med den i Ekby, invigdes.", False),
        ("Badhuset i Granby invigdes.", False),
        ("Återbruksgården i Norrlid invigdes.", False),
    ],
)
def test_the_same_thing_in_another_place_is_another(text: str, elsewhere: bool) -> None:
    yard = promise("Regionen ska öppna en återbruksgård i Ekby.", "återbruksgård")
    assert is_elsewhere(yard, OF, said(text, "fulfils")) is elsewhere


def test_only_where_a_thing_was_to_be_is_told_of() -> None:
    alarms = promise("Larm ska finnas i kommunens idrottshallar.", "larm idrottshallar")
    owned = said("Idrottshallarna ägs nu av bolaget.", "fulfils", weak=True)
    there = said("Larm finns nu i idrottshallarna.", "fulfils", weak=True)
    assert towards.stance(alarms, OF, owned) == "mentions"
    assert towards.stance(alarms, OF, there) == "fulfils"
