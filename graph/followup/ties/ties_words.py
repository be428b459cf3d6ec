"""Words by which a promise says how it hangs together with an earlier one."""

import re
from dataclasses import dataclass
from functools import cache

from graph.followup.documents.records import PromiseRecord
from graph.followup.tables import table


@dataclass(frozen=True, slots=True)
class Cue:
    """The words found, where in the document, and what they mean in plain Swedish.

    `thing` is what they name, where they name something ("utifrån kartläggningen").
    """

    start: int
    end: int
    reason: str
    thing: str = ""


@dataclass(frozen=True, slots=True)
class _Form:
    pattern: re.Pattern[str]
    opens: bool
    reason: str


@cache
def _forms(kind: str) -> tuple[_Form, ...]:
    return tuple(
        _Form(
            re.compile(row["pattern"], re.IGNORECASE),
            row["where"] == "start",
            row["reason"],
        )
        for row in table("ties")
        if row["kind"] == kind
    )


def found(kind: str, text: str, offset: int = 0) -> Cue | None:
    """Return the first words of a kind in `text`, which begins at `offset`.

    >>> found("revises", "Planen redovisas i stället under 2023.").reason
    'meningen säger ”i stället”'
    >>> found("follows", "Planen ska antas.") is None
    True
    """
    for form in _forms(kind):
        match = form.pattern.match(text) if form.opens else form.pattern.search(text)
        if match:
            reason = form.reason.format(words=match.group(0).strip())
            thing = match.groupdict().get("thing") or ""
            return Cue(offset + match.start(), offset + match.end(), reason, thing)
    return None


def cue(kind: str, promise: PromiseRecord) -> Cue | None:
    """Return the words of a kind in the sentence that makes the promise."""
    if promise.sentence:
        return found(kind, promise.sentence, promise.sentence_start)
    return found(kind, promise.text, promise.start)
