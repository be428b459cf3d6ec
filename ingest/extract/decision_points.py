"""The points of a decision: each numbered point, att-clause or deciding sentence.

A block under "Beslut" is read from the top: introductions set who decides and
whether it is a proposal, numbered and listed lines are points, and plain lines
are points where they decide something.
"""

import re
from dataclasses import dataclass, replace

from ingest import nlp
from ingest.extract.decision_blocks import Block
from ingest.extract.decision_frames import Frame, frame_of, leads
from ingest.extract.decision_lines import NUMBER, Line, item_number, opens_infinitive
from ingest.extract.decision_sentences import (
    TELLING,
    decides_nothing,
    decrees,
    passes_on,
    told_to,
)
from ingest.extract.outcomes import DECIDED, fine_outcome, first_deciding
from ingest.model import DecisionStatus

BULLET = re.compile(r"(?:[•·▪●○*–—-]\s*|o\s+(?=[A-ZÅÄÖ]))(?=\S)")
# "a)", and beyond the alphabet "aa)", "bbb)".
LETTER = re.compile(r"([a-zåäö])\1{0,2}[.)]\s+")
ATT = re.compile(r"(?:dels |samt |och )?att\s+", re.IGNORECASE)
BARE_ATT = re.compile(r"(?:dels |samt |och )?att:?\Z", re.IGNORECASE)
SPLIT = re.compile(r"(?:[,;]\s*(?:samt |och |dels )?|\s(?:samt|dels)\s)att\s")
ASSIGNED = re.compile(r"\bi uppdrag\b|\buppdra\b|\buppdrar\b|\bbegära\b|\banmoda\b")
PROPOSING = re.compile(
    r"\bförslag (?:till|på) beslut|\bförslag till \w*fullmäktige", re.I
)
# A sentence without a deciding verb that still lays something down.
NORM = re.compile(
    r"\b(?:är|ska|skall|gäller|får|börjar|tillkommer|utgör|betalas|ges)\b"
)
# What opens a line that only says on what grounds something is decided.
GROUNDS = re.compile(r"(?:under förutsättning|enligt|i enlighet|vid|om|med) ", re.I)
# "... överlämnas till fullmäktige enligt nedanstående punkter a till c."
HANDED_OVER = re.compile(
    r"\b(?:överlämnas|hänskjuts|översänds)\b[^;:]{0,240}?"
    r"\b(?:nedanstående|följande) (?:punkt|förslag)"
)
ASSIGNING_END = re.compile(r"\bi uppdrag(?: att)?:?\Z|\båt [^.;:]{3,120} att:?\Z")
WORDED = re.compile(r"\w{3}")
OPEN_END = (":", ",", " att", " och", " samt", " med")
LINK = re.compile(r"(?:[,;]\s*(?:samt|och|dels)?|\s(?:samt|och))\s*\Z")
PLAIN_RULES = frozenset(("beslut.sats", "beslut.norm", "beslut.sats-ensam"))
LONGEST_INTRO = 260
# Beyond this no real decision goes on, and a hostile one must not cost time.
LONGEST_CLAUSES = 4000


@dataclass(frozen=True, slots=True)
class Point:
    """One decided or proposed thing; `lead` is the introduction it stands under."""

    start: int
    end: int
    status: DecisionStatus
    lead: str
    frame: Frame | None
    rule: str
    number: int | None = None
    verb_start: int | None = None


