"""What has changed in a collection since a watch was last looked at."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial

from app.watches.earlier import Earlier, around
from app.watches.model import Fresh, What
from app.workspace import Workspace
from ingest import ids
from ingest.errors import ArchiveError
from ingest.model import Artifact

# So many documents are asked about at a time.
PART = 200
# So many of them are at hand.
CACHED = 32


@dataclass(frozen=True)
class Changes:
    """The documents that have come or changed after one change, up to another.

    `until` is the last change that graph and index have both applied: what comes
    later is looked at the next time.
    """

    workspace: Workspace
    since: int
    until: int

    @cached_property
    def touched(self) -> frozenset[str]:
        """Return the ids of documents that have come, changed or gone."""
        changes = self.workspace.archive.ledger.changes_after(self.since)
        return frozenset(one for seq, one in changes if seq <= self.until)

    @cached_property
    def documents(self) -> frozenset[str]:
        """Return those of them that are there."""
        entry = self.workspace.archive.ledger.entry
        return frozenset(one for one in self.touched if entry(one) is not None)

    def parts(self) -> Iterator[Sequence[str]]:
        """Yield the documents, some at a time."""
        listed = sorted(self.documents)
        for at in range(0, len(listed), PART):
            yield listed[at : at + PART]

    def artifact(self, document: str) -> Artifact | None:
        """Return a document as the archive has it now, None where it is gone."""
        return self._artifact(document)

    @cached_property
    def _artifact(self) -> Callable[[str], Artifact | None]:
        return lru_cache(CACHED)(partial(_read, self.workspace))

    @cached_property
    def earlier(self) -> Earlier:
        """Return what the documents said before."""
        return Earlier(self.workspace, self.since)

    def is_new(self, document: str, words: str) -> bool:
        """Tell whether a document has not said this before."""
        return not self.earlier.has(document, words)


def _read(workspace: Workspace, document: str) -> Artifact | None:
    # Not by the workspace's own cache: another program may have read it anew.
    entry = workspace.archive.ledger.entry(document)
    try:
        return workspace.archive.artifact(entry) if entry else None
    except ArchiveError:
        return None


def until(workspace: Workspace) -> int:
    """Return the last change that graph and index have both applied."""
    last = workspace.archive.ledger.seq()
    return min(last, workspace.engine.seq(), workspace.graph.seq())


def fresh(  # noqa: PLR0913 - each of them says another thing of it
    what: What,
    artifact: Artifact,
    start: int,
    end: int,
    *,
    code: str = "",
    promise: str = "",
    count: int = 0,
) -> Fresh:
    """Return something that stands in a document, with what a reader needs of it."""
    document = artifact.document
    passage = document.text[start:end]
    section = document.paragraf_at(start)
    return Fresh(
        what=what,
        key=key(what, artifact.id, passage),
        title=document.title or document.source,
        passage=passage,
        date=document.date,
        document=artifact.id,
        start=start,
        end=end,
        section=(section.number or "") if section else "",
        code=code,
        promise=promise,
        count=count,
    )


def sentence(artifact: Artifact, start: int, end: int) -> tuple[int, int]:
    """Return the sentences of a document that a stretch of it stands in."""
    return around(artifact.document.text, start, end)


def key(what: str, document: str, words: str) -> str:
    """Return what something in a document is known by, wherever in it it stands."""
    return ids.digest("bevakning", what, document, ids.normalise(words))


def day(one: Fresh) -> tuple[dt.date, str, int]:
    """Return the order of time and place."""
    return one.date or dt.date.max, one.document, one.start
