"""The present and "kommer att" as promises: a time, a frequency, a binding text."""

import re

from ingest.extract.atagande.evidence import BINDING, DOING, READY, Evidence, Signal
from ingest.extract.clauses import Clause
from ingest.language import verbs
from ingest.language.wordsets import wordset
from ingest.model import Strength

UNBOUND = frozenset(("omvarld", "norm", "lasare", "formalia"))
LATER = re.compile(r"^(?:därefter|sedan|härefter|framöver|framgent)\b")
AHEAD = re.compile(r"\b(?:fortsättningsvis|hädanefter|framöver|framgent)\b")
# Elected bodies, to which things are reported.
REPORTED_TO = ("nämnden", "styrelsen", "fullmäktige", "utskottet", "direktionen")
SPEAKING = wordset("talhandling")
EFFECTS = wordset("verkan")
# "Ingen kommer att behöva vänta": what is promised everyone.
NOBODY = frozenset(("ingen", "inget", "inga"))
ATTAINED = frozenset(("nå", "uppnå", "uppfylla", "räcka", "hinna", "klara"))
WATCHING = wordset("bevakning")
PARTAKING = wordset("delaktighet")
GIVEN = wordset("tilldelat")
TRAINING = frozenset(
    ("utbildning", "fortbildning", "introduktion", "handledning", "stöd")
)
# Routine of an administration: told with a frequency, it is undertaken.
ROUTINE = wordset("förvaltningsakt")
REVIEWED = frozenset(("utvärdera", "revidera", "följa"))
ROUTINES = re.compile(r"(?:uppfölj|avstäm|utvärder|mätning|samråd|möte|enkät|översyn)")
THEN = re.compile(
    r"^(?:därefter|sedan|härefter) (?:påbörjas|inleds|startar|börjar|tas)\b"
)
BALANCE = re.compile(
    r"\bredovisar (?:[\wåäö]+ ){0,3}(?:\w{0,12}(?:över|under)skott|\w{0,12}resultat)\b"
)
SOON = re.compile(r"\b(?:inom kort|snart|i närtid|inom den närmaste tiden|så snart)\b")
ANSWERS = wordset("besked")
OFFERING = frozenset(("erbjuda", "kalla", "bjuda", "informera", "kontakta"))
UPCOMING = re.compile(r"\binför (?:det |den )?(?:kommande|nästa|stundande)\b")
# "En utvärdering görs efter ett år": no date, and yet a time ahead.
IN_TIME = re.compile(
    r"\befter (?:ett|två|tre|fyra|fem|sex|\d{1,2}) "
    r"(?:halv)?(?:år|månader|veckor|terminer)\b"
)
TOLD = wordset("föredragning")
KEPT = wordset("löftestillstånd")
REFRAINED = wordset("avstå")
# Verbs by which a thing, without an actor, is said to come about.
STARTS = wordset("start")
OBLIGED = re.compile(r"\bskyldig\w*\b")
CONDITION = re.compile(r"(?:om|ifall|såvida|under förutsättning att)\b")
# What happens to someone rather than what someone does.
HAPPENING = wordset("skeende")
# What is done to a document by deciding: no promise of its own.
FORMAL = wordset("formell")
NOT_PLANNED = frozenset(("avse", "avsätta", "anta", "godkänna"))
EXECUTED = wordset("verkställt")
HANDED = frozenset(("hänskjuta", "överlämna", "översända", "remittera"))
OUTGOING = re.compile(
    r"\b(?:går ut|drar i ?gång|kommer i ?gång|tar vid|går i drift|"
    r"står (?:\w+ )?(?:klar[at]?|färdig[at]?)|går flyttlasset|ser dagens ljus|"
    r"slår (?:[\wåäö-]+ ){0,8}?upp (?:dörrarna|portarna|sina (?:dörrar|portar)))\b"
)
# What a decision does by saying it: money, mandates, levels.
ENACTED = re.compile(
    r"\bbemyndigas?\b|\bhar (?:[\wåäö]+ )?rätt att\b|\bges rätt att\b|"
    r"\b(?:fastställs|tilldelas|anslås|höjs|sänks) (?:[\wåäö]+ ){0,6}?"
    r"(?:till|på|om|med) [\d ,.]{1,15}"
)
DECIDING = frozenset(("besluta", "bifalla", "fastställa", "godkänna"))
ENDING = frozenset(("avsluta", "upphöra", "upphäva"))
# Verbs of saying and seeing: the time is that of what is said.
SAYING = frozenset(
    ("skriva", "se", "höra", "konstatera", "tro", "mena", "bedöma", "informera")
)
STAYING = frozenset(("pågå", "fortgå", "fortsätta"))


