"""A query is read as the one who typed it meant, and told so in words."""

import datetime as dt

import pytest

from ingest import model
from ingest.errors import QueryError
from search import query
from search.query import values

TODAY = dt.date(2024, 5, 3)


def read(text: str) -> str:
    return query.parse(text, TODAY).words


def codes(text: str) -> list[str]:
    return [note.code for note in query.parse(text, TODAY).said]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "allt"),
        ("*", "allt"),
        ("cykelplan simhall", "cykelplan och simhall"),
        ('"på nya vägar" plan', "frasen ”på nya vägar” och plan"),
        ("“typografiska tecken”", "frasen ”typografiska tecken”"),
        ("bad ELLER simhall taxa", "(bad eller simhall) och taxa"),
        ("bad OCH taxa ELLER simhall", "(bad och taxa) eller simhall"),
        ("bad OR (taxa AND avgift)", "bad eller (taxa och avgift)"),
        ("vård INTE tandvård", "vård och inte tandvård"),
        ("vård NOT (tand ELLER öga)", "vård och inte (tand eller öga)"),
        ("vård -tandvård", "vård och inte tandvård"),
        ("IT- och trygghetsplan", "IT- och och och trygghetsplan"),
        ("vård NÄRA äldre", "vård äldre inom 5 ord från varandra"),
        ("vård NEAR/9 äldre", "vård äldre inom 9 ord från varandra"),
        ('"äldre vård"~3', "äldre vård inom 3 ord från varandra"),
        ("bibliotek*", "ord som börjar på bibliotek"),
        ("kommunfullmäktige*", "ord som börjar på kommunfullmäktige"),
        ("it-strat*", "it och ord som börjar på strat"),
        ("skol*plan", "ord som ser ut som skol*plan"),
        ("sko?a", "ord som ser ut som sko?a"),
        ("samvrekan~", "ord som liknar samvrekan"),
        ("vem betalar simhallen?", "vem och betalar och simhallen"),
        ("typ:motion", "typ motion"),
        ("type:minutes", "typ protokoll"),
        ("typ:(motion ELLER plan)", "typ motion eller typ plan"),
        ("organ: kulturnämnden", "organ kulturnämnden"),
        ("parti:Miljöpartiet", "parti MP"),
        ("status:lofte", "status löfte"),
        ("beslut:cykelplan", "cykelplan i avsnitt med beslut"),
        ('löfte:"ny skola"', "frasen ”ny skola” i avsnitt med löfte"),
        ("promise:skola", "skola i avsnitt med löfte"),
        ("lofte:skola", "skola i avsnitt med löfte"),
        ("titel:cykelplan", "titel cykelplan"),
        ("heading:taxa", "rubrik taxa"),
        ("ämne:skola", "ämne skola"),
        ("amne:skola", "ämne skola"),
        ("KF:s budget", "KF:s och budget"),
        ("kl 10:30", "kl och 10:30"),
        ("https://example.org/a", "https://example.org/a"),
        ("§ 12", "§ 12"),
        ("12 §", "§ 12"),
        ("§:12", "§ 12"),
        ("paragraf:12", "§ 12"),
        ("§§ 12–14", "§ 12 eller § 13 eller § 14"),
        ("§§ 3, 7 och 9", "§ 3 eller § 7 eller § 9"),
        ("§:3..4", "§ 3 eller § 4"),
        ("6 kap. 12 § kommunallagen", "frasen ”6 kap. 12 §” och kommunallagen"),
    ],
)
def test_what_is_typed_is_told_in_words(typed: str, words: str) -> None:
    assert read(typed) == words
    assert codes(typed) == []


def test_what_is_understood_is_told_in_english_too() -> None:
    found = query.parse("beslut:cykelplan typ:protokoll INTE frist:2025", TODAY)
    assert found.english == (
        "cykelplan in passages with a decision and type minutes "
        "and not with a deadline 2025"
    )


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("vård inte tandvård", "vård och inte och tandvård"),
        ("typ:motion inte parti:S", "typ motion och inte parti S"),
        ('skola inte "särskild skola"', "skola och inte frasen ”särskild skola”"),
        ("typ:motion eller typ:plan", "typ motion eller typ plan"),
        ("bad eller simhall", "bad och eller och simhall"),
        ("(bad taxa) och (bok lån)", "bad och taxa och bok och lån"),
    ],
)
def test_operators_in_small_letters_join_only_what_is_no_running_text(
    typed: str, words: str
) -> None:
    assert read(typed) == words


def test_who_writes_inte_in_small_letters_is_told_how_to_leave_out() -> None:
    assert codes("vård inte tandvård") == ["not_small"]
    assert codes("det som inte blev av i fråga om badet") == []


