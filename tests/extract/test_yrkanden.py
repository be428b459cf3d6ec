"""What became of motions: found by the chair, won in a vote, or told in passing."""

import pytest

from ingest.extract import context as contexts
from ingest.extract.decisions import find_decisions
from ingest.model import Decision, Document, Section

HEAD = "§ 1 Ärende\nBeslut\nTaxan fastställs.\n\n"


def paragraf(body: str) -> Decision:
    text = f"{body}\n"
    section = Section("s", "paragraf", "1", "Ärende", (), 0, 11, len(text), 1)
    document = Document(
        "a.txt", "0", "text/plain", text, type="protokoll", sections=(section,)
    )
    return find_decisions(contexts.build(document), (), ())[0]


def fates(motions: str, course: str, head: str = HEAD) -> list[str | None]:
    found = paragraf(f"{head}Yrkanden\n{motions}\n\nBeslutsgång\n{course}")
    return [one.fate for one in found.yrkanden]


OURS = "Åsa Ek (S) yrkar bifall till kontorets förslag."
PLAIN = "Åsa Ek (S) yrkar bifall till förslaget."
OTHER = "Bo Alm (M) yrkar att taxan ska vara oförändrad."


@pytest.mark.parametrize(
    ("motions", "course", "expected"),
    [
        (
            OURS,
            "Därefter ställer ordföranden proposition på kontorets förslag och finner "
            "att det bifalls.",
            ["bifall"],
        ),
        (
            PLAIN,
            "Ordföranden finner att nämnden beslutar enligt kontorets förslag.",
            ["bifall"],
        ),
        (
            OTHER,
            "Ordföranden finner att nämnden beslutar enligt kontorets förslag.",
            [None],
        ),
        (
            OTHER,
            "Ordföranden finner att nämnden beslutar enligt kontorets förslag. "
            "Ledamoten Alms yrkande faller därmed.",
            ["avslag"],
        ),
        (OTHER, "Om ingen biträder Bo Alms yrkande faller yrkandet.", [None]),
        (
            f"{PLAIN}\n{OTHER}",
            "Ja-röst för bifall till förslaget, nej-röst för Bo Alms yrkande. "
            "Omröstningsresultat: 5 ja, 3 nej.",
            ["bifall", "avslag"],
        ),
        (
            f"{OURS}\n{OTHER}",
            "Ja-röst innebär bifall till kontorets förslag, nej-röst bifall till Bo "
            "Alms yrkande. Med 3 ja-röster mot 4 nej-röster avgörs frågan.",
            ["avslag", "bifall"],
        ),
        (
            f"{OURS}\nBo Alm (M) yrkar avslag.",
            "Ordföranden ställer proposition på kontorets förslag och avslag på "
            "detsamma. Ja-röst för bifall, nej-röst för avslag. Omröstningen utfaller "
            "med 25 ja-röster och 6 nej-röster.",
            ["bifall", "avslag"],
        ),
        (
            f"Ordföranden {OURS}\n{OTHER}",
            "Ordföranden ställer propositioner på yrkandena och finner att det egna "
            "yrkandet har bifallits.",
            ["bifall", "avslag"],
        ),
        (
            f"Ordföranden {OURS}\n{OTHER}",
            "Ordföranden ställer proposition på sitt eget yrkande och Bo Alms yrkande "
            "och finner bifall till det förstnämnda.",
            ["bifall", "avslag"],
        ),
        (
            f"{OURS}\n{OTHER}",
            "Ordföranden ställer proposition på Åsa Eks yrkande och Bo Alms yrkande "
            "och finner bifall till det sistnämnda.",
            ["avslag", "bifall"],
        ),
        (
            PLAIN,
            "Därefter ställs förslaget under proposition och ordföranden finner att "
            "nämnden bifaller det.",
            ["bifall"],
        ),
        (
            "Vidare yrkar Bo Alm (M) avslag på yrkande från SD den 2 maj 2024.",
            "Ordföranden ställer propositioner på bifall respektive avslag på yrkandet "
            "från SD och finner att det avslagits.",
            ["bifall"],
        ),
        (
            "Åsa Ek (S) yrkar att motionen ska avstyrkas med hänvisning till yttrande "
            "från S och V den 9 maj 2024.\nBo Alm (M) yrkar att motionen tillstyrks.",
            "Ordföranden finner att nämnden beslutat avstyrka motionen.",
            ["bifall", "avslag"],
        ),
        (
            "Åsa Ek (S) yrkar att ärendet återremitteras.\n" + OURS,
            "Ordföranden finner att det ska avgöras i dag.",
            ["avslag", None],
        ),
        (
            "Åsa Ek (S) yrkar att ärendet återremitteras.\n" + OURS,
            "Ordföranden finner att nämnden beslutar att återremittera ärendet.",
            ["bifall", None],
        ),
        (
            "Åsa Ek (S) yrkar bifall till kontorets förslag och tilläggsyrkande från "
            "S den 2 maj 2024.",
            "Ordföranden finner att kontorets förslag bifallits. Ordföranden ställer "
            "proposition på tilläggsyrkandet från S och finner att det avslagits.",
            [None],
        ),
        (
            f"{OURS}\n{OTHER}\nEva Dal (V) yrkar avslag på Bo Alms yrkande.",
            "Ordföranden finner att kontorets förslag bifalls.",
            ["bifall", "avslag", "bifall"],
        ),
        (
            "Åsa Ek (S) yrkar att skolan ska drivas vidare i två år.",
            "Ordföranden finner att skolchefens förslag bifalls.",
            [None],
        ),
        ("Åsa Ek (S) yrkade att taxan skulle vila, men det avslogs.", "", ["avslag"]),
        ("Åsa Ek (S) yrkade att taxan skulle vila. Detta bifölls.", "", ["bifall"]),
    ],
)
def test_what_became_of_each(
    motions: str, course: str, expected: list[str | None]
) -> None:
    assert fates(motions, course) == expected


