"""What led to what between acts of fictional minutes."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.identity import Identity
from graph.matters import derive, links_quads, of
from graph.matters.connection import Connection
from graph.matters.links import links
from graph.matters.records import MatterRecord
from graph.terms import DCTERMS, ELIDL, KOD, NIF
from ingest.model import Artifact
from ingest.pipeline import build_artifact

EARLIER_LAST = {"bygger-pa", "ersatter", "antogs", "utdrag-ur"}


def papers() -> Mapping[str, bytes]:
    folder = Path(__file__).parent / "data" / "papers"
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.txt"))}


@pytest.fixture(scope="module")
def artifacts() -> list[Artifact]:
    return [build_artifact(data, name) for name, data in papers().items()]


@pytest.fixture(scope="module")
def records(artifacts: list[Artifact]) -> list[MatterRecord]:
    return [of(artifact) for artifact in artifacts]


@pytest.fixture(scope="module")
def found(records: list[MatterRecord]) -> tuple[Connection, ...]:
    return linked(records)


def linked(records: list[MatterRecord]) -> tuple[Connection, ...]:
    identity = Identity()
    return links(records, derive(records, identity), identity)


def between(found: tuple[Connection, ...], code: str) -> list[Connection]:
    return [link for link in found if link.code == code]


def holder(artifacts: list[Artifact], path: str) -> str:
    """Return the day and § of an item, or of a decision or assignment."""
    kind, _, rest = path.partition("/")
    if kind == "sammantrade":
        _, day, number = rest.split("/")
        return f"{day} {number.removeprefix('p')}"
    for artifact in artifacts:
        facts = artifact.facts
        starts = {fact.id: fact.start for fact in facts.decisions}
        starts |= {fact.id: fact.start for fact in facts.commitments}
        if rest in starts:
            section = artifact.document.paragraf_at(starts[rest])
            return f"{artifact.document.date} {section.number if section else ''}"
    return path


def pairs(
    artifacts: list[Artifact], found: tuple[Connection, ...], code: str
) -> set[tuple[str, str]]:
    return {
        (holder(artifacts, link.subject), holder(artifacts, link.relation))
        for link in between(found, code)
        if link.is_stated
    }


def test_what_was_tabled_is_taken_up_at_the_next_meeting_listed(
    artifacts: list[Artifact], found: tuple[Connection, ...]
) -> None:
    assert pairs(artifacts, found, "bordlagd-fortsatt") == {
        ("2023-01-10 4", "2023-02-07 9"),
        ("2023-02-07 9", "2023-03-07 21"),
    }


def test_what_was_returned_is_found_again_by_its_matter(
    artifacts: list[Artifact], found: tuple[Connection, ...]
) -> None:
    assert pairs(artifacts, found, "aterremiss-fortsatt") == {
        ("2023-03-07 23", "2023-05-09 31")
    }


def test_a_proposal_is_carried_on_step_by_step_under_another_number(
    artifacts: list[Artifact], found: tuple[Connection, ...]
) -> None:
    carried = pairs(artifacts, found, "forslag-vidare")
    assert ("2023-02-07 8", "2023-04-11 50") in carried
    assert ("2023-03-07 21", "2023-04-11 51") in carried


def test_a_decision_as_proposed_and_one_against_are_told_apart(
    artifacts: list[Artifact], found: tuple[Connection, ...]
) -> None:
    followed = between(found, "forslag-foljdes")
    assert pairs(artifacts, found, "forslag-foljdes") == {
        ("2023-04-11 50", "2023-04-24 30")
    }
    assert followed[0].quote is not None
    assert followed[0].quote.text == "Enligt kommunstyrelsens förslag:"
    assert pairs(artifacts, found, "forslag-avslogs") == {
        ("2023-04-11 51", "2023-04-24 31")
    }


def test_a_report_is_tied_to_the_very_assignment_it_names(
    artifacts: list[Artifact], found: tuple[Connection, ...]
) -> None:
    reports = between(found, "uppdrag-redovisning")
    assert pairs(artifacts, found, "uppdrag-redovisning") == {
        ("2023-04-24 30", "2023-12-05 77")
    }
    assert reports[0].subject.startswith("atagande/")


def test_a_decision_that_annuls_is_not_one_that_only_cites(
    artifacts: list[Artifact], found: tuple[Connection, ...]
) -> None:
    assert pairs(artifacts, found, "ersatter") == {("2023-12-05 78", "2023-03-07 21")}
    assert ("2023-12-05 78", "2023-03-07 21") not in pairs(
        artifacts, found, "bygger-pa"
    )


def test_what_is_only_announced_is_not_built_on(
    artifacts: list[Artifact], found: tuple[Connection, ...]
) -> None:
    assert pairs(artifacts, found, "anmald") == {("2023-01-30 3", "2023-03-07 22")}
    assert not any(
        subject == "2023-03-07 22"
        for subject, _ in pairs(artifacts, found, "bygger-pa")
    )


def test_no_link_goes_against_time(
    artifacts: list[Artifact], found: tuple[Connection, ...]
) -> None:
    for link in found:
        ends = [holder(artifacts, path)[:10] for path in (link.subject, link.relation)]
        if not all(ends) or not all(end[:2] == "20" for end in ends):
            continue
        first, last = map(dt.date.fromisoformat, ends)
        if link.code in EARLIER_LAST:
            first, last = last, first
        assert first <= last, link


def test_every_quote_is_read_again_from_its_document(
    artifacts: list[Artifact], found: tuple[Connection, ...]
) -> None:
    texts = {artifact.id: artifact.document.text for artifact in artifacts}
    quotes = [link.quote for link in found if link.quote]
    assert quotes
    for quote in quotes:
        assert texts[quote.document][quote.start : quote.end] == quote.text


def test_every_reason_is_a_sentence(found: tuple[Connection, ...]) -> None:
    for link in found:
        assert link.reason.endswith("."), link
        assert "None" not in link.reason, link


def test_an_assignment_that_is_only_proposed_has_not_been_given() -> None:
    proposed = """Granviks kommun
