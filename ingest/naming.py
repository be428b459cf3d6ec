"""What a file is called in the collection: the same from one run to the next."""

from pathlib import Path

from ingest import durable
from ingest.ledger import Container, Entry, FailedFile, Ledger
from ingest.sources import SourceFile

Owner = Entry | FailedFile | Container


class Names:
    """The names taken by this run and by what the collection has."""

    def __init__(self, ledger: Ledger) -> None:
        """Start from what the ledger knows."""
        self._ledger = ledger
        self._claimed: dict[str, str] = {}
        self._places: set[str] = set()
        failures, containers = ledger.failures(), ledger.containers()
        self._failed = {f.failure.source: f for f in failures}
        self._containers = {c.name: c for c in containers}
        # An address that could not be fetched is listed as it is; it names nothing.
        named = (f for f in failures if f.failure.source != f.path)
        self._at_path: dict[str, str] = {f.path: f.failure.source for f in named}
        self._at_path |= {c.path: c.name for c in containers}

    @property
    def places(self) -> set[str]:
        """Return where the files of this run lie."""
        return self._places

    def has(self, name: str) -> bool:
        """Tell whether this run has dealt with a file of that name."""
        return name in self._claimed

    def note(self, name: str, place: str) -> None:
        """Take a name whose owner is known."""
        self._claimed[name] = place
        self._places.add(place)

    def claim(self, source: SourceFile) -> str | None:
        """Return the file's name; None if this run has the file already."""
        place = source.key
        if place in self._places:
            return None
        known = self._ledger.at_path(place)
        name = known.name if known is not None else self._at_path.get(place)
        name = name or self._free(source)
        self.note(name, place)
        return name

    def _free(self, source: SourceFile) -> str:
        """Return the source's name, numbered if another folder's file has it."""
        first, _, rest = source.name.partition("/")
        name, number = source.name, 1
        while self._is_taken(name, source):
            number += 1
            name = f"{first}~{number}/{rest}" if rest else f"{first}~{number}"
        return name

    def _is_taken(self, name: str, source: SourceFile) -> bool:
        owner: Owner | None = self._ledger.entry(name)
        owner = owner or self._failed.get(name) or self._containers.get(name)
        if name in self._claimed:
            return self._claimed[name] != source.key
        if owner is None:
            return False
        # A folder may have been moved: its old place is then gone, and the file is
        # the same. Another folder of that name may also only be out of reach.
        return Path(owner.root).exists() or not _has_hash(source, owner.sha256)


def _has_hash(source: SourceFile, sha256: str) -> bool:
    try:
        return durable.hash_file(source.path) == sha256
    except OSError:
        return False
