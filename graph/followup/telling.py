"""What any passage tells of outcomes: weak statements where no fact was extracted.

Swedish has a limited number of ways to tell what became of something: what was done
("öppnade", "har antagits"), states that presuppose it ("finns nu"), what goes on, new
times, what was dropped, what is denied. They are read by word and tense alone, so that
a sentence may tell of anything: whether it speaks of a promise is for the pair to say.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.followup.sentences import sentences
from graph.followup.telling_counts import Count, counted, number, share
from graph.followup.telling_cues import AT_TIME, TIME, Cue, cues
from graph.followup.telling_events import Event, Token, events, forms, tokens
from graph.followup.telling_kinds import compatible, stance_towards
from graph.followup.telling_rows import row
from graph.followup.telling_silent import told_of_others, why_silent
from graph.followup.verbs import deeds
from graph.followup_model import Stance
from ingest.language.wordsets import word_matches

SHORTEST, LONGEST = 8, 900
_LETTER = re.compile(r"[a-zåäö]")
_NOW = re.compile(
    r"\b(?:nu|numera|just nu|för närvarande|i dag|idag|i dessa dagar|som bäst|för tillfället"
    r"|i skrivande stund|dessa veckor|hela \w+ ut)\b"
)
_IDLE = re.compile(r"\b(?:jag|man|det|risk\w*|oro\w*|osäker\w*|behov\w*|brist\w*)\b")
_SINCE = re.compile(
    rf"\bsedan (?:{AT_TIME}|i (?:höst|vår|somr|vintr|fjol)\w*|årsskiftet|starten)"
)
_PAST = re.compile(
    r"\bi (?:mån|tis|ons|tors|fre|lör|sön)dags\b|\bi (?:våras|höstas|somras|vintras|fjol|går"
    r"|år|höst|vår|somras)\b|\b(?:förra|senaste) (?:veckan|månaden|året|våren|hösten|sommaren"
    r"|vintern|kvartalet|halvåret)|\b(?:hittills|nyligen|redan|sedan dess|därmed|totalt|"
    r"sammanlagt|till sist|äntligen)\b"
    rf"|\b(?:i|den|under|från|sedan|vid|före|efter|på) (?:hela )?(?:{TIME}|året|perioden)"
    r"|\bår 20\d\d\b|\b20\d\d\b"
)
_AHEAD = re.compile(
    rf"\b(?:i|den|till|under|från|från och med|efter|vid|kring|tills|senast|före) {TIME}(?![:/–-])"
    rf"(?! års)|\b(?:våren|hösten|sommaren|vintern) 20\d\d|\bsamma (?:år|höst|vår|månad)\b"
)
_HABIT = re.compile(
    r"\b(?:varje|årligen|alltid|normalt|brukar|vanligtvis|löpande|regelbundet|alla dagar|"
    r"i regel|ofta|ibland|senast|varannan|vartannat|per år)\b"
)
# Before a phrase in its clause: it is told as wanted, awaited or ahead.
_BEFORE = re.compile(
    r"\b(?:ska|skall|kommer|måste|kan|skulle|beräknas|väntas|planeras|bedöms|förväntas|när"
    r"|om|innan|tills|förrän|först när|så snart|avser|att|siktar)\b[^,;.]*$"
)
_REST = re.compile(
    r"\b(?:återstår|resten|övriga|de andra|de (?:två|tre) sista)\b|\bmen (?:[\wåäö]+ ){0,3}?"
    r"(?:inte|ännu|saknas|saknar|först|väntar|dröjer|återstår)\b|\bmedan (?:[\wåäö]+ ){1,8}?"
    r"(?:inte|ännu|saknas|saknar|återstår|väntar|dröjer|pågår|är under|står)\b"
)
# Words of completion: what is "delvis" must be delvis something of the kind.
_FINISHED = re.compile(
    r"\b(?:klar|färdig|genomför|slutför|uppfyll|infria|inför|nå[dt]d|nått|nås|uppnå|verkställ|"
    r"omhändert|tillgodose|åtgärda|på plats|i drift|i mål|tillsatt|besatt)\w*"
)
# What parts two clauses.
_PARTED = re.compile(r"[,;:]|\b(?:men|medan|och|fast)\b")
_PROCESS = (
    "arbetet arbete ningen ning eringen ering bygget översynen översyn studien processen "
    "process dialogen dialog samtalen upphandlingen projektet projekt revideringen "
    "försöket flytten renovering byggnationen bygge framtagandet införandet bytet "
    "utbyggnaden ombyggnaden sättandet insamlingen grävandet"
).split()
PROCESS = tuple(_PROCESS)
# Present-tense verbs that, with a time ahead, move something there.
_MOVING = frozenset(
    "gå följa bli ske ta öppna öppnas starta börja inviga flytta byta införa lämna komma "
    "redovisa presentera lägga bygga påbörja inleda anlägga invigas installera hålla".split()
)
# What comes of itself: those for whom a thing was made.
_COMING = frozenset("komma flytta tillkomma inkomma anlända".split())
_CAPACITY = re.compile(
    r"\b(?:rymmer|har plats för|består av|har|inrymmer)\b (?:[\wåäö]+ ){0,2}?"
    r"(?:\d+|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tjugo|trettio|fyrtio)\b"
    r"(?: [\wåäö]+){0,2}? (?:rum|platser|lägenheter|sängar|bäddar|vårdplatser|avdelningar|"
    r"salar|stolar|böcker|parkeringsplatser|laddplatser|laddpunkter|boende|bostäder|hem)\b"
)
_BODY = re.compile(r"^(?:kommunen|regionen|staden|länet|[a-zåäö]+ kommun|region \w+)\b")
_NEW = re.compile(
    r"\b(?:den|det|de|vår|vårt|våra) (?:nya|nyöppnade|nybyggda|ombyggda|renoverade|nyinvigda|"
    r"utbyggda|nyinrättade)\b"
)


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence, line or row that tells an outcome; all offsets in the document.

    `sure` is "clear" where the words leave no doubt, else "weak"; `quantity` what part
    of what whole (None: not told) it tells; `completed` that the deed is done,
    `negated` that it is denied. `deeds` are the verbs and their kinds.
    """

    start: int
    end: int
    text: str
    stance: Stance
    cue: tuple[int, int]
    tense: str
    completed: bool
    negated: bool
    deeds: tuple[str, ...]
    quantity: tuple[int, int | None] | None
    sure: str

    @property
    def rule(self) -> str:
        """Return the code of the rule, for explanations."""
        return f"belagg.svagt.{self.stance}"


