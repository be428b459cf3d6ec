"""A past tense that gives account of an undertaking: points for what makes it one."""

from itertools import pairwise

from ingest.extract.atagande.subjects import class_of_word
from ingest.extract.followup_scene import Scene, Told, is_foreign, is_own, words_in
from ingest.extract.followup_words import (
    head_of,
    is_thing,
    lemma_of,
    object_of,
    subject_of,
)
from ingest.language.groups import Group
from ingest.language.phrases import Place
from ingest.language.wordsets import is_actor_word, word_matches
from ingest.model import FollowupStatus

REPORTED = words_in("återredovisning")
STARTED = words_in("igångsättande")
NEW = words_in("ny")
AMOUNTS = words_in("mängd")
PRONOUNS = words_in("pronomen")
# Those who are taken on: of them it is told as of a thing.
TAKEN_ON = words_in("anställning")
ALL = words_in("alla")
# "Den senaste revideringen gjordes 2022": how things were before.
FORMER = words_in("förutvarande")
DOING = frozenset(("handling", "rapport", "start"))
MEASURED = frozenset(("omvarld", "norm", "lasare"))
# So many of a thing is a statistic, not an undertaking.
FEW = 3
# The points that make a past tense an account of an undertaking.
THRESHOLD = 3
SETTLING = frozenset(("anta", "godkänna", "fastställa"))
SUPINES = ("ats", "its", "tts", "gts", "lts", "nts", "rts")
LONG = 5


def done(group: Group, scene: Scene) -> Told | None:
    """Read a past tense: points for what makes it an account of an undertaking."""
    form = group.verb
    past = group.tense in ("past", "perfect") and not group.negated
    if form is None or not past:
        return None
    lemma = lemma_of(group)
    if form.group not in DOING and not word_matches("uppfoljning_dad", lemma):
        return None
    if word_matches("uppfoljning_ej_verb", lemma):
        return None
    subject = head_of(group.words, subject_of(group))
    if not subject or word_matches("uppfoljning_ej_ting", subject):
        return None
    if _is_deciding(group) or _goes_on(group, scene):
        return None
    points = _of_place(group, scene)
    if group.passive:
        points += _of_passive(group, subject)
    else:
        points += _of_active(group, subject, scene)
    points += word_matches("uppfoljning_dad", lemma)
    if points < THRESHOLD:
        return None
    status = _status_of(group)
    if status == "reported" and not (is_thing(subject) or scene.linked):
        return None
    return Told(status, "utfort", min(0.5 + 0.05 * (points - THRESHOLD), 0.7))


def _status_of(group: Group) -> FollowupStatus:
    """Return what a deed makes of its thing: "har startat ett team" is a start."""
    if group.lemma in REPORTED:
        return "reported"
    acts = not group.passive and object_of(group) is not None
    return "started" if acts and group.lemma in STARTED else "done"


def _is_deciding(group: Group) -> bool:
    """Read "har godkänt", "har lämnat fyra uppdrag till": not what came of them."""
    if group.passive:
        return False
    if group.lemma == "godkänna":
        return True
    if group.lemma not in ("lämna", "rikta", "formulera", "dela"):
        return False
    return head_of(group.words, object_of(group)).endswith(("uppdrag", "uppdraget"))


def unknown_supine(group: Group) -> bool:
    """Tell whether "har" stands before a supine of no known verb ("belagts")."""
    if group.lemma != "ha" or group.finite_word != "har":
        return False
    after = group.words[group.finite + 1 : group.finite + 5]
    return any(w.lower.endswith(SUPINES) and len(w.lower) > LONG for w in after)


def _of_place(group: Group, scene: Scene) -> int:
    """Return what tense, time and place in the document speak for."""
    points = int(group.tense == "perfect" or scene.dated)
    points += scene.account and not scene.asked
    deed = word_matches("uppfoljning_dad", lemma_of(group)) or group.passive
    points += scene.linked + (scene.linked and deed and not scene.background)
    points -= scene.background
    if scene.asked:
        points -= 2 if scene.linked else 4
    return points


def _is_body(group: Group, subject: str, scene: Scene) -> bool:
    """Tell whether the body goes by its place's name ("Ekby har infört …")."""
    deed = word_matches("uppfoljning_dad", lemma_of(group))
    place = subject_of(group)
    alone = place is not None and place[1] - place[0] == 1
    return deed and alone and subject in scene.body.split()


def _goes_on(group: Group, scene: Scene) -> bool:
    """Tell whether a habit, a referral or where something was decided is told.

    "har mätt luften sedan 2009", "har varit på remiss", "antogs 2016, § 88".
    """
    after = [w.lower for w in group.words[max(group.lexical[-1], group.finite) :]]
    if "remiss" in after and not scene.dated:
        return True
    if "§" in after and group.lemma in SETTLING:
        return True
    if group.tense == "past" and not (scene.dated or scene.account or scene.linked):
        return True
    since = any(a == "sedan" and b[:1].isdigit() for a, b in pairwise(after))
    return since and group.tense == "perfect" and not group.passive


def _of_passive(group: Group, subject: str) -> int:
    """Return what the subject and agent of a passive speak for."""
    place = subject_of(group)
    if place is None or subject in PRONOUNS - {"den", "de", "dessa"}:
        return -1
    agent = head_of(group.words, group.agent)
    if agent and is_foreign(agent):
        return -3
    first = group.words[place[0]].lower
    points = 2 if is_thing(subject) else 1
    points += is_own(agent)
    opening = {w.lower for w in group.words[place[0] : place[0] + 2]}
    if opening & FORMER:
        return -1
    points += bool(opening & NEW)
    if first in ALL and group.tense == "perfect":
        return points + 2
    if group.lemma in TAKEN_ON or is_thing(subject):
        counted = first in AMOUNTS or _is_many(group, place)
        return points - 2 * counted
    measured = class_of_word(subject) in MEASURED or first in AMOUNTS
    if measured or is_actor_word(subject) or _is_many(group, place):
        points -= 2
    return points


def _is_many(group: Group, place: Place) -> bool:
    """Tell whether a noun phrase counts in hundreds ("9 140 uppdrag")."""
    digits = "".join(
        w.text for w in group.words[place[0] : place[0] + 2] if w.text.isdigit()
    )
    return len(digits) >= FEW


def _of_active(group: Group, subject: str, scene: Scene) -> int:
    """Return what the actor and what it acted on speak for."""
    if is_foreign(subject) and not (scene.government and subject == "regeringen"):
        return -3
    target = head_of(group.words, object_of(group))
    place = subject_of(group)
    if place and group.words[place[0]].lower in ALL and group.tense == "perfect":
        return 2 if target and is_thing(target) else 0
    if is_own(subject) or subject == "regeringen" or _is_body(group, subject, scene):
        definite = target.endswith(("en", "et", "rna")) and group.tense == "perfect"
        definite = definite and target not in PRONOUNS
        if target == "förslag" and not scene.linked:
            return 0  # the matter's own paper
        thing = is_thing(target)
        return 1 + (thing or definite)
    if is_thing(subject) and not target:
        return 2
    return -1
