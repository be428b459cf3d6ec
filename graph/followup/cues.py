"""The words of a statement that carry its stance."""

import re

from graph.followup_model import Stance

_CUES: dict[Stance, re.Pattern[str]] = {
    "fulfils": re.compile(
        r"\b(?:har (?:nu |också |redan |under \w+ )?\w+(?:t|ts|its)\b|(?:är|blev|stod|står) "
        r"(?:nu |helt |därmed )?(?:klar\w*|färdig\w*|genomför\w+|slutför\w+|på plats|i drift"
        r"|i bruk|fullgjor\w+|avslut\w+)|klar[at]?\b|färdig\w*|slutfört?\b|godkänn\w+"
        r"|anta(?:r|s|gits|gen|get|gna)?\b|antogs|fastställ\w+|fullgjor\w+|tas emot"
        r"|anteckna\w*|not(?:era|eras|erar)\b|till handlingarna|(?:in)?vigdes|öppnade\w*"
        r"|återrapporter\w+|redovisa(?:t|ts|des|de|s)?\b|genomför(?:d\w*|t\w*)\b|\w+ades\b|✓)",
        re.IGNORECASE,
    ),
    "partly": re.compile(
        r"\b(?:delvis|återstår|kvarstår|\w+ av (?:de )?\w+|till (?:viss )?del|hälften"
        r"|nått en bit|några|inte helt)\b",
        re.IGNORECASE,
    ),
    "under-way": re.compile(
        r"\b(?:pågår|påbörja\w*|inle(?:tts|ddes|tt)|i ?gång|under arbete|fortgår|fortsätter"
        r"|startat|bereds|förbereds|planeras|på väg|återremitter\w+|bordlägg\w+|remi\w+"
        r"|föreslå\w*|arbetar)\b",
        re.IGNORECASE,
    ),
    "new-date": re.compile(
        r"\b(?:försena\w*|dröj\w+|först (?:under|i|till|efter)|skjut\w+ (?:upp|fram)"
        r"|flytta\w* (?:fram|till)|senarelägg\w*|framflyttad\w*|uppskjut\w+|i stället"
        r"|istället|anstånd|förläng\w+|dra\w* ut på tiden|klart? (?:våren|hösten|i|under)"
        r"|ny tidplan|tidplanen)\b",
        re.IGNORECASE,
    ),
    "dropped": re.compile(
        r"\b(?:upphäv\w+|lägg\w* ned|lades ned|nedlag\w+|avbry\w+|avbröt\w*|avveckla\w*"
        r"|återta\w*|återkalla\w*|avskriv\w*|avslå\w*|avslag\w*|utgår|blir inte av"
        r"|genomförs inte|inte längre aktuell\w*|avstå\w*|avsluta\w*)\b",
        re.IGNORECASE,
    ),
    "contradicts": re.compile(
        r"\b(?:(?:inte|ej|aldrig|ingen|inget|inga|någon) [^.]{0,60}|saknas|utebli\w+"
        r"|lägg\w* ned|stäng\w+|höj\w+|införs)\b",
        re.IGNORECASE,
    ),
}


def cue_of(stance: Stance, text: str, start: int) -> tuple[int, int] | None:
    """Return where in the document the words of `text` that carry a stance stand.

    None for what only mentions; the whole statement where no single words do it.

    >>> cue_of("dropped", "Uppdraget avskrivs.", 100)
    (110, 118)
    """
    if stance == "mentions":
        return None
    found = _CUES[stance].search(text)
    if found is None:
        return start, start + len(text)
    return start + found.start(), start + found.end()
