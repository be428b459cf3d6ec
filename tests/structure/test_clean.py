import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.model import Mark, RawDocument
from ingest.structure.clean import Cleaned, clean
from ingest.structure.edits import Draft, Edit

PARAGRAPH = (
    "Nämnden har under våren gått igenom hur samrådet med föreningarna i kommunen\n"
    "fungerar och vilka former som bör prövas under nästa år. Förslaget har tagits\n"
    "fram tillsammans med de föreningar som deltog i höstens träffar och som sedan\n"
    "lämnade synpunkter skriftligt till förvaltningen."
)
JOINED = PARAGRAPH.replace("\n", " ")


def pages(*texts: str, wrapped: bool = True) -> RawDocument:
    starts, whole = [], ""
    for text in texts:
        starts.append(len(whole))
        whole += text + "\n\n"
    return RawDocument("application/pdf", whole, tuple(starts), wrapped=wrapped)


def text_of(text: str, *, wrapped: bool = True) -> str:
    return clean(RawDocument("text/plain", text, wrapped=wrapped)).text


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("a\u030a", "å"),
        ("vapen\u00adfrågan", "vapenfrågan"),
        ("skoloch fritid. Skol- och annat", "skol- och fritid. Skol- och annat"),
        ("epoch efter epoch, ep- och", "epoch efter epoch, ep- och"),
        ("vapen\u00ad\nfrågan", "vapenfrågan"),
        ("ﬁnansplan", "finansplan"),
        ("§\u00a011", "§ 11"),
        ("dnr\u2009KS\u200b 12", "dnr KS 12"),
        ("ett\x07 två", "ett två"),
        ("IOP\u2011avtal", "IOP-avtal"),
        ("rad  ett \r\nrad två", "rad ett\nrad två"),
        ("ett\n\n \n\ntvå", "ett\n\ntvå"),
        ("Åsa Ek (S)      ordförande", "Åsa Ek (S)\tordförande"),
    ],
)
def test_characters_and_space(raw: str, cleaned: str) -> None:
    assert text_of(raw, wrapped=False) == cleaned


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("en framgångsfak-\ntor för", "en framgångsfaktor för"),
        ("en framgångsfak-\n\ntor för", "en framgångsfaktor för"),
        ("Läns-\nstyrelsen", "Länsstyrelsen"),
        ("ett IOP-\navtal", "ett IOP-avtal"),
        ("ett EU-\nprojekt", "ett EU-projekt"),
        ("en e-\ntjänst", "en e-tjänst"),
        ("SLK-2024-\n00074", "SLK-2024-00074"),
        ("Sverige-\nFinland", "Sverige-Finland"),
        ("i 2024-\nprogrammet", "i 2024-programmet"),
        ("ett klass-projekt, klass-\nprojekt", "ett klass-projekt, klass-projekt"),
        (
            "en överens- kommelse, överenskommelse",
            "en överenskommelse, överenskommelse",
        ),
        ("hälso- och sjukvård", "hälso- och sjukvård"),
        ("in- eller utfart", "in- eller utfart"),
    ],
)
def test_hyphens_at_line_ends(raw: str, cleaned: str) -> None:
    assert text_of(raw) == cleaned


def test_hanging_hyphen_stays_over_a_line_end() -> None:
    text = PARAGRAPH + "\nDet gäller hela den verksamhet som bedrivs inom barn-\n"
    assert "inom barn- och ungdomsnämnden" in text_of(text + "och ungdomsnämnden.")


def test_wrapped_lines_become_one_paragraph() -> None:
    assert text_of(PARAGRAPH, wrapped=False) == JOINED


def test_one_paragraph_a_line_stays() -> None:
    text = f"{JOINED}\nEn kort rad\nen rad till med liten bokstav\n{JOINED}"
    assert text_of(text, wrapped=False) == text


@pytest.mark.parametrize(
    "rows",
    [
        "Beslut\nNämnden godkänner rapporten.",
        "Åsa Ek (S), ordförande\nBo Alm (M)\nKim Lind (V)",
        "Nämnden beslutar\natt anta planen,\natt avsluta uppdraget.",
        "• Första punkten\n• andra punkten\n– tredje",
        "1. Planen antas.\n2. Uppdraget avslutas.",
        "§ 12\nSamråd med föreningar",
        "Frågan besvaras av ordföranden.\nFråga 2\nHur går arbetet?",
        "ledamot för A ersätts av B, C och D,\nledamot för B ersätts av C och D,",
    ],
)
def test_deliberate_line_ends_stay(rows: str) -> None:
    assert text_of(f"{PARAGRAPH}\n\n{rows}").endswith(f"\n\n{rows}")


def test_a_marked_heading_takes_no_line_in() -> None:
    text = "Samrådet i hela kommunen\n" + PARAGRAPH
    raw = RawDocument(
        "application/pdf", text, marks=(Mark(0, 24, "heading", 1),), wrapped=True
    )
    assert clean(raw).text == f"Samrådet i hela kommunen\n{JOINED}"


