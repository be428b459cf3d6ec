"""Votes: the counts, what was put to the vote, and how each member voted."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from ingest import nlp
from ingest.extract.vote_calls import COUNT, counted_calls, named_calls, number
from ingest.extract.vote_tables import listed_votes
from ingest.model import Outcome, Vote

UNIT = r"(?:st\.?\s*|röster |ledamöter )?"
RESULT = re.compile(
    rf"\b{COUNT}\s*{UNIT}ja(?:[- ]?röst\w*)?(?: för [^.\n]{{1,60}}?(?= mot ))?"
    r"(?:\s*(?:mot|och|,|;|/|–|-|samt)\s*|\s+)"
    rf"{COUNT}\s*{UNIT}nej(?:[- ]?röst\w*)?|"
    rf"\b{COUNT}\s*(?:ledamöter |personer |st\.? )?(?:röstar|röstade|svarar) ja"
    rf"(?:,| och|;)\s*(?:och )?{COUNT}\s*(?:ledamöter |personer |st\.? )?"
    r"(?:(?:röstar|röstade|svarar) )?nej\b|"
    rf"\bja(?:[- ]?röst\w*)?\s*[:=|\t]?\s*{COUNT}(?:[,;.\s|/]|och|mot)+"
    rf"nej(?:[- ]?röst\w*)?\s*[:=|\t]?\s*{COUNT}|"
    rf"\b(?:röst(?:siffror|etal|er|resultat|förhållande)\w*|omröstning\w*|votering\w*)"
    rf"[^.\n]{{0,60}}?\b{COUNT}\s?(?:[–-]|mot)\s?{COUNT}\b(?!\s?[–-]\s?\d)|"
    rf"\b{COUNT} (?:röster|ledamöter) (?:för|röstar ja)\b[^.\n]{{0,60}}?"
    rf"\b{COUNT} (?:röster |ledamöter )?(?:emot|mot|för|röstar nej)|"
    rf"\bmed {COUNT} (?:röster )?mot {COUNT}(?: röster)?\b(?! (?:kr|kronor|procent|%|"
    rf"år))",
    re.IGNORECASE,
)
ABSTAINED = re.compile(
    rf"\b{COUNT}\s*(?:ledam\w+|st\.?|personer|röster)?\s*(?:som\s+)?"
    r"(?:avst(?:od|år|ått|ående\w*|åenden)|nedlagda|blank\w*)|"
    r"\b(?:avst(?:od|år|ått|ående\w*|åenden)|nedlagda)(?: från att rösta)?"
    r"\s*[:=(|\t]?\s*(\d{1,3})\b",
    re.IGNORECASE,
)
PUT = re.compile(
    r"\bproposition(?:er|en)?\b[^.\n]{0,30}\bpå\b|"
    r"\bställ\w+\b[^.\n]{0,80}\bproposition|"
    r"\bfrågar om\b|\bställs mot\b",
    re.IGNORECASE,
)
SIDES = re.compile(
    r"\bja(?:-?röst\w*)?\s+(?:för|innebär|till|=|betyder)\s+(?P<ja>.{3,260}?)"
    r"[,.;”\"\s]*(?:\boch\s+|\bmedan\s+)?"
    r"\bnej(?:-?röst\w*)?\s+(?:(?:för|innebär|till|=|betyder)\s+|(?=bifall |avslag ))"
    r"(?P<nej>[^.”\"\n]{3,260})",
    re.IGNORECASE | re.DOTALL,
)
# "Den som vill avgöra ärendet i dag röstar ja, den som vill återremittera röstar nej."
CHOICES = re.compile(
    r"\b(?:de|den)(?: ledamöter)? som (?:vill |önskar )?(?P<ja>[^.\n]{3,160}?),? "
    r"(?:röstar|svarar) ja\b\.?\s?"
    r"[^\n]{0,40}?\b(?:de|den)?(?: ledamöter)? ?som (?:vill |önskar )?"
    r"(?P<nej>[^.\n]{3,160}?),? "
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
VOTED = re.compile(r"[Rr]öst|oter|[Nn]ej|NEJ")
# One of these stands in every text that tells of a vote.
VOTING = ("röst", "Röst", "oter", "nej", "Nej", "NEJ")


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
    # A third of the members may send a matter back, whatever the majority says.
    minority: bool = False

    @property
    def winner(self) -> str:
        """Return what the winning side stood for ("" if it is not told)."""
        if self.vote.ja == self.vote.nej:
            return ""
        more, less = self.ja, self.nej
        if self.vote.ja < self.vote.nej:
            more, less = less, more
        return less if self.minority else more

    def settled_by(self, outcomes: set[Outcome]) -> "Ballotage":
        """Return the vote as won by a third, where a matter was sent back so."""
        less = self.nej if self.vote.ja > self.vote.nej else self.ja
        share = min(self.vote.ja, self.vote.nej) * 3
        enough = share >= self.vote.ja + self.vote.nej
        back = "aterremiss" in outcomes and "åter" in less.casefold()
        table = "bordlaggning" in outcomes and "bordl" in less.casefold()
        return replace(self, minority=True) if enough and (back or table) else self

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
        if "ställas" in won:
            return "avslag" if " inte " in f" {won} " else "ovrigt"
        if "avslag" in won or "avslå" in won or "avgör" in won:
            return "avslag"
        if "återremi" in won:
            return "aterremiss"
        if "bordlägg" in won:
            return "bordlaggning"
        return "bifall" if "bifall" in won else "ovrigt"


def _abstained(text: str, end: int, stop: int) -> tuple[int, int]:
    """Return the count of abstentions told right after a result, and where it ends."""
    match = ABSTAINED.search(text, end, min(stop, end + NEAR))
    if match is None:
        return 0, end
    return number(match[1] or match[2]), match.end()


def _counted(text: str, start: int, stop: int) -> list[Vote]:
    """Return the votes told as counts: "31 ja mot 10 nej"."""
    results = [
        match
        for low, high in _voting_lines(text, start, stop)
        for match in RESULT.finditer(text, low, high)
    ]
    found: list[Vote] = []
    # Abstentions told after the next count are of that vote.
    following = [*(match.start() for match in results[1:]), stop][: len(results)]
    for match, until in zip(results, following, strict=True):
        ja, nej = (number(group) for group in match.groups() if group is not None)
        avstar, end = _abstained(text, match.end(), until)
        found.append(Vote(ja, nej, avstar, match.start(), end))
    return found


def _voting_lines(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Return the lines that speak of voting, with those right around them.

    Where they meet, as in "Ja: 19" above "Nej: 11", they are one stretch.
    """
    found: list[tuple[int, int]] = []
    for place in VOTED.finditer(text, start, stop):
        if found and place.start() < found[-1][1]:
            continue
        line = text.rfind("\n", start, place.start())
        before = text.rfind("\n", start, line) if line > start else -1
        after = text.find("\n", place.start(), stop)
        end = text.find("\n", after + 1, stop) if after >= 0 else -1
        low, high = max(before + 1, start), end if end >= 0 else stop
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], high)
        else:
            found.append((low, high))
    return found


