"""How firmly a clause binds, and by which rule; None where it binds no one.

The weakest signal that governs decides: "beräknas kunna redovisas" is an
expectation, "planen är att bjuda in" a plan, whatever stands further in.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from ingest import lexicon
from ingest.extract import verbs
from ingest.extract.atagande.subjects import SPEAKERS, SUBORDINATES
from ingest.extract.atagande.units import Genre
from ingest.extract.clauses import Clause, head_of
from ingest.extract.wordsets import wordset
from ingest.model import Strength

BINDING: frozenset[Genre] = frozenset(("avtal", "uppdrag", "beslut", "styrande"))
DOING = frozenset(("handling", "rapport", "start"))
# Work described by its manner binds no one: "Arbetet ska bedrivas effektivt."
MANNER = frozenset(
    ["bedriva", "ske", "genomföra", "utföra", "utgå", "ses", "drivas", "vila"]
)
MEASURE = re.compile(r"\b(?:minst|högst|uppgå till|vara)\s+\d+[\d,.]*\s*(?:%|procent)")
READY = re.compile(r"\b(?:klar|klart|klara|färdig|färdigt|färdiga|på plats|i drift)\b")
ASSIGNED = re.compile(
    r"\b(?:får|fått|ges|gett|getts|ger|givit|har|ge|få|gavs|haft|lämnat|tilldelas)\b"
    r"[^.:;]{0,160}?\b(?:i|till|som) (?:uppdrag|uppgift)\b"
    r"|\buppdra(?:r|s|git|gits)? (?:åt|till|därför)\b"
    r"|\b(?:gett|ger|givit) uppdrag (?:till|åt)\b"
    r"|\bett av uppdragen\b|\bi uppdraget ingår\b"
    r"|\bi uppdrag (?:åt|till)\b|\båläggs att\b"
    r"|\b(?:blir|utses till|är) (?:sammankallande|ansvarig för)\b"
    r"|\btilldelas ansvaret\b"
)
# What is done to a document by deciding: no promise of its own.
FORMAL = frozenset(
    ["anta", "teckna", "godkänna", "fastställa", "avse", "ingå", "underteckna"]
)
AGREED = re.compile(r"\b(?:överens|eniga|ense) om att\b")
LATER = re.compile(r"^(?:därefter|sedan|härefter|framöver|framgent)\b")
# How things turn out rather than what is done.
OUTCOMES = wordset("utfall")
# Verbs by which a thing, without an actor, is said to come about.
STARTS = wordset("start")
FUNDED = frozenset(("avsätta", "anslå", "bevilja"))


@cache
def _stative() -> frozenset[tuple[str, str]]:
    """Return verbs that with a certain next word only describe ("bygger på")."""
    rows = lexicon.table("verb_stativ")
    return frozenset((row["infinitiv"], row["ord"]) for row in rows)


@dataclass(frozen=True, slots=True)
class Signal:
    """What binds: strength, the rule that saw it and how sure it is."""

    strength: Strength
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the rules look at in one clause."""

    clause: Clause
    text: str
    genre: Genre
    role: str | None
    actor: bool
    klass: str | None
    future: bool
    timed: bool
    recurring: bool

    @property
    def head(self) -> str:
        """Return the subject's head noun."""
        return head_of(self.clause, self.clause.subject)

    @property
    def group(self) -> str:
        """Return the group of the verb that says what is done, or ""."""
        clause = self.clause
        if clause.verb is None:
            return ""
        following = clause.words[clause.lexical + 1 : clause.lexical + 2]
        stative = any((clause.lemma, w.lower) in _stative() for w in following)
        return "tillstand" if stative else clause.verb.group

    def follows(self, *words: str) -> bool:
        """Tell whether one of `words` stands soon after the finite verb."""
        clause = self.clause
        near = clause.words[clause.finite + 1 : clause.finite + 7]
        return any(word.lower in words for word in near)


def _assignment(e: Evidence) -> Signal | None:
    """Read "får i uppdrag att", "uppdrar åt", "har som uppgift att"."""
    if e.clause.tense in ("past", "irrealis") or not ASSIGNED.search(e.text):
        return None
    if e.clause.tense == "modal" and e.clause.lemma == "uppdra":
        return None  # "får uppdra åt": a power, not a task
    return Signal("assignment", "atagande.uppdrag", 0.9)


