"""Who put an interpellation, to whom, and who answered, as its papers say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.model import Artifact, Person

ASKER = re.compile(r"interpellant|frågeställare", re.IGNORECASE)
# What stands just before a name at the head of the paper.
_BY = re.compile(
    r"\b(?:av|från|interpellant(?:en)?:?|frågeställare:?)\W*$", re.IGNORECASE
)
_TO = re.compile(r"\btill\b[^.\n]{0,60}$", re.IGNORECASE)
HEAD, FOOT, BEFORE = 600, 400, 80


@dataclass(frozen=True, slots=True)
class People:
    """Names with party in brackets; None where the papers do not say."""

    asked_by: str | None
    asked_to: str | None
    answered_by: str | None


def people(asking: Artifact, answers: Sequence[Artifact]) -> People:
    """Return who asked, to whom, and who signed the first answer."""
    is_answer = any(answer.id == asking.id for answer in answers)
    asker = _asker(asking) or (None if is_answer else _signed(asking, None))
    for answer in answers:
        asker = asker or _asker(answer)
    to = None if is_answer else _at_head(asking, _TO, apart=asker)
    signed = [one for answer in answers if (one := _signed(answer, asker))]
    return People(_named(asker), _named(to), _named(signed[0] if signed else None))


def _asker(artifact: Artifact) -> Person | None:
    roles = [
        person
        for person in artifact.facts.persons
        if any(ASKER.search(role.title) for role in person.roles)
    ]
    return _at_head(artifact, _BY) or (roles[0] if roles else None)


def _at_head(
    artifact: Artifact, form: re.Pattern[str], apart: Person | None = None
) -> Person | None:
    """Return the first person at the head with such words just before the name."""
    text = artifact.document.text
    for person in artifact.facts.persons:
        if apart is not None and person.name == apart.name:
            continue
        for mention in person.mentions:
            before = text[max(0, mention.start - BEFORE) : mention.start]
            if mention.start < HEAD and form.search(before):
                return person
    return None


def _signed(artifact: Artifact, apart: Person | None) -> Person | None:
    """Return the last person named at the foot of a paper."""
    foot = len(artifact.document.text) - FOOT
    signers = [
        (mention.start, person)
        for person in artifact.facts.persons
        for mention in person.mentions
        if mention.start >= foot and (apart is None or person.name != apart.name)
    ]
    return max(signers, key=lambda one: one[0])[1] if signers else None


def _named(person: Person | None) -> str | None:
    if person is None:
        return None
    return f"{person.name} ({person.party})" if person.party else person.name
