"""Watches over a real collection: only what is new is told, whatever is read anew."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.promises import promises
from app.settings import Settings
from app.watches import seeking
from app.watches.earlier import Earlier
from app.watches.model import News, Watch
from app.workspace import Workspace, create_workspace, rebuild
from ingest import codec
from ingest.errors import QueryError

TODAY = dt.date(2023, 1, 31)
FIRST = """Påhittad handling

Region Norrlid, regionstyrelsen
Protokoll
Sammanträdesdatum: 2022-05-10

§ 12 Badhuset i Sandvik
Dnr RS 2022/118

Regionstyrelsens beslut

Fastighetsnämnden får i uppdrag att senast den 30 november 2022 redovisa ett förslag
till badhus i Sandvik.
"""
LATER = """Påhittad handling

Fastighetsnämnden i Region Norrlid
Protokoll
Sammanträdesdatum: 2022-12-06

§ 40 Badhuset i Sandvik
Dnr RS 2022/118

Fastighetsnämndens beslut

Fastighetsnämnden kommer i stället att redovisa förslaget till badhus i Sandvik senast
den 31 mars 2023.

Ordföranden avslutar mötet och tackar alla.
"""
ADDED = "Nämnden noterar att grannarna till badhus har hörts om buller från trafiken."


class Story:
    """A collection whose watches are looked at after each thing that happens."""

    def __init__(self, folder: Path) -> None:
        self.source = folder / "handlingar"
        self.source.mkdir()
        self.settings = Settings(folder / "samling", workers=1, day=TODAY)
        self.opened = create_workspace(self.settings)
        self.write("ks-2022.txt", FIRST)
        self.watches: dict[str, str] = {}
        self.there: dict[str, int] = {}
        self.told: dict[str, dict[str, list[News]]] = {}

    def write(self, name: str, text: str) -> None:
        (self.source / name).write_text(text, encoding="utf-8")
        report = self.opened.ingest([self.source], True, lambda *_: None)
        assert report.failed == 0

    def watch(self, name: str, asked: Watch) -> None:
        made = seeking.make(self.opened, asked)
        self.watches[name], self.there[name] = made.watch.id, made.there

    def look(self, when: str) -> None:
        """Note what is new of each watch, and mark it as read."""
        shelf = seeking.book(self.opened)
        self.told[when] = {}
        for name, identity in self.watches.items():
            self.told[when][name] = seeking.new(self.opened, shelf.watch(identity))
            shelf.read(identity)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    """Return what was told as documents came, changed, went and came back."""
    told = Story(tmp_path_factory.mktemp("bevakat"))
    promise = promises(told.opened, TODAY)[0].id
    told.watch("sökning", Watch("", "sokning", "badhus", ""))
    told.watch("aktör", Watch("", "aktor", "Fastighetsnämnden", ""))
    told.watch("ärende", Watch("", "arende", "RS 2022/118", ""))
    told.watch("löfte", Watch("", "lofte", promise, ""))
    told.look("från början")
    told.write("fn-2022.txt", LATER)
    told.look("ny handling")
    read_anew(told.opened)
    told.look("läst om")
    told.opened.close()
    told.opened = rebuild(told.settings)
    told.look("omgjort")
    told.write("fn-2022.txt", LATER.replace("Ordföranden", f"{ADDED}\n\nOrdföranden"))
    told.look("rättad")
    told.opened.remove(["handlingar/fn-2022.txt"])
    told.look("borttagen")
    told.write("fn-2022.txt", LATER.replace("31 mars 2023", "31 maj 2024"))
    told.look("tillbaka")
    yield told
    told.opened.close()


def read_anew(opened: Workspace) -> None:
    """Give every document a new version with the same facts, as other rules would."""
    ledger = opened.archive.ledger
    with opened.archive.writing():
        for entry in ledger.entries():
            data = codec.encode(opened.archive.artifact(entry)) + b"\n"
            opened.archive.store(data, entry)
    opened.catch_up()


def whats(news: list[News]) -> list[str]:
    return sorted(one.of.what for one in news)


def words(news: list[News]) -> str:
    return " | ".join(one.of.passage for one in news)


def test_what_is_there_from_the_beginning_counts_as_seen(story: Story) -> None:
    assert story.there["sökning"] > 0
    assert story.there["aktör"] > 0
    # So far one act alone has the number.
    assert story.there["ärende"] == 0
    assert not any(story.told["från början"].values())


def test_a_new_document_is_told_to_each_watch_that_it_concerns(story: Story) -> None:
    told = story.told["ny handling"]
    hits = words(told["sökning"])
    assert "redovisa förslaget till badhus" in hits
    assert "avslutar mötet" not in hits
    assert {one.of.title for one in told["sökning"]} == {"Badhuset i Sandvik"}
    assert {one.of.date for one in told["sökning"]} == {dt.date(2022, 12, 6)}
    for name in ("aktör", "ärende"):
        # The act that had the number before is not new in the matter it came into.
        assert {one.of.date for one in told[name]} == {dt.date(2022, 12, 6)}
        moved = [one for one in told[name] if "senast den 31 mars" in one.of.passage]
        assert "lofte" in whats(moved)
    assert whats(told["aktör"]).count("omnamnande") == 1
    # A sentence that promises is not told as a decision and a mention besides.
    assert len({one.of.start for one in told["aktör"]}) == len(told["aktör"])
    assert whats(told["löfte"]) == ["belagg", "lage"]
    codes = {one.of.what: one.of.code for one in told["löfte"]}
    assert codes == {"belagg": "new-date", "lage": "omplanerad"}


def test_what_is_new_leads_to_its_very_characters(story: Story) -> None:
    for news in story.told["ny handling"].values():
        for one in news:
            assert one.address
            if one.address.startswith("handling?"):
                assert f"start={one.of.start}&end={one.of.end}" in one.address


@pytest.mark.parametrize("when", ["läst om", "omgjort"])
def test_nothing_is_told_again(story: Story, when: str) -> None:
    assert {k: words(v) for k, v in story.told[when].items() if v} == {}


def test_a_document_that_goes_is_told_only_where_a_status_hangs_on_it(
    story: Story,
) -> None:
    told = {k: whats(v) for k, v in story.told["borttagen"].items() if v}
    assert told == {"löfte": ["lage"]}


def test_of_a_corrected_document_only_the_new_is_told(story: Story) -> None:
    assert [one.of.passage for one in story.told["rättad"]["sökning"]] == [ADDED]


def test_what_comes_back_is_not_new_but_another_day_is(story: Story) -> None:
    told = words(story.told["tillbaka"]["sökning"])
    assert "31 maj 2024" in told
    assert ADDED not in told
    assert "Badhuset i Sandvik" not in told.replace("badhus i Sandvik", "")


def test_what_was_found_and_is_gone_is_not_shown(story: Story) -> None:
    shelf = seeking.book(story.opened)
    shown = words(shelf.news(story.watches["sökning"]))
    assert "31 maj 2024" in shown
    assert ADDED not in shown


def test_figures_must_be_the_same_to_be_known(story: Story) -> None:
    opened = story.opened
    earlier = Earlier(opened, opened.archive.ledger.seq())
    entry = opened.archive.ledger.entry("handlingar/ks-2022.txt")
    assert entry is not None
    said = "Fastighetsnämnden får i uppdrag att senast den 30 november 2022 redovisa"
    assert earlier.has(entry.id, said)
    assert earlier.has(entry.id, said.replace("uppdrag", "uppdraget").upper())
    assert not earlier.has(entry.id, said.replace("2022", "2023"))
    assert not earlier.has(entry.id, "Detta har aldrig stått i handlingen.")
    assert not earlier.has("finns-inte", said)
    # Lines and signs say nothing, and so nothing new.
    assert earlier.has("finns-inte", "– – – * * *")
    assert not Earlier(opened, 0).has(entry.id, said)


@pytest.mark.parametrize(
    ("asked", "words_said"),
    [
        (Watch("", "sokning", " ", ""), "vad som ska bevakas"),
        (Watch("", "sokning", "x", "", (("färg", ("röd",)),)), "inget filter"),
        (Watch("", "aktor", "Ingen Alls", ""), "aktör"),
        (Watch("", "arende", "XX 1999/1", ""), "ärende"),
        (Watch("", "lofte", "finns-inte", ""), "löfte"),
        (Watch("", "sokning", "x", "", email="a@b\nBcc: c@d.se"), "e-postadress"),
        (Watch("", "sokning", "badhus", ""), "bevakas redan"),
    ],
)
def test_what_cannot_be_watched_is_said(
    story: Story, asked: Watch, words_said: str
) -> None:
    with pytest.raises(QueryError, match=words_said):
        seeking.make(story.opened, asked)


def test_words_that_are_not_together_anywhere_are_no_news(story: Story) -> None:
    made = seeking.make(story.opened, Watch("", "sokning", "badhus flygplats", ""))
    assert made.there == 0
    story.write("fn-2023.txt", LATER.replace("2022-12-06", "2023-01-10"))
    assert seeking.new(story.opened, made.watch) == []
    # What somebody else looks for is still new to them.
    shelf = seeking.book(story.opened)
    assert seeking.new(story.opened, shelf.watch(story.watches["sökning"]))