def test_running_heads_leave_and_the_first_page_keeps_its_own() -> None:
    head = "Almby kommun\nProtokoll\nKulturnämnden 2024-05-14"
    sheets = [
        f"{head}\n{n} (6)\n§ {n}\nÄrende {n * 7}\n{PARAGRAPH}" for n in range(1, 7)
    ]
    cleaned = clean(pages(*sheets))
    assert cleaned.text.count("Almby kommun") == 1
    assert cleaned.text.startswith("Almby kommun\nProtokoll\nKulturnämnden 2024-05-14")
    assert "(6)" not in cleaned.text
    assert cleaned.text.count(JOINED) == 6
    assert [cleaned.text[s:][:3] for s in cleaned.page_starts[1:]] == [
        f"§ {n}" for n in range(2, 7)
    ]


def test_page_numbers_within_a_running_line() -> None:
    sheets = [
        f"§ {n}\n{PARAGRAPH}\nKulturnämnden, dnr 12, sida {n}" for n in range(1, 6)
    ]
    sheets += [f"{PARAGRAPH}\nKulturnämnden, dnr 12, sida {n}" for n in range(6, 9)]
    assert clean(pages(*sheets)).text.count("dnr 12") <= 1


def test_heads_that_change_between_left_and_right_pages() -> None:
    heads = ["Årsplan för samråd", "Almby kommun"]
    sheets = [f"{heads[n % 2]}\nDel {chr(65 + n)}\n{PARAGRAPH}" for n in range(10)]
    text = clean(pages(*sheets)).text
    assert text.count("Årsplan för samråd") == 1
    assert text.count(JOINED) == 10
    assert all(f"Del {chr(65 + n)}" in text for n in range(10))


def test_signing_fields_leave_everywhere() -> None:
    text = text_of(
        "Justerandes sign\nUtdragsbestyrkande\nJusterande Bo Alm", wrapped=False
    )
    assert text == "Justerande Bo Alm"


def test_a_sentence_goes_on_over_a_page() -> None:
    first, second = PARAGRAPH.split("\n", 2)[:2], PARAGRAPH.split("\n", 2)[2]
    foot = "Utdragsbestyrkande\nSida {} (3)"
    sheets = [
        "Protokoll\n" + "\n".join(first) + "\n" + foot.format(1),
        "Protokoll\n" + second + "\n" + foot.format(2),
        "Protokoll\nSlut.\n" + foot.format(3),
    ]
    cleaned = clean(pages(*sheets))
    assert JOINED in cleaned.text
    assert cleaned.text[cleaned.page_starts[1] :].startswith("fram tillsammans")


def test_heads_within_a_text_without_pages() -> None:
    front = "Almby kommun\nKulturnämnden\nProtokoll\nSammanträde: 2024-05-14"
    head = "Almby kommun, protokoll\n\n{} (9)\n\nKulturnämnden\n\n"
    head += "Nr 4\nSammanträde: 2024-05-14"
    parts = [front]
    for n in range(2, 9):
        parts += [
            f"§ {n}\nRubrik {n * 3}\nBeslut\n\nRapporten antecknas.",
            head.format(n),
        ]
    text = text_of("\n\n".join([*parts, "§ 9\nAvslutning"]), wrapped=False)
    assert text.startswith(front)
    assert text.count("Sammanträde") == 1
    assert text.count("Rapporten antecknas.") == text.count("Beslut") == 7
    assert "(9)" not in text


def test_what_each_paragraph_says_alike_is_no_head() -> None:
    sheets = [
        f"§ {n}\nRubrik {n * 3}\n{PARAGRAPH}\nBeslut\nBifall." for n in range(1, 7)
    ]
    assert clean(pages(*sheets)).text.count("Beslut\nBifall.") >= 1
    assert [f"§ {n}" in clean(pages(*sheets)).text for n in range(1, 7)] == [True] * 6


WORDS = st.sampled_from(
    ["samråd", "fram-\ngång", "ﬁ", "a\u030a", "§ 3", "\u00ad", "  ", "\n", "\n\n", ".",
     "Ek", "och", "12", "\t", "- ", "3 (9)", "Utdragsbestyrkande", "\u200b", " "]
)  # fmt: skip


@settings(max_examples=200)
@given(st.lists(WORDS, max_size=60), st.data())
def test_pages_and_marks_follow_the_text(words: list[str], data: st.DataObject) -> None:
    text = "".join(words)
    places = st.integers(0, len(text))
    starts = sorted({0, *data.draw(st.lists(places, max_size=4))})
    ends = sorted(data.draw(st.lists(places, min_size=2, max_size=2)))
    marks = (Mark(ends[0], ends[1], "list_item"),) if ends[0] < ends[1] else ()
    raw = RawDocument("x", text, tuple(starts), marks, wrapped=data.draw(st.booleans()))
    cleaned = clean(raw)
    assert isinstance(cleaned, Cleaned)
    assert unicodedata.is_normalized("NFC", cleaned.text)
    assert len(cleaned.page_starts) == len(raw.page_starts)
    assert list(cleaned.page_starts) == sorted(cleaned.page_starts)
    assert all(0 <= start <= len(cleaned.text) for start in cleaned.page_starts)
    assert all(0 <= m.start < m.end <= len(cleaned.text) for m in cleaned.marks)
    assert clean(raw) == cleaned


