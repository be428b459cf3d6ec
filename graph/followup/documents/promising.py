"""The promises of one document, prepared for comparison with what is said later."""

import re
from collections import Counter
from collections.abc import Set

from graph.followup.documents import links
from graph.followup.documents.marks import ACTING, Named, periods
from graph.followup.documents.records import PromiseRecord, Terms
from graph.followup.documents.sentences import sentence
from graph.followup.documents.statements import points_back, with_antecedent
from graph.followup.documents.verbs import deeds, nouns
from graph.followup.pairs.synonyms import family, synonyms
from graph.followup.pairs.weights import GENERAL, RARE, is_general, total, weight
from graph.identity import body_kind
from graph.matters.names import Names
from ingest.language.terms import parts_of, terms, words
from ingest.language.wordsets import is_actor_word
from ingest.model import Artifact, Commitment, TimeExpression

# So many words of what stood before name the thing that is pointed at.
NAMED_BEFORE = 5
# How many telling words name a matter, and how long a word must be to be one.
TELLING, PLACES, LEAST = 6, 4, 4
# What has a body of its own and is no part of another one.
OF_THEIR_OWN = frozenset({"region", "kommun", "myndighet", "foretag", "stiftelse"})
# Words that weigh less than this between them name no thing.
ENOUGH = 0.9
# One word alone is said of many things; who is to act tells of which.
TWO = 2
# What only says how often.
SPELLS = frozenset(terms("kalenderår halvår tertial kvartal mandatperiod planperiod"))
# How many terms lead to a promise, and how telling each must be to do so alone.
KEYS, KEY_WEIGHT, PART_WEIGHT, FAINT_KEYS = 10, 0.55, 0.75, 2
# So many parts of its words and numbers lead there with another of its terms.
HELPING, HELP_WEIGHT, DIGITS = 6, 0.35, 2

# A thing that is to come is no actor: "Den nya vårdcentralen ska öppna".
_THING = re.compile(r"(?:den|det|de|en|ett) ny", re.IGNORECASE)
_BEFORE_VERB = re.compile(
    r"(?:att )?(?P<thing>(?:[\wåäöÅÄÖ-]+ ){1,8}?)"
    r"(?:ska|skall|kommer att|får(?! i uppdrag)|blir)\b"
)
# "Under våren kommer en buss att börja köra": the thing stands after the verb.
_AFTER_VERB = re.compile(
    r"\bkommer (?P<thing>(?:en|ett|den|det|de|nya?|[\wåäö-]+(?:en|et|na)) "
    r"(?:[\wåäö-]+ ){0,4}?)att\b"
)
_WHERE = re.compile(r" (?:på|i|vid|för|till|från|mellan|längs) ")
# "Sträckan kommer att …": which one was said in the sentence before.
_POINTING = re.compile(
    r"(?P<noun>[A-ZÅÄÖ][a-zåäö]{2,}(?:en|et|an|na)) "
    r"(?:ska|skall|kommer|blir|väntas|beräknas|planeras|öppnas|tas)\b"
)

# What was found out is to come before someone.
_HANDED_OVER = re.compile(
    r"\b(?:ska|skall) (?:[\wåäö]+ ){0,3}?(?:läggas fram|redovisas|presenteras|lämnas|"
    r"rapporteras|återrapporteras|föreläggas|avrapporteras|tas upp|behandlas)\b"
)