def _nominal(e: Evidence) -> Signal | None:
    """Read "planen är att …", "har för avsikt att …", "det finns planer på …"."""
    clause = e.clause
    strength: Strength
    table = {row["ord"]: row for row in lexicon.table("atagande_namn")}
    row = None
    if clause.lemma == "vara" and e.head in table and e.follows("att"):
        row = table[e.head]
    elif clause.lemma in ("ha", "finna") or clause.finite_word == "finns":
        near = clause.words[clause.finite + 1 : clause.finite + 8]
        row = next((table[w.lower] for w in near if w.lower in table), None)
        if clause.lemma == "ha" and not e.actor:
            return None
    if AGREED.search(e.text) and e.actor and clause.tense == "present":
        strength = "obligation" if e.genre == "avtal" else "plan"
        return Signal(strength, "atagande.overens", 0.7)
    if row is None or clause.negated or (row["krav"] == "tid" and not e.future):
        return None
    strength = "expectation" if row["styrka"] == "expectation" else "plan"
    return Signal(strength, f"atagande.{e.head if e.head in table else 'avsikt'}", 0.8)


@cache
def _verb_rows() -> dict[tuple[str, bool], list[dict[str, str]]]:
    """Return the verbs that state their own strength, by lemma and voice."""
    found: dict[tuple[str, bool], list[dict[str, str]]] = {}
    for row in lexicon.table("atagande_verb"):
        found.setdefault((row["lemma"], row["röst"] == "passiv"), []).append(row)
    return found


def _followed(e: Evidence, wanted: str) -> bool:
    """Tell whether what a verb row wants after the verb is there."""
    if not wanted:
        return True
    words = wanted.split("|")
    clause = e.clause
    if "INF" in words:
        near = clause.words[clause.finite + 1 : clause.finite + 4]
        if any(verbs.reading(word.lower, "inf") for word in near):
            return True
    return e.follows(*words)


def _demand_met(e: Evidence, demand: str) -> bool:
    """Tell whether a verb row's demand on subject, time or genre is met."""
    if demand == "tid":
        return e.timed
    if demand == "aktör":
        return e.actor
    if demand == "jag":
        return e.head in SPEAKERS
    if demand == "avtal":
        return e.genre in BINDING and e.klass is None
    return True


def _verb(e: Evidence) -> Signal | None:
    """Read verbs that say by themselves how firm it is: "beräknas", "åtar sig"."""
    clause = e.clause
    if clause.tense in ("past", "irrealis", "perfect") or clause.negated:
        return None
    finite = verbs.reading(clause.finite_word, "pres", "inf")
    form = clause.verb if clause.finite_word in ("är", "blir") else finite
    if form is None:
        return None
    for row in _verb_rows().get((form.lemma, form.passive), ()):
        if not _followed(e, row["följd"]) or not _demand_met(e, row["krav"]):
            continue
        if e.klass == "omvarld" or not _foreseen(e, row["styrka"]):
            return None
        strength: Strength = row["styrka"]  # type: ignore[assignment]
        strength = _by_genre(e, row["regel"], strength)
        return Signal(strength, f"atagande.{row['regel']}", 0.8)
    return None


def _foreseen(e: Evidence, strength: str) -> bool:
    """Tell whether what is expected is something done, not how things turn out."""
    clause = e.clause
    if strength != "expectation" or not clause.finite_word.endswith("s"):
        return True
    for word in clause.words[clause.finite + 1 :]:
        form = verbs.reading(word.lower, "inf")
        if form is None or form.lemma == "kunna":
            continue
        if form.lemma in ("vara", "bli"):
            return e.future or READY.search(e.text) is not None
        return form.group in DOING and form.lemma not in OUTCOMES
    return e.future


def _by_genre(e: Evidence, rule: str, strength: Strength) -> Strength:
    """Adjust a verb's strength to who speaks: "räknar med att öppna" is a plan."""
    if rule == "raknar-med" and re.search(
        r"\bräknar med att (?:kunna )?\w+as?\b", e.text
    ):
        following = e.text.split("räknar med att ", 1)[1].split()
        if following and verbs.reading(following[0], "inf"):
            return "plan"
    if rule == "aterkommer" and e.genre in BINDING:
        return "obligation"
    return strength


