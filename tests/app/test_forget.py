"""What is forgotten is gone from every place, and stays gone."""

import datetime as dt
import json
import shutil
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from click.testing import CliRunner

from app import backup
from app.access import marks
from app.checking import whole
from app.cli import main
from app.forgetting import copies, doing, finding, truth
from app.forgetting.model import Asked, Outside
from app.operations.remaking import RemakeError
from app.settings import Settings
from app.watches.book import Book
from app.watches.model import Sought, Watch
from app.workspace import Workspace, create_workspace, open_workspace
from ingest.archive import Archive
from ingest.ledger_identity import IdentityEvent
from ingest.ledger_reviews import Quoted, ReviewEvent
from ingest.ledger_tombstones import Tombstone
from ingest.structure.forgetting import HIDDEN

DAY = dt.date(2023, 1, 31)
# The document that goes, and what stands in no other.
NAME, LINE = "handlingar/svar.txt", "strategi för badplatsen"
LETTER = """Region Norrlid
Tjänsteskrivelse
2022-03-01

Ek, Åsa (S) har skrivit. Ek vill att frågan utreds. Åsa
Eks förslag gäller vägen till Östmåla. Anna Ek och Åsa Ekman är emot det.
"""


def quiet(*_: object) -> None:
    return None


def ask(settings: Settings, find: Callable[[Workspace], Asked]) -> Asked:
    with closing(open_workspace(settings)) as opened:
        return find(opened)


def texts(settings: Settings) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    with closing(Archive(settings.collection)) as archive:
        for entry in archive.ledger.entries():
            read = archive.artifact(entry).document
            yield entry.name, read.text, read.warnings


def stones(settings: Settings) -> list[Tombstone]:
    return doing.tombstones(settings)


def said_of(settings: Settings) -> None:
    """Let people have said something of the document that goes, and watch it."""
    with closing(Archive(settings.collection)) as archive:
        entry = archive.ledger.entry(NAME)
        assert entry is not None
        promise = archive.artifact(entry).facts.commitments[0]
        quoted = Quoted(promise.id, entry.id, promise.text)
        archive.ledger.reviews.append(ReviewEvent("confirm-promise", quoted, who="Bo"))
        archive.ledger.reviews.append(ReviewEvent("note", why="står kvar", who="Bo"))
        archive.ledger.identity.append(
            IdentityEvent("split", ("person/x",), documents=(entry.id,))
        )
        marks.decide(archive, "restrict", ["handlingar/elak.txt"])
        watch = Watch("", "lofte", promise.id, "badplatsen")
        Book(archive.folder).add(watch, Sought())


def test_a_document_is_gone_everywhere_and_not_read_again(
    settings: Settings, tmp_path: Path
) -> None:
    said_of(settings)
    with closing(open_workspace(settings)) as opened:
        original = opened.archive.ledger.entry(NAME)
        assert original is not None
        source = Path(original.path)
        changes = opened.archive.ledger.seq()
    copy, broken = tmp_path / "k.zip", tmp_path / "trasig.zip"
    backup.make(settings, copy, quiet)
    broken.write_bytes(copy.read_bytes()[:-40])
    asked = ask(settings, lambda opened: finding.documents(opened, [NAME]))
    before = doing.planned(settings, asked)
    assert {"originalen", "liggaren", "den offentliga samlingen"} <= {
        one.place for one in before.scanned if one.total
    }
    outcome = doing.forget(settings, asked, Outside((copy, broken)))
    # A copy that is none hinders nothing else, and is told of.
    assert [str(broken) in one for one in outcome.to_do] == [True]
    (outcome,) = doing.finish(settings)
    assert outcome.is_gone, outcome
    assert (outcome.documents, outcome.versions) == (1, 1)
    # The proof itself looks again, in the collection and in what the backup gives.
    restored = Settings(tmp_path / "ny", workers=1, day=DAY)
    backup.restore(copy, restored.collection, quiet)
    for place in (settings, restored):
        assert doing.prove(place, (LINE, NAME, original.sha256)).is_gone
        with closing(Archive(place.collection)) as archive:
            events = archive.ledger.reviews.history()
            # Events keep their numbers; what others have said stands.
            assert [(e.seq, e.kind, e.who) for e in events] == [
                (1, "undo", ""),
                (2, "note", "Bo"),
            ]
            assert not archive.ledger.identity.standing()
            assert not Book(archive.folder).watches()
            assert archive.ledger.seq() == changes
    assert not whole.check(settings, quiet).damages
    assert _read(settings, source) == (0, ["handlingar/svar.txt"])
    renamed = tmp_path / "annat.txt"
    shutil.copy(source, renamed)
    assert _read(settings, renamed) == (0, ["annat.txt"])
    assert doing.prove(settings, (LINE, original.sha256)).is_gone
    assert _read(settings, renamed, remember=True) == (1, [])
    assert stones(settings)[0].lifted


