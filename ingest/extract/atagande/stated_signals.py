"""Wordings that state their own strength: "uppdrar åt", "planen är", "beräknas"."""

import re
from functools import cache
from itertools import pairwise

from ingest import lexicon
from ingest.extract.atagande.evidence import BINDING, DOING, READY, Evidence, Signal
from ingest.extract.atagande.subjects import SPEAKERS
from ingest.extract.clauses import Clause
from ingest.language import verbs
from ingest.language.wordsets import wordset
from ingest.model import Strength

ASSIGNED = re.compile(
    r"\b(?:får|fått|ges|gett|getts|ger|givit|har|ge|få|gavs|haft|lämnat|tilldelas)\b"
    r"[^:;]{0,320}?\b(?:i|till|som) (?:uppdrag|uppgift)\b"
    r"|\buppdra(?:r|s|git|gits)? (?:åt|till|därför)\b|\buppdras (?:nu |därför )?att\b"
    r"|\b(?:gett|ger|givit) uppdrag (?:till|åt)\b"
    r"|\bett av uppdragen\b|\bi (?:detta |det )?uppdraget ingår\b"
    r"|\bdet ingår (?:\w+ ){0,2}i (?:det )?(?:här )?uppdraget att\b"
    r"|^att [^.:;]{4,240}? ingår (?:\w+ ){0,2}i (?:det )?(?:här )?uppdraget\b"
    r"|\bi uppdrag (?:åt|till)\b|\båläggs att\b"
    r"|\b(?:blir|utses till|är) (?:sammankallande|ansvarig för)\b"
    r"|\btilldelas ansvaret\b|\b(?:ombeds|ombes|anmodas|uppmanas)(?: att)?\b"
    r"|\b(?:får|ges|ger|fått|getts|gett)(?: [\wåäö-]+){0,4}? (?:fortsatt|förnyat|"
    r"utökat|nytt|särskilt|tilläggs?)\w* ?uppdrag\b"
    r"|\b(?:ger|gett|ge|lämnar) [^.:;]{2,80}? uppdrag (?:avseende|om|att|gällande)\b"
    r"|\bhemställer (?:till|hos) [^.:;]{3,120}? att\b"
    r"|\bhar (?:\w+ )?bett (?!om\b)(?:[\wåäö-]+ ){1,4}?"
    r"(?:att|återkomma|redovisa|ta|se|utreda)\b"
)
ASKED = re.compile(r"\b(?:ombeds|ombes|anmodas|uppmanas)\b")
# "har beslutat att avgiften ska vara 100 kronor": how it is to be, and nobody's deed.
HOW_IT_IS = re.compile(
    r"\bska(?:ll)? (?:[\wåäö]+ ){0,2}?(?:vara|utgöra|uppgå|ligga|gälla|motsvara)\b"
)
CONVENER = re.compile(r"\bär (?:sammankallande|ansvarig för)\b")
# A point of decision that opens with its verb: "ge förvaltningen i uppdrag att …".
ORDER = re.compile(
    r"(?:att )?"
    r"(?:uppdra (?:åt|till)|"
    r"(?:uppmana|anmoda) [^.;:]{3,160}? att|ge [^.;:]{3,160}? i uppdrag|"
    r"ålägga|uppdra därför)\b",
    re.IGNORECASE,
)
# "Det är min avsikt att …", "det är nämndens ambition att …".
INTENT = re.compile(r"\bär (?:min|vår|[\wåäö-]+s) (?:avsikt|ambition|plan) att\b")
MEANT = re.compile(r"\bär (?:det )?(?:tänkt|meningen|planerat) att\b")
# "Platsen är enligt kommunen tänkt att tas i bruk 2026."
THOUGHT = re.compile(r"\bär (?:[\wåäö]+ ){0,4}?(?:tänkt|tänkta|avsedda?|avsett) att\b")
ATT_INFINITIVE = re.compile(
    r"\b(?:är|blir)"
    r"(?! (?:svår|lätt|bra|god|viktig|rimlig|omöjlig|enkel|tydlig|värd)\w*\b)"
    r"(?: [\wåäö-]+){0,6}? att\b"
)
AGREED = re.compile(r"\b(?:överens|eniga|ense) om att\b")
COUNT_ON = re.compile(r"\bräknar med att (?P<verb>[\wåäö]+)")
# How things turn out rather than what is done.
OUTCOMES = wordset("utfall")
# "Det lovar gott": nobody who promises.
THINGS = frozenset(("det", "detta", "den", "denna", "dessa", "de", ""))
# "lovar gott" foretells, "bedöms vara olämpligt" judges: neither binds.
JUDGED = frozenset(("bedoms", "lovar"))
UNFIT = re.compile(
    r"\blovar (?:mycket )?(?:gott|väl|bra)\b|"
    r"\b(?:vara|bli) (?:o\w{3,20}(?:lig|bar|möjlig)\w*|"
    r"(?:mindre )?lämplig\w*|svår\w*|rimlig\w*|tillräcklig\w*|nödvändig\w*)\b"
)
ESTIMATED = re.compile(
    r"\bbedömer (?:[\wåäö]+ ){0,3}?att [^.,;]{3,90}? "
    r"(?:kan|bör kunna|kommer att kunna) "
    r"(?:[\wåäö]+ ){0,3}?(?P<verb>vara|stå|bli|[\wåäö]{3,30}s)\b[^.;]{0,60}"
)
# "Inriktningen är att", but not "det finns en inriktning".
ONLY_HEADS = frozenset(
    ["strävan", "fokus", "inriktning", "steg", "steget", "tänkt", "plan", "upplägget"]
)
FUNDED = frozenset(("avsätta", "anslå", "bevilja"))
# "som utlovat", "lovade att skolan skulle …": what was once promised.
TOLD_BACK = re.compile(
    r"\bsom (?:utlovat?s?|lovat?s?)\b|\bskulle\b|"
    r"\b(?:lovade|utlovade|garanterade) (?:redan )?(?:år |hösten |våren |i )?"
    r"(?:\d{4}|fjol|våras|höstas|somras|vintras)\b"
)
UNDERTAKING = frozenset(("åta", "förbinda", "utfästa"))
# "Underlaget väntas gå ut i maj": what leaves is sent.
LEAVES = frozenset(("gå", "komma"))
# A task or a role, and not the blame.
TAKEN_ON = re.compile(
    r"\bpå sig (?:att|[^.,;]{0,40}?"
    r"(?:uppdrag|uppgift|roll|ansvar|värdskap|samordning)\w*)"
)
MOVED = frozenset(("flytta", "skjuta", "senarelägga", "försena"))


