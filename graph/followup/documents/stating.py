"""What one document states that may speak of an earlier promise, ready to compare."""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.followup.documents import links, statements, telling
from graph.followup.documents import words as words_of
from graph.followup.documents.links import Cited
from graph.followup.documents.marks import Named, periods
from graph.followup.documents.overlaps import Overlaps
from graph.followup.documents.records import StatementRecord, Terms
from graph.followup.documents.sentences import sentence, sentences
from graph.followup.documents.sides import Sides
from graph.followup.documents.statements import Statement
from graph.followup.documents.verbs import COMPLETED, deeds, nouns
from graph.followup.pairs.cues import cue_of
from graph.followup.pairs.weights import is_general
from graph.followup_model import Stance
from ingest.language.terms import terms, words
from ingest.model import Artifact, Decision, Section

# A heading that says that its part reports on something that was promised.
REPORTS = re.compile(
    r"\b(?:(?:del|slut|åter)?(?:redovisning|rapport(?:ering)?)|återkoppling|svar|"
    r"information)\w*\b[^\n]{0,90}?\b\w*uppdrag"
    r"|\b(?:åter|slut|del)(?:rapport|redovisning)\w*"
    r"|\bsvar på \w*uppdrag|\buppföljning(?:en)? av\b|\blägesrapport\b"
    r"|\bavrapportering",
    re.IGNORECASE,
)
HEADING = "belagg.rubrik"
# A report of how things stand says that they are not done.
IN_PART = re.compile(r"\b(?:läges|del)(?:rapport|redovisning)", re.IGNORECASE)
CITES = "belagg.hanvisning"
# What begins another clause, which tells of something else.
_CLAUSE = re.compile(
    r",? \b(?:när|då|eftersom|sedan|medan|innan|trots att|efter att|så att|för att)\b"
)
# So many §§ in one decision make it a list of assignments.
SEVERAL, POINTS = 2, 5
# An assignment or a promise spoken of as such.
REFERS = re.compile(
    r"(?:uppdraget|uppdragen|löftet|projektet)\b"
    r"|(?<!\bi )uppdrag,? (?:från|om|att|som|den|till|givet|givna)\b",
    re.IGNORECASE,
)