class Promises:
    """The promises of one document; what its parts are about is worked out once."""

    def __init__(self, artifact: Artifact, names: Names, named: Named) -> None:
        """Prepare for the commitments of `artifact`."""
        self._artifact = artifact
        self._document = artifact.document
        self._names = names
        self._named = named
        self._telling: dict[str, Terms] = {}
        self._places: frozenset[str] = frozenset()
        self._proper: frozenset[str] = frozenset()
        self._bodies = self._concerned()
        places = (
            self._document.paragraf_at(c.start)
            for c in artifact.facts.commitments
            if c.strength == "assignment"
        )
        self._given = Counter(place.id if place else "" for place in places)
        self._own_bodies = {
            one.name for one in artifact.facts.organisations if one.kind in OF_THEIR_OWN
        }
        self._own_names = {one.name for one in artifact.facts.organisations} | {
            one.name for one in artifact.facts.persons
        }
        agreement = artifact.facts.agreement
        term = agreement.term if agreement else None
        self._term = (term.earliest, term.latest) if term else (None, None)
        # Who speaks of a thing, or is to do it, is not what it is.
        people = " ".join(p.name for p in artifact.facts.persons)
        self._people = frozenset(terms(people))

    def records(self) -> tuple[PromiseRecord, ...]:
        """Return all promises of the document, in order of its text."""
        facts = sorted(self._artifact.facts.commitments, key=lambda c: (c.start, c.end))
        return tuple(self._record(fact) for fact in facts)

    def _record(self, fact: Commitment) -> PromiseRecord:
        document = self._document
        section = document.paragraf_at(fact.start)
        heading = (section.heading or "") if section else document.title
        thing = fact.promisor if _THING.match(fact.promisor or "") else None
        actor = None if thing else fact.promisor
        bound = [n for n in (actor, document.organ, document.body) if n]
        aside = self._people | frozenset(terms(" ".join(bound)))
        subject = thing or self._subject(fact)
        said = self._things_only(fact, f"{subject} {_described(fact)}".strip())
        own = _words(nouns(said), aside)
        if total(own) < ENOUGH:
            # The short description has left out what names the thing.
            whole = nouns(self._things_only(fact, fact.text))
            own = tuple(dict.fromkeys((*own, *_words(whole, aside))))
        things = tuple(word for word in own if word not in SPELLS)
        faint = len(things) < TWO or total(things) < ENOUGH
        if faint and actor and fact.strength != "assignment":
            # "Krisledningsnämnden ska öva": who is to do it is all that tells.
            own = tuple(dict.fromkeys((*self._acting(actor), *things)))
        if not own:
            said = with_antecedent(self._artifact, fact.start, said, always=True)
            own = _words(nouns(said), aside)
        topic = tuple(w for w in _words(nouns(heading), aside) if w not in own)
        telling = self._told(fact.start, aside)
        marks = self._named.of(fact.text)
        vague = not own
        if vague:
            own, topic = topic, ()
        start, end = sentence(document.text, fact.start, fact.end)
        if _points_at(document.text[start:end]):
            line = document.text.rfind("\n", 0, start) + 1
            before = _words(nouns(document.text[line:start]), aside)
            own = tuple(dict.fromkeys((*before[:NAMED_BEFORE], *own)))
        due = fact.deadline or self._due_after(end)
        return PromiseRecord(
            id=fact.id,
            start=fact.start,
            end=fact.end,
            text=fact.text,
            description=fact.description,
            section=section.number if section else None,
            promisor=fact.promisor,
            speaker=fact.speaker,
            promisee=fact.promisee,
            strength=fact.strength,
            polarity=fact.polarity,
            condition=fact.condition,
            proposed=self._is_proposed(fact),
            vague=vague,
            own=own,
            topic=topic,
            telling=telling,
            deeds=tuple(sorted(deeds(fact.text))),
            keys=_keys(
                own,
                topic,
                telling,
                frozenset(telling) & self._places | set(marks),
                _numbers(fact.text, due.text if due else ""),
            ),
            names=tuple(
                n.casefold() for n in (fact.promisor, document.organ) if n is not None
            ),
            dnr=links.numbers_at(document, section),
            acts=tuple(links.acts_at(self._artifact, self._names, section)),
            deadline_text=due.text if due else None,
            earliest=due.earliest if due else None,
            latest=due.latest if due else None,
            latest_wide=due.latest_wide if due else None,
            recurrence=fact.recurrence,
            bodies=self._bound(fact),
            links=links.of_place(document, section),
            marks=marks,
            places=tuple(word for word in telling if word in self._proper),
            periods=periods(fact.text),
            sentence=document.text[start:end],
            sentence_start=start,
            starts=self._term[0],
            ends=self._term[1],
            alone=self._given[section.id if section else ""] <= 1,
        )

    def _due_after(self, end: int) -> TimeExpression | None:
        """Return the deadline of the sentence after one, if it says when that is due.

        "Resultatet ska redovisas senast …": the assignment stands before it.
        """
        text = self._document.text
        line = text.find("\n", end)
        first, last = sentence(text, end + 1, end + 1)
        if first < end or not text[end:first].isspace() or first > line >= 0:
            return None
        after = text[first:last]
        if not (points_back(after) or _POINTING.match(after)):
            return None
        within = [t for t in self._artifact.facts.times if first <= t.start < last]
        last_day = next((t for t in within if t.kind == "deadline"), None)
        if last_day is not None or _HANDED_OVER.search(after) is None:
            return last_day
        # "ska läggas fram på nämndens möte i november": then it is to be ready.
        said = self._document.date or self._document.dated_from
        ahead = [t for t in within if t.latest and said and t.latest >= said]
        return ahead[0] if len(ahead) == 1 else None

    def _acting(self, actor: str) -> Terms:
        """Return the words that tell who is to act, if that is not who speaks."""
        document = self._document
        speaks = " ".join(name for name in (document.organ, document.body) if name)
        aside = self._people | frozenset(terms(speaks))
        return tuple(w for w in _words(nouns(actor), aside) if weight(w) >= RARE)

    def _is_proposed(self, fact: Commitment) -> bool:
        return any(
            d.status == "proposal" and d.start <= fact.start < d.end
            for d in self._artifact.facts.decisions
        )

    def _concerned(self) -> tuple[str, ...]:
        """Return the body of the document and, of an agreement, the parties' bodies."""
        if self._names.body is None:
            return ()
        found = [self._names.body]
        if self._artifact.facts.agreement is not None:
            found += [
                self._names.identity.named(one, self._names.home)
                for one in self._artifact.facts.organisations
                if one.kind in {"region", "kommun"}
            ]
        return tuple(dict.fromkeys(found))

    def _bound(self, fact: Commitment) -> tuple[str, ...]:
        """Return the bodies concerned and that of a company that is bound itself."""
        if not self._bodies or fact.promisor not in self._own_bodies:
            return self._bodies
        own = self._names.identity.organisation(
            fact.promisor, body_kind(fact.promisor), None
        )
        return tuple(dict.fromkeys((*self._bodies, own)))

    def _things_only(self, fact: Commitment, kept: str) -> str:
        """Return what is promised, but for when and by which bodies.

        Its description leaves out what only goes with the deed.
        """
        facts, text = self._artifact.facts, self._document.text
        spans = [(t.start, t.end) for t in facts.times]
        for organisation in facts.organisations:
            if organisation.kind in ACTING:
                spans += [(m.start, m.end) for m in organisation.mentions]
        for start, end in spans:
            if fact.start <= start and end <= fact.end:
                kept = kept.replace(text[start:end], " ")
        return kept if nouns(kept).strip() else fact.text

    def _subject(self, fact: Commitment) -> str:
        """Return the thing that is to become something, if no one acts there.

        "Den nya planen på Ekvallen ska vara spelklar": what is promised is the plan.
        """
        found = _BEFORE_VERB.match(fact.text) or _AFTER_VERB.search(fact.text)
        if found is None:
            return ""
        named = found["thing"]
        if any(is_actor_word(word.casefold()) for word in named.split()):
            return ""
        named = _WHERE.split(named)[0].strip()
        if named in self._own_names:
            return ""
        return named

    def _told(self, offset: int, aside: frozenset[str]) -> Terms:
        """Return the words that stand out in the § (or document) around an offset."""
        section = self._document.paragraf_at(offset)
        key = section.id if section else ""
        if key not in self._telling:
            text = self._document.text
            whole = text[section.start : section.end] if section else text
            places = self._named.of(whole)[:PLACES]
            self._places |= frozenset(places)
            self._proper |= frozenset(self._named.surely(whole))
            self._telling[key] = tuple(dict.fromkeys((*_outstanding(whole), *places)))
        return tuple(word for word in self._telling[key] if word not in aside)


