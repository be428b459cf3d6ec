"""Motions put at the meeting: who moves what, and whether it was carried.

A yrkande is never a decision; its fate is read off what the chair found and what
the winning side of a vote stood for.
"""

import re
from dataclasses import replace

from ingest import lexicon, nlp
from ingest.extract.content_words import related, stem
from ingest.extract.context import Context
from ingest.extract.decision_blocks import Matter
from ingest.extract.voters import NAME, actors_in, names_start, people_in
from ingest.extract.votes import Ballotage
from ingest.model import Yrkande

MOVES = re.compile(
    r"\b(?:(?:tilläggs|ändrings|återremiss)?yrka(?:r|de)|"
    r"(?:tilläggs|ändrings)yrkande\w*|föreslår|instämmer i)\b"
)
FOUND = re.compile(
    r"\bfinner\b(?: att)? (?P<what>[^.\n]{3,260}?)"
    r"(?P<fate>bifallit?s|bifalles|antagits|avslagits|avslås)\b(?! som motförslag)"
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
# "Bo Alms tilläggsyrkande avslås.": told among the decisions.
SETTLED = re.compile(
    r"^(?:[^\w\n]|\d)*(?:att )?(?P<what>[^.\n]{0,120}?yrkande[^.\n]{0,80}?) "
    r"(?P<fate>bifalls|bifalles|bifölls|avslås|avslogs)\b",
    re.IGNORECASE | re.MULTILINE,
)
PRONOUN = re.compile(r"(?:det|detta|den|yrkandet|förslaget)\s*(?:ha(?:r|de) )?\Z", re.I)
PUTTING = re.compile(r"\b(?:proposition\w*|bifall|avslag) (?:på|till) ", re.I)
WORD = re.compile(r"[A-Za-zÅÄÖåäöé-]{4,}")
LETTERS = re.compile(r"(?<!\()\b(?:[A-ZÅÄÖ]{1,2})\b(?!\))")
DAYS = re.compile(r"\b\d{1,2}(?= [a-z]+ \d{4})")
GRANTED = re.compile(r"\bbeslutar\b[^.\n]{0,60}\batt bifalla (?P<what>[^.\n]{4,160})")
AGAINST = re.compile(r"(?:avslag på|att avslå) ")
# Put by itself, so that another motion's success does not settle it.
OPEN = re.compile(
    r"\båterremi|\btillägg|\bändringsyrk|\bbordlägg|\byrkar (?:[^.,]{0,60} )?avslag\b",
    re.I,
)
# "yrkar bifall till A och avslag på B": what is moved is A.
BESIDES = re.compile(r"(?:och|samt) (?:avslag|anmäler|att övriga)\b")
REFUSAL = re.compile(r"(?:avslag|att avslå)\b")
# "Eva Klint (MP): Bifall till förslaget." and "Eva Klint (MP) och Bo Alm (S): ..."
ANOTHER = re.sub(r"[?]P<[a-z]+>", "?:", NAME.pattern)
LISTED = re.compile(rf"{NAME.pattern}(?:(?:, | och | samt ){ANOTHER}){{0,6}}\s?:")
EMPTY = frozenset(stem(word) for word in lexicon.words("yrkandeord"))


def _words(text: str) -> set[str]:
    return {stem(word) for word in WORD.findall(text)} - EMPTY


def _carried(
    context: Context, matter: Matter, votes: tuple[Ballotage, ...]
) -> list[tuple[str, bool]]:
    """Return what was put in the matter and whether it was carried."""
    text = context.text[matter.start : matter.end]
    found = [
        (_put(text, match), match["fate"].startswith(("bifall", "antag")))
        for match in (*FOUND.finditer(text), *GRANTS.finditer(text))
    ]
    found += [
        (match["what"], match["fate"].startswith("bif"))
        for match in SETTLED.finditer(text)
    ]
    found += [(match["what"], True) for match in RESOLVED.finditer(text)]
    found += [(match["what"], True) for match in GRANTED.finditer(text)]
    for vote in votes:
        if vote.winner:
            loser = vote.nej if vote.winner == vote.ja else vote.ja
            # A vote overrules what the chair found.
            found = [(w, c) for w, c in found if not _same(w, loser)]
            found += [(vote.winner, True), (loser, False)]
    return found


def _put(text: str, found: re.Match[str]) -> str:
    """Return what the chair found carried, also if told by "det" alone."""
    if PRONOUN.match(found["what"]) is None:
        return found["what"]
    start = max(text.rfind(mark, 0, found.start()) for mark in (". ", "\n"))
    return PUTTING.split(text[start + 1 : found.start()])[-1].strip()


def _same(one: str, other: str) -> bool:
    """Tell whether two wordings name the same motion.

    The parties that put it must be the same, and most of the words.
    """
    if set(LETTERS.findall(one)) != set(LETTERS.findall(other)):
        return False
    days, other_days = set(DAYS.findall(one)), set(DAYS.findall(other))
    if days and other_days and not days & other_days:
        return False
    first, second = _words(one), _words(other)
    if not first or not second:
        refused = REFUSAL.match(one) is not None and REFUSAL.match(other) is not None
        return refused or bool(LETTERS.search(one))
    small, large = sorted((first, second), key=len)
    shared = sum(any(related(w, v) for v in large) for w in small)
    return shared >= 0.6 * len(small)


def _moved_by(by: tuple[str, ...], what: str) -> bool:
    """Tell whether a wording names one of the movers, also as a genitive."""
    names = {name.split()[-1].casefold() for name in by if len(name) > 3}
    words = set(re.findall(r"\w+", what.casefold()))
    return any(name in words or f"{name}s" in words for name in names)


def _moved(sentence: str) -> str:
    verb = MOVES.search(sentence)
    return sentence[verb.end() :].strip() if verb else sentence


def _fate(
    moved: str, by: tuple[str, ...], carried: list[tuple[str, bool]]
) -> str | None:
    moved = moved[:1] + BESIDES.split(moved[1:], maxsplit=1)[0]
    refused = AGAINST.match(moved)
    for what, won in carried:
        rest = moved[refused.end() :] if refused else ""
        if rest and not REFUSAL.match(what) and _same(rest, what):
            return "avslag" if won else "bifall"
        if _moved_by(by, what) or _same(moved, what):
            return "bifall" if won else "avslag"
    return None


def _settled(found: list[Yrkande]) -> tuple[Yrkande, ...]:
    """Let the other motions fall where one was carried: they exclude each other.

    Additions and motions to send back are put by themselves and stay open.
    """
    if all(one.fate != "bifall" for one in found):
        return tuple(found)
    return tuple(
        replace(one, fate="avslag")
        if one.fate is None and not OPEN.search(one.text)
        else one
        for one in found
    )


def _listed(context: Context, matter: Matter) -> list[tuple[int, int]]:
    """Return the motions listed as "Eva Klint (MP): avslag", each with its mover.

    Layout may have joined the lines of the list; each name opens a motion.
    """
    found = []
    for block in matter.of_role("yrkanden"):
        for line in block.lines:
            opens = [
                m.start()
                for m in LISTED.finditer(context.text, line.start, line.end)
                if m.start() == line.start or context.text[m.start() - 2] in ".;)"
            ]
            ends = [*opens[1:], line.end]
            found += list(zip(opens, ends, strict=True)) if opens else []
    return found


def _listed_yrkande(
    text: str, start: int, end: int, carried: list[tuple[str, bool]]
) -> Yrkande:
    quote = text[start:end].rstrip()
    opening = LISTED.match(quote)
    moved = quote[opening.end() :].strip() if opening else quote
    by = people_in(quote[: opening.end() if opening else None])
    return Yrkande(start, start + len(quote), quote, by, _fate(moved, by, carried))


def _start(context: Context, matter: Matter, sentence: nlp.Sentence) -> int:
    """Return where a motion begins: its movers may fill the lines before it."""
    if context.line_at(sentence.start)[0] != sentence.start:
        return sentence.start
    return max(matter.start, names_start(context.text, sentence.start))


def find_yrkanden(
    context: Context, matter: Matter, votes: tuple[Ballotage, ...]
) -> tuple[Yrkande, ...]:
    """Return the motions put in a matter."""
    spans = [
        (line.start, line.end)
        for block in matter.of_role("yrkanden")
        for line in block.lines
    ]
    carried = _carried(context, matter, votes)
    listed_by_name = _listed(context, matter)
    found = [
        _listed_yrkande(context.text, start, end, carried)
        for start, end in listed_by_name
    ]
    for sentence in context.sentences_from(matter.start, matter.end):
        if any(start <= sentence.start < end for start, end in listed_by_name):
            continue
        listed = any(start <= sentence.start < end for start, end in spans)
        moves = re.search(r"\byrka(?:r|de)\b", sentence.text)
        if not moves and not (listed and MOVES.search(sentence.text)):
            continue
        start = _start(context, matter, sentence)
        text = context.text[start : sentence.end]
        by = people_in(text) or actors_in(sentence.text)
        if by or listed:
            fate = _fate(_moved(sentence.text), by, carried)
            found.append(Yrkande(start, sentence.end, text, by, fate))
    return _settled(sorted(found, key=lambda one: one.start))
