"""Families of ways to say what became of something, and what is left alone."""

import datetime as dt

import pytest

from ingest.model import DocumentType, Followup
from tests.extract import made


def read(text: str, type_: DocumentType = "rapport") -> tuple[Followup, ...]:
    return made.facts(text, type_, dt.date(2024, 10, 14)).followups


@pytest.mark.parametrize(
    ("text", "status"),
    [
        # some of a number
        ("Fyra av de nio hållplatserna har byggts om.", "partly_done"),
        ("Av de tolv badplatserna är sju besiktade.", "partly_done"),
        ("Hittills har 45 av 60 mottagare fått sin trygghetsdosa.", "partly_done"),
        ("Under våren har 12 av kommunens 30 chefer genomgått kursen.", "partly_done"),
        ("Nytt golv har endast lagts i den lilla salen.", "partly_done"),
        ("Riktlinjen har delvis börjat tillämpas.", "partly_done"),
        # to be, with a participle
        ("Sex papperskorgar är utplacerade.", "done"),
        ("En taxeplan är framtagen och antagen.", "done"),
        ("Broschyren är inte tryckt än.", "not_done"),
        ("Åtgärden är ännu inte påbörjad.", "not_done"),
        ("Nu är den andra etappen färdig.", "done"),
        ("Flytten är försenad.", "delayed"),
        ("Samtliga chefer har erbjudits handledning.", "done"),
        # delays and new dates
        ("Gymnastiksalen öppnar inte förrän efter nyår.", "delayed"),
        ("Leveransen av stolar har skjutits till mars.", "delayed"),
        ("Rapporten blir klar först i maj.", "delayed"),
        ("Bryggan skulle ha öppnat i juni men invigs först i september.", "delayed"),
        ("Skyltplanen har fått vänta.", "delayed"),
        ("Inventeringen drar ut på tiden.", "delayed"),
        # not done, no longer wanted
        ("Målet att halvera svinnet uppnåddes inte.", "not_done"),
        ("Tjänsten har vi inte kunnat tillsätta.", "not_done"),
        ("Den policy som då utlovades fastställdes aldrig.", "not_done"),
        ("Linbanan är inte längre aktuell.", "cancelled"),
        ("Den planerade läktaren stryks av kostnadsskäl.", "cancelled"),
        ("Kontoret föreslår att uppdraget avskrivs.", "cancelled"),
        # reported
        ("Uppdraget från den 3 maj 2023, § 40, anses besvarat.", "reported"),
        (
            "Fullmäktiges uppdrag 2022-06-13 § 8 att pröva avgifterna, givet i budget "
            "2023, antecknas och förklaras fullgjort.",
            "reported",
        ),
        ("Utredningen redovisades för nämnden i mars.", "reported"),
        (
            "Nämndens uppdrag att bygga ut lådcykelhyran förklaras inte fullgjort.",
            "not_done",
        ),
        # under way, begun
        ("Bytet av mätare pågår.", "ongoing"),
        ("Förvaltningen håller på att upphandla en ny färja.", "ongoing"),
        ("En utvärdering av stödet görs just nu av högskolan.", "ongoing"),
        ("Arbetet med en bullerplan har kommit i gång.", "started"),
        ("Arbetet är i gång sedan i augusti.", "started"),
    ],
)
def test_families(text: str, status: str) -> None:
    found = read(text)
    assert [f.status for f in found] == [status]
    assert text[found[0].start : found[0].end] == found[0].text


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Antalet besök har ökat med nio procent.", "rapport"),
        ("Klimatet har förändrats under lång tid.", "rapport"),
        ("Sjukfrånvaron har minskat sedan i fjol.", "rapport"),
        ("Tre av fyra besökare är kvinnor.", "rapport"),
        ("Målet är att sju av tio beslut fattas inom en vecka.", "rapport"),
        ("Förhoppningen är att rutinen är på plats i maj.", "rapport"),
        ("Läggs linjen ned flyttar familjerna.", "rapport"),
        ("Biblioteket byggdes 1974.", "rapport"),
        ("Lagen om färdtjänst infördes 2018.", "rapport"),
        ("När taket är lagat flyttar föreningen in.", "rapport"),
        ("Majoriteten hänvisade till budgeten.", "rapport"),
        ("Reviderade bolagsordningar fastställs.", "protokoll"),
        ("Vi har mött stor förståelse.", "webbsida"),
        ("Förra året stängdes tre fabriker i länet.", "interpellation"),
        ("Flera oppositionella har arresterats.", "interpellation"),
        ("Många skolor har infört mobilförbud.", "interpellation"),
        ("Polisen har anordnat en trygghetsvandring.", "protokoll"),
    ],
)
def test_background_is_left_alone(text: str, type_: DocumentType) -> None:
    assert read(text, type_) == ()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Löftet har inte infriats.", "not_done"),
        ("Nattbussarna har fortfarande inte införts.", "not_done"),
        ("Någon sådan plan har vi ännu inte sett.", "not_done"),
    ],
)
def test_an_asker_tells_of_what_was_promised(text: str, status: str) -> None:
    assert [f.status for f in read(text, "interpellation")] == [status]


@pytest.mark.parametrize(
    ("text", "concerns"),
    [
        ("Nämnden har tagit fram en bullerplan.", "en bullerplan"),
        ("Översynen av taxorna har påbörjats.", "Översynen av taxorna"),
        ("Av de tolv badplatserna är sju besiktade.", "de tolv badplatserna"),
        ("Kontoret håller på att upphandla en ny färja.", "en ny färja"),
        ("Ombyggnaden, som dröjde, är klar.", "Ombyggnaden"),
    ],
)
def test_concerns_is_a_short_noun_phrase(text: str, concerns: str) -> None:
    assert [f.concerns for f in read(text)] == [concerns]


@pytest.mark.parametrize(
    "text",
    [
        "Försöket med nattöppet pågår inte längre.",
        "Projektet är inte försenat.",
        "Ombyggnaden har varken försenats eller fördyrats.",
        "Nämnden väntar sig inga förseningar.",
        "Några förseningar väntas inte.",
        "Skolan läggs inte ned.",
        "Projektet har inte lagts ned.",
        "Upphandlingen har inte ställts in.",
        # the matter's own papers, what others do, and what is given away
        "Yttranden har inhämtats från Ekby Hamn AB och miljönämnden.",
        "Anteckningarna från förra träffen gicks igenom.",
        "Granskningsrapporten överlämnades den 7 mars 2024.",
        "MSB har lämnat nya anvisningar som började gälla i januari.",
        "Nämnden har under året lämnat fyra uppdrag till förvaltningen.",
        "Nämnden har övervägt frågan om ett ombud.",
    ],
)
def test_a_denied_wording_tells_of_nothing(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Något arbete har ännu inte inletts.", "not_done"),
        ("Översynen drogs igång i januari.", "started"),
        ("Projektet kom i gång under våren.", "started"),
        ("Vi har under våren startat ett särskilt team i Ekby.", "started"),
        ("Målet har nåtts i hemtjänsten men inte på boendena.", "partly_done"),
        ("Åtgärderna har genomförts i Ekby men ännu inte i Lid.", "partly_done"),
        ("Soffgruppen vid torget är nu på plats.", "done"),
        ("En kartläggning av behoven är gjord.", "done"),
        ("En förstudie är klar.", "done"),
        ("Uppdraget är slutfört.", "done"),
        ("Bygget är försenat eftersom marken inte är sanerad.", "delayed"),
        ("Tidplanen håller inte.", "delayed"),
    ],
)
def test_how_far_it_has_come(text: str, status: str) -> None:
    assert [f.status for f in read(text)] == [status]
