"""Where the part of a sentence that makes a title ends, and what is left out of it."""

from ingest.extract.atagande.agents import is_title
from ingest.extract.atagande.subjects import state_authorities
from ingest.extract.clauses import Clause, Word, head_of
from ingest.language import verbs
from ingest.language.finite import CLAUSE_BREAKS, MODALS, SUBORDINATORS
from ingest.language.frames import Frame
from ingest.language.wordsets import is_actor_word

COORDINATORS = frozenset(("och", "men", "samt", ";"))
# How far into a joined main clause its verb can stand.
CLAUSE_OPENING = 9


def stop_of(words: tuple[Word, ...], found: list[Frame], lexical: int) -> int:
    """Return where the next main clause begins, which is another matter."""
    for frame in found:
        place = frame.finite or 0
        then = frame.kind == "subordinate" and words[frame.start].lower == "då"
        joined = frame.start > 0 and words[frame.start - 1].lower in COORDINATORS
        apart = frame.sharing is None or words[place].lower in ("kommer", "har")
        follows = frame.kind == "main" and apart
        if place <= lexical or not (follows or (then and joined)):
            continue
        at = _border(words, min(frame.start, place), place, lexical)
        named = words[at + 1].text[:1].isupper()  # "staten och Regionförbundet"
        if at <= lexical + 1 or place - at > CLAUSE_OPENING or named:
            continue
        if _is_open(words[lexical + 1 : at]):
            continue
        return at - 1 if words[at - 1].text == "," else at
    return len(words)


def _is_open(words: tuple[Word, ...]) -> bool:
    """Tell whether a clause that was opened still lacks its verb: "där rådet och"."""
    opened = [at for at, w in enumerate(words) if w.lower in SUBORDINATORS | {"där"}]
    return bool(opened) and not any(
        word.lower in MODALS or verbs.reading(word.lower, "pres", "pret", "sup")
        for word in words[opened[-1] + 1 :]
    )


def _border(words: tuple[Word, ...], start: int, verb: int, lexical: int) -> int:
    """Return where the clause that begins at `start` is joined to the one before."""
    if words[start - 1].text == ",":
        # ", fordonen inräknade, drivs": a clause that is taken up again is the same.
        return start - 1 if start < verb else lexical
    at = start
    while at > lexical and words[at].text != ",":
        # Not in "plan- och byggfrågor": one word in two.
        halved = words[at - 1].text.endswith("-")
        if words[at].lower in COORDINATORS and not halved:
            return at
        at -= 1
    return lexical


def without_agent(clause: Clause, tail: list[int]) -> list[int]:
    """Return the tail without "av nämnden": a title says what, and not by whom."""
    agent = clause.agent
    if agent is None or agent[0] - 1 not in tail:
        return tail
    head = head_of(clause, agent)
    words = clause.words
    named = head in state_authorities() or words[agent[0]].text.isupper()
    if not (is_actor_word(head) or is_title(head) or named):
        return tail
    end = agent[1]
    if end < len(words) and words[end].lower == "som":
        while end < len(words) and words[end].lower not in CLAUSE_BREAKS:
            end += 1
    if words[agent[0]].lower in ("en", "ett") and end < len(words):
        # "av en arbetsgrupp med två företrädare": what it is made of goes with it.
        while end < len(words) and words[agent[1]].lower in ("med", "från", "inom"):
            if words[end].lower in CLAUSE_BREAKS | COORDINATORS:
                break
            end += 1
    return [at for at in tail if not agent[0] - 1 <= at < end]