@dataclass(frozen=True, slots=True)
class _Said:
    """A stance with its words, as offsets in the sentence."""

    stance: Stance
    cue: tuple[int, int]
    clear: bool
    tense: str = "present"
    quantity: tuple[int, int | None] | None = None


def told(text: str, start: int = 0) -> list[Told]:
    """Return what the sentences, lines and rows of a passage tell of outcomes.

    Args:
        text: The passage.
        start: Where it begins in its document.
    """
    found = []
    for first, last in sentences(text):
        said = _read(text[first:last])
        if said is not None:
            found.append(_told(text[first:last], start + first, said))
    return found


def _told(sentence: str, start: int, said: _Said) -> Told:
    return Told(
        start=start,
        end=start + len(sentence),
        text=sentence,
        stance=said.stance,
        cue=(start + said.cue[0], start + said.cue[1]),
        tense=said.tense,
        completed=said.stance == "fulfils",
        negated=said.stance == "contradicts",
        deeds=tuple(sorted(deeds(sentence))),
        quantity=said.quantity,
        sure="clear" if said.clear else "weak",
    )


def _read(sentence: str) -> _Said | None:
    if not SHORTEST <= len(sentence) <= LONGEST:
        return None
    lower = sentence.lower()
    if _LETTER.search(lower) is None:
        return None
    stands = row(sentence)
    if stands is not None:
        return _Said(stands[0], stands[1], stands[2], "state")
    if sentence.endswith(":"):
        return None
    words = tokens(sentence)
    plain = [word.lower for word in words]
    silent = why_silent(lower, plain)
    if silent == "tilltal":
        phrases = cues(lower, plain)
        return next((_of_cue(c, at) for c, at in phrases if c.to_reader), None)
    if silent is not None or told_of_others(words):
        return None
    return _weighed(lower, words, plain)


