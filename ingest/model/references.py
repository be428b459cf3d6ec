"""What the text points to."""

from dataclasses import dataclass
from typing import Literal

ReferenceKind = Literal["dnr", "paragraph", "statute", "document", "eu", "sou", "prop"]


@dataclass(frozen=True, slots=True)
class Reference:
    """A pointer to a §, dnr, statute, inquiry, EU act or named document."""

    start: int
    end: int
    text: str
    kind: ReferenceKind
    target: str
    rule: str = ""
    confidence: float = 0.9