def _described(fact: Commitment) -> str:
    """Return what is promised; a description that was cut goes on as the text does."""
    if not fact.description.endswith("…"):
        return fact.description or fact.text
    begun = fact.description.rstrip("… ")
    last = begun.split()[-1] if begun else ""
    at = fact.text.rfind(last)
    return f"{begun} {fact.text[at + len(last) :]}" if last and at >= 0 else fact.text


def _points_at(said: str) -> bool:
    """Tell whether a sentence begins with a thing that was named before it."""
    found = _POINTING.match(said)
    if found is None or is_actor_word(found["noun"].casefold()):
        return False
    # A compound says by itself which one is meant.
    return not parts_of(terms(found["noun"])[0]) if terms(found["noun"]) else False


def _words(text: str, aside: frozenset[str]) -> Terms:
    """Return the terms of a text's words, without parts and without what is general."""
    return tuple(t for t in words(text) if t not in aside and not is_general(t))


def _outstanding(text: str) -> Terms:
    """Return the words that stand out: often here, seldom elsewhere."""
    counted = Counter(word.lower() for word in nouns(text).split() if len(word) > LEAST)
    weighed: dict[str, float] = {}
    for word, count in counted.items():
        for term in words(word):
            weighed[term] = weighed.get(term, 0.0) + count * weight(term) ** 2
            weighed[term] += 0.0 if count > 1 else -(weight(term) ** 2)
    kept = [t for t in weighed if weighed[t] > GENERAL and not is_general(t)]
    return tuple(sorted(kept, key=lambda t: (-weighed[t], t))[:TELLING])


