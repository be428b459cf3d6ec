"""Popolo JSON: persons, organisations, posts, memberships, motions, votes, meetings.

By the property lists of the Popolo specification (popoloproject.com/specs). What it has
no word for stays out: commitments, evidence, and that a role is only attested on a day
(`start_date` and `end_date` are the role's own, so they stand only where a source gives
them). Persons are listed for what they do in office; who is only mentioned is not.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from graph.export import popolo_actors, popolo_acts
from graph.export.popolo_sources import sources_of
from graph.store import Store
from graph.terms import BASE

Item = Mapping[str, Any]


def chunks(store: Store, base: str = BASE) -> Iterator[bytes]:
    """Write everything that Popolo has words for, as one JSON object, piece by piece.

    Lists stand in the order of their ids, so that the same graph gives the same bytes.
    """
    sources = sources_of(store, base)
    actors = popolo_actors.read(store, sources)
    lists = {
        "persons": actors.persons,
        "organizations": actors.organizations,
        "posts": actors.posts,
        "memberships": actors.memberships,
        "motions": popolo_acts.motions(store, sources),
        "vote_events": popolo_acts.vote_events(store, sources),
        "events": popolo_acts.events(store, sources),
    }
    for number, (name, items) in enumerate(lists.items()):
        yield ((",\n" if number else "{\n") + f'"{name}": [').encode()
        for place, item in enumerate(items):
            yield (",\n" if place else "\n").encode() + _line(item)
        yield b"\n]" if items else b"]"
    yield b"\n}\n"


def _line(item: Item) -> bytes:
    filled = {name: value for name, value in item.items() if value not in ("", None)}
    return json.dumps(filled, ensure_ascii=False).encode()
