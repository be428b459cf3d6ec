"""What a promise is about: its thing, its matter, when and by whom it was said."""

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass

from graph.followup import likeness
from graph.followup.likeness import Thing, Words
from graph.followup.statements import with_antecedent
from graph.followup.verbs import nouns
from ingest import ids
from ingest.model import Artifact, Commitment, Document

# Bodies are who does things, not what is done; a company or a project may be both.
ACTING = frozenset({"organ", "region", "kommun"})
# How many telling words name a matter, and how long a word must be to be one.
TELLING, LEAST = 6, 4
# Bodies that others' matters come to: they may speak of any promise in the house.
_ABOVE = re.compile(r"fullmäktige|styrelse", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise prepared for comparison.

    `dnr` are those of its own §; `names` who is bound and whose document it is;
    `proposed` says that it stands in a proposal; `vague` that its own words name no
    thing ("uppdraget ska återrapporteras").
    """

    artifact: Artifact
    fact: Commitment
    thing: Thing
    dnr: frozenset[str]
    names: frozenset[str]
    said: dt.date
    proposed: bool
    vague: bool

    def is_same_text(self, text: str) -> bool:
        """Tell whether a later text only says the promise again."""
        return ids.normalise(text) == ids.normalise(self.fact.text)

    def is_heard_by(self, organ: str | None, other: Document, text: str) -> bool:
        """Tell whether a body can be expected to speak of the promise."""
        if organ in {None, other.body} or _ABOVE.search(organ or ""):
            return True
        folded, around = (organ or "").casefold(), text.casefold()
        return any(
            name in folded or folded in name or name in around or _ABOVE.search(name)
            for name in self.names
        )


def earliest(document: Document) -> dt.date | None:
    """Return the first day a document can be from."""
    return document.date or document.dated_from


def latest(document: Document) -> dt.date | None:
    """Return the last day a document can be from."""
    return document.date or document.dated_to


class Matters:
    """What the parts of one document are about, worked out once for each part."""

    def __init__(self, words: Words, artifact: Artifact) -> None:
        """Prepare for the promises of `artifact`."""
        self._words = words
        self._document = artifact.document
        self._known: dict[str, str] = {}

    def of(self, offset: int) -> str:
        """Return the telling words of the § (or the document) around `offset`."""
        section = self._document.paragraf_at(offset)
        key = section.id if section else ""
        if key not in self._known:
            text = self._document.text
            whole = text[section.start : section.end] if section else text
            self._known[key] = " ".join(self._telling(whole))
        return self._known[key]

    def _telling(self, text: str) -> list[str]:
        """Return the words that stand out: often here, seldom elsewhere."""
        counted = Counter(w.lower() for w in nouns(text).split() if len(w) > LEAST)
        weighed = {
            word: count * sum(self._words.rarity(s) for s in self._words.content(word))
            for word, count in counted.items()
            if count > 1
        }
        return sorted(weighed, key=lambda w: (-weighed[w], w))[:TELLING]


def promised(
    words: Words,
    artifact: Artifact,
    fact: Commitment,
    common: frozenset[str],
    matters: Matters,
) -> Promised | None:
    """Return a promise prepared for comparison; None if nothing can be compared."""
    document = artifact.document
    said = earliest(document)
    if said is None:
        return None
    section = document.paragraf_at(fact.start)
    matter = (section.heading or "") if section else document.title
    telling = matters.of(fact.start)
    names = [n for n in (fact.promisor, document.organ, document.body) if n]
    aside = common | frozenset(words.content(" ".join(names)))
    own = _things_only(artifact, fact)
    thing = likeness.thing(words, own, matter, telling, aside)
    if not thing.own:
        own = with_antecedent(artifact, fact.start, own, always=True)
        thing = likeness.thing(words, own, matter, telling, aside)
    vague = not thing.own
    if vague:
        thing = Thing(thing.topic, frozenset(), thing.telling)
    if not thing.own:
        return None
    return Promised(
        artifact=artifact,
        fact=fact,
        thing=thing,
        dnr=frozenset(section.dnr if section and section.dnr else document.dnr),
        names=frozenset(n.casefold() for n in (fact.promisor, document.organ) if n),
        said=said,
        proposed=any(
            d.status == "proposal" and d.start <= fact.start < d.end
            for d in artifact.facts.decisions
        ),
        vague=vague,
    )


def _things_only(artifact: Artifact, fact: Commitment) -> str:
    """Return what is promised, but for when and by which bodies: they tie nothing."""
    facts, text = artifact.facts, artifact.document.text
    spans = [(t.start, t.end) for t in facts.times]
    for organisation in facts.organisations:
        if organisation.kind in ACTING:
            spans += [(m.start, m.end) for m in organisation.mentions]
    # The description leaves out what only goes with the deed ("med enkäten som grund").
    kept = fact.description or fact.text
    for start, end in spans:
        if fact.start <= start and end <= fact.end:
            kept = kept.replace(text[start:end], " ")
    return kept if nouns(kept).strip() else fact.text
