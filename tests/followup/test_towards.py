"""What a statement says of one very promise; what is of something else is passed by."""

import datetime as dt
from dataclasses import replace

import pytest

from graph.followup.documents.records import PromiseRecord
from graph.followup.documents.verbs import COMPLETED
from graph.followup.pairs import towards
from graph.followup_model import Stance
from ingest.language.terms import words
from tests.followup.recorded import minutes, said, worded

OF = minutes("d1", dt.date(2021, 5, 4))
PARAGRAPH = "§ 2021-05-04 12"


def promise(
    text: str,
    own: str,
    topic: str = "",
    marks: str = "",
    due: str | None = None,
    **known: object,
) -> PromiseRecord:
    latest = dt.date.fromisoformat(due) if due else None
    named = {"topic": words(topic), "marks": words(marks), "latest_wide": latest}
    return worded(text, own, **{**named, "links": (PARAGRAPH,), **known})


PLAN = promise("Nämnden får i uppdrag att ta fram en mossplan.", "mossplan")
NEW = "belagg.nytt-lofte"


def test_a_report_on_another_assignment_is_passed_by() -> None:
    other = said(
        "Redovisning av uppdraget att utreda en fiskled och hyra ut kanoter vid Mossjön"
        " antecknas och förklaras fullgjort.",
        "fulfils",
    )
    own = said(
        "Redovisning av uppdraget att ta fram en mossplan antecknas och förklaras"
        " fullgjort.",
        "fulfils",
    )
    assert towards.stance(PLAN, OF, other) == "mentions"
    assert towards.stance(PLAN, OF, own) == "fulfils"


def test_what_is_told_of_the_assignment_is_not_told_of_all_in_its_paragraph() -> None:
    late = said(
        "Uppdraget skulle ha redovisats i höstas men har dragit ut på tiden.",
        "new-date",
        "belagg.uppfoljning.delayed",
    )
    letter = promise(
        "Ett brev skickas till fiskarna i maj.", "brev fiskare", strength="plan"
    )
    assert towards.stance(letter, OF, late) == "mentions"
    assert towards.stance(PLAN, OF, late) == "new-date"


def test_another_report_to_the_same_office_moves_nothing() -> None:
    report = promise(
        "Uppdraget ska redovisas till Skogsdepartementet senast den 1 mars 2022.",
        "skogsdepartement",
        topic="ripor",
        due="2022-03-01",
        strength="obligation",
    )
    text = "Uppdraget ska redovisas till Skogsdepartementet senast den 1 mars 2024."
    other = said(text, "mentions", NEW, deadline="2024-03-01")
    same = replace(other, links=(PARAGRAPH,))
    assert towards.stance(report, OF, other) == "mentions"
    assert towards.stance(report, OF, same) == "new-date"


def test_an_assignment_not_yet_done_with_is_no_promise_never_to_do_it() -> None:
    kept = promise(
        "Uppdraget att sälja mossen förklaras inte fullgjort.",
        "mosse",
        polarity="negative",
    )
    done = said("Uppdraget att sälja mossen är fullgjort.", "fulfils")
    assert towards.stance(kept, OF, done) == "mentions"
    never = promise("Nämnden säljer inte mossen.", "mosse", polarity="negative")
    sold = said("Mossen såldes i juni.", "fulfils")
    assert towards.stance(never, OF, sold) == "contradicts"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mossplanen antogs i juni.", "fulfils"),
        ("Tillägget till mossplanen antogs i juni.", "mentions"),
        ("Samrådshandlingen för mossplanen godkändes i juni.", "under-way"),
        ("Mossplanen är den ena av två planer och antogs i juni.", "partly"),
    ],
)
def test_a_supplement_or_a_stage_is_not_the_thing(text: str, expected: Stance) -> None:
    assert towards.stance(PLAN, OF, said(text, "fulfils")) == expected


def test_half_of_what_was_promised_in_one_word_is_a_part() -> None:
    joined = promise("Nämnden ska ta fram en mark- och vattenplan.", "mark vattenplan")
    one = said("Markprogrammet antogs i juni.", "fulfils")
    both = said("Mark- och vattenplanen antogs i juni.", "fulfils")
    assert towards.stance(joined, OF, one) == "partly"
    assert towards.stance(joined, OF, both) == "fulfils"


def test_the_very_assignment_said_to_be_over_is_kept() -> None:
    survey = promise(
        "Nämnden får i uppdrag att räkna riporna på fjället.", "ripa fjäll"
    )
    closed = said(
        "Nämnden godkänner redovisningen av uppdraget den 4 maj 2021, § 12, som"
        " därmed är avslutat.",
        "fulfils",
        "belagg.beslut.godkanner",
    )
    assert towards.stance(survey, OF, replace(closed, links=(PARAGRAPH,))) == "fulfils"
    assert towards.stance(survey, OF, closed) == "mentions"


def test_the_promised_paper_laid_to_the_files_was_handed_over() -> None:
    yearly = promise("Nämnden lämnar varje år ett ripbokslut.", "ripbokslut")
    rule = "belagg.beslut.noteras"
    kept = said("Ripbokslutet läggs till handlingarna.", "mentions", rule)
    other = said("Informationen läggs till handlingarna.", "mentions", rule)
    assert towards.stance(yearly, OF, kept) == "fulfils"
    assert towards.stance(yearly, OF, other) == "mentions"


