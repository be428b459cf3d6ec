"""What a clause says has come to stand: finished, given, under way."""

from ingest.extract.atagande.subjects import class_of_word
from ingest.extract.followup_scene import Scene, Told, is_foreign, is_own, words_in
from ingest.extract.followup_words import head_of, is_thing, near_words, object_of
from ingest.language import verbs
from ingest.language.groups import Group
from ingest.language.wordsets import is_actor_word, word_matches
from ingest.model import FollowupStatus

REPORTED = words_in("återredovisning")
CANCELLED = words_in("inställande")
DELAYED = words_in("förskjutande")
STARTED = words_in("igångsättande")
FINISHED = words_in("färdig")
NEW = words_in("ny")
PRONOUNS = words_in("pronomen")
NOW = words_in("nu")
HIRED = words_in("anlitad")
MEETING = words_in("möte")
DOING = frozenset(("handling", "rapport", "start"))
MEASURED = frozenset(("omvarld", "norm", "lasare"))


def state(group: Group, scene: Scene) -> Told | None:
    """Read "är" with a participle: bänkarna är utplacerade, flytten är försenad."""
    if group.finite_word != "är" or not group.passive or group.negated:
        return None
    head = head_of(group.words, group.subject)
    if not head or is_actor_word(head) or head in PRONOUNS - {"de", "dessa", "den"}:
        return None
    lemma = group.lemma
    found: FollowupStatus | None = None
    if lemma in CANCELLED:
        found = "cancelled"
    elif lemma in DELAYED:
        found = "delayed"
    elif lemma in STARTED:
        found = "started"
    elif lemma in REPORTED:
        found = "reported"
    elif word_matches("uppfoljning_dad", lemma) or (lemma == "göra" and is_thing(head)):
        found = "done"
    near = near_words(group)
    asked = scene.asked and not (scene.linked or (is_thing(head) and "nu" in near))
    if found is None or asked:
        return None
    placed = "sedan" not in near and any(
        word in near for word in ("i", "på", "enligt", "som")
    )
    if placed and not (is_thing(head) or scene.account):
        return None  # "är belagd i väst": where or how, not that it is done
    return Told(found, "tillstand", 0.6)


def ready(group: Group, scene: Scene) -> Told | None:
    """Read "Bytet är klart", "Nu är den första etappen färdig"."""
    if group.finite_word not in ("är", "blev") or group.negated or scene.asked:
        return None
    if group.finite_word == "är" and scene.ahead:
        return None
    words = group.words
    after = range(group.finite + 1, min(group.finite + 9, len(words)))
    if group.finite_word == "är" and _since(group):
        return Told("done", "tillstand", 0.55)
    at = next((n for n in after if words[n].lower in FINISHED), None)
    if at is None or group.subject is None:
        return None
    follows = words[at + 1].lower if at + 1 < len(words) else ""
    if follows in ("med", "att", "för", "över", "på"):
        return None
    head = head_of(words, group.subject)
    if at != group.finite + 1 and words[at - 1].lower in ("att", "en", "ett"):
        return None
    definite = head.endswith(("en", "et", "n", "na", "s")) or head[:1].isdigit()
    if (
        not (definite or is_thing(head))
        or is_actor_word(head)
        or head in PRONOUNS - {"den", "de", "dessa"}
    ):
        return None
    if class_of_word(head) in MEASURED:
        return None
    return Told("done", "klart", 0.6)


def _since(group: Group) -> bool:
    """Read "är sedan förra veckan lagade", "är samtliga … nu tillsatta"."""
    words, passed = group.words, False
    for at in range(group.finite + 1, min(group.finite + 18, len(words))):
        form = verbs.reading(words[at].lower, "part")
        if passed and form is not None:
            return word_matches("uppfoljning_dad", form.lemma)
        passed = passed or words[at].lower in ("sedan", "nu", "redan", "numera")
    return False


def given(group: Group, scene: Scene) -> Told | None:
    """Read "Lekplatsen har fått ny belysning": what a thing has been given."""
    if group.tense != "perfect" or group.lemma != "få" or group.negated or scene.asked:
        return None
    following = group.words[group.lexical[-1] + 1 : group.lexical[-1] + 5]
    head = head_of(group.words, group.subject)
    if is_foreign(head) or is_own(head) or class_of_word(head) in MEASURED:
        return None
    if head in PRONOUNS:
        return None
    new = any(word.lower in NEW for word in following[:2])
    thing = is_thing(head) or any(is_thing(w.lower) for w in following)
    return Told("done", "fatt-nytt", 0.55) if new and thing else None


def going_on(group: Group, scene: Scene) -> Told | None:
    """Read "Verktyget utvecklas nu", "En utvärdering görs just nu"."""
    form = group.verb
    if form is None or group.tense != "present" or group.negated:
        return None
    if form.group not in DOING or group.finite_word == "är" or scene.asked:
        return None
    if not group.passive:
        return _works_on(group)
    last = max(group.lexical[-1], group.finite)
    if group.subject is not None:
        last = max(last, group.subject[1] - 1) if group.subject[0] > last else last
    near = [w.lower for w in group.words[group.finite : last + 4]]
    now = any(word in NOW for word in near) or "för närvarande" in " ".join(near)
    now = now or group.words[0].lower in NOW
    if not now or word_matches("uppfoljning_ej_verb", group.lemma):
        return None
    head = head_of(group.words, group.subject)
    definite = head.endswith(("en", "et", "na"))
    if is_actor_word(head) or not (is_thing(head) or definite or scene.linked):
        return None
    return Told("ongoing", "pagar", 0.6)


def _works_on(group: Group) -> Told | None:
    """Read "Just nu gjuter entreprenören de nya stöden"."""
    head, target = head_of(group.words, group.subject), object_of(group)
    near = [w.lower for w in group.words[: group.lexical[-1] + 4]]
    now = any(word in NOW for word in near) or "för närvarande" in " ".join(near)
    if not now or not (is_own(head) or head in HIRED) or target is None:
        return None
    if word_matches("uppfoljning_ej_verb", group.lemma):
        return None
    thing = head_of(group.words, target)
    if not (is_thing(thing) or thing.endswith(("en", "et", "na"))) or thing in PRONOUNS:
        return None
    return Told("ongoing", "pagar", 0.55)


def met(group: Group, scene: Scene) -> Told | None:
    """Read "Styrgruppen har mötts fyra gånger"."""
    if group.lemma not in MEETING or group.tense not in ("past", "perfect"):
        return None
    often = any(w.lower in ("gånger", "gång") for w in group.words)
    head = head_of(group.words, group.subject)
    spelled = group.words[max(group.lexical[-1], group.finite)].lower
    if not spelled.endswith("s") and group.lemma in ("möta", "träffa"):
        return None  # "Vi har mött förståelse"
    named = is_actor_word(head) or any(is_thing(w.lower) for w in group.words)
    if group.negated or scene.asked or not named or not (often or scene.dated):
        return None
    return Told("done", "utfort", 0.55)
