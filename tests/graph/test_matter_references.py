"""What a § reference points at, read in its context; headings and organs' names."""

import datetime as dt
from dataclasses import replace

import pytest

from graph import project
from graph.identity import Identity
from graph.matters import derive, of
from graph.matters.headings import alike, is_standing, overlap, topic
from graph.matters.keys import item_path, stub_path
from graph.matters.organs import names_of, settled
from graph.matters.pointing import pointers
from graph.matters.records import Pointer
from graph.terms import DCTERMS, ELIDL
from ingest import ids
from ingest.extract.referens.paragraphs import find_paragraphs
from ingest.model import (
    Artifact,
    Document,
    Facts,
    Mention,
    Organisation,
    Reference,
    Section,
)

DAY = dt.date(2024, 8, 22)


def minutes(
    body: str, *, organ: str = "Kommunfullmäktige", day: dt.date = DAY
) -> Artifact:
    """One § 30 whose text is `body`, with the § references that reading finds."""
    text = f"§ 30 Cykelväg längs Storån\n\n{body}\n"
    section = Section(
        "s1", "paragraf", "30", "Cykelväg längs Storån", (), 0, 27, len(text), 1
    )
    document = Document(
        f"{organ}-{day}.pdf",
        "0" * 64,
        "application/pdf",
        text,
        f"{organ}, protokoll {day}",
        "protokoll",
        body="Vedby kommun",
        body_code="9991",
        organ=organ,
        date=day,
        reference_date=day,
        sections=(section,),
    )
    references = tuple(
        Reference(f.start, f.end, text[f.start : f.end], f.kind, f.target, f.rule)
        for f in sorted(find_paragraphs(document), key=lambda f: f.start)
    )
    organs = tuple(
        Organisation(name, "organ", (Mention(at, at + len(name), 1),))
        for name in ("Kommunstyrelsen", "Kulturnämnden")
        if (at := text.find(name)) >= 0
    )
    facts = Facts(references=references, organisations=organs)
    return Artifact(ids.document_id(document.source), document, facts, (), "0.1.0+0")


def read(body: str, **where: object) -> list[Pointer]:
    found = pointers(minutes(body, **where))  # type: ignore[arg-type]
    return [pointer for _, pointer in sorted(found.items())]


def test_a_row_of_references_keeps_its_organ_and_what_was_done() -> None:
    found = read(
        "Bordlagt den 3 maj 2024, § 12, den 7 juni 2024, § 19 och\n"
        "den 19 juni 2024, § 27."
    )
    assert [(p.day, p.numbers) for p in found] == [
        (dt.date(2024, 5, 3), ("12",)),
        (dt.date(2024, 6, 7), ("19",)),
        (dt.date(2024, 6, 19), ("27",)),
    ]
    assert {p.organ for p in found} == {None}
    assert {p.cue for p in found} == {"bordlagt"}


def test_a_day_before_a_line_break_belongs_to_the_sign_after_it() -> None:
    (_, second) = read("Bordlagt den 3 maj 2024, § 12, den 7 juni 2024,\n§ 19.")
    assert not second.own
    assert second.day == dt.date(2024, 6, 7)


def test_the_organ_named_last_in_the_sentence_is_meant() -> None:
    (found,) = read("Kommunstyrelsen behandlade ärendet den 3 maj 2024, § 12.")
    assert found.organ == "Kommunstyrelsen"


@pytest.mark.parametrize(
    ("organ", "words", "meant"),
    [
        ("Kulturnämnden", "Arbetsutskottet har", "Kulturnämndens arbetsutskott"),
        ("Kulturnämnden", "Nämnden har", None),
        ("Kommunstyrelsen", "Fullmäktige har", "Kommunfullmäktige"),
        ("Regionstyrelsen", "Fullmäktige har", "Regionfullmäktige"),
    ],
)
def test_what_a_body_calls_its_own_organs(
    organ: str, words: str, meant: str | None
) -> None:
    (found,) = read(f"{words} den 3 maj 2024, § 12, sagt ja.", organ=organ)
    assert found.organ == meant


