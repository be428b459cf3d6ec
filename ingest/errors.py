"""One hierarchy of errors: what went wrong, with which document, and what to do.

Errors of other libraries are wrapped where the library is called, so that no
caller above `ingest` needs to know which library read a file.
"""


class SagtError(Exception):
    """Base of every error the product raises on purpose."""


class ReadError(SagtError):
    """A file could not be read.

    Args:
        reason: What is wrong, in the user's words (Swedish).
        advice: What the user can do about it (Swedish).
        stage: Where it stopped: "läsning", "struktur", "extraktion", "gräns".
    """

    def __init__(self, reason: str, advice: str, stage: str = "läsning") -> None:
        """Keep the three parts that a failure list shows."""
        super().__init__(f"{reason} {advice}")
        self.reason = reason
        self.advice = advice
        self.stage = stage

    def __reduce__(self) -> tuple[type["ReadError"], tuple[str, str, str]]:
        """Say how the error is made anew where another process reads it."""
        return type(self), (self.reason, self.advice, self.stage)


class ArchiveError(SagtError):
    """The collection on disk cannot be used as it is."""


class LockedError(ArchiveError):
    """Another process is writing to the collection."""


class NotWritableError(ArchiveError):
    """The collection can only be read: where it lies nothing may be written."""


class NoCollectionError(ArchiveError):
    """There is no collection in the folder given."""


class QueryError(SagtError):
    """A search or a graph query cannot be understood or took too much."""


class GraphError(SagtError):
    """The graph store cannot do what was asked."""