def _joined(text: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Join a line to the one before it where that breaks off at a comma."""
    found: list[Line] = []
    for line in lines:
        before = found[-1] if found else None
        broken = before is not None and before.text.endswith(",")
        begins = LETTER.match(line.text) or opens_infinitive(line.text)
        goes_on = line.text[0].islower() and not begins
        if before and broken and goes_on and not ATT.match(before.text):
            found[-1] = Line(before.start, line.end, text[before.start : line.end])
        else:
            found.append(line)
    return tuple(found)


class _Reader:
    """Walks through one block; `points` grows."""

    def __init__(self, text: str, block: Block, default: DecisionStatus) -> None:
        self.text = text
        self.lines = _joined(text, block.lines)
        self.default = default
        self.status = default
        self.lead = ""
        self.frame: Frame | None = None
        self.points: list[Point] = []
        self.plain: list[Line] = []
        self.ended = False
        # Whether the lines of a list belong to the point that introduces them.
        self.absorbing = False

    def read(self) -> list[Point]:
        for index, line in enumerate(self.lines):
            if self.ended:
                break
            if not decides_nothing(line.text):
                self._line(index, line)
        if not self.points and self.plain:
            first, last = self.plain[0], self.plain[-1]
            self._add(first.start, last.end, "beslut.uppställning")
        return self.points

    def _line(self, index: int, line: Line) -> None:
        number = NUMBER.match(line.text)
        if self._absorbs(line):
            self._extend(line.end)
        elif self._continues(index, line, number):
            self.absorbing = self.absorbing or self._opens(line)
            self._extend(line.end)
        elif self._leaves(line, number):
            self.ended = True
        elif number:
            self._item(line, number.end(), "beslut.numrerad", int(number["number"]))
        elif match := ATT.match(line.text):
            for start, end in att_clauses(line.text, match.end()):
                part = Line(line.start, line.start + end, line.text[:end])
                self._item(part, start, "beslut.att-lista")
        elif BARE_ATT.match(line.text):
            self.lead = self.lead or line.text
        elif match := BULLET.match(line.text) or LETTER.match(line.text):
            self._item(line, match.end(), "beslut.punktlista")
        else:
            self._plain_line(index, line)

    def _absorbs(self, line: Line) -> bool:
        """Tell whether a line of a list belongs to the point that introduces it."""
        if not self.points or not self._is_item(line):
            self.absorbing = False
            return False
        last = self.text[self.points[-1].start : self.points[-1].end]
        # "A får i uppdrag att" + list: what follows is the task.
        tasks = ASSIGNING_END.search(last[-LONGEST_INTRO:]) is not None
        if not (tasks or self.absorbing):
            return False
        own = first_deciding(line.text) is not None
        self.absorbing = self.absorbing or not own
        return not own

    def _opens(self, line: Line) -> bool:
        """Tell whether a sub-list begins here, under a point that ends in a colon."""
        last = self.text[self.points[-1].start : self.points[-1].end]
        marked = BULLET.match(line.text) or LETTER.match(line.text)
        return marked is not None and last.endswith(":")

    def _leaves(self, line: Line, number: re.Match[str] | None) -> bool:
        """Tell whether a list begins that is no part of the decision.

        News in a list under "Rapporten antecknas.", the heading of the next matter
        ("6. Information").
        """
        if self.lead or self.frame or not self.points:
            return False
        last = self.points[-1]
        if last.rule not in PLAIN_RULES:
            return False
        opens = number is not None and int(number["number"]) > 1
        bullet = BULLET.match(line.text)
        if not opens and bullet is None:
            return False
        skip = number.end() if number else bullet.end() if bullet else 0
        content = line.text[skip:]
        return fine_outcome(content) == DECIDED and frame_of(content) is None

    def _continues(self, index: int, line: Line, number: re.Match[str] | None) -> bool:
        """Tell whether a line goes on with the point before it."""
        if not self.points or self.points[-1].number is None:
            return bool(self.points) and self._hangs(line, number)
        last = self.points[-1]
        frame = frame_of(line.text)
        if number or (frame and frame.organ and frame.content is None):
            return False
        if LETTER.match(line.text) or self._hangs(line, number):
            return True
        if any(LETTER.match(later.text) for later in self.lines[index + 1 : index + 4]):
            return True
        return self._number_ahead(index, (last.number or 0) + 1)

    def _hangs(self, line: Line, number: re.Match[str] | None) -> bool:
        """Tell whether the last point is unfinished where this line begins."""
        if number or frame_of(line.text):
            return False
        last = self.points[-1]
        ending = self.text[last.start : last.end]
        listed = ATT.match(line.text) or LETTER.match(line.text)
        bare = self.lead.endswith((" att", " att:")) and opens_infinitive(line.text)
        lower = line.text[0].islower() and not (listed or bare)
        return ending.endswith(OPEN_END[0]) or lower

    def _number_ahead(self, index: int, number: int) -> bool:
        """Tell whether the list goes on with `number` further down."""
        for line in self.lines[index + 1 : index + 40]:
            found = item_number(line.text)
            if found is not None:
                return found == number
        return False

    def _extend(self, end: int) -> None:
        self.points[-1] = replace(self.points[-1], end=end)

    def _item(
        self, line: Line, skip: int, rule: str, number: int | None = None
    ) -> None:
        content = line.text[skip:]
        if match := ATT.match(content):
            skip += match.end()
        self._framed(line, skip, rule, number)

    def _framed(
        self, line: Line, skip: int, rule: str, number: int | None = None
    ) -> None:
        """Add a listed point, which may carry a frame of its own."""
        content = line.text[skip:]
        own = frame_of(content)
        proposes = own is not None and own.status == "proposal" and leads(own, content)
        handed = rule == "beslut.punktlista" and self._handed_over()
        status = "proposal" if proposes or handed else self.status
        self.points.append(
            Point(
                line.start + skip,
                line.end,
                status,
                self.lead,
                self.frame,
                rule,
                number,
            )
        )

    def _handed_over(self) -> bool:
        """Tell whether the points listed are what is handed over for decision."""
        plain = [point for point in self.points if point.rule in PLAIN_RULES]
        last = self.text[plain[-1].start : plain[-1].end] if plain else ""
        return HANDED_OVER.search(last) is not None

    def _add(self, start: int, end: int, rule: str, frame: Frame | None = None) -> None:
        status = self._status_of(frame)
        if frame is not None and passes_on(self.text[start:end]):
            status = "proposal"
        used = frame or self.frame
        self.points.append(Point(start, end, status, self.lead, used, rule))

    def _status_of(self, frame: Frame | None) -> DecisionStatus:
        if frame is None:
            return self.status
        return "proposal" if self.default == "proposal" else frame.status

    def _plain_line(self, index: int, line: Line) -> None:
        frame = frame_of(line.text)
        listed = index + 1 < len(self.lines) and self._is_item(self.lines[index + 1])
        if frame and (frame.content is None and (listed or self._is_intro(line))):
            self.status = self._status_of(frame)
            self.lead, self.frame = line.text, frame
        elif not frame and self._decides_list(line):
            self._add(line.start, line.end, "beslut.sats")
            self.absorbing = True
        elif not frame and self._is_intro(line):
            self.status = "proposal" if PROPOSING.search(line.text) else self.default
            self.lead, self.frame = line.text, None
        else:
            self._sentences(line)

    def _is_item(self, line: Line) -> bool:
        return any(p.match(line.text) for p in (NUMBER, ATT, BULLET, LETTER))

    def _is_intro(self, line: Line) -> bool:
        """Tell whether a line only introduces what follows."""
        if len(line.text) > LONGEST_INTRO:
            return False
        frame = frame_of(line.text)
        bare = frame is not None and frame.content is None and not frame.how
        return line.text.endswith((":", " att")) or bare

    def _decides_list(self, line: Line) -> bool:
        """Tell whether an introduction decides, so that its list is what of.

        "Nämnden fastställer följande tider:", "Regeringen uppdrar åt verket att:"
        """
        if not line.text.endswith((":", " att", "i uppdrag")):
            return False
        if GROUNDS.match(line.text) or len(line.text) > LONGEST_INTRO:
            return False
        return first_deciding(line.text) is not None

    def _sentences(self, line: Line) -> None:
        """Read a plain line sentence by sentence."""
        self.plain.append(line)
        # What is told after the decision, in a sentence that decides nothing, ends it.
        count, first = len(self.points), True
        # A joined line keeps its break, which would part the sentence.
        for sentence in nlp.sentences(nlp.parse(line.text.replace("\n", " "))):
            frame = frame_of(sentence.text)
            start, end = line.start + sentence.start, line.start + sentence.end
            if frame and frame.content is not None:
                self._clauses(start, sentence.text, frame)
            elif fine_outcome(sentence.text) != DECIDED or frame:
                self._add(start, end, "beslut.sats", frame)
            elif first and NORM.search(sentence.text):
                self._add(start, end, "beslut.norm")
            elif first and self._decreed(line):
                self._add(start, end, "beslut.sats-ensam")
            elif not first and told_to(sentence.text):
                self._add(start, end, "beslut.tillsagd")
            elif len(self.points) > count:
                self._extend(end)
            first = False
        told = line.text.endswith((".", ":")) and TELLING.search(line.text)
        self.ended = bool(count and len(self.points) == count and told)

    def _decreed(self, line: Line) -> bool:
        """Tell whether a plain line decides with a verb that no table knows.

        Among lines that only tell, it tells as well, and after a list it explains.
        """
        telling = len(self.plain) > 1 and not self.points
        listed = any(point.rule not in PLAIN_RULES for point in self.points)
        return not telling and not listed and decrees(line.text)

    def _clauses(self, offset: int, text: str, frame: Frame) -> None:
        for start, end in att_clauses(text, frame.content or 0):
            self._add(offset + start, offset + end, "beslut.att-sats", frame)


def att_clauses(text: str, content: int) -> list[tuple[int, int]]:
    """Return the att-clauses of "beslutar att A, att B samt att C".

    An att-clause that goes on with an assignment ("i uppdrag att A, att B") stays
    with it, unless it decides something of its own.
    """
    bounds = [content]
    ends: list[int] = []
    for match in SPLIT.finditer(text, content, content + LONGEST_CLAUSES):
        whole = text[bounds[-1] : match.start()]
        following = text[match.end() : match.end() + 160]
        own = fine_outcome(following) != DECIDED
        if len(whole) < 8 or (ASSIGNED.search(whole) and not own):
            continue
        ends.append(match.start())
        bounds.append(match.end())
    return list(zip(bounds, [*ends, len(text)], strict=True))


def _trimmed(text: str, point: Point) -> Point:
    """Cut the link to the next att-clause off a point: "..., samt"."""
    link = LINK.search(text, point.start, point.end)
    return replace(point, end=link.start()) if link else point


def read_points(text: str, block: Block, default: DecisionStatus) -> list[Point]:
    """Return the points of one block under "Beslut" or "Förslag till beslut"."""
    found = [_trimmed(text, p) for p in _Reader(text, block, default).read()]
    # Layout may leave a bullet or a letter alone on its line.
    return [p for p in found if WORDED.search(text, p.start, p.end)]