def test_a_time_said_again_moves_nothing() -> None:
    ferry = promise(
        "Färjan ska gå alla dagar senast i december 2022.", "färja", due="2022-12-31"
    )
    again = said(
        "Färjan går alla dagar i tidtabellen för 2023, som gäller från december 2022.",
        "mentions",
        NEW,
        deadline="2023-12-31",
    )
    moved = said(
        "Färjan går i stället alla dagar från 2024, inte från december 2022.",
        "mentions",
        NEW,
        deadline="2024-12-31",
    )
    assert towards.stance(ferry, OF, again) == "mentions"
    assert towards.stance(ferry, OF, moved) == "new-date"


def test_another_deed_in_the_matter_gives_the_promise_no_new_time() -> None:
    judge = promise("Mossplanen ska utvärderas 2022.", "mossplan", due="2022-12-31")
    print_it = said(
        "Mossplanen trycks senast den 1 juni 2023.",
        "mentions",
        NEW,
        deadline="2023-06-01",
    )
    later = said(
        "Mossplanen utvärderas senast den 1 juni 2023.",
        "mentions",
        NEW,
        deadline="2023-06-01",
    )
    assert towards.stance(judge, OF, print_it) == "mentions"
    assert towards.stance(judge, OF, later) == "new-date"


def test_that_nothing_came_of_it_denies_no_beginning() -> None:
    begin = promise("Nämnden ska påbörja räkningen av ripor.", "räkning ripa")
    rule = "belagg.uppfoljning.not_done"
    fruitless = said("Räkningen av ripor har inte gett något.", "contradicts", rule)
    unbegun = said("Räkningen av ripor har inte påbörjats.", "contradicts", rule)
    assert towards.stance(begin, OF, fruitless) == "mentions"
    assert towards.stance(begin, OF, unbegun) == "contradicts"


def test_what_is_counted_must_be_what_was_promised() -> None:
    open_house = promise("Stugan hålls öppen fyra kvällar i veckan.", "stuga kväll")
    rule = "belagg.uppfoljning.partly_done"
    guests = said("Tre av fyra gäster kom med tåg till stugan.", "partly", rule)
    evenings = said("Tre av fyra kvällar hölls stugan öppen.", "partly", rule)
    assert towards.stance(open_house, OF, guests) == "mentions"
    assert towards.stance(open_house, OF, evenings) == "partly"


def test_the_place_alone_is_not_the_thing() -> None:
    pier = promise(
        "Bryggan ska finnas i Kvittleviken.", "kvittleviken", marks="kvittleviken"
    )
    camera = said("Kameran i Kvittleviken har satts upp.", "fulfils")
    built = said("Bryggan i Kvittleviken är klar.", "fulfils")
    assert towards.stance(pier, OF, camera) == "mentions"
    assert towards.stance(pier, OF, built) == "fulfils"


def test_a_draft_sent_out_keeps_the_promise_to_send_it_out() -> None:
    send = promise("Utkastet ska skickas på remiss i maj.", "utkast remiss")
    sent = said("Utkastet skickades på remiss den 4 maj.", "under-way")
    assert towards.stance(send, OF, sent) == "fulfils"
    assert towards.stance(PLAN, OF, sent) == "under-way"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Planen är genomförd.", True),
        ("Uppdraget slutfördes i maj.", True),
        ("Nämnden får i uppdrag att genomföra en studie.", False),
        ("Arbetet ska slutföras nästa år.", False),
    ],
)
def test_an_infinitive_is_nothing_done(text: str, expected: bool) -> None:
    assert (COMPLETED.search(text) is not None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rastplatsen vid Mossjön är klar.", "partly"),
        ("Rastplatsen vid Mossjön är klar den 3 maj.", "partly"),
        ("Alla rastplatser är klara.", "fulfils"),
        ("Nu är de 14 rastplatserna klara.", "fulfils"),
        ("På fem var bänkarna klara men på två hade ingenting gjorts.", "partly"),
    ],
)
def test_one_of_all_that_were_promised_is_a_part(text: str, expected: Stance) -> None:
    every = promise("Samtliga 14 rastplatser ska vara klara 2022.", "rastplats bänk")
    assert towards.stance(every, OF, said(text, "fulfils")) == expected


def test_one_that_was_promised_is_the_whole() -> None:
    single = promise("Rastplatsen vid Mossjön ska vara klar 2022.", "rastplats")
    done = said("Rastplatsen vid Mossjön är klar.", "fulfils")
    assert towards.stance(single, OF, done) == "fulfils"


def test_an_agreement_drawn_up_in_two_copies_is_nothing_done() -> None:
    signed = promise("Parterna ska upprätta ett avtal om mossen.", "avtal mosse")
    copies = said(
        "Avtalet om mossen har upprättats i två likalydande exemplar.", "fulfils"
    )
    drawn = said("Avtalet om mossen har upprättats.", "fulfils")
    assert towards.stance(signed, OF, copies) == "mentions"
    assert towards.stance(signed, OF, drawn) == "fulfils"


def test_what_has_gone_on_since_before_the_promise_came_not_of_it() -> None:
    run = promise("Föreningen ska driva en mossgård.", "mossgård", strength="plan")
    told = "Föreningen har sedan {} drivit mossgården."
    assert towards.stance(run, OF, said(told.format("2014"), "fulfils")) == "mentions"
    later = replace(said(told.format("hösten 2021"), "fulfils"), completed=True)
    assert towards.stance(run, OF, later) == "fulfils"