def _future(e: Evidence) -> Signal | None:
    """Read "kommer att INF"."""
    if e.clause.tense != "future" or e.klass in ("omvarld", "norm", "lasare"):
        return None
    if e.group in ("tillstand", "ledord", "") and not (e.actor or e.future):
        return None
    if e.group == "innehall" and not e.actor:
        return None
    if e.group == "tillstand" and e.clause.lemma in (
        "innebära",
        "medföra",
        "behöva",
        "krävas",
        "behövas",
        "påverka",
        "saknas",
        "kosta",
        "kunna",
        "sjunka",
        "stiga",
    ):
        return None
    strength: Strength = "promise"
    return Signal(strength, "atagande.kommer-att", 0.85 if e.actor else 0.7)


def _duty_strength(e: Evidence) -> Strength:
    """Return what "ska" means where it stands."""
    definite = e.head.endswith(("n", "t", "na", "ns")) or e.head[:1].isupper()
    if e.genre == "beslut":
        tasked = e.actor and definite and e.group != "innehall"
        return "assignment" if tasked else "obligation"
    if e.genre in ("avtal", "uppdrag", "styrande"):
        return "obligation"
    if e.actor and SUBORDINATES.search(e.head):
        return "assignment"
    if re.search(r"\benligt (?:\w+ )?tidplan", e.text):
        return "plan"
    return "obligation" if e.genre in ("arende", "fraga") else "promise"


def _duty(e: Evidence) -> Signal | None:
    """Read "ska" and "skall": an undertaking only where someone is to do something."""
    clause = e.clause
    if clause.finite_word not in ("ska", "skall") or (clause.negated and not e.actor):
        return None
    rule = "atagande.ska-passiv" if clause.passive else "atagande.ska"
    binding = e.genre in BINDING
    ready = e.future and (READY.search(e.text) is not None or binding)
    if e.future and not e.actor and MEASURE.search(e.text):
        return Signal("plan", "atagande.mal", 0.6)
    if e.group == "ledord":
        fits = e.actor and binding
    elif e.group == "tillstand":
        tasked = e.genre == "uppdrag" and clause.passive
        fits = (e.actor and binding) or ready or tasked
        fits = fits and clause.lemma not in ("kunna", "få", "behöva")
    elif e.group == "innehall":
        fits = e.genre in ("uppdrag", "beslut") or (e.actor and binding)
    elif e.actor and not clause.passive:
        fits = True
    elif e.klass == "omvarld":
        fits = e.future and binding
    elif clause.lemma in MANNER and e.klass == "dokument":
        fits = binding or e.future
    elif clause.lemma == "ske":
        fits = binding or e.future
    elif clause.passive or e.head in ("det", ""):
        fits = e.group in DOING or e.group == "avsikt"
    elif e.genre == "uppdrag":
        fits = e.group in DOING
    else:
        fits = e.future and e.group in DOING and e.klass != "dokument"
    return Signal(_duty_strength(e), rule, 0.8 if e.actor else 0.7) if fits else None


def _other_modals(e: Evidence) -> Signal | None:
    """Read "måste", "bör", "vill", "tänker", "lär"."""
    clause, word = e.clause, e.clause.finite_word
    if clause.negated or clause.tense != "modal":
        return None
    if word == "måste" and e.actor and e.future:
        return Signal("obligation", "atagande.maste", 0.7)
    if word == "bör" and e.actor and clause.lemma not in ("vara", "ha", "kunna"):
        if e.genre in ("beslut", "uppdrag"):
            return Signal("assignment", "atagande.bor", 0.6)
        if e.genre == "arende" and SUBORDINATES.search(e.head) and e.future:
            return Signal("assignment", "atagande.bor", 0.5)
    if word in ("vill", "tänker") and e.actor and e.group in DOING | {"ledord"}:
        if e.genre != "svar":
            return None
        return Signal("plan", "atagande.vill", 0.55)
    if word in ("lär", "torde") and e.klass is None and e.group != "tillstand":
        return Signal("expectation", "atagande.lar", 0.5)
    return None


