"""What pages and plans without a number tell of: a matter found by its words.

The weakest reason there is, so that it only holds where one matter of the body, and
no other, has the words in its heading.
"""

import datetime as dt
from collections.abc import Iterator, Mapping

from graph.matters.headings import overlap
from graph.matters.joins import join
from graph.matters.model import Act, Join

# Documents that tell of a matter without giving its number.
_TELLS = frozenset({"webbsida", "overenskommelse", "policy", "plan"})
# A word that more acts of a body have in their headings tells nothing apart.
_COMMON = 12
_SPAN = dt.timedelta(days=4 * 366)


def by_subject(
    acts: Mapping[str, Act],
    of: Mapping[str, object],
    names: Mapping[str, frozenset[str]],
) -> Iterator[Join]:
    """Yield what pages and plans without a number tell of, one matter each.

    Args:
        acts: All acts.
        of: Act key → the cluster it has come to, so that one matter counts once.
        names: Body → the words of its own name, which tell nothing apart.
    """
    index: dict[tuple[str, str], list[Act]] = {}
    for act in acts.values():
        if act.kind != "cited" and not act.standing and act.body:
            for word in act.topic.telling:
                index.setdefault((act.body, word), []).append(act)
    for act in acts.values():
        if act.kind == "document" and act.type in _TELLS and not act.dnr and act.body:
            found = _subject(act, index, of, names.get(act.body, frozenset()))
            if found is not None:
                yield found


def _subject(
    act: Act,
    index: Mapping[tuple[str, str], list[Act]],
    of: Mapping[str, object],
    own: frozenset[str],
) -> Join | None:
    """Return the join to the only matter whose heading shares a document's words."""
    shared: dict[int, set[str]] = {}
    likest: dict[int, Act] = {}
    telling = act.topic.telling - own
    for word in sorted(telling):
        others = index.get((act.body, word), [])
        if len(others) > _COMMON:
            continue
        for other in others:
            if other.key == act.key or not _near_in_time(act, other):
                continue
            cluster = id(of[other.key])
            if cluster == id(of[act.key]):
                return None
            shared.setdefault(cluster, set()).add(word)
            known = likest.get(cluster)
            if known is None or _likeness(act, other) > _likeness(act, known):
                likest[cluster] = other
    if not shared:
        return None
    most = max(len(words) for words in shared.values())
    best = [c for c, words in shared.items() if len(words) == most]
    if len(best) != 1 or most * 2 < len(telling):
        return None
    if most == 1 and act.type != "webbsida":
        return None
    # A page of no day tells of what always is: one word in common is no reason.
    told = 0.75 if most > 1 or act.day else 0.5
    other, words = likest[best[0]], ", ".join(sorted(shared[best[0]]))
    whole = most == len(telling) and most >= 2
    reason = f"Rubriken handlar om samma sak ({words}) och inget annat ärende gör det"
    return join(
        act.key, other.key, "amne", confidence=0.85 if whole else told, reason=reason
    )


def _near_in_time(one: Act, other: Act) -> bool:
    if one.day is None or other.day is None:
        return True
    return abs(one.day - other.day) <= _SPAN


def _likeness(one: Act, other: Act) -> tuple[float, str]:
    return overlap(one.topic, other.topic), other.key