@pytest.mark.parametrize(
    "typed",
    ["KS 2021/118", "ks2021-118", "KS-2021-118", "2021-KS-118", "KS 118-2021"],
)
def test_a_case_number_is_known_without_a_field(typed: str) -> None:
    assert read(typed) == f"dnr {typed} (ärendets, eller nämnt)"
    assert len(query.parse(f"{typed} cykelplan", TODAY).parts) == 2


@pytest.mark.parametrize("typed", ["dnr 2021:118", "Dnr: 2021/118", "dnr:2021/118"])
def test_a_case_number_may_have_its_word_before_it(typed: str) -> None:
    assert read(typed) in ("dnr 2021:118", "dnr 2021/118")


@pytest.mark.parametrize(
    "typed", ["mars 2021-2023", "2021-06-24", "läsår 2021/22", "2500", "under 2021/22"]
)
def test_what_only_looks_like_a_case_number_is_none(typed: str) -> None:
    assert "dnr" not in read(typed)


@pytest.mark.parametrize(
    ("typed", "words", "code"),
    [
        ("kommun:Norrlid", "organ Norrlid", "field_meant"),
        ("orgna:kultur", "organ kultur", "field_meant"),
        ("xyzw:kultur", "kultur", "field_unknown"),
        ("xyzw:(bad ELLER bok)", "bad eller bok", "field_unknown"),
        ("bad organ:", "bad", "field_empty"),
        ("bad (organ:)", "bad", "field_empty"),
        ("organ:() bad", "bad", "field_empty"),
        ("bad typ:protokol", "bad och typ protokoll", "value_near"),
        ("typ:motioner", "typ motion", "value_near"),
        ("typ:qqqq bad", "bad", "value_unknown"),
        ("status:löftte", "status löfte", "value_near"),
        ("parti:moderatena", "parti M", "value_near"),
        ("parti:ÖrVP", "parti ÖrVP eller parti ÖRVP", "party_unknown"),
        ("bad datum:snart", "bad", "date_unknown"),
        ("bad frist:2021-13", "bad", "date_unknown"),
        ("datum:2022..2021", "daterat 2021-01-01 till 2022-12-31", "range_turned"),
        ("bad datum:{2021 TILL 2022}", "bad", "date_unknown"),
        ("[bad TILL bok]", "bad och bok", "range_field"),
        ("§:abc bad", "bad", "section_unknown"),
        ('bad "på väg', "bad och frasen ”på väg”", "quote_unclosed"),
        ('bad "', "bad", None),
        ("(bad bok", "bad och bok", "bracket_unclosed"),
        ("bad) bok", "bad och bok", "bracket_unopened"),
        ("bad ELLER", "bad", "operator_alone"),
        ("OCH bad", "bad", "operator_alone"),
        ("bad ELLER OCH bok", "bad eller bok", "operator_alone"),
        ("bad INTE", "bad", "not_alone"),
        ("bad INTE ELLER bok", "bad eller bok", "not_alone"),
        ("bad INTE INTE bok", "bad och inte bok", "not_twice"),
        ("*planen bad", "planen och bad", "star_front"),
        ("a* bad", "a och bad", "star_short"),
        ("b?d bok", "bd och bok", "star_short"),
        ("v?rd bok", "ord som liknar vrd och bok", "star_short"),
        ("ab~ bok", "ab och bok", "fuzzy_short"),
        ("simhall~7", "ord som liknar simhall", "fuzzy_far"),
        ("bad NÄRA typ:plan", "bad och typ plan", "near_plain"),
        ("bad NÄRA/900 bok", "bad bok inom 50 ord från varandra", "near_far"),
        ("bad ()", "bad", None),
        ("bad ?!", "bad", "part_empty"),
    ],
)
def test_a_wrong_query_is_read_as_well_as_can_be_and_told(
    typed: str, words: str, code: str | None
) -> None:
    assert read(typed) == words
    assert codes(typed) == ([code] if code else [])


@pytest.mark.parametrize(
    ("typed", "advice"),
    [
        ("?!", "minst ett ord"),
        ("INTE", "minst ett ord"),
        ("datum:snart", "hösten 2021"),
        ("typ:qqqq", "protokoll, protokollsutdrag"),
        ("organ:", "organ:ord"),
    ],
)
def test_a_query_of_which_nothing_is_left_says_why(typed: str, advice: str) -> None:
    with pytest.raises(QueryError, match=advice):
        query.parse(typed, TODAY)


def test_hidden_and_control_characters_do_not_part_words() -> None:
    assert read("cykel\u00adplan\x07bad\u200b") == "cykelplan och bad"


def test_every_kind_of_document_has_a_name_in_both_languages() -> None:
    for kind in model.DocumentType.__args__:  # type: ignore[attr-defined]
        found = values.exactly("typ", kind)
        assert found is not None, kind
        assert found.kept == kind