def test_what_is_tabled_was_moved() -> None:
    head = "§ 1 Ärende\nBeslut\nÄrendet bordläggs till den 15 maj 2024.\n\n"
    moved = "Eva Dal (KD) yrkar bordläggning så att partierna hinner ta ställning."
    assert fates(moved, "", head) == ["bifall"]


def test_what_a_motion_in_writing_proposes_is_not_put_at_the_meeting() -> None:
    moved = "Åsa Ek (S) föreslår i en motion den 7 april 2021 att en plan tas fram."
    assert paragraf(f"{HEAD}{moved}").yrkanden == ()


def test_abstentions_belong_to_the_count_before_them() -> None:
    found = paragraf(
        f"{HEAD}Yrkanden\n{OURS}\n\nOmröstning\nUtfallet blir 8 ja och 1 nej.\n\n"
        "Huvudvotering\nJa-röst för kontorets förslag, nej-röst för avslag. Med 5 "
        "ja-röster, 3 nej-röster och 1 som avstår bifalls förslaget."
    )
    assert found.vote is not None
    assert (found.vote.ja, found.vote.nej, found.vote.avstar) == (5, 3, 1)
    assert [one.fate for one in found.yrkanden] == ["bifall"]


@pytest.mark.parametrize(
    ("moved", "by"),
    [
        ("(S) och (V) yrkade avslag på förslaget från M.", ("S", "V")),
        ("M yrkar bifall till förslaget från KD och L.", ("M",)),
        ("De yrkar bifall till förslaget från KD och L.", ()),
    ],
)
def test_who_moves_is_not_whose_proposal_it_is(moved: str, by: tuple[str, ...]) -> None:
    found = paragraf(f"{HEAD}Yrkanden\n{moved}\n")
    assert [one.by for one in found.yrkanden] == [by]
