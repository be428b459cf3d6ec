"""What is to be forgotten, what has to go for it, and what came of it."""

from dataclasses import dataclass, field
from pathlib import Path

from ingest.ledger_tombstones import Kind, Originals


@dataclass(frozen=True, slots=True)
class Work:
    """What has to be known for as long as something is being forgotten.

    Args:
        documents: Ids of the documents that go, `names` what they are called.
        hashes: Originals (SHA-256) that only they have, `artifacts` their texts.
        promises: Ids of what was promised in them, `evidence` of what they told.
        wordings: Wordings that go: of a person the names, of a document a few lines
            that no other document has, to look for afterwards.
        actors: Paths of the persons that go.
    """

    documents: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    hashes: tuple[str, ...] = ()
    artifacts: tuple[str, ...] = ()
    promises: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    wordings: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks to have forgotten.

    Args:
        kind: A document, a person or a wording.
        work: What goes.
        who: Who decided it, `why` for what reason.
        originals: Whether originals that hold a forgotten wording are kept.
        warnings: What to think of first, in plain Swedish.
    """

    kind: Kind
    work: Work
    who: str = ""
    why: str = ""
    originals: Originals = "remove"
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scanned:
    """One place that was searched: how many files and bytes, and where it is left.

    `total` is in how many places of it; the first of them are named in `left`.
    """

    place: str
    files: int
    bytes: int
    left: tuple[str, ...] = ()
    total: int = 0


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup or an export outside the collection, and what was done with it."""

    path: str
    done: str
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: the proof by place, copies, and what still has to be done."""

    tombstone: int
    documents: int
    versions: int
    scanned: tuple[Scanned, ...] = ()
    copies: tuple[Copy, ...] = ()
    to_do: tuple[str, ...] = ()

    @property
    def is_gone(self) -> bool:
        """Tell whether nothing was found anywhere and nothing is left to do."""
        places = not any(one.left for one in self.scanned)
        return places and not any(one.left for one in self.copies) and not self.to_do


@dataclass(frozen=True, slots=True)
class Outside:
    """Copies outside the collection that are to be gone through."""

    backups: tuple[Path, ...] = ()
    exports: tuple[Path, ...] = field(default=())