def future(e: Evidence) -> Signal | None:
    """Read "kommer att INF"."""
    if e.clause.tense != "future" or _only_happens(e):
        return None
    if allowed(e):
        return Signal("promise", "atagande.kommer-att-fa", 0.65)
    if e.klass in ("norm", "lasare") and not served(e):
        return None
    if e.head in ("jag", "vi") and e.clause.lemma in SPEAKING and not e.future:
        return None
    if _kept_open(e):
        return Signal("promise", "atagande.kommer-att", 0.7)
    if _made_possible(e):
        return Signal("promise", "atagande.kommer-att", 0.65)
    if not _does_something(e):
        return None
    return Signal("promise", "atagande.kommer-att", 0.85 if e.actor else 0.7)


def spared(e: Evidence) -> Signal | None:
    """Read "Från maj kommer ingen att behöva vänta": with a time, it is undertaken."""
    clause = e.clause
    if clause.tense != "future" or not e.future or e.genre != "svar":
        return None
    if e.head not in NOBODY and not _opens_with_nobody(e):
        return None
    return Signal("promise", "atagande.kommer-att", 0.65)


def _opens_with_nobody(e: Evidence) -> bool:
    subject = e.clause.subject
    return subject is not None and e.clause.words[subject[0]].lower in NOBODY


def _made_possible(e: Evidence) -> bool:
    """Read "Bron kommer att kunna öppnas hösten 2022": with a time, it will be done."""
    clause = e.clause
    if clause.lemma != "kunna" or clause.negated or not e.future or e.klass in UNBOUND:
        return False
    after = clause.words[clause.lexical + 1 : clause.lexical + 4]
    form = next((f for w in after if (f := verbs.reading(w.lower, "inf"))), None)
    if form is None:
        return False
    acts = e.actor and form.group in DOING
    return acts or form.passive or form.lemma in STARTS


def _only_happens(e: Evidence) -> bool:
    """Tell what comes of things from what is done: "Kostnaderna kommer att öka"."""
    if e.klass == "omvarld" and not watched(e):
        return True
    if e.actor or e.clause.passive:
        return False
    # "Beslutet kommer att medföra …", "Målet kommer inte att nås".
    return e.clause.lemma in EFFECTS


def _does_something(e: Evidence) -> bool:
    """Tell whether the verb says that something is done, by whom or when."""
    if e.clause.negated and not e.actor and e.clause.lemma in ATTAINED:
        return False
    if e.group in ("tillstand", "ledord", "") and not (e.actor or e.future):
        return False
    if e.group == "innehall" and not e.actor:
        return False
    return not (e.group == "tillstand" and e.clause.lemma in HAPPENING)


def served(e: Evidence) -> bool:
    """Tell whether something will be done for people: "Eleverna kommer att kallas"."""
    clause = e.clause
    return clause.tense == "future" and clause.passive and e.group in DOING


def watched(e: Evidence) -> bool:
    """Tell whether figures or events will be followed: "Utvecklingen … följas"."""
    return e.clause.passive and (e.group == "rapport" or e.clause.lemma in WATCHING)


def allowed(e: Evidence) -> bool:
    """Tell whether people will be let to take part, or be given word or access."""
    clause = e.clause
    if clause.tense != "future" or clause.lemma != "få" or e.klass == "omvarld":
        return False
    after = [word.lower for word in clause.words[clause.lexical + 1 :][:8]]
    part = after[:1] != [] and any(word in PARTAKING for word in after[:3])
    return part or any(word in ANSWERS | GIVEN for word in after)


def _kept_open(e: Evidence) -> bool:
    """Tell whether a service "kommer att vara öppen", or a thing lie fixed ahead."""
    if e.klass is not None and e.klass != "dokument":
        return False
    near = e.clause.words[e.clause.lexical + 1 : e.clause.lexical + 4]
    if e.clause.lemma in ("vara", "hålla", "ligga", "ha", "finnas"):
        return any(w.lower in KEPT for w in near) or AHEAD.search(e.text) is not None
    return False


def refrained(e: Evidence) -> Signal | None:
    """Read "Skolan läggs inte ned": a present that promises not to."""
    clause = e.clause
    if clause.tense != "present" or e.genre != "svar":
        return None
    stays = clause.finite_word in ("blir", "förblir") and e.follows("kvar")
    if stays and not clause.negated and e.klass in (None, "dokument"):
        return Signal("promise", "atagande.blir-kvar", 0.6)
    if not clause.negated:
        return None
    if clause.lemma not in REFRAINED or not clause.passive or e.klass is not None:
        return None
    return Signal("promise", "atagande.nekad", 0.6)


