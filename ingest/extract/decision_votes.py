"""Which vote was taken on which decision: the matter's own, or a question beside it."""

import re

from ingest.extract.votes import Ballotage, aside_kind
from ingest.model import Outcome, Vote

# A point that settles what was put beside the matter: "Tilläggsyrkandet avslås."
SETTLED_ASIDE = re.compile(
    r"(?:att )?(?:avslå|bifalla|avslag på|bifall till)? ?(?:[\w()-]+ ){0,4}"
    r"(?:tilläggs|ändrings|återremiss)\w*|"
    r"(?:att )?(?:ärendet|frågan) (?:ska |skall )?avgör\w*",
    re.IGNORECASE,
)
NAMES = re.compile(r"\b[A-ZÅÄÖ][a-zåäö]{2,}?(?=s?\b)|\b[A-ZÅÄÖ]{1,3}\b")


def part_votes(
    votes: tuple[Ballotage, ...], outcomes: set[Outcome]
) -> tuple[Vote | None, list[Ballotage]]:
    """Return the vote on the matter itself and those on questions beside it.

    A vote to send the matter back is on the matter where that is what was decided.
    """
    beside = [
        v
        for v in votes
        if v.aside and v.outcome not in outcomes & {"aterremiss", "bordlaggning"}
    ]
    main = [v.vote for v in votes if v not in beside]
    return (main[-1] if main else None), beside


def own_vote(
    point: str, votes: tuple[Ballotage, ...], main: Vote | None
) -> tuple[Vote | None, Ballotage | None]:
    """Return the vote on a point, and what it was taken on if put aside.

    An addition that is granted or refused without a vote has none, whatever the
    vote on the matter itself.
    """
    kind = aside_kind(point) if SETTLED_ASIDE.match(point) else None
    if kind is None:
        return main, None
    same = [v for v in votes if v.kind == kind]
    names = set(NAMES.findall(point))
    named = [v for v in same if names & set(NAMES.findall(_putting(v)))]
    for ballotage in named or (same if len(same) == 1 else []):
        return ballotage.vote, ballotage
    return (None if kind in ("added", "changed") else main), None


def _putting(ballotage: Ballotage) -> str:
    return f"{ballotage.about} {ballotage.question.text if ballotage.question else ''}"
