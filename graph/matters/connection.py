"""A typed link between two acts, with its reason, its confidence and its quote."""

from dataclasses import dataclass
from typing import Literal

from ingest import ids

Code = Literal[
    "forslag-foljdes",
    "forslag-andrades",
    "forslag-avslogs",
    "forslag-aterremitterades",
    "forslag-provades",
    "forslag-vidare",
    "motion-svar",
    "motion-beslut",
    "interpellation-svar",
    "interpellation-debatt",
    "remiss-svar",
    "bordlagd-fortsatt",
    "aterremiss-fortsatt",
    "uppdrag-redovisning",
    "bygger-pa",
    "ersatter",
    "anmald",
    "utdrag-ur",
    "antogs",
    "beredning",
    "underlag",
]

# Below this a link is a candidate: kept and shown as such, never stated.
STATED = 0.6


@dataclass(frozen=True, slots=True)
class Passage:
    """The characters of a document that carry a link."""

    document: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Connection:
    """A link from `subject` to `relation`, both paths below the base.

    In every code but *bygger-pa*, *ersatter*, *antogs* and *utdrag-ur* the subject is
    the earlier act and the relation what came of it. `reason` is plain Swedish.
    """

    code: Code
    subject: str
    relation: str
    reason: str
    confidence: float
    quote: Passage | None = None

    @property
    def id(self) -> str:
        """Return the id that this link keeps as long as its ends and kind do."""
        return ids.digest("samband", self.code, self.subject, self.relation)

    @property
    def is_stated(self) -> bool:
        """Tell whether the link is sure enough to be stated as a fact."""
        return self.confidence >= STATED
