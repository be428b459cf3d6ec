"""What every kind of reference yields before overlaps are settled."""

from dataclasses import dataclass

from ingest.model import ReferenceKind


@dataclass(frozen=True, slots=True)
class Found:
    """A reference at `start:end`; of two that overlap the earlier in order wins."""

    start: int
    end: int
    kind: ReferenceKind
    target: str
    rule: str
    confidence: float
