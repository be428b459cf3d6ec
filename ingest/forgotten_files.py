"""What has been forgotten meets a run that reads files in: refused, veiled, let go.

A file that was forgotten is not read again unless somebody decides that it shall be,
and nothing is noted of it. The names and addresses of other files are hidden where they
hold a forgotten wording, and so is what is read of them; their originals are let go
unless it was decided that originals are kept.
"""

import datetime as dt
from dataclasses import replace
from urllib.parse import quote, unquote

from ingest import codec
from ingest.archive import Archive
from ingest.model import Failure, Origin
from ingest.sources import SourceFile
from ingest.structure.forgetting import HIDDEN

STAGE = "glömd"


class ForgottenFiles:
    """What one run must know of what the collection has forgotten."""

    def __init__(self, archive: Archive, remember: bool = False) -> None:
        """Read it from the ledger; `remember` lets forgotten files be read again."""
        self._archive = archive
        self._stones = archive.ledger.tombstones
        self._remember = remember
        self._tainted: list[str] = []
        self._read: list[str] = []
        self._gone = self._stones.removed_originals()
        self.wordings = self._stones.forgotten()
        self.refused: list[Failure] = []

    def veiled(self, source: SourceFile) -> SourceFile:
        """Return a file whose name and places do not tell what is forgotten."""
        known = self.wordings
        told = (source.name, source.key, source.root)
        name, place, root = (known.hide(one) for one in told)
        if (name, place, root) != told:
            source = replace(source, name=name, place=place, root=root)
        return replace(source, origin=self._origin(source.origin))

    def refuses(self, source: SourceFile, name: str, sha256: str) -> bool:
        """Tell whether a file is not to be read, since it has been forgotten."""
        stone = self._stones.refuses(name, sha256)
        if stone is None:
            return False
        if self._remember:
            now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
            self._stones.lift(name, sha256, now)
            return False
        self.refused.append(
            Failure(
                name,
                STAGE,
                f"Handlingen har glömts {stone.at[:10]} och läses inte in igen.",
                "Ska den läsas in ändå: sagt ingest --remember.",
            )
        )
        self._tainted.append(name)
        if source.sha256 and not self._stones.is_held(source.sha256):
            self._archive.original(source.sha256).unlink(missing_ok=True)
        return True

    def stored(self, name: str, sha256: str, artifact: bytes) -> None:
        """Note a document whose original is to go since something is hidden in it."""
        if not self.wordings.wordings or self._stones.keeps_originals():
            return
        if HIDDEN not in codec.decode_artifact(artifact).document.warnings:
            return
        self._read.append(sha256)
        self._tainted.append(name)

    def unchanged(self, name: str, sha256: str) -> None:
        """Note a document that need not be read again, as `stored` does."""
        if sha256 in self._gone:
            self._read.append(sha256)
            self._tainted.append(name)

    def settle(self) -> None:
        """Let go of the files that hold what is not to be kept, when all are read."""
        for sha256 in self._read:
            self._let_go(sha256)
        for container in self._archive.ledger.containers():
            below = f"{container.name}/"
            if any(name.startswith(below) for name in self._tainted):
                self._let_go(container.sha256)

    def _let_go(self, sha256: str) -> None:
        latest = max((one.id for one in self._stones.all()), default=0)
        self._stones.note_removed(latest, (sha256,))
        self._archive.original(sha256).unlink(missing_ok=True)

    def _origin(self, origin: Origin | None) -> Origin | None:
        if origin is None or not self.wordings.wordings:
            return origin
        plain = unquote(origin.url or "")
        url = self.wordings.hide(plain)
        inside = origin.inside and self.wordings.hide(origin.inside)
        return replace(
            origin,
            url=quote(url, safe=":/?#[]@!$&'()*+,;=%~") if url != plain else origin.url,
            inside=inside,
        )
