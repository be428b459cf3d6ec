"""How much a piece of evidence can carry: what it says, who says it, what ties it.

A verdict is given only on what is sure enough; the rest is a hint, which is told but
decides nothing. Where two disagree, the later and the better source holds.
"""

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import Protocol

from graph.followup.verdicts.coverage import Covers, Holding
from graph.followup.verdicts.days_told import day_told, only_then
from graph.followup_model import Evidence, LinkKind, Stance

# From which score a stance decides by itself, where nothing more is known of the pair.
ENOUGH: dict[Stance, float] = {
    "fulfils": 0.45,
    "partly": 0.45,
    "under-way": 0.42,
    "new-date": 0.45,
    "dropped": 0.5,
    "contradicts": 0.5,
}
# Where the very decision is cited less is enough; where the thing is named in part, or
# hardly, the passage may be about another thing of the same kind or matter.
ENOUGH_CITED = 0.3
ENOUGH_NAMING = {"saken-helt": 0.6, "saken-delvis": 0.7, "saken-knappt": 0.8}
HARDLY, HARDLY_NAMED = 0.8, "saken-knappt"
# By likeness alone, a thing named in part is more often another one than not: on
# stories that nobody had seen, such verdicts were mostly wrong.
ALONE = 0.95
# In the matter of the promise, what settles nothing needs to name the thing less: to
# have taken another part of the matter for it misleads nobody far, if it is named.
OF_THE_MATTER: frozenset[LinkKind] = frozenset({"dnr", "arende"})
MILD, MILDER = frozenset({"under-way", "partly", "new-date"}), 0.2
# That the deed was left out is said in its matter without naming the thing again,
# where the thing is hardly more than the deed ("en skriftlig redovisning").
DENIED_DEED = 0.65
# Without a written link, how likely a piece must be right to decide; how likely is
# learnt on stories, and told with the piece (`pairs.deciding`).
SURE = 0.45
# That something was not done, or was done though it should not be, must be surer: what
# is said not to be there is most often another thing. Of a duty that recurs it denies
# one time only.
SURE_OF_NOTHING = 0.75
# What was read from weak words must be surer; where the thing is one word, something
# else must agree: the subject, a name, the deed, or a written link.
WEAK, WEAKER = "svagt", 0.05
ONE_WORD = "en-sak"
AGREEING = frozenset({"amne", "egennamn", "garning", "sammansattning"})
# Nobody knows whose promise it is.
ANYBODY = "okand-givare"
# Every region has a regionstyrelse, but only one of them has that road or school.
NAMELY = frozenset({"samma-organ", "egennamn"})
# The subject of the matter, and what says beside it that the thing is the same.
MATTER, DEED = "amne", "garning"
BESIDE_IT = frozenset({"egennamn", DEED})
IN_PARTS = "sammansattning"
# One of them must agree where only the matter ties a passage to a promise.
NAMING = frozenset({MATTER, ONE_WORD, "egennamn"})
# A new promise is easily one of another matter of the same kind.
ANEW = 0.1
# A sentence that names nothing but the decision it speaks of.
REFERENCE = "hanvisning"
# What a person has confirmed decides, whatever else speaks against it.
CONFIRMED = "bekraftad"
# A common dnr says that the matter is the same: it helps what names the thing, and of
# what does not, it says that it may well be another thing of the matter.
LINKED = 0.1
# Two documents that say the same need not be quite as sure each.
SECONDED = 0.08
# So sure the other must be, where it is learnt how sure it is.
SECONDS = 0.45
# What a written link is worth beside likeness when sources disagree.
LINK_WEIGHT: dict[LinkKind, float] = {
    "paragraf": 0.2,
    "dag": 0.15,
    "dnr": 0.1,
    "handling": 0.1,
    "arende": 0.05,
}
PLAIN = frozenset({"dag", "dnr", "handling"})
WRITTEN = PLAIN | {"paragraf"}
AUDIT, DECISION, REPORT, PAGE, CLAIM = 4, 3, 2, 1, 0
# What auditors found outweighs what a body has told of itself.
RANK_WEIGHT = {CLAIM: 0.0, PAGE: 0.05, REPORT: 0.1, DECISION: 0.15, AUDIT: 0.45}
# Who asks or moves something claims; the body itself has not said it.
CLAIMING = frozenset({"interpellation", "motion"})
ANNOUNCING = frozenset({"webbsida", "kallelse", "ovrigt"})
PROPOSAL = "forslag"
NEW_PROMISE = "belagg.nytt-lofte"
# A sentence that no fact was read from; its stance was weighed from its words.
SENTENCE = "belagg.avsnitt"
# "Avslår motionen": somebody's request falls; "inte genomföra försöket" is revoked.
_REFUSED = re.compile(r"\b(?:avsl|avvis|bifalls? inte|inte bifall)", re.IGNORECASE)
# What auditors only repeat is the word of those they look into.
_REPEATED = re.compile(
    r"\b(?:uppge(?:r|tt|s|tts)|uppgav|hävda(?:r|t|de)|fram(?:håller|höll|hållit)"
    r"|försäkra(?:r|t|de)|menar)\b|\benligt (?:[^\W\d_]+ )?(?:förvaltningen"
    r"|kontoret|nämnden|styrelsen|chefen|direktören|bolaget)\b",
    re.IGNORECASE,
)
# A decision that names the matter by its number and ends it.
_NUMBERED = re.compile(r"\b[A-ZÅÄÖ]{2,6}[ /-]?\d{2,4}[-/:]\d+|\b\d{4}[-/:]\d{3,}")
DECIDED = "belagg.beslut"
DENIED = "belagg.uppfoljning.not_done"
TURNED_DOWN = "belagg.beslut.avslag"