def scheduled(e: Evidence) -> Signal | None:
    """Read the present tense with a time ahead: "I höst förbereds ett ärende"."""
    clause = e.clause
    told = e.genre in ("svar", "arende", "styrande")
    later = e.genre == "svar" and LATER.match(e.text) is not None
    starts = clause.lemma in STARTS or clause.passive
    later = later or (
        e.genre == "arende" and starts and e.klass is None and bool(THEN.match(e.text))
    )
    later = later or (told and e.klass is None and SOON.search(e.text) is not None)
    reviewed = ROUTINES.search(e.head) or clause.lemma in REVIEWED
    later = later or (
        told
        and clause.passive
        and bool(reviewed)
        and IN_TIME.search(e.text) is not None
    )
    if clause.tense != "present" or clause.negated or not (e.future or later):
        return None
    if not e.future and clause.lemma == "komma":
        return None  # "Därefter kommer nästa talare."
    if says_that(clause):
        return None
    if (e.klass in UNBOUND and not _told_of(e)) or not _comes_about(e):
        return None
    stays = clause.lemma in STAYING
    if (clause.lemma in ("vara", "bli") or stays) and READY.search(e.text):
        return Signal("expectation", "atagande.klar", 0.65)
    if e.genre in ("avtal", "uppdrag", "beslut"):
        return Signal("obligation", "atagande.presens-tid", 0.7)
    if e.policy:
        return Signal("obligation", "atagande.presens-tid", 0.7)
    if e.group == "rapport" and clause.passive and clause.lemma != "presentera":
        return Signal("promise", "atagande.presens-rapport", 0.7)
    # "görs efter ett år": undertaken, with no day it is planned for
    undated: Strength = "plan" if e.future or not reviewed else "promise"
    return Signal(undated, "atagande.presens-tid", 0.7)


def says_that(clause: Clause) -> bool:
    """Tell whether a clause says or sees that something is so ("Vi ser att …")."""
    if clause.lemma not in SAYING:
        return False
    near = clause.words[clause.finite + 1 : clause.finite + 5]
    return any(word.lower == "att" for word in near)


def enacts(e: Evidence) -> bool:
    """Tell whether a decision is made by these words, rather than a deed foretold."""
    clause = e.clause
    if e.genre not in ("arende", "beslut") or clause.tense != "present":
        return False
    decides = clause.lemma in DECIDING and not clause.passive and e.follows("att")
    return decides or ENACTED.search(e.text) is not None


def _told_of(e: Evidence) -> bool:
    """Tell whether figures will be reported: "Resultatet redovisas i maj"."""
    return e.klass == "omvarld" and e.clause.passive and e.group == "rapport"


def reported(e: Evidence) -> Signal | None:
    """Read "Resultatet redovisas för nämnden": what will come before a body."""
    clause = e.clause
    if clause.tense != "present" or clause.negated or not clause.passive:
        return None
    if e.genre not in ("svar", "styrande") or e.group != "rapport":
        return None
    if clause.finite != clause.lexical or e.klass not in (None, "dokument", "omvarld"):
        return None
    near = clause.words[clause.finite + 1 : clause.finite + 5]
    to = any(word.lower in ("för", "till") for word in near[:3])
    if to and any(word.lower.endswith(REPORTED_TO) for word in near):
        strength: Strength = "obligation" if e.policy else "promise"
        return Signal(strength, "atagande.presens-rapport", 0.6)
    return None


def _comes_about(e: Evidence) -> bool:
    """Tell whether a present clause is about something done or started."""
    clause = e.clause
    if e.genre == "beslut" and e.group != "rapport" and not _executed(e):
        return False
    if e.genre in ("arende", "beslut") and clause.lemma in TOLD and not clause.passive:
        return False  # minutes tell in the present who spoke
    if not clause.passive and BALANCE.search(e.text):
        return False  # "Nämnden redovisar ett underskott för 2025"
    performed = e.klass == "dokument" or e.genre in ("avtal", "uppdrag", "beslut")
    if clause.lemma in NOT_PLANNED or (performed and clause.lemma in FORMAL):
        return False
    if clause.finite_word == "är" and e.due and e.genre == "styrande":
        # "Arkivet är infört senast den 30 juni": how it is to be by then.
        return clause.verb is not None and clause.lemma not in ("vara", "bli")
    if clause.lemma in ("vara", "bli") or clause.finite_word == "är":
        return clause.lemma in ("vara", "bli") and READY.search(e.text) is not None
    if (
        clause.lemma in HANDED
        and e.genre in ("beslut", "arende")
        and (e.genre == "beslut" or clause.lemma in ("hänskjuta", "remittera"))
    ):
        return False
    if clause.lemma in STAYING:
        return READY.search(e.text) is not None
    moves = (e.actor or clause.passive) and e.group in (*DOING, "forsening")
    return moves or clause.lemma in STARTS or OUTGOING.search(e.text) is not None


