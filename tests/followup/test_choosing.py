"""What is kept of all that a document says of a promise, and what stands beside it."""

from dataclasses import replace

from graph.followup.documents import recording
from graph.followup.documents.records import FollowRecord, PassageRecord
from graph.followup.kept.finding import Said
from graph.followup.kept.ties_between import Ties
from graph.followup.pairs.choosing import chosen
from graph.followup.pairs.heard import Hearing
from graph.followup.pairs.neighbours import AT_MOST, beside
from graph.followup.pairs.pairing import pair
from graph.followup.pairs.relevance_order import NEIGHBOUR, Found, Shared, Weighed
from graph.followup_model import Evidence
from ingest.pipeline import build_artifact


def piece(start: int, score: float, stance: str = "mentions") -> Evidence:
    return Evidence(
        commitment_id="a1",
        document_id="b2",
        section=None,
        start=start,
        end=start + 9,
        text=f"Mening {start}",
        stance=stance,  # type: ignore[arg-type]
        score=score,
        date_from=None,
        date_to=None,
        rule="belagg.avsnitt",
    )


def passage(start: int) -> PassageRecord:
    return PassageRecord(start, start + 100, "Text.", None, ())


def gather(found: list[Found]) -> list[Weighed]:
    places = {(p.start, p.end): p for _, p in found}
    known = Shared({})
    return [
        Weighed(p, [one for one in found if one[1] == p], {"saker": 8.0}, known)
        for p in places.values()
    ]


def test_each_passage_comes_once_with_each_stance() -> None:
    first, second = passage(0), passage(200)
    found = [
        (piece(0, 0.6, "fulfils"), first),
        (piece(10, 0.5, "fulfils"), first),
        (piece(20, 0.7, "contradicts"), first),
        (piece(30, 0.9), first),
        (piece(200, 0.4), second),
        (piece(210, 0.3), second),
    ]
    kept = chosen(gather(found), 0.1)
    assert [e.start for e in kept if e.score] == [20, 0, 200]
    assert chosen(gather(list(reversed(found))), 0.1) == kept


def test_more_mentions_of_one_document_count_less_and_less() -> None:
    found = [(piece(n * 200, 0.5), passage(n * 200)) for n in range(4)]
    kept = chosen(gather(found), 0.1)
    scores = [e.score for e in kept]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == 0.5 > scores[1] > scores[3]


def test_what_is_too_weak_to_count_is_shown_and_only_mentions() -> None:
    kept = chosen(gather([(piece(0, 0.05), passage(0))]), 0.1)
    assert [(e.stance, e.score) for e in kept] == [("mentions", 0.0)]


def test_the_second_piece_of_a_passage_comes_after_other_passages() -> None:
    one = passage(0)
    found = [(piece(0, 0.6, "fulfils"), one), (piece(20, 0.5, "partly"), one)]
    kept = chosen(gather([*found, (piece(200, 0.3), passage(200))]), 0.1)
    order = sorted(kept, key=lambda e: -e.relevance)
    assert [e.start for e in order] == [0, 200, 20]


PROMISED = """Norrlids kommun
Kulturnämnden
Sammanträdesprotokoll 2021-05-12

§ 45 Bokbuss i Granvik

Beslut
Kulturnämnden beslutar
att ge förvaltningen i uppdrag att ta fram en biblioteksplan för Granvik
senast den 31 december 2021.
"""
LATER = """Norrlids kommun
Kulturnämnden
Sammanträdesprotokoll 2022-03-08

§ 12 Förvaltningschefen informerar

Biblioteksplanen för Granvik är försenad, eftersom den som skulle skriva den har slutat.
Läsåret hade redan börjat när det blev känt och ingen ersättare fanns att få tag på.
Nämnden fick veta det i februari och bad då om en förklaring till det som hade hänt.

Personalen har fått en genomgång av läget av chefen för verksamheten under våren.
Förvaltningen hoppas att en ny utredare finns på plats i god tid före sommaren.
Tills dess sköts det löpande av de två som är kvar, med stöd av kansliet vid behov.

§ 13 Badhuset i Ekdal

Badhuset i Ekdal är färdigt och har öppnat för allmänheten igen, sedan taket har
bytts och alla omklädningsrum har fått nya golv och ny ventilation.
"""


def record(name: str, text: str) -> FollowRecord:
    return recording.of(build_artifact(text.encode(), name))


def found() -> list[Evidence]:
    of, later = record("lofte.txt", PROMISED), record("senare.txt", LATER)
    said = Said(later, Ties())
    return pair(of.promises[0], of, list(later.passages), said, Ties())


def test_what_stands_beside_a_sure_passage_only_mentions() -> None:
    near = [e for e in found() if "Personalen" in e.text]
    assert [e.stance for e in near] == ["mentions"]
    assert all(e.score <= AT_MOST for e in near if NEIGHBOUR in e.features)


def test_nothing_is_beside_a_passage_of_another_section() -> None:
    assert not [e for e in found() if "Badhuset" in e.text and e.score]


def test_nothing_is_beside_a_faint_passage() -> None:
    later = record("senare.txt", LATER)
    hearing = Hearing(later)
    place = later.passages[0]
    faint = replace(piece(place.start, 0.2), document_id=later.id)
    assert list(beside([(faint, place)], hearing)) == []