def _weighed(
    lower: str, words: tuple[Token, ...], plain: Sequence[str]
) -> _Said | None:
    """Return what the phrases, numbers and verbs of a sentence tell together."""
    seen = events(words)
    done = [e for e in seen if _is_done(e)]
    denied = [e for e in seen if _is_denied(e)]
    whole = bool(done) or _FINISHED.search(lower) is not None
    phrases = [
        (c, at)
        for c, at in cues(lower, plain)
        if _stands(c, at, lower) and (whole or c.stance != "partly")
    ]
    first = phrases[0] if phrases else None
    if first is not None and first[0].stance in ("dropped", "new-date"):
        return _of_cue(*first)
    part = _part(lower, seen, bool(done), first)
    if part is not None:
        return part
    half = _half(lower, phrases, done, denied)
    if half is not None:
        return half
    if first is not None and not (done and _is_late(first[0])):
        return _of_cue(*first)
    return _of_verbs(lower, words, seen, done, denied)


def _is_late(cue: Cue) -> bool:
    """Tell whether a phrase yields to a deed that the sentence says is done."""
    return cue.stance == "under-way" and not cue.clear


def _of_cue(cue: Cue, at: tuple[int, int]) -> _Said:
    return _Said(cue.stance, at, cue.clear)


def _stands(cue: Cue, at: tuple[int, int], lower: str) -> bool:
    """Tell whether a phrase is told as a fact where it stands."""
    if cue.stance in ("dropped", "new-date", "contradicts", "partly"):
        return True
    begins = max(lower.rfind(mark, 0, at[0]) for mark in (",", ";", ":", "–"))
    return _BEFORE.search(lower, begins + 1, at[0]) is None


def _is_done(event: Event) -> bool:
    told_of = event.tense in ("past", "perfect", "state")
    return event.of == "fullbordar" and told_of and not event.negated


def _is_denied(event: Event) -> bool:
    told_of = event.tense in ("past", "perfect", "state")
    return event.of in ("fullbordar", "inleder") and told_of and event.negated


def _part(
    lower: str, seen: Sequence[Event], done: bool, first: tuple[Cue, object] | None
) -> _Said | None:
    """Return the part of a whole that is told, unless it is only aimed at."""
    ahead = seen and all(e.tense == "ahead" for e in seen)
    if ahead:
        return None
    count = counted(lower)
    if count is not None:
        return _of_count(count, done)
    count = share(lower) if done or "hittills" in lower else None
    if count is None or any(e.of == "tiger" for e in seen if e.depth == 0):
        return None
    return _of_count(count, done)


def _of_count(count: Count, done: bool) -> _Said:
    quantity = (count.part, count.whole)
    return _Said(count.stance, (count.start, count.end), done, "past", quantity)


def _half(
    lower: str,
    phrases: Sequence[tuple[Cue, tuple[int, int]]],
    done: Sequence[Event],
    denied: Sequence[Event],
) -> _Said | None:
    """Return "partly" where one thing is done and another in the sentence is not."""
    fulfilled = [at for c, at in phrases if c.stance == "fulfils"]
    fulfilled += [(e.start, e.end) for e in done]
    if not fulfilled:
        return None
    rest = _REST.search(lower)
    if rest is not None:
        return _Said("partly", rest.span(), True)
    lacking = [at for c, at in phrases if c.stance == "contradicts"]
    lacking += [(e.start, e.end) for e in denied]
    apart = [
        at
        for at in lacking
        if any(_PARTED.search(lower, min(b, at[1]), max(a, at[0])) for a, b in fulfilled)
    ]
    return _Said("partly", apart[0], False) if apart else None


