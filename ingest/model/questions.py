"""The questions of an interpellation and what answers them."""

from dataclasses import dataclass
from typing import Literal

AnswerStatus = Literal["answered", "partly", "not-found", "no-answer-in-document"]


@dataclass(frozen=True, slots=True)
class AnswerSpan:
    """A stretch of text that answers a question."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Question:
    """A question put in an interpellation, counted once however often it stands.

    `reason` is why the status is what it is (`lexicon/skal.tsv`, "svar.…").
    """

    number: int
    start: int
    end: int
    text: str
    answers: tuple[AnswerSpan, ...]
    status: AnswerStatus
    rule: str = ""
    confidence: float = 0.9
    id: str = ""
    reason: str = ""
