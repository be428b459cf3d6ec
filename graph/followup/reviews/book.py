"""The collection as people's reviews are tied to it: promises, evidence and texts."""

from collections.abc import Callable, Sequence

from graph.followup.kept.kept_view import KeptPromise, KeptView
from graph.followup_model import Evidence
from ingest.errors import ArchiveError
from ingest.ledger_reviews import Quoted


class CollectionBook:
    """What is read now in a collection (`graph.followup.reviews.reattaching.Book`)."""

    def __init__(self, text_of: Callable[[str], str], view: KeptView | None) -> None:
        """Read what `view` keeps of promises; `text_of` gives a document's text.

        `text_of` raises ArchiveError where the document is gone.
        """
        self._text_of = text_of
        self._view = view

    def close(self) -> None:
        """Close what is kept of promises."""
        if self._view is not None:
            self._view.close()

    def promise(self, promise: str) -> KeptPromise | None:
        """Return a promise by its id, or None."""
        return self._view.promise(promise) if self._view else None

    def promises(self, document: str) -> Sequence[Quoted]:
        """Return the promises of a document, none where it is gone."""
        kept = self._view.promises_of(document) if self._view else []
        return [quoted(one) for one in kept]

    def evidence(self, promise: str) -> Sequence[Evidence]:
        """Return what the program has found for a promise."""
        return self._view.evidence_of(promise) if self._view else []

    def text(self, document: str) -> str:
        """Return the text of a document, "" where it is gone."""
        try:
            return self._text_of(document)
        except ArchiveError:
            return ""


def quoted(kept: KeptPromise) -> Quoted:
    """Return a promise as an event names it."""
    one = kept.promise
    return Quoted(one.id, kept.of.id, one.text, one.start, one.end)