def _asked_of_no_one(e: Evidence) -> bool:
    """Tell whether people at large are urged: "Tittarna uppmanas att skänka"."""
    asked = ASKED.search(e.text) is not None
    return asked and e.clause.passive and e.klass is None and not e.actor


def assignment(e: Evidence) -> Signal | None:
    """Read "får i uppdrag att", "uppdrar åt", "har som uppgift att"."""
    if e.clause.tense in ("past", "irrealis") or not ASSIGNED.search(e.text):
        return None
    if e.genre == "fraga" and _asked_of_no_one(e):
        return None
    if e.genre == "avtal" and CONVENER.search(e.text):
        return Signal("obligation", "atagande.ansvarar", 0.75)
    if e.clause.tense == "modal" and e.clause.lemma == "uppdra":
        return None  # "får uppdra åt": a power, not a task
    return Signal("assignment", "atagande.uppdrag", 0.9)


def ordered(text: str) -> Signal | None:
    """Read a decision point in the infinitive that lays a task on someone."""
    if ORDER.match(text) is None:
        return None
    return Signal("assignment", "atagande.uppdra", 0.9)


def nominal(e: Evidence) -> Signal | None:
    """Read "planen är att …", "har för avsikt att …", "det finns planer på …"."""
    clause = e.clause
    strength: Strength
    table = {row["ord"]: row for row in lexicon.table("atagande_namn")}
    row = None
    told = clause.lemma == "vara" or clause.finite_word in ("är", "blir")
    if told and e.head in table and ATT_INFINITIVE.search(e.text):
        row = table[e.head]
    elif (e.head == "det" and MEANT.search(e.text)) or (
        e.future and e.klass is None and THOUGHT.search(e.text)
    ):
        row = table["tänkt"]
    elif clause.lemma == "vara" and e.head == "det" and INTENT.search(e.text):
        row = table["avsikt"]
    elif clause.lemma in ("ha", "finna") or clause.finite_word == "finns":
        near = clause.words[clause.finite + 1 : clause.finite + 8]
        if any(word.lower in ("ingen", "inga", "inget") for word in near):
            return None  # "Vi har ingen avsikt att stänga stationen"
        named = (w.lower for w in near if w.lower not in ONLY_HEADS)
        row = next((table[word] for word in named if word in table), None)
        if clause.lemma == "ha" and not e.actor:
            return None
    agreed = e.actor and clause.tense == "present" and not clause.negated
    if agreed and AGREED.search(e.text):
        strength = "obligation" if e.genre == "avtal" else "plan"
        return Signal(strength, "atagande.overens", 0.7)
    if row is None or clause.negated or (row["krav"] == "tid" and not e.future):
        return None
    if e.head == "steg" and not e.future and e.text.startswith("ett "):
        return None  # "Ett första steg i att … är att …": how such a thing is done
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
    clause = e.clause
    if wanted.startswith("="):
        after = clause.words[clause.finite + 1 : clause.finite + 2]
        return any(word.lower == wanted[1:] for word in after)
    if "+" in wanted:
        first, _, second = wanted.partition("+")
        following = clause.words[clause.finite + 1 : clause.finite + 7]
        return any(
            (a.lower, b.lower) == (first, second) for a, b in pairwise(following)
        )
    words = wanted.split("|")
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
    if demand == "aktör och tid":
        return e.actor and e.timed
    if demand == "någon":
        return e.actor or (e.klass is None and e.head not in THINGS)
    if demand == "jag":
        return e.head in SPEAKERS
    if demand == "avtal":
        return e.genre in BINDING and e.klass is None
    return True


