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
    aside = {id(v) for v in beside}
    main = [v.vote for v in votes if id(v) not in aside]
    return (main[-1] if main else None), beside


class PutAside:
    """The votes of a matter on questions beside it, by kind and by whom they name."""

    def __init__(self, votes: tuple[Ballotage, ...]) -> None:
        """Read what each vote was taken on, once however many points ask."""
        self._votes = votes
        self._of_kind: dict[str, list[int]] = {}
        self._first_naming: dict[tuple[str, str], int] = {}
        for index, vote in enumerate(votes):
            kind = vote.kind
            if kind is None:
                continue
            self._of_kind.setdefault(kind, []).append(index)
            for name in NAMES.findall(_putting(vote)):
                self._first_naming.setdefault((kind, name), index)

    def vote_on(
        self, point: str, main: Vote | None
    ) -> tuple[Vote | None, Ballotage | None]:
        """Return the vote on a point, and what it was taken on if put aside.

        An addition that is granted or refused without a vote has none, whatever the
        vote on the matter itself.
        """
        kind = aside_kind(point) if SETTLED_ASIDE.match(point) else None
        if kind is None:
            return main, None
        named = [
            self._first_naming[kind, name]
            for name in NAMES.findall(point)
            if (kind, name) in self._first_naming
        ]
        same = self._of_kind.get(kind, [])
        if named or len(same) == 1:
            ballotage = self._votes[min(named or same)]
            return ballotage.vote, ballotage
        return (None if kind in ("added", "changed") else main), None


def _putting(ballotage: Ballotage) -> str:
    return f"{ballotage.about} {ballotage.question.text if ballotage.question else ''}"
