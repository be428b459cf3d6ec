"""What came of reading files into a collection, counted."""

from dataclasses import dataclass, field

from ingest.ledger_aside import STAGES
from ingest.model import Failure


@dataclass(slots=True)
class Report:
    """What one ingest did; every file given is counted once."""

    read: int = 0
    replaced: int = 0
    unchanged: int = 0
    removed: int = 0
    skipped: int = 0
    failures: list[Failure] = field(default_factory=list)
    forgotten: list[Failure] = field(default_factory=list)
    aside: list[Failure] = field(default_factory=list)

    @property
    def failed(self) -> int:
        """Return how many files could not be read."""
        return len(self.failures)

    def tell(self, failure: Failure) -> None:
        """Count a file that is not read: it could not be, or it is set aside."""
        aside = failure.stage in STAGES
        (self.aside if aside else self.failures).append(failure)