def _read(
    settings: Settings, source: Path, remember: bool = False
) -> tuple[int, list[str]]:
    given = source.parent if source.parent.name == "handlingar" else source
    with closing(create_workspace(settings)) as opened:
        report = opened.ingest([given], False, quiet, remember=remember)
    assert not report.failures
    return report.read, [failure.source for failure in report.forgotten]


def test_a_person_is_hidden_in_what_there_is_and_in_what_comes(
    settings: Settings, tmp_path: Path
) -> None:
    source = tmp_path / "fler"
    source.mkdir()
    letter = source / "brev-asa-ek.txt"
    letter.write_text(LETTER, encoding="utf-8")
    with zipfile.ZipFile(source / "arkiv.zip", "w") as file:
        file.writestr("bilaga.txt", LETTER.replace("har skrivit", "har fått svar"))
    _read(settings, source)
    asked = ask(settings, lambda opened: finding.person(opened, "Åsa Ek"))
    assert any("förtroendevald" in one for one in asked.warnings)
    outcome = doing.forget(settings, asked)
    assert outcome.is_gone, outcome
    assert outcome.documents == 3
    assert not whole.check(settings, quiet).damages
    found = {name: (text, told) for name, text, told in texts(settings)}
    text, told = found["fler/brev-xxx-xx.txt"]
    assert HIDDEN in told
    assert "xx, xxx (S) har skrivit. xx vill" in text
    assert "xxx xxx förslag" in " ".join(text.split())
    # Others of the same surname are themselves.
    assert "Anna Ek och Åsa Ekman" in text
    assert HIDDEN not in found["handlingar/elak.txt"][1]
    # A changed file, and one that has never been seen, are read without the name.
    letter.write_text(LETTER.replace("emot", "för"), encoding="utf-8")
    (source / "nytt.txt").write_text("Norrlid 2022-04-01\n\nÅSA EK bifaller.\n")
    assert _read(settings, source)[0] == 1
    found = {name: (text, told) for name, text, told in texts(settings)}
    assert "är för det" in found["fler/brev-xxx-xx.txt"][0]
    assert "xxx xx bifaller" in found["fler/nytt.txt"][0]
    assert "xxx (S) har fått svar" in found["fler/arkiv.zip/bilaga.txt"][0]
    assert doing.prove(settings, ("Åsa Ek",)).is_gone
    # Whoever has the folder and not the name learns it from nothing there.
    with closing(Archive(settings.collection)) as archive:
        assert archive.ledger.tombstones.forgotten().hides("Åsa Ek")
        assert len(archive.ledger.tombstones.removed_originals()) == 6


def test_a_document_that_was_withdrawn_can_be_forgotten(settings: Settings) -> None:
    with closing(open_workspace(settings)) as opened:
        opened.remove([NAME])
        asked = finding.documents(opened, [NAME])
    assert len(asked.work.hashes) == len(asked.work.artifacts) == 1
    assert NAME in asked.work.names
    with closing(Archive(settings.collection)) as archive, archive.writing():
        stone = Tombstone(0, "document", "2023-01-31")
        copies.forget_in(archive, stone, asked.work, 1)
        assert not archive.original(asked.work.hashes[0]).exists()
        assert not archive.ledger.versions(asked.work.documents[0])


