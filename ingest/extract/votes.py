"""Votes: the counts, what was put to the vote, and how each member voted."""

import re
from dataclasses import dataclass, replace

from ingest import nlp
from ingest.extract.vote_tables import listed_votes
from ingest.extract.voters import ballots_in, names_start
from ingest.model import Ballot, Outcome, Vote

COUNT = r"(\d{1,3})"
RESULT = re.compile(
    rf"\b{COUNT}\s*(?:st\.?\s*)?ja(?:[- ]?röst\w*)?"
    r"(?:\s*(?:mot|och|,|;|/|–|-|samt)\s*|\s+)"
    rf"{COUNT}\s*(?:st\.?\s*)?nej(?:[- ]?röst\w*)?|"
    rf"\bja(?:[- ]?röst\w*)?\s*[:=|\t]?\s*{COUNT}(?:[,;.\s|/]|och|mot)+"
    rf"nej(?:[- ]?röst\w*)?\s*[:=|\t]?\s*{COUNT}|"
    rf"\b(?:röst(?:siffror|etal|er|resultat)\w*|omröstning\w*|votering\w*)[^.\n]{{0,60}}?"
    rf"\b{COUNT}\s?[–-]\s?{COUNT}\b(?!\s?[–-]\s?\d)|"
    rf"\b{COUNT} (?:röster|ledamöter) (?:för|röstar ja)\b[^.\n]{{0,60}}?"
    rf"\b{COUNT} (?:röster |ledamöter )?(?:emot|mot|röstar nej)",
    re.IGNORECASE,
)
ABSTAINED = re.compile(
    r"\b(\d{1,3})\s*(?:ledam\w+|st\.?|personer|röster)?\s*(?:som\s+)?"
    r"(?:avst(?:od|år|ått|ående\w*|åenden)|nedlagda|blank\w*)|"
    r"\b(?:avst(?:od|år|ått|ående\w*|åenden)|nedlagda)(?: från att rösta)?"
    r"\s*[:=(|\t]?\s*(\d{1,3})\b",
    re.IGNORECASE,
)
CALLED = re.compile(
    r"röstar?(?:de)?\s+(?P<vote>ja|nej)\s*\((?P<count>\d{1,3})\)|"
    r"avst(?:år|od)\b[^.()\n]{0,40}\((?P<abstain>\d{1,3})\)",
    re.IGNORECASE,
)
PUT = re.compile(
    r"\bproposition(?:er|en)?\b[^.\n]{0,30}\bpå\b|\bställ\w+\b[^.\n]{0,80}\bproposition|"
    r"\bfrågar om\b|\bställs mot\b",
    re.IGNORECASE,
)
SIDES = re.compile(
    r"\bja(?:-?röst\w*)?\s+(?:för|innebär|till|=|betyder)\s+(?P<ja>.{3,260}?)"
    r"[,.;”\"\s]*(?:\boch\s+|\bmedan\s+)?"
    r"\bnej(?:-?röst\w*)?\s+(?:för|innebär|till|=|betyder)\s+(?P<nej>[^.”\"\n]{3,260})",
    re.IGNORECASE | re.DOTALL,
)
# "Den som vill avgöra ärendet i dag röstar ja, den som vill återremittera röstar nej."
CHOICES = re.compile(
    r"\b(?:de|den)(?: ledamöter)? som (?P<ja>[^.\n]{3,160}?),? (?:röstar|svarar) ja\b"
    r"[^\n]{0,40}?\b(?:de|den)?(?: ledamöter)? ?som (?P<nej>[^.\n]{3,160}?),? "
    r"(?:röstar|svarar) nej\b",
    re.IGNORECASE,
)
# What is put besides the matter itself: sending back, additions, amendments.
ASIDE = re.compile(
    r"\b(?P<back>återremi\w*)|\b(?P<table>bordlägg\w*)|"
    r"\b(?P<added>tilläggs(?:yrkande|förslag)\w*)|\b(?P<changed>ändringsyrkande\w*)|"
    r"\b(?P<break>ajourner\w*)|"
    r"\b(?P<today>avgör\w*(?: \w+){0,2} (?:i ?dag|nu|vid (?:dagens|sittande)))",
    re.IGNORECASE,
)
NEAR = 140


def aside_kind(text: str) -> str | None:
    """Return what kind of question a text puts beside the matter, or None.

    To settle the matter today is the other side of sending it back.

    >>> aside_kind("avslå tilläggsyrkandet")
    'added'
    """
    match = ASIDE.search(text)
    if match is None:
        return None
    return "back" if match.lastgroup == "today" else match.lastgroup


