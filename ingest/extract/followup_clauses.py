"""What a clause tells of an undertaking: done, finished, not done, stopped."""

from itertools import pairwise

from ingest.extract.followup_done import done, unknown_supine
from ingest.extract.followup_scene import Scene, Told, words_in
from ingest.extract.followup_states import given, going_on, met, ready, state
from ingest.extract.followup_undone import unable, undone
from ingest.language.groups import Group

# "inte enbart", "inte bara": nothing is denied.
ONLY = words_in("enbart")


def read(group: Group, scene: Scene) -> Told | None:
    """Return what one clause tells of an undertaking, or None."""
    if scene.history:
        return None
    if group.verb is None or group.modality:
        return unable(group, scene)
    if _is_only(group):
        return None
    if unknown_supine(group) and not group.negated and scene.account:
        return Told("done", "utfort", 0.55)
    for rule in (undone, state, ready, given, going_on, met, done):
        told = rule(group, scene)
        if told is not None:
            return told
    return None


def _is_only(group: Group) -> bool:
    return any(a.lower == "inte" and b.lower in ONLY for a, b in pairwise(group.words))