def stated_verb(e: Evidence) -> Signal | None:
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
        known = row["regel"] == "vantas" and e.head.startswith("resultat")
        awaited = e.klass == "omvarld" and not (known and _bare(clause))
        awaited = awaited or (
            row["regel"] in JUDGED and UNFIT.search(e.text) is not None
        )
        awaited = awaited or (row["regel"] == "bedoms" and _is_cause(e))
        if awaited or not _foreseen(e, row["styrka"]):
            return None
        strength: Strength = row["styrka"]  # type: ignore[assignment]
        strength = _by_genre(e, row["regel"], strength)
        return Signal(strength, f"atagande.{row['regel']}", 0.8)
    return None


def _is_cause(e: Evidence) -> bool:
    """Tell whether something is judged to be so: "bedöms vara kopplad till …"."""
    return (
        not e.future and re.search(r"\bvara [\wåäö]+ (?:till|av)\b", e.text) is not None
    )


def estimated(e: Evidence) -> Signal | None:
    """Read "Förvaltningen bedömer att rutinen kan vara klar i juni"."""
    clause = e.clause
    if clause.finite_word != "bedömer" or clause.negated or not (e.actor and e.future):
        return None
    judged = ESTIMATED.search(e.text)
    if judged is None or e.text.startswith("enligt "):
        return None
    ready = READY.search(judged[0]) is not None
    form = verbs.reading(judged["verb"], "inf")
    done = form is not None and form.passive and form.group in DOING
    if not (ready or done) or (form is not None and form.lemma in OUTCOMES):
        return None
    return Signal("expectation", "atagande.bedoms", 0.6)


def _bare(clause: Clause) -> bool:
    """Tell whether what is awaited stands without an infinitive."""
    after = clause.words[clause.finite + 1 :]
    return not any(verbs.reading(word.lower, "inf") for word in after)


def _foreseen(e: Evidence, strength: str) -> bool:
    """Tell whether what is expected is something done, not how things turn out."""
    clause = e.clause
    if strength != "expectation" or not clause.finite_word.endswith("s"):
        return True
    for at, word in enumerate(clause.words[clause.finite + 1 :], clause.finite + 1):
        form = verbs.reading(word.lower, "inf")
        if form is None or form.lemma == "kunna":
            continue
        if form.lemma in ("vara", "bli", "stå"):
            done = any(
                verbs.reading(w.lower, "part") for w in clause.words[at + 1 : at + 3]
            )
            return e.future or done or READY.search(e.text) is not None
        if form.lemma in LEAVES:
            return e.future and e.klass is None
        doing = form.group in DOING
        return doing and (form.passive or form.lemma not in OUTCOMES)
    return e.future


def _by_genre(e: Evidence, rule: str, strength: Strength) -> Strength:
    """Adjust a verb's strength to who speaks: "räknar med att öppna" is a plan."""
    counted = COUNT_ON.search(e.text)
    if rule == "raknar-med" and counted and counted["verb"] != "kunna":
        return "plan" if verbs.reading(counted["verb"], "inf") else strength
    if rule == "aterkommer" and e.genre in BINDING:
        return "obligation"
    return strength


def undertaken(e: Evidence) -> Signal | None:
    """Read "har åtagit sig att" and "lovade att till maj ta fram siffror"."""
    clause = e.clause
    if clause.negated or e.klass in ("norm", "lasare", "omvarld"):
        return None
    if clause.tense == "perfect" and clause.lemma in UNDERTAKING and "sig" in e.text:
        return Signal("promise", "atagande.har-atagit-sig", 0.75)
    said = clause.lemma in ("lova", "utlova", "garantera") and "att" in e.text
    said = said and not TOLD_BACK.search(e.text)
    still = clause.tense == "perfect" and e.genre == "svar"
    if said and (still or (clause.tense in ("past", "perfect") and e.future)):
        return Signal("promise", "atagande.lovade", 0.6 if e.future else 0.5)
    return None


def perfect(e: Evidence) -> Signal | None:
    """Read decided money and decided tasks: "har avsatt 2 mnkr för nästa år"."""
    clause = e.clause
    if clause.tense not in ("perfect", "present") or clause.negated:
        return None
    funds = clause.lemma in FUNDED and e.actor and e.future and not clause.passive
    if funds and (clause.tense == "perfect" or e.genre == "svar"):
        return Signal("promise", "atagande.avsatt", 0.7)
    if clause.tense == "present":
        return None
    takes = clause.lemma == "ta" and TAKEN_ON.search(e.text)
    if takes and (e.actor or e.klass is None):
        return Signal("promise", "atagande.tar-pa-sig", 0.75)
    if clause.lemma in MOVED and e.future and clause.passive:
        return Signal("expectation", "atagande.framflyttad", 0.6)
    decided = clause.lemma in ("besluta", "fatta") and e.actor
    if decided and not e.future and HOW_IT_IS.search(e.text):
        return None
    if decided and re.search(r"\batt\b[^.]{0,200}\bska(?:ll)?\b", e.text):
        return Signal("assignment", "atagande.beslutat", 0.7)
    return None