def test_the_one_whose_assignment_it_was_is_meant_and_not_who_got_it() -> None:
    (found,) = read("Kommunstyrelsens uppdrag till Kulturnämnden den 3 maj 2024, § 12.")
    assert found.organ == "Kommunstyrelsen"


def test_a_bare_paragraph_is_the_document_s_own() -> None:
    (found,) = read("Jäv anmäls under § 30.")
    assert found.own
    assert found.numbers == ("30",)


def test_ranges_and_lists_give_every_number() -> None:
    (span,) = read("Motionerna under paragraferna 30–33 bordläggs.")
    assert span.numbers == ("30", "31", "32", "33")
    (several,) = read("Kommunstyrelsen 2024-05-03 §§ 12, 14 och 16")
    assert several.numbers == ("12", "14", "16")
    (dated,) = read("KS § 45/2023 gäller.")
    assert dated.numbers == ("45",)
    assert dated.year == 2023


def test_what_is_derived_and_what_documents_state_have_the_same_addresses() -> None:
    artifacts = [
        minutes("Bordlagt den 3 maj 2024, § 30. Kulturnämnden 2024-04-02 § 8."),
        minutes("Beslut: Ärendet bordläggs.", day=dt.date(2024, 5, 3)),
    ]
    matters = derive([of(a) for a in artifacts], Identity())
    stated = [quad for a in artifacts for quad in project.quads(a)]
    subjects = {quad.subject.value for quad in stated}
    base = Identity().base
    assert all(base + act in subjects for act in matters.acts)
    cited = {q.object.value for q in stated if q.predicate == DCTERMS.references}
    assert {base + c.target for c in matters.citations} == cited
    held = [c for c in matters.citations if c.held]
    assert [c.target.rsplit("/", 2)[1] for c in held] == ["2024-05-03"]


def test_a_planned_item_is_no_item_of_the_minutes() -> None:
    assert item_path("m", "4", called=True) != item_path("m", "4")
    assert item_path("m", "72/22") == item_path("m", "72")


def test_a_title_is_one_stub_in_a_body_and_a_bare_word_one_in_each_document() -> None:
    title, bare = "Biblioteksplan för Vedby kommun", "bilaga 1"
    assert stub_path("document", "d1", "org/k9991", title) == stub_path(
        "document", "d2", "org/k9991", title
    )
    assert stub_path("document", "d1", "org/k9991", bare) != stub_path(
        "document", "d2", "org/k9991", bare
    )


@pytest.mark.parametrize(
    "heading",
    [
        "Val av justerare",
        "Upprop",
        "Fastställande av dagordning",
        "Godkännande av föredragningslista",
        "Meddelanden 2024",
        "Anmälan av delegationsbeslut",
        "Redovisning av delegeringsbeslut",
        "Informationsärenden",
        "Kommundirektören informerar",
        "Övriga frågor",
        "Val och avsägelser",
        "Anmälan av jäv vid sammanträdet",
        "§ 4 Sammanträdets öppnande",
    ],
)
def test_items_of_every_meeting_are_no_matters(heading: str) -> None:
    assert is_standing(heading)


@pytest.mark.parametrize(
    "heading",
    [
        "Val av skolform i Hult",
        "Information om nytt badhus i hamnen",
        "Delegationsordning för kulturnämnden",
        "Motion av Ada Ek (S) om meddelanden på lättläst svenska",
        "Ordförandebeslut om överklagande av dom",
    ],
)
def test_a_matter_may_begin_like_a_standing_item(heading: str) -> None:
    assert not is_standing(heading)


def test_a_motion_and_its_answer_are_about_the_same() -> None:
    motion = topic("Motion av Ada Ek (S) och Bo Alm (M) om fler laddplatser i hamnen")
    answer = topic("Svar på motion om fler laddplatser i hamnen")
    assert alike(motion, answer) == 1.0
    assert motion.what == answer.what == "motion"


def test_words_that_say_little_never_make_two_topics_one() -> None:
    one, other = topic("Plan för arbetet 2024"), topic("Plan för arbetet med badhuset")
    assert overlap(one, other) < 0.4