def _executed(e: Evidence) -> bool:
    """Tell whether a decision says what will be done: "Skolan läggs ned i juni."""
    clause = e.clause
    return clause.passive and e.klass is None and clause.lemma in EXECUTED


def informed(e: Evidence) -> Signal | None:
    """Read "Boende får besked i maj": what people get is what someone gives."""
    clause = e.clause
    if clause.negated or e.genre == "fraga":
        return None
    near = clause.words[clause.lexical + 1 : clause.lexical + 5]
    if not any(word.lower in ANSWERS for word in near):
        return None
    if clause.finite_word in ("ska", "skall") and clause.lemma == "få":
        strength: Strength = "promise" if e.genre == "svar" else "obligation"
        return Signal(strength, "atagande.ska-fa-besked", 0.6)
    if clause.finite_word == "får" and (e.future or e.timed):
        return Signal("plan", "atagande.far-besked", 0.6)
    return None


def provided(e: Evidence) -> Signal | None:
    """Read "Nyanställda får fortsättningsvis utbildning": what is given from now on."""
    clause = e.clause
    if clause.finite_word != "får" or clause.negated or e.genre == "fraga":
        return None
    near = clause.words[clause.finite + 1 : clause.finite + 7]
    allowed_to = any(verbs.reading(word.lower, "inf") for word in near)
    given = any(word.lower in GIVEN | ANSWERS | TRAINING for word in near)
    if allowed_to or not given or not AHEAD.search(e.text):
        return None
    return Signal("promise", "atagande.far-framover", 0.55)


def offered(e: Evidence) -> Signal | None:
    """Read "Inför nästa läsår erbjuds alla elever plats": what people are given."""
    clause = e.clause
    if clause.tense != "present" or clause.negated or e.genre in BINDING:
        return None
    given = clause.passive and clause.lemma in OFFERING
    if not given or not (e.future or UPCOMING.search(e.text)):
        return None
    strength: Strength = "plan" if e.future else "promise"
    return Signal(strength, "atagande.presens-tid", 0.6)


def habitual(e: Evidence) -> Signal | None:
    """Read the present tense with a frequency: "träffas fyra gånger per år"."""
    clause = e.clause
    if clause.tense != "present" or clause.negated or not e.recurring:
        return None
    told = e.actor and e.group == "sagesats" and clause.lemma in TOLD
    if e.klass in UNBOUND or not (e.group in DOING or told):
        return None
    if clause.lemma in ENDING or (clause.lemma == "ha" and not ROUTINES.search(e.text)):
        return None  # "Vi har krav på det vi köper varje år": how things are
    if not (e.actor or clause.passive):
        return None
    ruled = e.genre in ("avtal", "uppdrag", "beslut", "styrande")
    routine = clause.lemma in ROUTINE or ROUTINES.search(e.head) is not None
    if not (e.actor or ruled or e.future or routine):
        return None  # "Soporna hämtas varannan vecka": how things are
    strength: Strength = "promise"
    # An elected body that reports upwards in minutes does so because it must.
    reports = e.genre == "arende" and e.group == "rapport"
    must = reports and e.head.endswith(("nämnden", "nämnderna", "styrelsen"))
    binding = e.genre in ("avtal", "uppdrag", "beslut")
    if must or binding or e.klass == "dokument" or e.policy:
        strength = "obligation"
    return Signal(strength, "atagande.aterkommande", 0.65)


def conditional(e: Evidence) -> Signal | None:
    """Read "Om bidraget beviljas bygger vi etappen": a promise with its condition."""
    clause = e.clause
    if clause.tense != "present" or clause.negated:
        return None
    if e.genre not in ("svar", "arende"):
        return None
    first = clause.words[0].lower
    opens = verbs.reading(first, "pres") or first in ("skulle", "blir", "är")
    inverted = clause.opening is not None and bool(opens)
    if clause.lemma in ("vara", "ha") and not OBLIGED.search(e.text):
        return None
    stated = CONDITION.match(e.text) or inverted
    if not (e.actor and e.group in (*DOING, "tillstand") and stated):
        return None
    before = any(word.lower == "om" for word in clause.words[: clause.finite])
    before = before or inverted
    after = clause.subject is not None and clause.subject[0] == clause.finite + 1
    return Signal("promise", "atagande.villkorad", 0.6) if before and after else None