Protokoll
Kommunstyrelsen
Sammanträdesdatum 2023-04-11

§ 5 Belysning längs Ågatan
Dnr KS 2023/7

Beslut
Kommunstyrelsen föreslår kommunfullmäktige besluta
att tekniska nämnden får i uppdrag att utreda ny belysning längs Ågatan
"""
    report = """Granviks kommun
Protokoll
Kommunfullmäktige
Sammanträdesdatum 2023-09-11

§ 9 Redovisning av uppdrag att utreda ny belysning längs Ågatan
Dnr KS 2023/7

Beslut
Redovisningen antecknas.
"""
    records = [
        of(build_artifact(text.encode(), name))
        for name, text in (("a.txt", proposed), ("b.txt", report))
    ]
    assert not between(linked(records), "uppdrag-redovisning")


def test_office_papers_of_another_year_are_not_what_was_decided() -> None:
    office = """Granviks kommun
Tekniska nämnden
Tjänsteskrivelse
2022-04-05
Dnr TN 2020/3

Uppföljning av skötselavtalet för 2021

Förslag till beslut
att godkänna uppföljningen av skötselavtalet för 2021
"""
    minutes = """Granviks kommun
Protokoll
Tekniska nämnden
Sammanträdesdatum 2022-10-11

§ 60 Uppföljning av skötselavtalet för 2022
Dnr TN 2020/3

Beslut
Tekniska nämnden beslutar att godkänna uppföljningen av skötselavtalet för 2022.
"""
    records = [
        of(build_artifact(text.encode(), name))
        for name, text in (("a.txt", office), ("b.txt", minutes))
    ]
    assert not [link for link in linked(records) if link.code.startswith("forslag")]


@settings(max_examples=15, deadline=None)
@given(drawn=st.data())
def test_the_order_of_the_records_does_not_matter(drawn: st.DataObject) -> None:
    records = [of(build_artifact(data, name)) for name, data in papers().items()]
    assert linked(drawn.draw(st.permutations(records))) == linked(records)


def test_links_are_stated_with_reason_and_a_plain_triple(
    records: list[MatterRecord], found: tuple[Connection, ...]
) -> None:
    texts = {record.id: record.text for record in records}
    quads = links_quads.quads(found, texts)
    types = [q.object for q in quads if q.predicate == DCTERMS.type]
    assert KOD["samband/forslag-foljdes"] in types
    assert len(types) == len(found)
    assert any(q.predicate == ELIDL.motivated for q in quads)
    assert any(q.predicate == DCTERMS.replaces for q in quads)
    assert quads == links_quads.quads(reversed(found), texts)


def test_a_candidate_is_never_a_plain_triple() -> None:
    weak = Connection(
        "bygger-pa", "sammantrade/a/2023-01-01/p1", "beslut/b", "Kanske.", 0.4
    )
    quads = links_quads.quads([weak], {})
    assert not weak.is_stated
    assert not any(q.predicate == DCTERMS.references for q in quads)
    assert any(q.predicate == NIF.confidence for q in quads)


def minutes(organ: str, day: str, body: str) -> MatterRecord:
    text = f"Granviks kommun\nProtokoll\n{organ}\nSammanträdesdatum {day}\n\n{body}"
    return of(build_artifact(text.encode(), f"{organ}-{day}.txt"))


def test_what_was_adopted_word_for_word_was_followed_whatever_was_added() -> None:
    found = linked(
        [
            minutes(
                "Kommunstyrelsen",
                "2023-04-11",
                """§ 5 Belysning längs Ågatan