def _numbers(text: str, time: str) -> Terms:
    """Return the numbers of what is promised, but for those of its time."""
    aside = set(terms(time))
    found = (t for t in terms(text) if t.isdigit() and len(t) >= DIGITS)
    return tuple(t for t in found if t not in aside)


def _keys(
    own: Terms, topic: Terms, telling: Terms, names: Set[str], numbers: Terms
) -> Terms:
    """Return the few terms that lead to a promise, the most telling first.

    A proper name is not taken apart; one that stands beside the promise may lead to it.
    Numbers and what says less help to lead there.
    """
    places = [word for word in telling if word in names][:PLACES]
    leading = [*own, *topic, *telling[:2], *places]
    found = {w: weight(w) for w in leading if weight(w) >= KEY_WEIGHT}
    for word in (*own, *topic):
        for other in synonyms(word):
            if weight(other) >= KEY_WEIGHT:
                found.setdefault(other, weight(word) - 0.05)
        for part in () if word in names else parts_of(word):
            if weight(part) >= PART_WEIGHT:
                found.setdefault(part, weight(part) - 0.1)
    if not found:
        return tuple(sorted(own, key=lambda w: (-weight(w), w))[:FAINT_KEYS])
    kept = sorted(found, key=lambda w: (-found[w], _rank(leading, w)))[:KEYS]
    parts = (part for word in own if word not in names for part in parts_of(word))
    telling_ones = (word for word in own if weight(word) >= KEY_WEIGHT)
    kin = (other for word in telling_ones for other in family(word))
    helping = dict.fromkeys(
        word
        for word in (*numbers, *own, *kin, *parts)
        if word not in kept and not is_general(word) and weight(word) >= HELP_WEIGHT
    )
    return (*kept, *list(helping)[:HELPING])


def _rank(listed: list[str], one: str) -> int:
    return listed.index(one) if one in listed else len(listed)