def _sides(text: str) -> tuple[str, str]:
    matches = list(SIDES.finditer(text)) or list(CHOICES.finditer(text))
    return (
        (matches[-1]["ja"].strip(), matches[-1]["nej"].strip()) if matches else ("", "")
    )


def _question(
    sentences: tuple[nlp.Sentence, ...], low: int, high: int
) -> nlp.Sentence | None:
    """Return the last sentence before a vote that puts a question."""
    first = bisect_left(sentences, low, key=lambda s: s.start)
    after = bisect_left(sentences, high, key=lambda s: s.start)
    for sentence in reversed(sentences[first:after]):
        if PUT.search(sentence.text):
            return sentence
    # "Med 6 ja mot 4 nej avslås återremissyrkandet": result and question in one.
    around = bisect_right(sentences, high, key=lambda s: s.start) - 1
    told = sentences[around] if around >= 0 else None
    holds = told is not None and high < told.end and ASIDE.search(told.text)
    return told if holds else None


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
    if not any(text.find(word, start, end) >= 0 for word in VOTING):
        return ()
    votes = _with_lists(
        _counted(text, start, end) + counted_calls(text, start, end),
        listed_votes(text, start, end) or named_calls(text, start, end),
    )
    found = []
    low = start
    for vote in votes:
        question = _question(sentences, low, vote.start)
        ja, nej = _sides(text[low : vote.start])
        found.append(Ballotage(vote, question, ja, nej))
        low = vote.end
    return tuple(found)