def test_originals_are_kept_where_that_is_decided(settings: Settings) -> None:
    asked = finding.text("kulturhus i Strandby")
    kept = Asked(asked.kind, asked.work, why="kulturhus i Strandby", originals="keep")
    outcome = doing.forget(settings, kept)
    assert outcome.is_gone, outcome
    left = doing.prove(settings, ("kulturhus i Strandby",)).scanned
    assert [one.place for one in left if one.left] == ["originalen"]
    assert stones(settings)[0].why == "xxxxxxxxx x xxxxxxxx"


@pytest.mark.parametrize(
    "find",
    [
        lambda opened: finding.documents(opened, [NAME]),
        lambda opened: finding.person(opened, "Åsa Ek"),
    ],
)
def test_whoever_is_interrupted_goes_on(
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    find: Callable[[Workspace], Asked],
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    asked = ask(settings, find)
    with monkeypatch.context() as patch:
        patch.setattr(truth, "_forget_pages", killed)
        with pytest.raises(KeyboardInterrupt):
            doing.forget(settings, asked)
    assert [one.finished for one in stones(settings)] == [""]
    (outcome,) = doing.finish(settings)
    assert outcome.is_gone, outcome
    assert outcome.documents == 1
    # The original of the one document that named it is gone too.
    assert len(list((settings.collection / "originals").rglob("*/*"))) == 3
    assert stones(settings)[0].work == ""
    assert not doing.finish(settings)


def test_readers_read_meanwhile_and_old_copies_wait_for_them(
    settings: Settings,
) -> None:
    asked = ask(settings, lambda opened: finding.documents(opened, [NAME]))
    holding = open_workspace(settings)
    held = holding.graph
    over, errors = threading.Event(), list[BaseException]()

    def read() -> None:
        try:
            with closing(Workspace(Archive(settings.collection), settings)) as opened:
                while not over.is_set():
                    assert opened.graph.graphs()
                    # While the index is made anew, whoever searches is told so.
                    with suppress(RemakeError):
                        opened.search.search("vägen", 5)
        except BaseException as error:  # noqa: BLE001 - told by the test
            errors.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    try:
        outcome = doing.forget(settings, asked, how=doing.How(wait=0))
    finally:
        over.set()
        reader.join()
    assert not errors, errors
    assert not outcome.is_gone
    assert "läses fortfarande" in outcome.to_do[0]
    assert stones(settings)[0].finished == ""
    # Whoever still holds the old graph has read on in it.
    assert held.graphs()
    holding.close()
    del held
    (outcome,) = doing.finish(settings, how=doing.How(wait=20))
    assert outcome.is_gone, outcome


def test_the_command(settings: Settings) -> None:
    def run(*asked: str) -> tuple[int, str]:
        given = ["--collection", str(settings.collection), "forget", *asked]
        environment = {"SAGT_TODAY": DAY.isoformat(), "SAGT_WORKERS": "1"}
        done = CliRunner().invoke(main, given, env=environment)
        return done.exit_code, done.output

    code, told = run("--document", NAME, "--dry-run")
    assert (code, "originalen: 1" in told, "Inget är ändrat" in told) == (0, True, True)
    code, told = run("--document", NAME)
    assert (code, "--yes" in told) == (2, True)
    assert run("--document", NAME, "--text", "annat")[0] == 2
    assert run("--document", "finns-inte.txt", "--yes")[0] == 2
    assert run("--list") == (0, "Inget har glömts.\n")
    code, told = run("--person", "Åsa Ek", "--yes", "--why", "begäran av Åsa Ek")
    assert (code, "Borta överallt" in told, "Obs!" in told) == (0, True, True)
    code, told = run("--list", "--json")
    (stone,) = json.loads(told)
    assert (stone["kind"], stone["why"]) == ("person", "begäran av xxx xx")
    assert stone["finished"]
    assert run("--prove", "--text", "Åsa Ek")[0] == 0
    assert run("--prove", "--text", "Sammanträdesdatum")[0] == 1
