"""Years that only the document around a time can tell."""

import datetime as dt
import time

import pytest

from ingest.extract import context as contexts
from ingest.extract.times import find_times
from ingest.model import Document, TimeExpression

REFERENCE = dt.date(2024, 3, 14)


def read(text: str, reference: dt.date | None = REFERENCE) -> list[TimeExpression]:
    document = Document(
        source="a.txt",
        sha256="",
        media_type="text/plain",
        text=text,
        reference_date=reference,
    )
    return list(find_times(contexts.build(document)))


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("Enkäten genomfördes i november.", "2023-11-30"),
        ("Enkäten ska genomföras i november.", "2024-11-30"),
        ("Nämnden fattar beslut i november.", "2024-11-30"),
        ("Tidigare under hösten har frågan kartlagts.", "2023-11-30"),
        ("Två träffar hölls i våras.", "2023-05-31"),
        ("Planen beräknas vara klar under juni månad.", "2024-06-30"),
        ("Gruppen beslöt att i maj bjuda in föreningarna.", "2023-05-31"),
        ("Taxan antogs senast den 4 maj 2020.", "2020-05-04"),
        ("Nämnden antecknar en skrivelse från den 6 mars 2024.", "2024-03-06"),
        ("Torsdag den 7 november hålls ett möte.", "2024-11-07"),
        ("Rådet önskade sig en badplats i maj.", "2023-05-31"),
        ("Fyra bussar har under hösten fått nya däck.", "2023-11-30"),
        ("Hamnen har aviserat att muddringen inleds under hösten.", "2024-11-30"),
        ("Rådet meddelade att expeditionen flyttar till sommaren.", "2024-08-31"),
        ("Rådet har meddelat att arbetet inleddes i november.", "2023-11-30"),
        ("Gruppen har beslutat att bjuda in föreningarna i maj.", "2023-05-31"),
        ("Arbetet återrapporteras till nämnden i november.", "2024-11-30"),
        ("Budgeten för 2023 behandlas i juni.", "2024-06-30"),
        ("Kvarnen har drivits av byn sedan 2009. Frågan avgjordes i maj.",
         "2023-05-31"),
        ("Kören bildades 1974. Bidraget prövades i oktober.", "2023-10-31"),
        ("Hallen byggdes 1968 och taket lades om i augusti.", "2023-08-31"),
        ("Under 2022 prövades en ny form. I oktober hölls ett möte.", "2022-10-31"),
    ],
)  # fmt: skip
def test_tense_and_story_choose_the_year(text: str, latest: str) -> None:
    assert read(text)[-1].latest == dt.date.fromisoformat(latest)


@pytest.mark.parametrize(
    ("text", "quoted", "kind"),
    [
        ("Avtalet från 2018 sägs upp.", "2018", "interval"),
        ("Avsiktsförklaringen från 2019 gäller.", "2019", "interval"),
        ("Vi fullföljer programmet från i våras.", "i våras", "interval"),
        ("Det sker enligt överenskommelsen från juni.", "juni", "interval"),
        ("Den gamla kvarnen från 1932 saknar golv.", "1932", "interval"),
        ("Taxan gäller från 2022.", "från 2022", "start"),
        ("Ett nytt avtal från juli tecknas.", "från juli", "start"),
        ("Avtalet från 2026 tecknas nu.", "från 2026", "start"),
        ("Kommunen betalar hyran från 2018.", "från 2018", "start"),
    ],
)
def test_from_says_since_when_or_which(text: str, quoted: str, kind: str) -> None:
    (found,) = read(text)
    assert (found.text, found.kind) == (quoted, kind)


def test_what_was_put_off_lies_ahead() -> None:
    (found,) = read("Starten av linjen är framflyttad till efter sommaren.")
    assert found.earliest == dt.date(2024, 9, 1)


def test_under_the_year_of_a_report_is_the_year_reported() -> None:
    text = "Årsredovisning för 2022 visar att nämnden under året har anställt två."
    assert read(text)[-1].latest == dt.date(2022, 12, 31)


@pytest.mark.parametrize("mark", ["", "## "])
def test_year_headings_follow_each_other(mark: str) -> None:
    found = read(
        f"{mark}2024\nPlanen antas i maj.\n\n{mark}Hösten 2025\nRapport i december."
    )
    assert [t.latest for t in found if t.rule == "tid.manad"] == [
        dt.date(2024, 5, 31),
        dt.date(2025, 12, 31),
    ]


