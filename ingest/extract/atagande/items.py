"""List items that promise without a clause of their own."""

import re
from dataclasses import replace

from ingest.extract.atagande.evidence import DOING, Signal
from ingest.extract.atagande.parties import bare_party, party_of
from ingest.extract.atagande.room import Reading, Room
from ingest.extract.atagande.units import Unit, begins_list
from ingest.extract.clauses import Clause, Word, analyse, words_of
from ingest.extract.outcomes import DECIDED, fine_outcome
from ingest.language import verbs
from ingest.language.finite import PREPOSITIONS
from ingest.language.wordsets import is_actor_word
from ingest.model import TimeExpression

CALENDAR_TYPES = frozenset(("webbsida", "ovrigt"))
# Headings that set out what is to come in minutes and reports.
COMING = re.compile(
    r"\b(?:aktivitet|program|kalendari|kommande|planera|tidplan|tidsplan|på gång|"
    r"återstår)"
)
CALENDAR_LONGEST = 110
# Where a paper has its letterhead, and how long a body's name can be.
HEAD, HEAD_WORDS = 500, 8
# What a page says of itself: "Uppdaterad 3 maj".
META = re.compile(
    r"(?:senast )?(?:uppdaterad|publicerad|granskad|ändrad|skapad|hämtad|datum|dnr|"
    r"diarienummer|giltig|antagen|beslutad|fastställd|sidan|läst|telefon|foto|behandlas)\b"
)
# "Ekby den 3 maj 2023": where and when a letter was written.
DATELINE = re.compile(
    r"[A-ZÅÄÖ][\wåäö-]+(?: [\wåäö-]+)?,? (?:den )?"
    r"(?:\d{1,2}(?::e)? [a-z]{3,9} \d{4}|\d{4}-\d{2}-\d{2})\.?$"
)
TASK_INTRO = re.compile(r"\b(?:i uppdrag|uppdrar (?:åt|till) [^.]{3,80})(?: att)?$")
DUTY_INTRO = re.compile(
    r"\b(?:ska|skall|åtar sig(?: att)?|ansvarar för(?: att)?|bidrar med|svarar för|"
    r"i uppdraget ingår(?: att)?)$|\bska(?:ll)?\b"
)
ACTIONS = re.compile(r"åtgärd|insats|aktivitet|att göra|ansvarig|uppdrag|handlingsplan")
CARRIED_OUT = re.compile(r"\b(?:genomförda|vidtagna|avslutade|utförda|slutförda)\b")
# "före skolstarten hösten 2026 bygga": so far into a point its time begins.
FRONTED = 25
AIMS = re.compile(r"mål(?:en|et|sättning\w*|bild\w*)?\b")
MEASURED = re.compile(
    r"\d[\d,. ]{0,12}(?:%|procent|st\b|ton|kWh|personer|platser)|hälften"
)
DUTY_END = re.compile(
    r"\b(?:ska|skall|att|för|med|följande|bland annat|innehålla|omfatta)$"
)
PROMISE_INTRO = re.compile(r"\bkommer(?: \w+){0,3} att$")


def verbless(unit: Unit, room: Room) -> Reading | None:
    """Read list items that promise without a verb of their own."""
    words = words_of(room.context.doc, unit.start, unit.end)
    if not words or len(unit.text) < 8:
        return None
    party = party_over(unit)
    if party and unit.item and _laid_on(unit, words):
        signal = Signal("obligation", "atagande.partens-punkt", 0.65)
        clause = analyse(words)
        if clause is not None and lacks_subject(unit, words):
            clause = replace(clause, subject=None)
        return Reading(clause, signal, unit.start, unit.end)
    inherited = _from_intro(unit, words) or _decided_deed(unit, words, room)
    if inherited is not None:
        return inherited
    dated = room.calendar.ahead(unit.start, unit.end)
    aim = _aimed(unit, words) if dated else _listed_action(unit, words, room)
    if aim is not None:
        return aim
    if META.match(unit.text.lower()) or DATELINE.match(unit.text):
        return None
    calendar = room.context.document.type in CALENDAR_TYPES or (
        unit.item
        and (
            unit.genre in ("svar", "styrande")
            or COMING.search((unit.heading or "").lower())
        )
    )
    if dated and _is_head_line(unit, room, dated[0]):
        return None
    if calendar and dated and analyse(words) is None and _is_line(unit, room):
        signal = Signal("plan", "atagande.kalenderpunkt", 0.55)
        return Reading(None, signal, unit.start, unit.end)
    return None


def _decided_deed(unit: Unit, words: tuple[Word, ...], room: Room) -> Reading | None:
    """Read "att före maj 2026 bygga en bro": what who decides is to do by a time."""
    if unit.genre != "beslut":
        return None
    due = room.calendar.due(unit.start, unit.end)
    if not due or fine_outcome(unit.text) != DECIDED:
        return None
    fronted = due[0].start - unit.start < FRONTED
    after = due[0].end if fronted else unit.start
    first = next((w for w in words if w.start >= after), words[0])
    form = verbs.reading(first.lower, "inf")
    if form is None or form.group not in DOING or first.lower.endswith("s"):
        return None
    signal = Signal("obligation", "atagande.beslutad-handling", 0.65)
    return Reading(None, signal, unit.start, unit.end)


