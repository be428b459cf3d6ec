"""Which language a text is in."""

import pytest

from ingest.structure.language import language_of

TEXTS = {
    "sv": "Nämnden beslutar att anta planen för parken och att den ska följas upp.",
    "en": "The municipality is responsible for schools and for the care of elderly.",
    "fi": "Sinulla on oikeus käyttää suomea, kun asioit kunnan kanssa. Voit saada myös"
    " vanhustenhuoltoa, joka on kokonaan tai osittain suomeksi, jos haluat.",
    "da": "Kommunen har ansvar for skolerne, og det er ikke nogen udgift for dig, hvis"
    " du vælger at tage bussen til byen efter klokken otte om aftenen.",
    "no": "Kommunen har ansvar for skolene, og det er ikke noen utgift for deg hvis du"
    " velger å ta bussen til byen etter klokken åtte om kvelden.",
    "de": "Die Gemeinde ist für die Schulen zuständig, und der Bus wird nicht von uns"
    " bezahlt. Sie können sich auch bei der Verwaltung melden.",
    "se": "Dus lea vuoigatvuohta geavahit sámegiela go leat oktavuođas suohkaniin."
    " Sáhttá maiddái oažžut dieđuid ahte mii lea ođđa ja maid dat mearkkaša.",
    "uk": "Громада відповідає за школи та дитячі садки. Ви маєте право на допомогу.",
    "ar": "البلدية مسؤولة عن المدارس ورياض الأطفال ويمكنك الحصول على المساعدة",
    "so": "Degmadu waxay mas'uul ka tahay dugsiyada iyo xanaanada carruurta. Haddii aad"
    " u baahan tahay caawimaad waa in aad la xiriirto oo ku soo wacdo.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_short_text_in_each_language(language):
    assert language_of(TEXTS[language]) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "§ 12",
        "Protokoll 2024-03-12\nBo Ek (S)\tOrdförande\nLo Alm (M)",
        "Budget 2024\n12 400\n9 800\nSumma\n22 200",
        "Service Management for Region Ekland",
    ],
)
def test_what_is_too_short_to_tell_counts_as_swedish(text):
    assert language_of(text) == "sv"


def test_a_mixed_text_has_the_language_of_its_largest_part():
    assert language_of(f"{TEXTS['sv'] * 6}\n\n{TEXTS['en']}") == "sv"
    assert language_of(f"{TEXTS['en'] * 6}\n\n{TEXTS['sv']}") == "en"
    assert language_of(f"{TEXTS['fi'] * 4}\n\n{TEXTS['sv']}") == "fi"
