"""What a promise is called: a title that says what is promised, and no more."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.atagande.phrasing import UNPARTED, is_whole, short
from tests.extract.regelprov import read

NAMES = [
    # What a speaker puts first is what it is done with.
    (
        "Den gamla bryggan, som länge har efterfrågats, planerar tekniska nämnden att "
        "handla upp i juni 2025.",
        "handla upp den gamla bryggan",
    ),
    (
        "Hur § 7 i arkivreglementet ska ändras avser förvaltningen att föreslå i mars "
        "2025.",
        "föreslå hur § 7 i arkivreglementet ska ändras",
    ),
    ("Resten byter vi i november.", "byta resten"),
    (
        "Byalaget bjuder jag gärna in till nämndens möte i september.",
        "bjuda in byalaget",
    ),
    (
        "Ytterligare 12 planeras att målas under nästa år inom ram.",
        "måla ytterligare 12 inom ram",
    ),
    (
        "I oktober slutredovisar myndigheten uppdraget till regionen.",
        "slutredovisa uppdraget till regionen",
    ),
    (
        "Med hyresgästerna i Åby kommer vi att ha ett samråd under maj månad.",
        "ha ett samråd med hyresgästerna i Åby",
    ),
    # A verb after a verb, and the particle with its verb.
    (
        "Bidrag enligt den nya taxan börjar delas ut per den 1 april.",
        "börja dela ut bidrag enligt den nya taxan",
    ),
    (
        "Vägen läggs om under våren av kommunens fastighetsavdelning.",
        "lägga om vägen",
    ),
    (
        "Kontoret skickar varje månad ut ett brev om bygget till alla boende.",
        "skicka ut ett brev om bygget till alla boende varje månad",
    ),
    # What happens by itself, and what is to be ready.
    ("Ishallen beräknas stå klar 2026.", "ha ishallen klar"),
    ("Flytten beräknas kunna ske före årsskiftet.", "flytten"),
    ("Anbudet väntas gå ut under andra kvartalet.", "se till att anbudet går ut"),
    ("Kursen beräknas vara genomförd i juni.", "genomföra kursen"),
    ("För 2025 planeras 40 besök.", "40 besök"),
    ("Kommunens miljöchef räknar med att dammen är klar i augusti.", "ha dammen klar"),
    ("Ambitionen är att torget permanentas under 2025.", "permanenta torget"),
    ("Styrgruppen möts varje kvartal.", "styrgruppen möts varje kvartal"),
    ("En jour ska finnas på plats senast i juni 2025.", "ha en jour på plats"),
    # Another matter in the same sentence is left out.
    (
        "Kommunerna planerar att bygga fler hus i Åby, och då räcker inte skolan.",
        "bygga fler hus i Åby",
    ),
    ("Anbuden öppnas i juni och avtalet tecknas i augusti.", "öppna anbuden"),
    (
        "Vi ska redovisa siffrorna öppet varje år, lovade Ek.",
        "redovisa siffrorna öppet varje år",
    ),
    # Who does it is told beside the title; the time too.
    ("Rapporten kommer att granskas av revisionsenheten i maj.", "granska rapporten"),
    (
        "Avtalet ska följas upp årligen, första gången hösten 2025.",
        "följa upp avtalet årligen",
    ),
    (
        "Föräldrarna får besked om platserna efter jul.",
        "ge föräldrarna besked om platserna efter jul",
    ),
    # What is promised not to be done says so; a name stays a name.
    (
        "Nämnden kommer inte att lägga ned Åby skola före 2027.",
        "lägga ned Åby skola",
    ),
    ("Åby skola läggs ned den 30 juni 2025.", "lägga ned Åby skola"),
]
AGREED = [
    ("Skötseln av dammen är kommunens ansvar.", "ansvara för skötseln av dammen"),
    ("Det åligger regionen att kalla till mötena.", "kalla till mötena"),
    ("Föreningen leder och samordnar arbetet.", "leda och samordna arbetet"),
    ("Vardera Parten utser en kontaktperson.", "utse en kontaktperson"),
    (
        "Riktlinjen ska ses över och vid behov ersättas.",
        "se över riktlinjen och vid behov ersätta",
    ),
    (
        "Yttrandet ska föreläggas nämnden senast den 31 maj 2025.",
        "förelägga nämnden yttrandet",
    ),
]
TASKED = "Redovisningen ska innehålla en karta över dikena."


def described(sentence: str, kind: str) -> list[str]:
    """Return the titles of the promises in a sentence."""
    return [c.description for c in read(sentence, kind).commitments]


@pytest.mark.parametrize(("sentence", "name"), NAMES)
def test_a_promise_is_called_by_what_is_promised(sentence: str, name: str) -> None:
    assert described(sentence, "interpellationssvar")[:1] == [name]


@pytest.mark.parametrize(("sentence", "name"), AGREED)
def test_a_duty_is_called_by_what_is_to_be_done(sentence: str, name: str) -> None:
    assert described(sentence, "overenskommelse")[:1] == [name]


def test_what_a_paper_is_to_hold_is_seen_to() -> None:
    name = "se till att redovisningen innehåller en karta över dikena"
    assert described(TASKED, "regeringsuppdrag") == [name]


@pytest.mark.parametrize(
    ("long", "name"),
    [
        (
            "se över några av de gräsytor som i dag används som hundgårdar för att "
            "pröva om de kan bli parker",
            "se över några av de gräsytor som i dag används som hundgårdar",
        ),
        (
            "kartlägga skolornas behov av stöd samt beskriva vilket stöd biblioteken "
            "kan ge dem i läsning",
            "kartlägga skolornas behov av stöd samt beskriva vilket stöd biblioteken "
            "kan ge dem i läsning",
        ),
        (
            "informera Regeringskansliet (Landsbygds- och infrastrukturdepartementet) "
            "om hur arbetet går framåt",
            "informera Regeringskansliet om hur arbetet går framåt",
        ),
        (
            "i samråd med Verket för vatten (V 2020:07) och Verket för is (I 2018:09) "
            "beskriva farlederna i länet",
            "beskriva farlederna i länet",
        ),
    ],
)
def test_a_long_name_is_cut_where_it_says_something(long: str, name: str) -> None:
    assert short(long) == name


@pytest.mark.parametrize(
    ("begun", "whole"),
    [
        ("bedöma vilka krav", False),
        ("bedöma vilka krav som ställs", True),
        ("avsluta de mellanhavanden", False),
        ("måla om den nya skolan", True),
        ("utreda möjligheten", False),
        ("pröva frågan och redovisa", False),
        ("säkerställa att de varor", False),
    ],
)
def test_a_phrase_waits_for_what_it_asks_for(begun: str, *, whole: bool) -> None:
    assert is_whole(begun) is whole


PIECES = st.sampled_from(
    ["ta", "fram", "en", "plan", "som", "gäller", "och", "för", "att", ",", "(", ")",
     "”", "den", "Ek", "vilka", "samt", "2025.", "Det", "hur", "…", "följs", "upp"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=60).map(" ".join))
def test_a_name_is_short_and_its_marks_go_in_pairs(text: str) -> None:
    name = short(text)
    assert len(name) <= UNPARTED + 2
    assert name.count("(") == name.count(")")
    assert name.count("”") % 2 == 0
    assert set(_words(name)) <= set(_words(text))


def _words(text: str) -> list[str]:
    """Return the words of a text without its marks."""
    return re.findall(r"\w+", text.lower())