class Said(Protocol):
    """A piece of evidence, as far as its stance and its days go."""

    @property
    def stance(self) -> str:
        """What it says of the promise."""

    @property
    def score(self) -> float:
        """How surely it is about the promise, 0 to 1."""

    @property
    def date_from(self) -> dt.date | None:
        """The first day it can have been said."""

    @property
    def date_to(self) -> dt.date | None:
        """The last day it can have been said."""

    @property
    def happened(self) -> dt.date | None:
        """The day it says the thing happened, or None."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of evidence ready to be weighed.

    `number` is its place in the list handed over (None: said by a later version of
    the promise), `first` and `last` bound the day it was said, `rank` tells a decision
    from a report, a page and a mere claim; `cue` has offsets in `text`. `naming` is the
    least score that a passage needs which names the thing as this one does; `cited`
    tells that it names the very decision, `confirmed` that a person vouches for it,
    `linkless` that without a written link it decides nothing, `turned_down` that it
    turns a request down, `of_deed` that it names the deed that was promised, `denying`
    that its words deny something in the promise's matter, whatever its stance,
    `learnt` that its score is how likely it was found to be right, `likely` how likely
    one is in whose matter a link leads, beside its score; `heard` is how
    surely it speaks of the matter, whatever it says; `again` that the duty recurs.
    """

    number: int | None
    stance: str
    score: float
    first: dt.date | None
    last: dt.date | None
    happened: dt.date | None
    rank: int
    link: LinkKind | None = None
    deadline: dt.date | None = None
    text: str = ""
    cue: tuple[int, int] | None = None
    document: str = ""
    source: Holding | None = None
    fresh: bool = False
    naming: float = 0.0
    cited: bool = False
    confirmed: bool = False
    linkless: bool = False
    turned_down: bool = False
    of_deed: bool = True
    denying: bool = False
    learnt: bool = False
    heard: float = 0.0
    again: bool = False
    likely: float = 0.0

    @property
    def order(self) -> dt.date:
        """Return the day by which it was said."""
        return self.last or self.first or dt.date.max

    @property
    def done(self) -> dt.date:
        """Return the day its deed was done, the earliest it can have been."""
        return self.happened or self.first or self.last or dt.date.max

    @property
    def weight(self) -> float:
        """Return what it weighs against another that disagrees."""
        link = LINK_WEIGHT[self.link] if self.link else 0.0
        return round(self.score + link + RANK_WEIGHT[self.rank], 6)

    @property
    def enough(self) -> bool:
        """Tell whether it can decide by itself."""
        if self.stance == "mentions":
            return False
        if self.confirmed:
            return True
        if self.rank == CLAIM:
            return False
        if self.cited:
            return self.score >= ENOUGH_CITED
        if self.likely and self.likely >= self._least:
            return True
        if self.linkless and self.link is None:
            return False
        if self.learnt:
            return self.score >= self._least
        least = max(ENOUGH[self.stance], self.naming)  # type: ignore[index] # a stance
        linked = LINKED if self.link in PLAIN else 0.0
        return self.score >= (least + linked if least >= HARDLY else least - linked)

    @property
    def _least(self) -> float:
        """Return how likely it must be right to decide, where that is learnt."""
        denies = self.stance == "contradicts" and not self.again
        return SURE_OF_NOTHING if denies else SURE


def piece(number: int, item: Said, covers: Covers) -> Piece:
    """Return a piece of evidence ready to be weighed."""
    if not isinstance(item, Evidence):
        return Piece(
            number,
            item.stance,
            item.score,
            item.date_from,
            item.date_to,
            item.happened,
            REPORT,
            heard=item.score,
        )
    source = covers.source(item.document_id)
    cue = item.cue
    sure_of = item.sure if CONFIRMED not in item.features else None
    learnt = sure_of if item.link is None else None
    return Piece(
        number=number,
        stance=_stance(item),
        score=item.score if learnt is None else learnt,
        first=item.date_from,
        last=item.date_to,
        happened=only_then(item) or item.happened or day_told(item),
        rank=_rank(item, source),
        link=item.link,
        deadline=item.deadline,
        text=item.text,
        cue=(cue[0] - item.start, cue[1] - item.start) if cue else None,
        document=item.document_id,
        source=source,
        fresh=item.rule == NEW_PROMISE,
        naming=_naming(item),
        denying=item.rule == DENIED and item.link is not None,
        of_deed=not item.features or DEED in item.features,
        confirmed=CONFIRMED in item.features,
        cited=item.link == "paragraf"
        or REFERENCE in item.features
        or _ends_the_matter(item),
        linkless=_only_with_a_link(item, source),
        turned_down=item.rule == TURNED_DOWN and _REFUSED.search(item.text) is not None,
        learnt=learnt is not None,
        heard=item.score,
        likely=(sure_of or 0.0) if item.link is not None and _names(item) else 0.0,
    )