@dataclass(frozen=True, slots=True)
class Ballotage:
    """One vote taken: the count, the question put, and what each side stood for."""

    vote: Vote
    question: nlp.Sentence | None
    ja: str
    nej: str

    @property
    def winner(self) -> str:
        """Return what the winning side stood for ("" if it is not told)."""
        if self.vote.ja == self.vote.nej:
            return ""
        return self.ja if self.vote.ja > self.vote.nej else self.nej

    @property
    def about(self) -> str:
        """Return what was put: what the sides stood for, or else the question."""
        sides = f"{self.ja} {self.nej}".strip()
        return sides or (self.question.text if self.question else "")

    @property
    def kind(self) -> str | None:
        """Return the kind of question put beside the matter, None for the matter."""
        return aside_kind(self.about)

    @property
    def aside(self) -> bool:
        """Tell whether something other than the matter itself was put."""
        return self.kind is not None

    @property
    def outcome(self) -> Outcome:
        """Return the outcome of a question put aside from the matter."""
        won = self.winner.casefold()
        if "avslag" in won or "avslå" in won or "avgör" in won:
            return "avslag"
        if "återremis" in won:
            return "aterremiss"
        if "bordlägg" in won:
            return "bordlaggning"
        return "bifall" if "bifall" in won else "ovrigt"


def _abstained(text: str, end: int, stop: int) -> tuple[int, int]:
    """Return the count of abstentions told right after a result, and where it ends."""
    match = ABSTAINED.search(text, end, min(stop, end + NEAR))
    if match is None:
        return 0, end
    return int(match[1] or match[2]), match.end()


def _counted(text: str, start: int, stop: int) -> list[Vote]:
    """Return the votes told as counts: "31 ja mot 10 nej"."""
    found: list[Vote] = []
    for match in RESULT.finditer(text, start, stop):
        ja, nej = (int(group) for group in match.groups() if group is not None)
        avstar, end = _abstained(text, match.end(), stop)
        found.append(Vote(ja, nej, avstar, match.start(), end))
    return found


def _called(text: str, start: int, stop: int) -> list[Vote]:
    """Return the votes told by name: "A (S) och B (V) röstar Ja (2)." """
    found: list[Vote] = []
    calls = list(CALLED.finditer(text, start, stop))
    while calls:
        group = [calls.pop(0)]
        while (
            calls
            and calls[0].start() - group[-1].end() < 1500
            and (_side(calls[0]) not in {_side(m) for m in group})
        ):
            group.append(calls.pop(0))
        counts = {_side(m): int(m["count"] or m["abstain"]) for m in group}
        if "ja" not in counts and "nej" not in counts:
            continue
        ballots: list[Ballot] = []
        low = start
        for match in group:
            first = max(low, names_start(text, match.start()))
            side = _side(match)
            ballots += ballots_in(text, first, match.start(), side)[-counts[side] :]
            low = match.end()
        found.append(
            Vote(
                counts.get("ja", 0),
                counts.get("nej", 0),
                counts.get("avstar", 0),
                group[0].start(),
                group[-1].end(),
                tuple(ballots),
            )
        )
    return found


def _side(match: re.Match[str]) -> str:
    return match["vote"].lower() if match["vote"] else "avstar"


def _sides(text: str) -> tuple[str, str]:
    matches = list(SIDES.finditer(text)) or list(CHOICES.finditer(text))
    return (
        (matches[-1]["ja"].strip(), matches[-1]["nej"].strip()) if matches else ("", "")
    )


def _question(
    sentences: tuple[nlp.Sentence, ...], low: int, high: int
) -> nlp.Sentence | None:
    """Return the last sentence before a vote that puts a question."""
    put = [s for s in sentences if low <= s.start < high and PUT.search(s.text)]
    if put:
        return put[-1]
    # "Med 6 ja mot 4 nej avslås återremissyrkandet": result and question in one.
    told = [s for s in sentences if s.start <= high < s.end and ASIDE.search(s.text)]
    return told[0] if told else None


def _with_lists(told: list[Vote], listed: list[Vote]) -> list[Vote]:
    """Give each told count the list that holds it; a list alone is a vote too."""
    found = []
    for vote in told:
        same = [v for v in listed if (v.ja, v.nej) == (vote.ja, vote.nej)]
        if same and not vote.ballots:
            listed = [v for v in listed if v is not same[0]]
            found.append(replace(vote, ballots=same[0].ballots))
        else:
            found.append(vote)
    if not told:
        found += listed
    return sorted(found, key=lambda v: v.start)


def find_votes(
    text: str, sentences: tuple[nlp.Sentence, ...], start: int, end: int
) -> tuple[Ballotage, ...]:
    """Return the votes taken in `text[start:end]`, in order."""
    votes = _with_lists(
        _counted(text, start, end) + _called(text, start, end),
        listed_votes(text, start, end),
    )
    found = []
    low = start
    for vote in votes:
        question = _question(sentences, low, vote.start)
        ja, nej = _sides(text[low : vote.start])
        found.append(Ballotage(vote, question, ja, nej))
        low = vote.end
    return tuple(found)
