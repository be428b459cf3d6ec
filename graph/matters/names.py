"""The natural paths of the actors that one document names, as its graph has them."""

from graph.identity import Identity, full_name, is_organ, without_party
from graph.matters.records import PersonRecord
from ingest import ids
from ingest.model import Artifact


class Names:
    """The natural paths of the actors that a document's facts name."""

    def __init__(self, artifact: Artifact) -> None:
        """Read the organisations and persons that the document itself lists."""
        self.identity = Identity()
        self.document = artifact.document
        self.body = self.identity.body(self.document)
        self.home = self.identity.home(self.document, artifact.id)
        self.known: dict[str, str] = {}
        for one in artifact.facts.organisations:
            path = self.identity.named(one, self.home)
            for name in (full_name(one.name), one.name, *one.aliases):
                self.known.setdefault(ids.normalise(name), path)

    def organ(self, name: str | None) -> str | None:
        """Return a deciding body by name; the document's own where none is named."""
        name = name or self.document.organ or self.document.body
        if not name:
            return None
        known = self.known.get(ids.normalise(name))
        if known is None and name == self.document.body:
            return self.body
        return known or self.identity.organisation(name, "organ", self.home)

    def actor(self, name: str | None) -> str | None:
        """Return any actor by name, or None where no one is named."""
        if not name or not name.strip():
            return None
        known = self.known.get(ids.normalise(name))
        if known is None and is_organ(name):
            return self.organ(name)
        return known or self.identity.other(name, self.home)

    def person(self, name: str, party: str | None) -> PersonRecord:
        """Return a person of the document's body."""
        bare = without_party(name)
        path = self.identity.person(bare, party, self.home)
        return PersonRecord(path, ids.normalise(bare), party)