class Statements:
    """The statements of one document, with what each of them names."""

    def __init__(
        self,
        artifact: Artifact,
        named: Named,
        cited: Sequence[Cited],
        told: Sequence[tuple[int, str]],
        sides: Sides,
    ) -> None:
        """Take in what the document as a whole names.

        Args:
            artifact: The document.
            named: Its proper names.
            cited: The §§ it names, in order.
            told: The links to other acts and matters it names, with their places.
            sides: On which side of its day the times lie that it names.
        """
        self._artifact = artifact
        self._named = named
        self._cited = cited
        self._told = told
        self._sides = sides
        self._proposals = [
            (d.start, d.end) for d in artifact.facts.decisions if d.status == "proposal"
        ]
        self._subjects = {
            (f.start, f.end): _telling(f.concerns or "")
            for f in artifact.facts.followups
        }
        self._subjects |= {
            (c.start, c.end): _telling(c.description or c.text)
            for c in artifact.facts.commitments
        }
        self._subjects |= {
            (d.start, d.end): _telling(d.text) for d in artifact.facts.decisions
        }
        self._commitments = {(c.start, c.end): c.id for c in artifact.facts.commitments}

    def records(self) -> tuple[StatementRecord, ...]:
        """Return all statements, in order of the text."""
        whole = statements.statements(self._artifact)
        found = [self._record(s) for one in whole for s in self._points(one)]
        found += [self._record(s) for s in self._headings()]
        found += [self._record(s, weak=True) for s in self._citing(found)]
        found += list(self._weak(found))
        return tuple(sorted(found, key=lambda s: (s.start, s.end, s.rule)))

    def _record(self, said: Statement, weak: bool = False) -> StatementRecord:
        text = self._artifact.document.text
        start, end = sentence(text, said.start, said.end)
        if statements.points_back(said.text) and start > 1 and text[start - 1] != "\n":
            start, _ = sentence(text, start - 2, start - 2)
        cited = self._between(start, end)
        told = tuple(link for at, link in self._told if start <= at < end)
        rows = said.about.split("\n")
        proposals = self._proposals
        is_new = said.rule == statements.NEW_PROMISE
        return StatementRecord(
            start=said.start,
            end=said.end,
            text=said.text,
            stance=said.stance,
            rule=said.rule,
            terms=terms(said.about),
            deeds=tuple(sorted(deeds(said.about))),
            lines=tuple(terms(r) for r in rows if r) if len(rows) > 1 else (),
            organ=said.organ,
            dnr=said.dnr,
            delivery=said.delivery,
            completed=COMPLETED.search(said.about) is not None,
            deadline=said.deadline or self._new_time(said),
            when=said.when,
            cue=cue_of(said.stance, said.text, said.start),
            commitment=self._commitments.get((said.start, said.end))
            if is_new
            else None,
            cites=tuple(one.path for one in cited if one.path),
            proposed=any(a <= said.start < b for a, b in proposals),
            periods=periods(said.about),
            marks=self._named.of(said.about),
            weak=weak,
            refers=REFERS.search(said.about) is not None,
            times=self._sides.within(start, end),
            subject=self._subjects.get((said.start, said.end), ()),
            links=tuple(
                dict.fromkeys(
                    (
                        *(link for one in cited for link in one.links),
                        *told,
                    )
                )
            ),
        )

    def _between(self, start: int, end: int) -> Sequence[Cited]:
        low = bisect_left(self._cited, start, key=lambda c: c.start)
        high = bisect_left(self._cited, end, key=lambda c: c.start)
        return self._cited[low:high]

    def _new_time(self, said: Statement) -> dt.date | None:
        """Return the time to come that words of delay give, the last one named."""
        if said.stance != "new-date":
            return None
        document = self._artifact.document
        limit = document.date or document.dated_to
        start, end = sentence(document.text, said.start, said.end)
        ahead = [
            day
            for time in self._artifact.facts.times
            if start <= time.start < end
            and (day := time.latest_wide or time.latest)
            and (limit is None or day >= limit)
        ]
        return max(ahead, default=None)

    def _points(self, said: Statement) -> Iterator[Statement]:
        """Yield a decision on many assignments point by point, each with its §."""
        text = self._artifact.document.text
        spans = [
            (said.start + a, said.start + b)
            for a, b in sentences(text[said.start : said.end])
        ]
        citing = [(a, b) for a, b in spans if self._between(a, b)]
        if len(citing) < SEVERAL and len(spans) < POINTS:
            yield said
            return
        for start, end in spans:
            point = text[start:end]
            # An empty line makes it one of a list: it is read by itself.
            yield replace(said, start=start, end=end, text=point, about=f"{point}\n")

    def _weak(self, known: Sequence[StatementRecord]) -> Iterator[StatementRecord]:
        """Yield what the other sentences tell of outcomes by their words alone."""
        document = self._artifact.document
        held = Overlaps(known)
        for passage in self._artifact.passages:
            text = document.text[passage.start : passage.end]
            for told in telling.told(text, passage.start):
                if held.within(told.start, told.end):
                    continue
                plain = Statement(
                    start=told.start,
                    end=told.end,
                    text=told.text,
                    about=statements.with_antecedent(
                        self._artifact, told.start, _clause(told)
                    ),
                    section=passage.section,
                    organ=document.organ,
                    dnr=(),
                    stance=told.stance,
                    rule=told.rule,
                    when=statements.stated_day(self._artifact, told.start, told.end),
                )
                made = self._record(plain, weak=True)
                yield replace(
                    made,
                    cue=told.cue,
                    completed=told.completed,
                    deeds=tuple(sorted({*made.deeds, *told.deeds})),
                )

    def _citing(self, known: Sequence[StatementRecord]) -> Iterator[Statement]:
        """Yield the sentences and rows that name a § or a matter and state nothing."""
        text = self._artifact.document.text
        places = {one.start for one in self._cited} | {at for at, _ in self._told}
        held, done = Overlaps(known), 0
        for place in sorted(places):
            start, end = sentence(text, place, place + 1)
            if place < done or held.within(start, end):
                continue
            done = end
            said = text[start:end]
            stance = words_of.stance_of(said)
            yield Statement(
                start=start,
                end=end,
                text=said,
                about=said,
                section=None,
                organ=self._artifact.document.organ,
                dnr=(),
                stance=stance or "mentions",
                rule=CITES,
            )

    def _headings(self) -> Iterator[Statement]:
        """Yield the headings that report, with the stance of what was decided there."""
        document = self._artifact.document
        for section in document.sections:
            heading = section.heading
            if section.kind != "paragraf" or not heading or not REPORTS.search(heading):
                continue
            at = document.text.find(heading[:40], section.start, section.body_start + 1)
            start = at if at >= 0 else section.start
            end = start + len(heading) if at >= 0 else section.body_start
            text = document.text[start:end].rstrip()
            yield self._reported(section, start, text, heading)

    def _reported(
        self, section: Section, start: int, text: str, heading: str
    ) -> Statement:
        document = self._artifact.document
        decided = [
            d
            for d in self._artifact.facts.decisions
            if section.start <= d.start < section.end
        ]
        stance, delivery = _outcome(decided)
        if stance == "fulfils" and IN_PART.search(heading):
            stance = "under-way"
        return Statement(
            start=start,
            end=start + len(text),
            text=text,
            about=heading,
            section=section.number,
            organ=document.organ,
            dnr=links.numbers_at(document, section),
            stance=stance,
            rule=HEADING,
            delivery=delivery,
        )


def _clause(told: telling.Told) -> str:
    """Return the clause of a sentence that its stance stands in, by its small words."""
    text, cue = told.text, told.cue[0] - told.start
    breaks = [0, *(m.start() for m in _CLAUSE.finditer(text)), len(text)]
    start = max(at for at in breaks if at <= cue)
    end = min((at for at in breaks if at > cue), default=len(text))
    return text[start:end]


def _telling(text: str) -> Terms:
    """Return the words of a subject that name a thing."""
    return tuple(t for t in words(nouns(text)) if not is_general(t))


def _outcome(decided: Sequence[Decision]) -> tuple[Stance, bool]:
    """Return what the decisions of a § make of what its heading reports on."""
    taken = [statements.decided(d) for d in decided if d.status == "decision"]
    for wanted in (("fulfils", False), ("dropped", False), ("new-date", False)):
        if wanted in taken:
            return wanted[0], wanted[1]
    if ("fulfils", True) in taken:
        return "fulfils", True
    return ("under-way", True) if decided else ("mentions", False)
