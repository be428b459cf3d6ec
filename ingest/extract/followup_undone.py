"""What a clause says has not been done, or could not be."""

from dataclasses import dataclass

from ingest.extract.followup_scene import Scene, Told, is_foreign, is_own, words_in
from ingest.extract.followup_words import head_of, is_thing, lemma_of, near_words
from ingest.language.groups import Group
from ingest.language.wordsets import word_matches

BEFORE_NOW = frozenset(("tidigare", "förut", "förr"))
STILL = words_in("ännu")
NONE = words_in("ingen")
RESULTS = words_in("utfall")
# What is open or unsettled is no undertaking left undone.
UNSETTLED = words_in("oavgjort")
FULLY = words_in("helt")
STOPPING = words_in("inställande") | words_in("förskjutande")
STOPPED_BY_PARTICLE = frozenset(
    (
        *(("lägga", "ned"), ("lägga", "ner"), ("ställa", "in"), ("skjuta", "upp")),
        *(("skjuta", "fram"), ("flytta", "fram"), ("dra", "ut")),
    )
)
DOING = frozenset(("handling", "rapport", "start"))


def unable(group: Group, scene: Scene) -> Told | None:
    """Read "har inte kunnat bemanna": what could not be done."""
    able = group.tense == "perfect" and group.modality[-1:] == ("kan",)
    if not able or not group.negated or group.verb is None:
        return None
    if group.verb.group not in DOING or not _is_ours(group, scene):
        return None
    return Told("not_done", "inte-kunnat", 0.6)


def _is_ours(group: Group, scene: Scene) -> bool:
    """Tell whether a clause is about a thing of ours, or of one of ours acting."""
    head = head_of(group.words, group.subject)
    return is_thing(head) or is_own(head) or scene.linked


@dataclass(frozen=True, slots=True)
class Denied:
    """A clause that denies something, and what speaks for its being undertaken."""

    group: Group
    head: str
    near: list[str]
    lasting: bool
    none: bool
    about: bool
    linked: bool

    @property
    def thing(self) -> bool:
        """Tell whether it is about a thing, or tied to something undertaken."""
        return self.linked or is_thing(self.head)


def undone(group: Group, scene: Scene) -> Told | None:
    """Read what has not been done, or not yet."""
    denied = _denied(group, scene)
    if denied is None:
        return None
    if not _is_told(denied) and not (scene.asked and _is_awaited(denied)):
        return None
    if scene.asked and not _is_charged(denied):
        return None
    if any(word in FULLY for word in denied.near):
        return Told("partly_done", "delvis", 0.6)
    return Told("not_done", "ogjort", 0.6)


def _denied(group: Group, scene: Scene) -> Denied | None:
    """Return a clause that denies what one of ours could have done, or None."""
    near, form = near_words(group), group.verb
    first = group.words[group.subject[0]].lower if group.subject else ""
    lasting = any(word in STILL for word in near) or group.words[0].lower in STILL
    none = first in NONE or (lasting and any(word in NONE for word in near))
    if form is None or group.finite_word == "var" or not (group.negated or none):
        return None
    if "aldrig" in near and any(word.lower in BEFORE_NOW for word in group.words):
        return None  # "Så har vi aldrig gjort tidigare": nothing was to be done
    head = head_of(group.words, group.subject)
    owed = lasting and is_own(head)
    if word_matches("uppfoljning_ej_verb", group.lemma) and not owed:
        return None
    if group.lemma in UNSETTLED or _is_stopping(group):
        return None
    ministry = head == "regeringen" and (scene.government or scene.asked)
    if is_foreign(head) and not (ministry or scene.linked):
        return None
    about = is_thing(head) or scene.linked or scene.account
    return Denied(group, head, near, lasting, none, about, scene.linked)


def _is_stopping(group: Group) -> bool:
    """Read "har inte lagts ned", "har inte försenats": nothing is left undone."""
    if group.lemma in STOPPING:
        return True
    after = [w.lower for w in group.words[group.lexical[-1] :][:4]]
    return (group.lemma, after[1] if len(after) > 1 else "") in STOPPED_BY_PARTICLE


def _is_told(denied: Denied) -> bool:
    """Tell whether a denial is one of something that was to be done."""
    group, form = denied.group, denied.group.verb
    acts = form is not None and form.group in DOING
    able = acts or group.lemma in RESULTS
    if group.tense == "perfect" and able:
        deed = word_matches("uppfoljning_dad", lemma_of(group))
        own = is_own(denied.head) and (denied.lasting or deed)
        passive = group.passive and (denied.lasting or denied.none or deed)
        return denied.about or own or passive or (denied.none and deed)
    if group.tense == "past" and able:
        return is_thing(denied.head) and (group.passive or denied.lasting)
    if group.finite_word == "finns":
        return denied.lasting and denied.thing
    state = group.finite_word == "är" and group.passive
    return state and (denied.about or (denied.lasting and acts))


def _is_awaited(denied: Denied) -> bool:
    """Read "Regeringen har ännu inte lagt fram något förslag"."""
    return denied.head == "regeringen" and denied.lasting and _gives(denied)


def _gives(denied: Denied) -> bool:
    words = denied.group.words[denied.group.finite :]
    return any(is_thing(word.lower) for word in words)


def _is_charged(denied: Denied) -> bool:
    """Tell whether one who asks holds someone to what was to be done."""
    definite = denied.head.endswith(("en", "et", "na"))
    expected = denied.lasting and denied.group.passive and definite
    held = denied.thing or _gives(denied) or expected or is_own(denied.head)
    return held and (denied.lasting or denied.linked or denied.none)