Dnr KS 2023/7

Beslut
Kommunstyrelsen föreslår kommunfullmäktige besluta
1. Belysningen längs Ågatan byggs ut under 2024.
2. Kostnaden för belysningen tas ur tekniska nämndens ram.
""",
            ),
            minutes(
                "Kommunfullmäktige",
                "2023-04-24",
                """§ 9 Belysning längs Ågatan
Dnr KS 2023/7

Beslut
Enligt kommunstyrelsens förslag och beslutssatserna i yrkande från C:
1. Belysningen längs Ågatan byggs ut under 2024.
2. Kostnaden för belysningen tas ur tekniska nämndens ram.
3. Tekniska nämnden ska redovisa hur lamporna påverkar fladdermöss.
""",
            ),
        ]
    )
    codes = [link.code for link in found if link.code.startswith("forslag")]
    assert codes == ["forslag-foljdes", "forslag-foljdes"]


def test_an_assignment_is_closed_where_its_sentence_ends_on_another_line() -> None:
    report = minutes(
        "Kommunfullmäktige",
        "2024-02-01",
        """§ 9 Uppföljning av gator
Dnr KS 2024/7

Beslut
1. Tekniska nämndens uppdrag, givet av kommunfullmäktige 2023-05-19 § 22, att utreda
belysning längs Ågatan och vad den kostar,
förklaras fullgjort.
""",
    )
    (link,) = [one for one in linked([report]) if one.code == "uppdrag-redovisning"]
    assert link.subject.endswith("/2023-05-19/p22")
    assert "Kommunfullmäktige den 19 maj 2023" in link.reason
    assert link.quote is not None
    assert link.quote.text.startswith("Tekniska nämndens uppdrag, givet av")
    assert link.quote.text.endswith("förklaras fullgjort.")


def test_a_paragraph_of_no_named_organ_is_only_a_candidate() -> None:
    report = minutes(
        "Kommunstyrelsen",
        "2024-02-01",
        """§ 9 Föreskrifter för torgen
Dnr KS 2024/7

Ärendet
Föreskrifterna för torgen är senast reviderade 2021-11-25 § 27 och behöver ses över.
""",
    )
    (link,) = [one for one in linked([report]) if one.code == "bygger-pa"]
    assert not link.is_stated


def test_what_is_only_proposed_to_be_annulled_is_not_built_on() -> None:
    report = minutes(
        "Kommunstyrelsen",
        "2024-02-01",
        """§ 9 Ny biblioteksplan
Dnr KS 2024/7

Beslut
Kommunstyrelsen föreslår kommunfullmäktige besluta
1. Biblioteksplanen, beslutad av kommunfullmäktige 2013-06-13 § 24, upphör att gälla.
""",
    )
    (link,) = [one for one in linked([report]) if "2013-06-13" in one.relation]
    assert link.code == "ersatter"
    assert not link.is_stated


def test_what_ends_a_decision_does_not_build_on_it() -> None:
    report = minutes(
        "Kommunstyrelsen",
        "2024-02-01",
        """§ 9 Borgen för bollhallen
Dnr KS 2024/7

Beslut
Kommunstyrelsen beslutar att avsluta borgen enligt kommunfullmäktige 2013-06-13 § 24.
""",
    )
    ended = [one for one in linked([report]) if "2013-06-13" in one.relation]
    assert [one for one in ended if one.is_stated] == []


def test_nothing_is_taken_up_again_on_the_day_that_it_was_put_off() -> None:
    report = minutes(
        "Kommunfullmäktige",
        "2024-02-01",
        """§ 9 Bro vid Kvarnen
Dnr KS 2024/7

Tidigare behandling
Bordlagt den 23 november 2023, § 29 och den 23 november 2023, § 66.

Beslut
Ärendet bifalls.
""",
    )
    found = [one for one in linked([report]) if one.code == "bordlagd-fortsatt"]
    assert all(one.subject.split("/")[2] < one.relation.split("/")[2] for one in found)
    assert len(found) == 1
