"""What minutes tell was carried or refused: the chair's finding, and what fell.

"Ordföranden finner att förslaget bifalls." "Yrkandet från M faller därmed."
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ingest.extract.voters import NAME, clean_name
from ingest.guided import small

FOUND = re.compile(
    r"\bfinner\b(?: att)? (?P<what>[^.\n]{3,260}?)"
    r"(?P<fate>bifallit?s|bifalles|bifalls|antagits|antaget|antagen|bifall(?=et\b|\.)|"
    r"avslagits|avslås)\b(?! som motförslag)"
)
# "finner bifall till det förstnämnda"
GRANT_TO = re.compile(
    r"\bfinner\b(?: att)? bifall (?:till|för) (?P<what>[^.\n]{3,160})"
)
# "finner att nämnden bifaller förslaget": the same in the active voice.
GRANTS = re.compile(
    r"\bfinner\b(?: att)? [^.\n]{3,80}?\b(?:har )?(?P<fate>bifaller|bifallit|avslår|"
    r"avslagit) (?P<what>[^.\n]{3,160})"
)
# "finner att nämnden beslutat avstyrka motionen": what was carried, as it was moved.
RESOLVED = re.compile(
    r"\bfinner\b(?: att)? [^.\n]{3,80}?\bbeslut(?:at|ar)\b(?: att)? "
    r"(?P<what>[^.\n]{6,200})"
)
# "finner att ärendet ska avgöras i dag"
SETTLES = re.compile(
    r"\bfinner\b(?: att)? (?P<what>(?:[^.\n]{0,60}? att )?(?:ärendet|frågan|det) "
    r"(?:ska |skall )?(?:avgör|återremitt|bordlägg)[^.\n]{1,60})"
)
# "finner att förslaget inte ska beredas vidare"
SHALL = re.compile(
    r"\bfinner\b(?: att)? (?P<what>[^.\n]{3,80}? (?:ska|skall) [^.\n]{3,80})"
)
# "Bo Alms tilläggsyrkande avslås.": told among the decisions.
SETTLED = re.compile(
    r"^(?:[^\w\n]|\d)*+(?:att )?(?P<what>[^.\n]{0,120}?yrkande[^.\n]{0,80}?) "
    r"(?P<fate>bifalls|bifalles|bifölls|avslås|avslogs|"
    r"lämnas utan (?:bifall|avseende))\b",
    re.IGNORECASE | re.MULTILINE,
)
# "Yrkandet från M faller därmed", "konstaterar att Bo Alms yrkande har fallit"
FELL = re.compile(
    r"(?:^|(?<=[.:] )|(?<= att ))(?!(?:Om|När|Ifall)\b)"
    r"(?P<what>(?:(?!att )[\w(),]{1,40} ){0,8}?\w{0,20}yrkande\w{0,4}"
    r"(?: (?!att )[\w(),]{1,40}){0,12}?) "
    r"(?:(?:har|därmed|härmed|därför|således) ){0,2}(?:fallit|faller|föll)\b",
    re.MULTILINE,
)
GRANTED = re.compile(r"\bbeslutar\b[^.\n]{0,60}\batt bifalla (?P<what>[^.\n]{4,160})")
# "enligt förvaltningens förslag": the words before it say nothing of what it was.
BY = re.compile(r"(?:i enlighet med|enligt) ")
PRONOUN = re.compile(
    r"(?:det|detta|den|detsamma|densamma|yrkandet|förslaget)[\s.]*(?:ha(?:r|de) )?\Z",
    re.IGNORECASE,
)
PUTTING = re.compile(r"\b(?:proposition\w*|bifall|avslag) (?:på|till) ", re.IGNORECASE)
# "ställs förslaget under proposition"
UNDER = re.compile(r"\bställ\w{1,3} (?P<what>[^.\n]{3,120}?) under proposition")
# One of the two that were put: "det förstnämnda", "det senare".
FORMER = re.compile(r"det (?:först\w*|förra)\b")
LATTER = re.compile(r"det (?:sist\w*|senare|andra)\b")
OWN = re.compile(
    r"\b(?:det|sitt|hans|hennes) eg(?:et|na)\b(?: (?:yrkande|förslag)\w*)?"
)
CHAIR = re.compile(rf"\b[Oo]rdföranden?,? {NAME.pattern}")
# "Yrkandet avslogs.", "…, men det avslogs": told right after what was moved.
AFTERWARDS = re.compile(
    r"[\s.]{0,3}(?:\w{0,20}[Yy]rkande(?:t|na)|Detta|Det)\b(?: \w[^.\n]{0,80}?)? "
    r"(?P<fate>avslogs|avslås|föll|faller|bifölls|bifalls)\b"
)
ADDED = re.compile(
    r", (?:men )?(?:det|detta|vilket|yrkandet|något som) "
    r"(?P<fate>avslogs|avslås|föll|faller|bifölls|bifalls)\b"
)
REFUSED = ("avsl", "fall", "föll", "lämn")


class Told(NamedTuple):
    """What was put, whether it was carried, and where that is told."""

    start: int
    what: str
    won: bool


def told(text: str) -> Iterator[Told]:
    """Yield what a matter's text tells was carried or refused."""
    if "finner" in text:
        yield from _found(text)
    if "yrkande" in small(text):
        for match in SETTLED.finditer(text):
            yield Told(match.start(), match["what"], not _refuses(match["fate"]))
    if any(word in text for word in ("faller", "fallit", "föll")):
        for match in FELL.finditer(text):
            yield Told(match.start(), match["what"], False)
    if "att bifalla " in text:
        for match in GRANTED.finditer(text):
            yield Told(match.start(), match["what"], True)


def told_after(text: str, start: int, end: int) -> str | None:
    """Return what became of what is moved in `text[start:end]`, if told right after."""
    match = ADDED.search(text, start, end) or AFTERWARDS.match(text, end)
    if match is None:
        return None
    return "avslag" if _refuses(match["fate"]) else "bifall"


def _refuses(fate: str) -> bool:
    return fate.casefold().startswith(REFUSED)


def _found(text: str) -> Iterator[Told]:
    """Yield what the chair finds, each finding by the pattern that says most."""
    for pattern in (FOUND, GRANTS):
        for match in pattern.finditer(text):
            yield Told(match.start(), _put(text, match), not _refuses(match["fate"]))
    for pattern in (GRANT_TO, RESOLVED, SETTLES, SHALL):
        for match in pattern.finditer(text):
            what = _put(text, match)
            by = BY.match(what)
            yield Told(match.start(), what[by.end() :] if by else what, True)


def _put(text: str, found: re.Match[str]) -> str:
    """Return what the chair found carried, also if told by "det" or as the own."""
    what = found["what"]
    line = text.rfind("\n", 0, found.start())
    start = max(line, text.rfind(". ", line + 1, found.start())) + 1
    before = text[start : found.start()]
    if PRONOUN.match(what):
        under = UNDER.search(before)
        what = under["what"] if under else PUTTING.split(before)[-1].strip()
    elif FORMER.match(what) or LATTER.match(what):
        both = PUTTING.split(before)[-1].split(" och ")
        # With "och finner" there are three parts: the two that were put, and that.
        if len(both) == 3:
            what = both[0] if FORMER.match(what) else both[1]
    if (own := OWN.search(what)) and (chair := _chair(before) or _chair(text)):
        return f"{what[: own.start()]}{chair}s yrkande{what[own.end() :]}"
    return what


def _chair(text: str) -> str | None:
    """Return the chair's name, if the text names just one."""
    names = {clean_name(match["name"]) for match in CHAIR.finditer(text)}
    return names.pop() if len(names) == 1 else None
