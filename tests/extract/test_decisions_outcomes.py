"""What a decision comes to, in more of the field's ways of writing it."""

import pytest

from ingest.extract.outcomes import fine_outcome, outcome_of


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Bo Alm (S) beviljas entledigande.", "entledigande"),
        ("befria Bo Alm (S) från uppdraget som nämndeman", "entledigande"),
        ("bifalla Bo Alms begäran om entledigande", "entledigande"),
        ("jämte ordföranden justera protokollet valdes Bo Alm", "val"),
        ("Till ledamot omvaldes Bo Alm.", "val"),
        ("i övrigt fastställa dagordningen", "faststaller"),
        ("Taxan som ska gälla från 2031 antecknas.", "noteras"),
        ("Nuvarande taxa upphör samtidigt att gälla.", "ovrigt"),
        ("Fullmäktige överlåter åt styrelsen att besluta om mark.", "delegerar"),
        ("Juristen ombeds att hålla en utbildning.", "uppdrag"),
        ("Länsstyrelsen ombeds att utse en ny ersättare.", "ovrigt"),
        ("hos länsstyrelsen begära ny sammanräkning", "ovrigt"),
        ("Det åligger kontoret att redovisa kostnaden.", "uppdrag"),
        ("Ombudet instrueras att rösta för att planen antas.", "uppdrag"),
        ("ge chefen i uppgift att ta fram en plan", "uppdrag"),
        ("sända förslaget på samråd till kommunerna", "remiss"),
        ("Planen sänds ut på granskning.", "remiss"),
        ("Ärendet tas åter upp på nytt vid nästa sammanträde.", "bordlaggning"),
        ("Yrkandet lämnas utan bifall.", "avslag"),
        ("Bifalla inte ansökan.", "avslag"),
        ("Förslaget lämnas utan åtgärd.", "avskriver"),
        ("Den lokala avfallsplanen kompletteras enligt bilagan.", "antar"),
        ("Reglementet ändras i 4 och 7 §§.", "antar"),
        ("Tiden för förordnandet ändras.", "ovrigt"),
        ("Regeringen ändrar uppdraget om beredskap.", "ovrigt"),
        ("Rapporten lades till handlingarna.", "noteras"),
        ("Informationen tas till protokollet.", "noteras"),
        ("Uppdraget ska återrapporteras i varje lokalnämnd.", "uppdrag"),
        ("Förslaget bifalls i den del som avser bryggan.", "delvis-bifall"),
        ("Nämnden har rätt att justera taxan när det fastställs.", "ovrigt"),
        ("Eleverna anvisas plats på Humleskolan.", "ovrigt"),
        ("Nämnden anvisar 2 000 kronor.", "bifall"),
        ("Dispens medges inte.", "avslag"),
        ("neka bygglov för tillbyggnad", "avslag"),
        ("Sökanden medges strandskyddsdispens.", "bifall"),
        ("Motionens första yrkande bifalls och i övrigt avslås den.", "delvis-bifall"),
    ],
)
def test_outcome(text: str, outcome: str) -> None:
    assert outcome_of(fine_outcome(text)) == outcome


FAMILIES = {
    "val": (
        "Till ledamot i valnämnden väljs Åsa Ek (S).",
        "Åsa Ek (S) utses till ordförande.",
        "Nämnden utser Åsa Ek till ombud.",
        "utse Åsa Ek till dataskyddsombud",
        "till ledamöter välja Åsa Ek (S) och Bo Alm (M)",
        "Som ersättare efter Bo Alm (M) utsågs Åsa Ek (S).",
        "Till revisor omvaldes Bo Alm.",
        "Åsa Ek förordnas som tillförordnad chef.",
        "Fyllnadsval förrättas av ledamot i nämnden.",
        "Valberedningens förslag till val bifalles.",
        "förrätta val av ersättare i nämnden",
        "Åsa Ek anställs som kommundirektör.",
    ),
    "entledigad": (
        "Bo Alm (M) entledigas från uppdraget som ersättare.",
        "Avsägelsen godkänns.",
        "Bo Alms (M) avsägelse beviljas.",
        "bevilja Bo Alm entledigande från uppdraget",
        "Nämnden befriar Bo Alm (M) från uppdraget som nämndeman.",
        "befria Bo Alm från hans uppdrag",
        "Bo Alms begäran om entledigande bifalls.",
        "godkänna avsägelsen från Bo Alm (M)",
        "Entledigande beviljas Bo Alm (M).",
        "entlediga Bo Alm (M) från samtliga uppdrag",
        "Fullmäktige bifaller avsägelserna.",
    ),
    "delegerad": (
        "Nämnden delegerar rätten att besluta om skyltar till chefen.",
        "delegera till kommundirektören att göra ändringar",
        "Ordföranden bemyndigas att underteckna avtalet.",
        "bemyndiga presidiet att besluta i ärendet",
        "Fullmäktige överlåter åt styrelsen att besluta om mark.",
        "Beslutanderätten överlåts till utskottet.",
        "överlåta till tekniska nämnden att besluta i ärendet",
        "Chefen får rätt att teckna avtal.",
        "VD ges mandat att förhandla.",
        "ge ordföranden fullmakt att företräda bolaget",
        "Förvaltningschefen får delegation att besluta om bidrag.",
    ),
    "omedelbar_justering": (
        "Paragrafen förklaras omedelbart justerad.",
        "förklara paragrafen omedelbart justerad",
        "Paragrafen justeras omedelbart.",
        "Beslutet justeras omedelbart.",
        "Ärendet direktjusteras.",
        "omedelbart justera paragrafen",
        "justera paragrafen omedelbart",
        "Nämnden förklarar beslutet omedelbart justerat.",
        "Punkten anses omedelbart justerad.",
        "direktjustera paragrafen",
        "Protokollet i denna del justeras omedelbart.",
    ),
}


@pytest.mark.parametrize(
    ("fine", "text"),
    [(fine, text) for fine, texts in FAMILIES.items() for text in texts],
)
def test_ways_of_writing_it(fine: str, text: str) -> None:
    assert fine_outcome(text) == fine
