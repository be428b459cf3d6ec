"""Questions counted once, and where their answers stand, in made-up texts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.extract import context as contexts
from ingest.extract.content_words import related, stem
from ingest.extract.questions import find_questions
from ingest.model import Document, DocumentType, Question

ASKED = (
    "Med anledning av detta vill jag fråga ordföranden:\n"
    "1. Hur ska mottagningen i Älvnäs bemannas under sommaren?\n"
    "2. Vilka kostnader för hyrpersonal räknar regionen med?\n"
)


def read(
    text: str, kind: DocumentType = "interpellation", title: str = ""
) -> tuple[Question, ...]:
    document = Document("a.txt", "0", "text/plain", text, type=kind, title=title)
    return find_questions(contexts.build(document))


def test_numbered_questions_without_an_answer() -> None:
    found = read(f"Interpellation om bemanning\n\n{ASKED}\nUlf Rask (M)\n")
    assert [q.number for q in found] == [1, 2]
    assert found[0].text.startswith("Hur ska mottagningen")
    assert {q.status for q in found} == {"no-answer-in-document"}


def test_several_questions_on_one_line() -> None:
    found = read(
        "Jag vill ställa följande frågor till nämnden:\n1. Vad kostar bygget? "
        "Vem betalar? 2. När står det klart?\n"
    )
    assert [q.text for q in found] == [
        "Vad kostar bygget? Vem betalar?",
        "När står det klart?",
    ]


def test_sentences_of_one_paragraph_are_questions_each() -> None:
    found = read(
        "Därför vill jag ställa följande frågor:\n\nVad kostar bygget? Om ni inte vet, "
        "när får vi veta? Är du nöjd?\n"
    )
    assert len(found) == 2


def test_question_mark_may_be_missing_in_a_list() -> None:
    found = read("Frågor:\n- När får invånarna besked om bussarna\n- Vad kostar det?\n")
    assert [q.text for q in found] == [
        "När får invånarna besked om bussarna",
        "Vad kostar det?",
    ]


def test_indirect_question() -> None:
    (found,) = read(
        "Därför vill jag fråga regionrådet vilka åtgärder regionen avser att vidta "
        "för att minska köerna i Ekträsk.\n"
    )
    assert found.text.startswith("vilka åtgärder")


def test_text_that_ends_in_questions_needs_no_introduction() -> None:
    found = read("Vården brister.\n\nAvser ministern att agera?\n\nNär sker det?\n")
    assert len(found) == 2


def test_rhetorical_question_in_the_text_is_not_counted() -> None:
    found = read(f"Vem bryr sig om vården? Ingen, tycks det.\n\n{ASKED}")
    assert len(found) == 2


def test_question_repeated_over_its_answer_is_counted_once() -> None:
    found = read(
        "Svar på interpellation om bemanning\n\n"
        "1. Hur ska mottagningen i Älvnäs bemannas under sommaren?\n\n"
        "Två team från sjukhuset tjänstgör hela sommaren.\n\n"
        "2. Vilka kostnader för hyrpersonal räknar regionen med?\n\n"
        "Kostnaden beräknas till 12 miljoner kronor.\n\nEva Klint (S)\n\n"
        f"Interpellation av Ulf Rask (M) till ordföranden\n\n{ASKED}\nUlf Rask (M)\n",
        "interpellationssvar",
    )
    assert [q.status for q in found] == ["answered", "answered"]
    assert len(found[0].answers) == 1


def test_answers_under_numbered_headings() -> None:
    text = (
        f"{ASKED}\nSvar på fråga 1\nTvå team tjänstgör.\n"
        "Svar på fråga 2\nTolv miljoner kronor.\n\nEva Klint (S)\n"
    )
    found = read(text, "interpellationssvar")
    answers = [text[q.answers[0].start : q.answers[0].end] for q in found]
    assert answers == ["Två team tjänstgör.", "Tolv miljoner kronor."]


def test_running_answer_is_aligned_by_content() -> None:
    text = (
        f"{ASKED}3. När öppnar den nya simhallen?\n\nSvar\n"
        "Bemanningen av mottagningen i Älvnäs löses under sommaren med två team.\n"
        "Vi räknar med kostnader för hyrpersonal på tolv miljoner.\n\nEva Klint (S)\n"
    )
    found = read(text, "interpellationssvar")
    assert [q.status for q in found] == ["answered", "answered", "not-found"]
    first = found[0].answers[0]
    assert text[first.start : first.end].startswith("Bemanningen")


def test_debate_is_searched_for_the_answer_not_for_questions() -> None:
    speech = "Tack för interpellationen. " + "Vi arbetar vidare med detta. " * 40
    found = read(
        f"{ASKED}\nUlf Rask (M)\n\nSVAR OCH DEBATT 2024-06-03\n\n"
        f"Eva Klint (S): {speech}Mottagningen i Älvnäs bemannas i sommar av två team.\n"
        "Ulf Rask (M): Min fråga är: Vem ansvarar? Varför svarar du inte?\n"
    )
    assert [q.status for q in found] == ["answered", "not-found"]


def test_question_time_only_records_that_it_was_answered() -> None:
    found = read(
        "Fråga 1\nUlf Rask (M) ställer en fråga som lyder: Blir det en ny hall?\n"
        "Ordföranden Eva Klint (S) besvarar frågan.\n",
        "protokoll",
    )
    assert [(q.text, q.status) for q in found] == [
        ("Blir det en ny hall?", "no-answer-in-document")
    ]


def test_policy_with_a_question_in_it_has_no_questions() -> None:
    assert read("Policy\n\nVill din förening vara med?\n", "policy") == ()


@pytest.mark.parametrize(
    "text",
    [
        "– När vi frågar kunderna får vi svar som hjälper oss, säger Eva Klint (S).\n",
        "– Vad tycker kunderna? Det frågar vi varje år, säger enhetschefen Bo Alm.\n",
        "Vi ställer följande frågor i enkäten:\n- Hur mår du\n- Vad kan bli bättre\n",
    ],
)
def test_quotation_or_bare_list_on_a_page_is_no_question(text: str) -> None:
    assert read(f"Så kortar vi köerna\n\n{text}", "webbsida") == ()


def test_numbered_list_of_questions_on_a_page() -> None:
    found = read(
        "Vi ställer följande frågor:\n1. Hur mår du\n2. Bor du här\n", "webbsida"
    )
    assert len(found) == 2


def test_running_answer_follows_the_order_of_the_questions() -> None:
    found = read(
        "Bo Alm (V) har ställt följande frågor:\n"
        "1. Avser kommunen att sopsalta fler cykelvägar?\n"
        "2. Finns det en karta över de prioriterade stråken?\n"
        "3. Vad har hänt med den enkät som delades ut till boende våren 2020?\n"
        "4. Hur många fallolyckor har anmälts?\n\nSvar\n"
        "Frågan är viktig för många.\n"
        "I dag sopsaltas tre sträckor och i vinter sopsaltas två till.\n"
        "Kartan läggs ut i november.\n"
        "Enkäten sammanställdes i februari. Svaren finns hos kontoret.\n"
        "Eva Klint (S)\n",
        "interpellationssvar",
    )
    assert [q.status for q in found] == ["answered"] * 3 + ["not-found"]


@pytest.mark.parametrize(
    ("one", "other"), [("kostnader", "kostnaderna"), ("åtgärd", "åtgärderna")]
)
def test_forms_of_a_word_meet(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_compound_part_is_related() -> None:
    assert related(stem("evenemang"), stem("evenemangsområdet"))
    assert not related(stem("bil"), stem("bilaga"))


LINES = st.sampled_from(
    [
        "Frågor:",
        "Svar",
        "Jag vill fråga nämnden:",
        "1. Vad kostar bygget? 2. När?",
        "Är du nöjd?",
        "Eva Klint (S): Tack för frågan.",
        "Ulf Rask (M)",
        "Bygget kostar 12 miljoner.",
        "• Om bygget",
        "",
    ]
)


@given(st.lists(LINES, max_size=12), st.sampled_from(["interpellation", "ovrigt"]))
@settings(deadline=None, max_examples=60)
def test_every_span_quotes_the_text(lines: list[str], kind: DocumentType) -> None:
    text = "\n".join(lines)
    found = read(text, kind)
    assert [q.number for q in found] == list(range(1, len(found) + 1))
    for question in found:
        assert text[question.start : question.end] == question.text
        for answer in question.answers:
            assert 0 <= answer.start < answer.end <= len(text)