def _perfect(e: Evidence) -> Signal | None:
    """Read decided money and decided tasks: "har avsatt 2 mnkr för nästa år"."""
    clause = e.clause
    if clause.tense != "perfect" or clause.negated:
        return None
    if clause.lemma in FUNDED and e.actor and e.future:
        return Signal("promise", "atagande.avsatt", 0.7)
    if clause.lemma == "ta" and "på sig" in e.text and e.actor:
        return Signal("promise", "atagande.tar-pa-sig", 0.75)
    moved = clause.lemma in ("flytta", "skjuta", "senarelägga", "försena")
    if moved and e.future and clause.passive:
        return Signal("expectation", "atagande.framflyttad", 0.6)
    decided = clause.lemma in ("besluta", "fatta") and e.actor
    if decided and re.search(r"\batt\b[^.]*\bska(?:ll)?\b", e.text):
        return Signal("assignment", "atagande.beslutat", 0.7)
    return None


def _scheduled(e: Evidence) -> Signal | None:
    """Read the present tense with a time ahead: "I höst förbereds ett ärende"."""
    clause = e.clause
    later = e.genre == "svar" and LATER.match(e.text) is not None
    if clause.tense != "present" or clause.negated or not (e.future or later):
        return None
    if e.genre == "beslut" and e.group != "rapport":
        return None
    if e.klass == "dokument" and clause.lemma in FORMAL:
        return None
    if e.klass in ("omvarld", "norm", "lasare", "formalia"):
        return None
    ready = clause.lemma in ("vara", "bli") and READY.search(e.text)
    if clause.finite_word == "är" and not ready:
        return None
    moves = (e.actor or clause.passive) and e.group in (*DOING, "forsening")
    moves = moves or clause.lemma in STARTS
    stays = clause.lemma in ("pågå", "fortgå", "fortsätta")
    if not (moves or ready or stays):
        return None
    if ready or (stays and READY.search(e.text)):
        return Signal("expectation", "atagande.klar", 0.65)
    if clause.lemma in ("avse", "avsätta", "anta", "godkänna"):
        return None
    if e.genre in ("avtal", "uppdrag", "beslut"):
        return Signal("obligation", "atagande.presens-tid", 0.7)
    if e.group == "rapport" and clause.passive and clause.lemma != "presentera":
        return Signal("promise", "atagande.presens-rapport", 0.7)
    return Signal("plan", "atagande.presens-tid", 0.7)


def _habitual(e: Evidence) -> Signal | None:
    """Read the present tense with a frequency: "träffas fyra gånger per år"."""
    clause = e.clause
    if clause.tense != "present" or clause.negated or not e.recurring:
        return None
    if e.klass in ("omvarld", "norm", "lasare", "formalia"):
        return None
    if e.group not in DOING or not (e.actor or clause.passive):
        return None
    strength: Strength = "promise"
    if e.genre in BINDING or e.genre == "arende" or e.klass == "dokument":
        strength = "obligation"
    return Signal(strength, "atagande.aterkommande", 0.65)


def _present_duty(e: Evidence) -> Signal | None:
    """Read duties in the present tense, which only binding texts have."""
    clause = e.clause
    if clause.tense != "present" or clause.negated:
        return None
    if e.klass not in (None, "dokument"):
        return None
    own = e.text.rstrip(". ").endswith(" ansvar") and clause.lemma == "vara"
    if (
        e.klass is None
        and e.genre == "avtal"
        and (own or (e.group in DOING and (e.actor or clause.agent)))
    ):
        return Signal("obligation", "atagande.presens", 0.65)
    paid = clause.passive and clause.lemma in ("utbetala", "betala", "rekvirera")
    if e.genre in ("uppdrag", "avtal") and paid:
        return Signal("obligation", "atagande.utbetalas", 0.7)
    reports = e.group == "rapport" and clause.passive
    if e.genre == "beslut" and reports:
        return Signal("obligation", "atagande.aterrapporteras", 0.7)
    return None


RULES: tuple[Callable[[Evidence], Signal | None], ...] = (
    _assignment,
    _nominal,
    _verb,
    _perfect,
    _future,
    _duty,
    _other_modals,
    _habitual,
    _scheduled,
    _present_duty,
)


def signal_of(evidence: Evidence) -> Signal | None:
    """Return what binds in a clause, the first rule that fits, or None."""
    if evidence.klass in ("norm", "lasare", "formalia"):
        return None
    for rule in RULES:
        found = rule(evidence)
        if found is not None:
            return found
    return None
