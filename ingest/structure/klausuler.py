"""The clauses of an agreement: numbered, with a heading, and nested by number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ingest.structure.headings import SENTENCE_END, role_of
from ingest.structure.kedja import Candidate, best_chain
from ingest.structure.textlines import TextLine

FORMS = (
    re.compile(
        r"(?P<number>\d{1,2})(?P<deep>(?:\.\d{1,2}){0,3})(?:[.:)]\s*|\s+)(?P<rest>[A-ZÅÄÖ].*)"
    ),
    re.compile(
        r"§ ?(?P<number>\d{1,2})(?P<deep>(?:\.\d{1,2}){0,2})[.:]?\s*(?P<rest>.*)"
    ),
    re.compile(r"(?P<number>\d{1,2}) ?§(?P<deep>)[.:]?\s*(?P<rest>.*)"),
    re.compile(
        r"(?:Punkt|PUNKT|Klausul|Artikel|Avsnitt) (?P<number>\d{1,2})"
        r"(?P<deep>(?:\.\d{1,2}){0,2})[.:]?\s*[–-]?\s*(?P<rest>.*)"
    ),
)
# Where the parties sign, the last clause is over.
SIGNED = re.compile(
    r"^(?:[A-ZÅÄÖ][\wåäöé-]+(?: [A-ZÅÄÖ][\wåäöé-]+)?,? )?(?:den )?"
    r"(?:\d{1,2} [a-zåäö]{3,9} \d{4}|\d{4}-\d{2}-\d{2}|_{4,}.*|\.{6,}.*)\.?$"
    r"|^(?:Ort och datum|Ort, datum"
    r"|Datum och ort|Underskrift(?:er)?|För [A-ZÅÄÖ][^.]{2,50}\tFör [A-ZÅÄÖ].*"
    r"|Datum:? ?[_.]{3,}.*|Ort:? ?[_.]{3,}.*)\b:?",
)
LEAST = 3
HEADING = 90
# "Mellan A, nedan kallad X, och B": the parties stand before the first clause.
PARTIES = re.compile(
    r"^(?:(?:Denna|Detta|Följande)\b.{0,60}\b)?[Mm]ellan\b|\bnedan(?:\skallad|\skallat|,)"
    r"|\borg(?:anisations)?\.? ?(?:nr|nummer)\b|^(?:Part|Parter|Avtalsparter)\b",
    re.IGNORECASE,
)
PARTY_LINES = 12


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: the index of its first line, its number as written and heading."""

    index: int
    number: str | None
    heading: str | None
    depth: int


def _matches(
    lines: tuple[TextLine, ...], form: re.Pattern[str], stop: int
) -> Iterator[tuple[int, re.Match[str]]]:
    for index, line in enumerate(lines[:stop]):
        if line.text[0] in "§0123456789PKA":
            match = form.match(line.text)
            if match and "\t" not in line.text:
                yield index, match


def _weight(lines: tuple[TextLine, ...], index: int, rest: str) -> float:
    """Weigh how much a line is like the opening of a clause."""
    if not rest and index + 2 < len(lines):
        # The number alone on its line: the heading stands below it.
        rest, index = lines[index + 1].text, index + 1
    heading = bool(rest) and len(rest) <= HEADING and not rest.endswith(SENTENCE_END)
    following = lines[index + 1].text if index + 1 < len(lines) else ""
    body = len(following) > max(40, len(rest))
    deep = re.match(r"\d{1,2}\.\d", following) is not None
    return 0.4 + heading + 0.6 * (body or deep) + 0.3 * lines[index].gap


def _chain(
    lines: tuple[TextLine, ...], found: list[tuple[int, re.Match[str]]]
) -> list[Candidate]:
    """Return the top clauses: numbers from 1 or 2 that count up through the text."""
    tops = [
        Candidate(
            index,
            match["number"],
            (int(match["number"]), ""),
            match["rest"],
            _weight(lines, index, match["rest"]),
        )
        for index, match in found
        if not match["deep"]
    ]
    chain = best_chain(tops)
    sound = (
        len(chain) >= LEAST
        and chain[0].order[0] <= 2
        and all(b.order[0] - a.order[0] <= 2 for a, b in pairwise(chain))
        and sum(c.weight for c in chain) / len(chain) >= 1.0
    )
    return chain if sound else []


def _clause(lines: tuple[TextLine, ...], index: int, match: re.Match[str]) -> Clause:
    rest = match["rest"].strip(" –-")
    heading: str | None = rest
    if not rest and index + 1 < len(lines):
        heading = lines[index + 1].text
    if heading and (len(heading) > HEADING or heading.endswith((".", ",", ";"))):
        heading = None
    number = match["number"] + match["deep"]
    return Clause(index, number, heading, number.count("."))


def numbered_clauses(lines: tuple[TextLine, ...], stop: int) -> list[Clause]:
    """Return the clauses before line `stop`, in the form that most of them have."""
    best: list[Clause] = []
    weight = 0.0
    for form in FORMS:
        found = list(_matches(lines, form, stop))
        chain = _chain(lines, found)
        total = sum(c.weight for c in chain)
        if total > weight:
            best, weight = _with_deeper(lines, chain, found), total
    return best


def _with_deeper(
    lines: tuple[TextLine, ...],
    chain: list[Candidate],
    found: list[tuple[int, re.Match[str]]],
) -> list[Clause]:
    """Return the top clauses with those of "3.2" that stand within their own top."""
    tops = {c.index for c in chain}
    clauses, number = [], ""
    for index, match in found:
        if index in tops:
            number = match["number"]
            clauses.append(_clause(lines, index, match))
        elif match["deep"] and match["number"] == number:
            clauses.append(_clause(lines, index, match))
    return clauses


def party_block(lines: tuple[TextLine, ...], first: int) -> tuple[int, int] | None:
    """Return the lines before the first clause that set out the parties."""
    head = [
        n
        for n in range(min(first, 40))
        if PARTIES.search(lines[n].text) and role_of(lines[n].text) != "innehall"
    ]
    if not head:
        return None
    return head[0], min(first, head[0] + PARTY_LINES)


def signed_at(lines: tuple[TextLine, ...], first: int, stop: int) -> int:
    """Return the line after `first` where the signatures begin, `stop` if none do."""
    return next(
        (n for n in range(first + 1, stop) if SIGNED.match(lines[n].text)), stop
    )
