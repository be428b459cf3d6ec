"""What has been set aside until somebody decides, and what was decided of it.

A file that holds personal identity numbers is kept aside with what was read of it. It
stands among the failures too, so that all that meets those meets it: it is known again
by its bytes, and goes when its file goes. A decision is about bytes: a changed file
asks again, the same bytes under another name do not.
"""

from dataclasses import dataclass
from typing import Literal

from ingest.ledger_sharing import Shared

Kind = Literal["admit", "refuse"]
# The stages they have among the failures.
ASIDE, REFUSED = "undanställd", "avvisad"
STAGES = (ASIDE, REFUSED)

STATEMENTS = (
    "CREATE TABLE aside("
    "name TEXT PRIMARY KEY, id TEXT NOT NULL, path TEXT NOT NULL, "
    "root TEXT NOT NULL, sha256 TEXT NOT NULL, artifact TEXT NOT NULL, "
    "rules TEXT NOT NULL, origin TEXT NOT NULL, numbers INTEGER NOT NULL)",
    "CREATE TABLE aside_decision("
    "seq INTEGER PRIMARY KEY AUTOINCREMENT, sha256 TEXT NOT NULL, "
    "kind TEXT NOT NULL CHECK(kind IN ('admit', 'refuse')), name TEXT NOT NULL, "
    "discarded INTEGER NOT NULL, who TEXT NOT NULL, why TEXT NOT NULL, "
    "at TEXT NOT NULL)",
    "CREATE INDEX aside_decision_sha256 ON aside_decision(sha256, seq)",
)
_ASIDE = "name, id, path, root, sha256, artifact, rules, origin, numbers"
_DECISION = "sha256, kind, name, discarded, who, why, at, seq"


@dataclass(frozen=True, slots=True)
class Aside:
    """A file set aside, with what it takes to make it a document after all.

    `numbers` is how many personal identity numbers it holds; the rest is as in
    `ingest.ledger.Entry`.
    """

    name: str
    id: str
    path: str
    root: str
    sha256: str
    artifact: str
    rules: str
    origin: str
    numbers: int


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided of bytes, and what they were called then.

    `discarded` says that the original was to be thrown away.
    """

    sha256: str
    kind: Kind
    name: str
    discarded: bool = False
    who: str = ""
    why: str = ""
    at: str = ""
    seq: int = 0


class AsideLog:
    """Reads and writes what is set aside; a part of the ledger."""

    def __init__(self, db: Shared) -> None:
        """Use the ledger's own connection."""
        self._db = db

    def all(self) -> list[Aside]:
        """Return what is set aside, the refused too, in order of name."""
        rows = self._db.rows(
            f"SELECT {_ASIDE} FROM aside WHERE name IN (SELECT name FROM failure "  # noqa: S608
            "WHERE stage IN (?, ?)) ORDER BY name",
            STAGES,
        )
        return [Aside(*row) for row in rows]

    def put(self, one: Aside, stage: str, told: tuple[str, str], gone: str) -> None:
        """Set a file aside, or note that it was refused, all at once.

        Args:
            one: The file.
            stage: One of `STAGES`.
            told: The reason and the advice that are shown.
            gone: The id of the document that these very bytes were, which is
                withdrawn; "" if they were none.
        """
        with self._db.transaction() as db:
            db.execute(
                f"INSERT OR REPLACE INTO aside({_ASIDE}) "
                "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *(one.name, one.id, one.path, one.root, one.sha256),
                    *(one.artifact, one.rules, one.origin, one.numbers),
                ),
            )
            db.execute(
                "INSERT OR REPLACE INTO failure VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
                (one.name, one.path, one.root, one.sha256, one.rules, stage, *told),
            )
            if gone:
                db.execute("DELETE FROM document WHERE id = ?", (gone,))
                db.execute(
                    "INSERT INTO change(document, kind) VALUES(?, 'removed')", (gone,)
                )

    def decide(self, decision: Decision) -> None:
        """Add a decision."""
        with self._db.transaction() as db:
            db.execute(
                "INSERT INTO aside_decision(sha256, kind, name, discarded, who, why, "
                "at) VALUES(?, ?, ?, ?, ?, ?, ?)",
                (
                    *(decision.sha256, decision.kind, decision.name),
                    *(decision.discarded, decision.who, decision.why, decision.at),
                ),
            )

    def decided(self, sha256: str) -> Decision | None:
        """Return the last decision about bytes, or None."""
        row = self._db.row(
            f"SELECT {_DECISION} FROM aside_decision WHERE sha256 = ? "  # noqa: S608
            "ORDER BY seq DESC LIMIT 1",
            (sha256,),
        )
        return _decision(row) if row else None

    def history(self) -> list[Decision]:
        """Return every decision in the order they were made."""
        rows = self._db.rows(
            f"SELECT {_DECISION} FROM aside_decision ORDER BY seq"  # noqa: S608
        )
        return [_decision(row) for row in rows]


def _decision(row: tuple[object, ...]) -> Decision:
    sha256, kind, name, discarded, who, why, at, seq = row
    return Decision(
        str(sha256),
        "admit" if kind == "admit" else "refuse",
        str(name),
        bool(discarded),
        str(who),
        str(why),
        str(at),
        int(str(seq)),
    )