def test_names_of_organs_in_short_and_in_full_are_one() -> None:
    assert names_of("KSAU") == names_of("Kommunstyrelsens arbetsutskott")
    assert names_of("KSAU") == names_of("kommunstyrelsens arbetsutskottet")
    assert len(names_of("TN")) > 1
    assert settled("styrelsen", "Regionfullmäktige") == "Regionstyrelsen"


def test_items_of_a_call_to_a_meeting_are_only_planned() -> None:
    called = minutes("Förslag till beslut.")
    document = called.document
    planned = Artifact(
        called.id,
        Document(
            **{
                name: getattr(document, name)
                for name in Document.__dataclass_fields__
                if name != "type"
            },
            type="kallelse",
        ),
        called.facts,
        (),
        called.rules,
    )
    kinds = {q.object for q in project.quads(planned)}
    assert ELIDL.ForeseenActivity in kinds


def test_the_one_who_gave_an_assignment_is_meant_and_not_who_got_it() -> None:
    (found,) = read(
        "Kulturnämndens uppdrag, givet av kommunfullmäktige 2024-05-03\n"
        "§ 12, att utreda en cykelväg.",
        organ="Kommunstyrelsen",
    )
    assert (found.organ or "").casefold() == "kommunfullmäktige"
    assert found.day == dt.date(2024, 5, 3)


def test_a_number_that_a_space_has_broken_is_no_number() -> None:
    (broken,) = read("Uppdrag av kommunfullmäktige 2024-05-03 §1 6, att utreda.")
    assert broken.numbers == ()
    (whole,) = read("Kommunfullmäktige § 16 den 3 maj 2024 om cykelvägar.")
    assert whole.numbers == ("16",)


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ("Reglerna är senast ändrade 2024-05-03 § 12.", False),
        ("Kulturnämnden ändrade reglerna 2024-05-03 § 12.", True),
        ("Reglerna är ändrade den 3 maj 2024, § 12 (dnr 2024.7 KS).", True),
    ],
)
def test_it_is_told_whether_the_text_says_whose_paragraph_it_is(
    body: str, named: bool
) -> None:
    (found,) = read(body)
    assert found.named is named


@pytest.mark.parametrize(
    ("name", "organ"),
    [
        ("§ 25 KSAU Cykelväg längs Storån", "KSAU"),
        ("§25 KS AU Cykelväg längs Storån", "KS AU"),
        ("KSAU § 25 Cykelväg längs Storån", "KSAU"),
        ("§ 25 PM Cykelväg längs Storån", None),
    ],
)
def test_the_name_of_a_listed_excerpt_gives_its_organ_and_number(
    name: str, organ: str | None
) -> None:
    listed = Reference(0, len(name), name, "document", name.casefold(), "ref.underlag")
    artifact = minutes("")
    artifact = replace(artifact, facts=Facts(references=(listed,)))
    found = pointers(artifact).get(0)
    assert (found.organ if found else None) == organ
    if found is not None:
        assert (found.day, found.numbers) == (None, ("25",))
        assert "cykelväg" in found.about


@pytest.mark.parametrize(
    "heading",
    [
        "Samverkansgruppen - Protokoll med bilagor 2024",
        "Minnesanteckningar från styrgruppen 2024-06-14",
        "Dataskyddsombudets anmälningsärenden 2023",
        "Beslutade visselblåsarärenden 2023",
    ],
)
def test_notices_that_come_back_are_no_matters(heading: str) -> None:
    assert is_standing(heading)


def test_a_report_of_a_period_comes_back_and_a_report_of_an_assignment_does_not() -> (
    None
):
    for heading in (
        "Extra månadsuppföljning 2024",
        "Uppföljning av kommunens finanspolicy april 2024",
        "Redovisning av motioner som ännu inte besvarats",
    ):
        assert topic(heading).periodic, heading
    for heading in ("Redovisning av uppdrag att utreda en bro", "Ny finanspolicy"):
        assert not topic(heading).periodic, heading
    assert not is_standing("Digitala protokoll på lättläst svenska")