@pytest.mark.parametrize(
    "heading", ["Tidplan 2025", "## Sammanträdestider för rådet 2025", "År 2025:"]
)
def test_a_calendar_heading_dates_what_stands_below(heading: str) -> None:
    (_, day) = read(f"{heading}\nSamråd den 3 mars")
    assert day.latest == dt.date(2025, 3, 3)


def test_a_report_heading_dates_nothing_below() -> None:
    (_, day) = read("Årsredovisning 2022\nNämnden antar rapporten den 3 maj.")
    assert day.latest == dt.date(2024, 5, 3)


def test_many_months_on_one_line_are_read_in_time() -> None:
    started = time.process_time()
    found = read("Vi möttes i maj, som planen sade, och åter i juni, " * 400)
    assert time.process_time() - started < 5
    assert len(found) == 800


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("Mötet den 3 juni ställdes in.", "2023-06-03"),
    ],
)
def test_tense_and_weekday_choose_the_year(text: str, latest: str) -> None:
    (found,) = read(text)
    assert found.latest == dt.date.fromisoformat(latest)


def test_now_is_undated_but_the_day_of_the_meeting_is_not() -> None:
    (nowadays,) = read("Föreningarna finns idag i hela länet.")
    (today,) = read("Ordföranden frågar om ärendet ska avgöras idag.")
    assert (nowadays.latest, today.latest) == (None, REFERENCE)


def test_a_year_alone_on_its_line_is_inherited_by_the_list_below() -> None:
    found = read("2026\n• Dialog i Norrby, 14 maj\n• Träff i Vik, 3 juni")
    assert [t.latest for t in found[1:]] == [dt.date(2026, 5, 14), dt.date(2026, 6, 3)]


def test_a_heading_gives_the_year_even_in_an_undated_document() -> None:
    found = read("Första halvåret 2025\nTorsdagen den 6 februari", None)
    assert found[1].latest == dt.date(2025, 2, 6)


def test_a_story_keeps_its_year_within_the_paragraph() -> None:
    text = "Den 3 mars 2021 inleddes arbetet. Den 7 april hölls ett möte."
    assert [t.latest for t in read(text)] == [dt.date(2021, 3, 3), dt.date(2021, 4, 7)]


def test_the_same_year_and_the_same_period() -> None:
    (_, same) = read("Planen antogs i maj 2019 och reviderades i oktober samma år.")
    assert same.latest == dt.date(2019, 10, 31)
    (_, before) = read(
        "Utfallet för januari till maj 2024 och motsvarande period 2023."
    )
    assert (before.earliest, before.latest) == (
        dt.date(2023, 1, 1),
        dt.date(2023, 5, 31),
    )


def test_the_period_named_before() -> None:
    found = read(
        "Avtalet gäller 2026-09-01 – 2027-02-28.\nUtvärdering i slutet av perioden.",
        None,
    )
    assert (found[1].earliest, found[1].latest) == (
        dt.date(2027, 2, 1),
        dt.date(2027, 2, 28),
    )


def test_years_in_the_name_of_a_plan_are_marked_as_a_name() -> None:
    (found,) = read("Arbetet följer nämndens plan 2021–2023.")
    assert found.rule == "tid.namn"
    assert found.confidence < 0.5


def test_nothing_is_guessed_without_a_date() -> None:
    (found,) = read("Förvaltningen ska återkomma senast den 1 december.", None)
    assert (found.kind, found.earliest, found.latest) == ("deadline", None, None)


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("Chefen har fått i uppdrag att ha ett utkast framme till april.",
         "2024-04-30"),
        ("Kontoret fick i uppdrag att kalla till ett möte före jul.", "2024-12-23"),
        ("Styrelsen har uppdragit åt chefen att i september lägga fram en plan.",
         "2024-09-30"),
        ("Byalaget har tagit på sig att bjuda in till tre möten före midsommar.",
         "2024-06-20"),
        ("Förslaget gick igenom men slutligt beslut fattas den 30 oktober.",
         "2024-10-30"),
        ("Ersättningen höjdes vid årsskiftet.", "2024-01-01"),
        ("Redovisat för nämnden i april", "2023-04-30"),
        ("Vi gick igenom vad som har hänt sedan mötet den 22 maj.",
         "2023-05-22"),
        ("I beslut den 4 september riktar verket kritik mot nämnden.", "2023-09-04"),
        ("En skrivelse inkommen den 12 september läggs till handlingarna.",
         "2023-09-12"),
        ("Rådet tackar för sommarens utflykt.", "2023-08-31"),
        ("Inför sommaren har förbundet köpt in två bilar.", "2024-05-31"),
        ("Rådet höll möte i juni och träffas igen i oktober.", "2024-10-31"),
        ("Köerna, där de började i augusti, är borta.", "2023-08-31"),
        ("Utskottet vill ställa in den vid årsskiftet planerade höjningen.",
         "2025-01-01"),
        ("Underskottet per augusti är stort.", "2023-08-31"),
        ("Svar lämnas senast den 10 mars.", "2024-03-10"),
        ("Kontoret fick uppdraget den 19 oktober 2023. Arbetet gjordes i januari.",
         "2024-01-31"),
    ],
)  # fmt: skip
def test_whose_tense_counts(text: str, latest: str) -> None:
    assert read(text)[-1].latest == dt.date.fromisoformat(latest)