@given(st.text(alphabet="ab \n", max_size=40), st.data())
def test_edits_keep_marks_on_their_letters(text: str, data: st.DataObject) -> None:
    cuts = data.draw(st.sets(st.integers(0, max(len(text) - 1, 0)), max_size=10))
    edits = [Edit(i, i + 1) for i in sorted(cuts) if i < len(text)]
    for start in range(len(text)):
        draft = Draft(text, (0,), (Mark(start, len(text), "heading"),)).edited(edits)
        kept = "".join(c for i, c in enumerate(text) if i >= start and i not in cuts)
        found = [draft.text[m.start : m.end] for m in draft.marks]
        assert found == ([kept] if kept else [])


def test_marks_cover_the_same_words_after_all_changes() -> None:
    text = f"Protokoll\n{PARAGRAPH}\n\nEn fram-\ngång för samrådet\n\nSlut"
    start = text.index("En fram-")
    mark = Mark(start, text.index("\n\nSlut"), "list_item")
    cleaned = clean(RawDocument("x", text, marks=(mark,), wrapped=True))
    (moved,) = cleaned.marks
    assert cleaned.text[moved.start : moved.end] == "En framgång för samrådet"


@pytest.mark.parametrize(
    "piece", ["a.", "a-\n", "- ", "\u00ad", " ", "\n", "3 (9)\n", "sign ", "a\tb ", "§"]
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    clean(RawDocument("x", piece * 20_000, wrapped=True))


def _short_pages(head: str, first: str = "") -> str:
    body = "Bryggan med nummer {n} är gammal och behöver plankor som är {n} meter."
    return "\n\n".join(
        (first if n == 11 else "") + head.format(n=n) + "\n\n" + body.format(n=n)
        for n in range(11, 15)
    )


def test_a_letterhead_in_columns_leaves_all_pages_but_the_first() -> None:
    head = "Granviken\nkommun          PROTOKOLLSUTDRAG        {n} (19)\nHamnnämnden"
    text = text_of(_short_pages(head), wrapped=False)
    assert text.startswith("Granviken\nkommun\tPROTOKOLLSUTDRAG\t11 (19)\nHamnnämnden")
    assert text.count("PROTOKOLLSUTDRAG") == text.count("Hamnnämnden") == 1


def test_the_first_copy_of_a_running_head_keeps_its_number() -> None:
    head = "Tjänsteutlåtande\nDnr 2024-7719\n{n} (14)"
    text = text_of(_short_pages(head, "Granviks kommun\n"), wrapped=False)
    assert text.startswith("Granviks kommun\nTjänsteutlåtande\nDnr 2024-7719\n")
    assert text.count("Dnr 2024-7719") == 1


def test_a_number_that_only_the_feet_give_is_kept_once() -> None:
    texts = [
        f"Hamnen har {n} bryggor i år.\n\nDnr 2024-7719\nSida {n}" for n in range(1, 6)
    ]
    assert clean(pages(*texts)).text.count("Dnr 2024-7719") == 1


def test_a_hyphen_of_the_word_stays_at_a_line_end() -> None:
    text = (
        "Ja-röst för bifall till nämndens förslag i ärendet om den nya taxan och Nej-\n"
        "röst för avslag. Omröstningen gav tolv ja-röster och tio nej-röster i kväll."
    )
    assert "Nej-röst för avslag" in text_of(text)


def test_a_range_broken_after_its_dash_is_whole() -> None:
    text = (
        "Kulturhuset, stora salen på andra våningen i Norrviken, klockan 13.00–\n16.20"
    )
    assert text_of(text).endswith("klockan 13.00–16.20")


def test_signature_fields_in_one_line_are_no_text() -> None:
    fields = "Ordförandes signatur ....   Justerandes signatur ..   Utdragsbestyrkande"
    assert text_of(f"Nämnden beslutar att anta planen.\n\n{fields}") == (
        "Nämnden beslutar att anta planen."
    )


def test_page_numbers_with_a_slash_run() -> None:
    sheets = [
        f"NORRVIKENS KOMMUN\nProtokoll\t2025-06-16\t{n} / 4\nText om sak {n * 7} här."
        for n in range(1, 5)
    ]
    text = clean(pages(*sheets)).text
    assert text.count("Protokoll") == 1
    assert all(f"Text om sak {n * 7} här." in text for n in range(1, 5))