def _names(item: Evidence) -> bool:
    """Tell whether a passage names the thing, and not only its matter.

    A matter has many parts: one that is done says nothing of the others.
    """
    codes = set(item.features)
    return codes.isdisjoint({HARDLY_NAMED, WEAK}) and not codes.isdisjoint(NAMING)


def _ends_the_matter(item: Evidence) -> bool:
    """Tell whether a decision ends the promise's matter, which it names by number.

    What was promised in the matter ends with it, though no word of it is said.
    """
    ends = item.stance == "dropped" and item.rule.startswith(DECIDED)
    named = item.link == "dnr" and _NUMBERED.search(item.text) is not None
    return ends and named and PROPOSAL not in item.features


def _naming(item: Evidence) -> float:
    """Return the least score of a passage that names the thing so; 0: not known."""
    codes = set(item.features)
    least = max((ENOUGH_NAMING.get(code, 0.0) for code in codes), default=0.0)
    if not least:
        return least
    mild = item.stance in MILD and HARDLY_NAMED not in codes
    if mild and item.link in OF_THE_MATTER:
        return round(max(least - MILDER, ENOUGH["under-way"]), 2)
    anew = ANEW if item.rule == NEW_PROMISE else 0.0
    if item.link not in WRITTEN and least > ENOUGH_NAMING["saken-helt"]:
        return round(ALONE + anew, 2)
    weak = WEAK in codes or item.rule == SENTENCE
    by_deed = {MATTER, DEED, ONE_WORD} <= codes
    if item.stance == "contradicts" and item.link and by_deed:
        # "Någon rapport lämnades inte", in the matter of the report.
        least = min(least, DENIED_DEED)
    # Weak words are enough where the subject is the same and the thing is named.
    surely = MATTER in codes and least < HARDLY
    least += WEAKER if weak and not surely else 0.0
    return round(least + anew, 2)


def _only_with_a_link(item: Evidence, source: Holding | None) -> bool:
    """Tell whether likeness alone cannot make a passage decide.

    Its document or the promise may be any body's, it is only a proposal, or all it has
    in common with the promise is one word. Where it is learnt how likely it is right,
    likeness is weighed already.
    """
    unknown = source is not None and source.body is None
    theirs = ANYBODY in item.features and not set(item.features) >= NAMELY
    adrift = unknown or theirs
    if item.sure is not None:
        return adrift or PROPOSAL in item.features
    anew = item.rule == NEW_PROMISE
    agreeing = AGREEING - {DEED} if anew else AGREEING
    one_word = ONE_WORD in item.features and agreeing.isdisjoint(item.features)
    return adrift or one_word or PROPOSAL in item.features or _by_a_part(item)


def _by_a_part(item: Evidence) -> bool:
    """Tell whether a part of one compound is all that names the thing: another one."""
    codes = set(item.features)
    return {IN_PARTS, ONE_WORD, HARDLY_NAMED} <= codes and not codes & BESIDE_IT


def _stance(item: Evidence) -> Stance:
    """Return what it says; a proposal shows at most that the matter is dealt with."""
    settled = CONFIRMED in item.features or item.stance == "mentions"
    if PROPOSAL in item.features and not settled:
        return "under-way"
    return item.stance


def _rank(item: Evidence, source: Holding | None) -> int:
    if source is None:
        return DECISION if item.rule.startswith("belagg.beslut") else REPORT
    if source.audit:
        return REPORT if _REPEATED.search(item.text) else AUDIT
    if source.type in CLAIMING:
        return CLAIM
    if source.type in ANNOUNCING:
        return PAGE
    decided = item.rule.startswith("belagg.beslut") and PROPOSAL not in item.features
    return DECISION if decided else REPORT


def sure(pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Return the pieces that can decide, and those that are only hints.

    A piece that is almost sure counts where another document says the same.
    """
    deciding: list[Piece] = []
    hints: list[Piece] = []
    for one in pieces:
        seconded = any(
            other.stance == one.stance
            and other.document != one.document
            and other.rank != CLAIM
            and min(other.score, one.score) > (SECONDS if other.learnt else 0)
            for other in pieces
        )
        lifted = replace(one, score=one.score + SECONDED) if seconded else one
        (deciding if lifted.enough else hints).append(one)
    return deciding, hints