def _of_verbs(
    lower: str,
    words: tuple[Token, ...],
    seen: Sequence[Event],
    done: Sequence[Event],
    denied: Sequence[Event],
) -> _Said | None:
    """Return what the verbs of a sentence without any set phrase tell."""
    if denied:
        event = denied[0]
        return _Said("contradicts", _span(event), event.tense != "past", event.tense)
    if done:
        event = next((e for e in done if e.depth == 0), done[0])
        return _Said(
            "fulfils", _span(event), event.depth == 0, event.tense, _number(lower)
        )
    for event in seen:
        said = _begun(event, words) or _now(event, lower) or _ahead(event, lower)
        if said is not None:
            return said
    return _loose(lower, words, seen)


def _is_own(words: tuple[Token, ...], event: Event) -> bool:
    """Tell whether the one who acts is a body or speaks for it."""
    near = (
        *words[max(0, event.at - 6) : event.at],
        *words[event.at + 1 : event.at + 3],
    )
    return any(word_matches("uppfoljning_aktor", w.lower) for w in near)


def _number(lower: str) -> tuple[int, None] | None:
    found = number(lower)
    return (found, None) if found is not None else None


def _span(event: Event) -> tuple[int, int]:
    return event.start, event.end


def _begun(event: Event, words: tuple[Token, ...]) -> _Said | None:
    if event.of != "inleder" or event.tense not in ("past", "perfect", "state"):
        return None
    following = words[event.at + 1].lower if event.at + 1 < len(words) else ""
    if any(f.tense == "inf" for f in forms(following)):
        return None  # "började märkas"
    near = words[max(0, event.at - 9) : event.at + 4]
    process = any(w.lower.endswith(PROCESS) for w in near)
    stance: Stance = "under-way" if process else "fulfils"
    return _Said(stance, _span(event), process, event.tense)


def _now(event: Event, lower: str) -> _Said | None:
    """Read the present with "nu": work that goes on, or how things have become."""
    if event.tense != "present" or event.of == "tiger" or event.depth:
        return None
    since = _SINCE.search(lower)
    now = _NOW.search(lower)
    if (since is None and now is None) or event.negated:
        return None
    if event.works and now is not None:
        return _Said("under-way", _span(event), True)
    loose = event.group != "handling" or _IDLE.search(lower) is not None
    if since is None and (loose or word_matches("uppfoljning_ej_verb", event.lemma)):
        return None
    return _Said("fulfils", _span(event), since is not None)


def _ahead(event: Event, lower: str) -> _Said | None:
    """Read the present with a time to come: the time that now holds."""
    if event.tense != "present" or event.negated or event.depth:
        return None
    if event.of == "tiger" and event.lemma not in _MOVING or _HABIT.search(lower):
        return None
    if event.lemma not in _MOVING and event.of not in ("inleder", "arbetar"):
        return None
    found = _AHEAD.search(lower)
    if found is None or _SINCE.search(lower):
        return None
    return _Said("new-date", found.span(), False, "ahead")


def _loose(lower: str, words: tuple[Token, ...], seen: Sequence[Event]) -> _Said | None:
    """Read other deeds of the past that have a time, and states of what is new."""
    dated = _PAST.search(lower) is not None
    for event in seen:
        acts = event.group in ("handling", "rapport", "start") and event.of != "tiger"
        acts = acts and not word_matches("uppfoljning_ej_verb", event.lemma)
        own = event.passive or _is_own(words, event) or event.lemma in _COMING
        got = event.lemma == "få"
        past = event.tense in ("past", "perfect") and not event.negated
        if past and event.depth == 0 and ((acts and own) or got):
            if dated or (event.tense == "perfect" and acts):
                return _Said(
                    "fulfils", _span(event), False, event.tense, _number(lower)
                )
    present = any(e.tense == "present" for e in seen) or " har " in lower
    if any(e.tense == "ahead" for e in seen):
        return None
    held = _CAPACITY.search(lower)
    if held is not None and _BODY.match(lower) is None:
        return _Said("fulfils", held.span(), False, "present", _number(lower))
    fresh = _NEW.search(lower)
    if (
        fresh is not None
        and present
        and all(e.of != "tiger" for e in seen if not e.depth)
    ):
        return _Said("fulfils", fresh.span(), False)
    return None


__all__ = ["Told", "compatible", "stance_towards", "told"]