def _listed_action(unit: Unit, words: tuple[Word, ...], room: Room) -> Reading | None:
    """Read "Erbjuda alla ett samtal" in a plan's list of what is to be done."""
    if room.context.document.type != "plan" or not unit.item:
        return None
    over = f"{unit.intro or ''} {unit.heading or ''}".lower()
    clause = analyse(words)
    if clause is not None and ACTIONS.search(over) and _to_exist(clause):
        signal = Signal("obligation", "atagande.ska", 0.55)
        return Reading(clause, signal, unit.start, unit.end)
    opens = verbs.reading(words[0].lower, "inf")
    doing = opens is not None and opens.group in (*DOING, "innehall")
    if not doing or clause is not None:
        return None
    if ACTIONS.search(over) is None or CARRIED_OUT.search(over) is not None:
        return None
    signal = Signal("plan", "atagande.atgardslista", 0.55)
    return Reading(None, signal, unit.start, unit.end)


def _to_exist(clause: Clause) -> bool:
    """Tell whether a point of a plan says what is to be in place."""
    ordered = clause.finite_word in ("ska", "skall") and not clause.negated
    return ordered and clause.lemma in ("finna", "finnas")


def _aimed(unit: Unit, words: tuple[Word, ...]) -> Reading | None:
    """Read "Öka andelen till 20 procent till år 2040" in a list of aims."""
    over = f"{unit.intro or ''} {unit.heading or ''}".lower()
    opens = verbs.reading(words[0].lower, "inf") is not None
    if not (unit.item and opens and AIMS.search(over) and MEASURED.search(unit.text)):
        return None
    signal = Signal("plan", "atagande.mal-punkt", 0.6)
    return Reading(None, signal, unit.start, unit.end)


def party_over(unit: Unit) -> str | None:
    """Return the party an item stands under: its intro's, else its heading's."""
    strict = unit.genre != "avtal"
    return (
        party_of(unit.intro, strict)
        or bare_party(unit.intro)
        or party_of(unit.heading, strict)
        or bare_party(unit.heading)
    )


def lacks_subject(unit: Unit, words: tuple[Word, ...]) -> bool:
    """Tell whether an item opens with its verb: the party above it is the subject."""
    if unit.genre != "avtal" or not unit.item or not unit.text[:1].islower():
        return False
    clause = analyse(words)
    return clause is not None and clause.finite == 0 and party_over(unit) is not None


def _laid_on(unit: Unit, words: tuple[Word, ...]) -> bool:
    """Tell whether an item under a body's name is for that body to do.

    In a plan only what opens with its verb is: "ta fram en policy före mars".
    """
    if unit.genre == "avtal":
        return _undertakes(words)
    opens = verbs.reading(words[0].lower, "inf") is not None
    return unit.genre == "styrande" and opens and analyse(words) is None


def _undertakes(words: tuple[Word, ...]) -> bool:
    """Tell whether an item under a party's heading is more than a description."""
    clause = analyse(words)
    if clause is None or clause.verb is None or clause.subject is None:
        return True
    if clause.finite == 0 and words[0].text[:1].islower():
        return clause.tense == "present"  # what stands after it is the object
    ahead = clause.tense in ("present", "modal", "future")
    stative = clause.lemma == "bygga" and not clause.passive
    return ahead and clause.verb.group in DOING and not stative


def _is_head_line(unit: Unit, room: Room, time: TimeExpression) -> bool:
    """Tell whether a line is a body and a date, or the letterhead's own date.

    "Kulturnämnden 2024-03-04" says when a paper was written or a meeting held.
    """
    document = room.context.document
    written = time.earliest is not None and time.earliest == time.latest
    if written and time.latest == document.date and unit.start < HEAD:
        return True
    rest = document.text[unit.start : time.start] + document.text[time.end : unit.end]
    names = [w for w in rest.strip(" ,.:–-").split() if w not in ("och", "den")]
    if not names or len(names) > HEAD_WORDS or not names[0][:1].isupper():
        return False
    if any(word.lower() in PREPOSITIONS - {"för"} for word in names):
        return False  # "Samråd med föreningarna, juni 2025" is something to happen
    return is_actor_word(names[-1].lower().rstrip(":,")) or (
        bool(room.actors.organisations_in(unit.start, time.start))
        and is_actor_word(names[0].lower())
    )


def _is_line(unit: Unit, room: Room) -> bool:
    """Tell whether a unit is a line of its own, as a point in a list is."""
    start, end = room.context.line_at(unit.start)
    alone = end - unit.end <= 1 and unit.start - start <= 4
    letters = sum(c.isalpha() for c in unit.text)
    return alone and len(unit.text) <= CALENDAR_LONGEST and letters > 6


def _from_intro(unit: Unit, words: tuple[Word, ...]) -> Reading | None:
    """Read an item under "Parterna ska:", which lends it subject and strength."""
    if not unit.intro or not unit.item:
        return None
    lower = unit.intro.lower().rstrip(" :")
    signal: Signal | None = None
    if TASK_INTRO.search(lower):
        signal = Signal("assignment", "atagande.lista-uppdrag", 0.75)
    elif DUTY_INTRO.search(lower) and begins_duty(lower):
        signal = Signal("obligation", "atagande.lista-ska", 0.7)
    elif PROMISE_INTRO.search(lower):
        signal = Signal("promise", "atagande.lista-kommer", 0.7)
    if signal is None:
        return None
    if unit.genre == "svar" and signal.strength == "obligation":
        signal = Signal("promise", signal.rule, signal.confidence)
    return Reading(analyse(words), signal, unit.start, unit.end)


def begins_duty(lower: str) -> bool:
    """Tell whether an intro's "ska" has its verbs in the points below."""
    return DUTY_END.search(lower) is not None or begins_list(lower)


def intro_unit(unit: Unit, at: int) -> Unit:
    """Return the intro line of a list as a unit of its own."""
    text = unit.intro or ""
    return Unit(
        start=at,
        end=at + len(text),
        text=text,
        sentence=text,
        genre=unit.genre,
        item=False,
        role=unit.role,
        heading=unit.heading,
        paragraf=unit.paragraf,
        decision=unit.decision,
    )