def titled(text: str, title: str, reference: dt.date) -> list[TimeExpression]:
    document = Document(
        source="a.txt",
        sha256="",
        media_type="text/plain",
        text=text,
        title=title,
        reference_date=reference,
    )
    return list(find_times(contexts.build(document)))


@pytest.mark.parametrize(
    ("text", "title", "latest"),
    [
        ("Planen säger vad som ska göras under året.", "Verksamhetsplan 2025",
         "2025-12-31"),
        ("Taxan ses över vid årets slut.", "Verksamhetsplan 2025", "2025-12-31"),
        ("Nämnden följer upp planen i december.", "Internkontrollplan 2025",
         "2025-12-31"),
        ("Under året har tre möten hållits.", "Verksamhetsplan 2025", "2024-12-31"),
        ("Under året hölls tre möten.", "Verksamhetsberättelse 2023", "2023-12-31"),
        ("Nämnden ser över taxan under året.", "Plan för 2021–2025", "2024-12-31"),
        ("Taxan ses över i slutet av året.", "Plan för tillsyn av livsmedel år 2025",
         "2025-12-31"),
        ("Rapporten lämnas före jul.", "Plan för nämndens tillsyn 2025", "2025-12-23"),
    ],
)  # fmt: skip
def test_a_plan_or_report_is_about_its_year(text: str, title: str, latest: str) -> None:
    (found,) = titled(text, title, dt.date(2024, 12, 2))
    assert found.latest == dt.date.fromisoformat(latest)


@pytest.mark.parametrize(
    ("text", "title", "earliest"),
    [
        ("Nämnden återkommer med en redovisning efter jul.", "", "2024-12-27"),
        ("Taxan höjs efter nyår.", "Plan för tillsyn 2025", "2025-01-01"),
        ("Taxan höjs from den 1 februari.", "Plan för tillsyn 2025", "2025-02-01"),
    ],
)
def test_what_begins_is_ahead_of_the_paper(
    text: str, title: str, earliest: str
) -> None:
    (found,) = titled(text, title, dt.date(2024, 12, 2))
    assert (found.kind, found.earliest) == ("start", dt.date.fromisoformat(earliest))


def test_the_year_after_counts_from_the_one_before() -> None:
    found = read("Huset tas i bruk våren 2026 och skolan byggs året därpå.")
    assert (found[-1].earliest, found[-1].latest) == (
        dt.date(2027, 1, 1),
        dt.date(2027, 12, 31),
    )


def test_an_answer_follows_its_question() -> None:
    found = read("Inkom den 22 mars 1995. Besvarad den 3 april", dt.date(1995, 3, 22))
    assert found[-1].latest == dt.date(1995, 4, 3)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("Stängt mellan jul och nyår.", "2024-12-24", "2025-01-01"),
        ("Räcket lagas före månadsskiftet maj/juni.", "None", "2024-05-31"),
        ("Har du kort kan du få pengar åter senast den 2 maj.", "None", "2024-05-02"),
        ("Har du kort ska du svara senast den 2 januari.", "None", "2025-01-02"),
        ("Anteckningarna från 22 maj gicks igenom.", "2023-05-22", "2023-05-22"),
        ("Kostnaden för hösten uppgår till en miljon.", "2023-09-01", "2023-11-30"),
        ("Kostnaden för hösten beräknas till en miljon.", "2024-09-01", "2024-11-30"),
    ],
)
def test_what_stands_beside_the_time_places_it(
    text: str, earliest: str, latest: str
) -> None:
    (found,) = read(text)
    assert (str(found.earliest), str(found.latest)) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        "Policyn gäller tills vidare beslut fattas.",
        "I salen samlades ett 90-tal personer.",
        "Cirka 50-tal ärenden kom in.",
    ],
)
def test_what_only_looks_like_a_time(text: str) -> None:
    assert read(text) == []
