"""Diarienummer in all their forms, and what only looks like one."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import lexicon
from ingest.model import Section
from ingest.structure.dnr import find_numbers, look_up_form, own_numbers

FORMS = lexicon.table("dnr_former")


@pytest.mark.parametrize("row", FORMS, ids=[row["form"] for row in FORMS])
def test_every_form_is_found_whole(row):
    example = row["exempel"]
    sentence = f"Se Dnr {example} i ärendet."
    if row["slag"] != "dnr" or row["ledord"] == "i formen":
        sentence = f"Se {example} i ärendet."
    found = [n.text for n in find_numbers(sentence)]
    want = (
        re.sub(r"^interpellation | av .*$|, 0\.2$", "", example)
        if row["form"].startswith(("riksmöte:nr", "plattforms-id"))
        else example
    )
    assert found == [want]


@pytest.mark.parametrize(
    "text",
    [
        "Läsåret 2024/25 börjar i augusti.",
        "Planen gäller 2019-2021 och 2024-2027.",
        "Ring 070-174 06 19 eller 08-123 45.",
        "SOU 2024:12 och SFS 2017:725 nämns.",
        "KF 2024-11-06 behandlade ärendet.",
        "HT 2024/25 och VT 2025 planeras.",
        "Träffen är den 13/5 och 21/5.",
    ],
)
def test_dates_years_and_telephones_are_none(text):
    assert find_numbers(text) == ()


def test_a_cue_word_makes_a_vague_surface_a_number():
    assert [n.text for n in find_numbers("Diarienummer: 2024/612")] == ["2024/612"]
    assert find_numbers("Bok 2024/612") == ()


def test_an_organ_may_stand_between_cue_and_number():
    found = find_numbers("Dnr Länsstyrelsen 4417-2021")
    assert [n.text for n in found] == ["4417-2021"]


def test_a_list_after_one_cue_word():
    found = find_numbers("Dnr 2024/612, 2024/613 och 2024/700.")
    assert [n.text for n in found] == ["2024/612", "2024/613", "2024/700"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("KS 2024/0118", "KS2024/118"),
        ("00412-2024", "412-2024"),
        ("KSN-2024-00512", "KSN 2024-512"),
    ],
)
def test_spellings_meet_in_look_up(one, other):
    assert look_up_form(one) == look_up_form(other)


def test_own_numbers_are_those_of_head_and_paragraphs():
    text = "Diarienummer KS 2024/1\n\n§ 1\nTaxa\nSe dnr KS 2020/9.\n"
    start = text.index("§ 1")
    end = len(text)
    paragraf = Section(
        "a1", "paragraf", "1", "Taxa", ("KS 2024/5",), start, end, end, 1
    )
    assert own_numbers(text, (paragraf,)) == ("KS 2024/1", "KS 2024/5")


@given(st.text(alphabet="KS 2024/-.:0123§\nDnr", max_size=80))
def test_numbers_never_overlap_and_quote_the_text(text):
    found = find_numbers(text, cued=True)
    for number in found:
        assert text[number.start : number.end] == number.text
    for before, after in pairwise(found):
        assert before.end <= after.start
