"""Whoever acts in the sentence that a clause without an actor points back to.

"Förvaltningen ser över taxan. Översynen blir klar i maj." and "Kontoret tar fram
en plan. Den ska också …": the thing, or the pronoun, leads to who makes it.
"""

import re

from ingest.extract.atagande.assignees import assignee_of
from ingest.extract.atagande.naming import SPEAKING, name_of
from ingest.extract.atagande.scene import REACH, Scene
from ingest.extract.atagande.stated_signals import ASSIGNED
from ingest.extract.atagande.subjects import is_actor, state_authorities
from ingest.extract.atagande.units import Unit
from ingest.extract.clauses import Clause, analyse, head_of, words_of
from ingest.language.wordsets import wordset

# How many sentences back the thing may have been spoken of.
BACK = 4
PRONOUNS = frozenset(("den", "det", "denna", "detta", "dessa", "de", "hen", "man"))
FOLLOWING = re.compile(
    r"^(?:därför|därmed|utifrån (?:detta|det)|i det arbetet|mot den bakgrunden)\b"
)
# Definite endings, the longest first, with those that make a noun of a verb.
ENDING = re.compile(
    r"(?:ningarna|ningen|elserna|elsen|andena|andet|endet|arna|erna|orna|en|et|na|an|n|"
    r"t)$"
)
# Who only speaks, asks or demands makes nothing.
# After these the thing is named in passing: "efter rekvisition".
BESIDE = frozenset(("efter", "enligt", "inför", "vid", "genom"))
NO_MAKERS = frozenset(
    [
        "motionären",
        "motionärerna",
        "interpellanten",
        "förslagsställaren",
        "revisorerna",
        "revisionen",
        "man",
        "du",
        "ni",
        "han",
        "hon",
    ]
)
TALKING = ("sagesats",)
WANTING = wordset("efterfrågan")


def maker_of(unit: Unit, clause: Clause, scene: Scene) -> str | None:
    """Return who makes the thing that a clause's subject points back to."""
    head = head_of(clause, clause.subject)
    if clause.subject is None or not head:
        return None
    follows = FOLLOWING.match(unit.text.lower()) is not None
    opening = clause.words[clause.subject[0]].lower
    alone = clause.subject[1] - clause.subject[0] == 1
    pronoun = (alone and head in PRONOUNS) or follows
    stem = None if pronoun else _stem(head)
    if not pronoun and (stem is None or opening in ("en", "ett", "nya", "fler")):
        return None
    since = max(unit.start - REACH, unit.paragraf.start if unit.paragraf else 0)
    before = scene.context.sentences_from(since, unit.start)
    near = 3 if head == "man" else 1
    for sentence in reversed(before[-near:] if pronoun else before[-BACK:]):
        if sentence.start >= unit.start or sentence.text.endswith("?"):
            continue
        if stem is not None and not _speaks_of(sentence.text, stem):
            continue
        found = _actor_in(sentence.start, sentence.end, unit, scene, pronoun)
        if found is not None:
            return found
    return None


def _stem(head: str) -> str | None:
    """Return what a definite noun shares with the words that first named it."""
    ending = ENDING.search(head)
    if ending is None or ending.start() < 4:
        return None
    return head[: ending.start()]


def _speaks_of(text: str, stem: str) -> bool:
    """Tell whether a sentence holds the stem at the start or end of a word."""
    lower = text.lower()
    if stem not in lower:
        return False
    words = lower.split()
    return any(
        (word.startswith(stem) or word.rstrip(".,;:").endswith(stem))
        and words[at - 1] not in BESIDE
        for at, word in enumerate(words)
    )


def _actor_in(start: int, end: int, unit: Unit, scene: Scene, near: bool) -> str | None:
    """Return who acts in a sentence: the one tasked, the agent, the subject.

    The sentence just before (`near`) may also say how someone fares.
    """
    text = scene.document.text[start:end]
    words = words_of(scene.context.doc, start, end)
    numbered = len(words) > 2 and words[0].text[:1].isdigit()
    clause = analyse(words[1:] if numbered else words)
    if clause is None:
        return None
    if ASSIGNED.search(text.lower()):
        tasked = assignee_of(_as_unit(start, text, unit), clause, scene)
        if tasked is not None:
            return tasked
    group = clause.verb.group if clause.verb else ""
    talks = group in TALKING if near else group in (*TALKING, "tillstand")
    if clause.lemma in WANTING or talks:
        return None
    place = clause.agent or (None if clause.passive else clause.subject)
    head = head_of(clause, place)
    if place is None or head in NO_MAKERS or head in SPEAKING:
        return None
    if not is_actor(clause, place, scene.actors) or head in state_authorities():
        return None
    return name_of(clause, place, _as_unit(start, text, unit), scene)


def _as_unit(start: int, text: str, unit: Unit) -> Unit:
    """Return an earlier sentence as a unit of the same part of the document."""
    return Unit(
        start=start,
        end=start + len(text),
        text=text,
        sentence=text,
        genre=unit.genre,
        item=False,
        paragraf=unit.paragraf,
        decision=unit.decision,
    )
