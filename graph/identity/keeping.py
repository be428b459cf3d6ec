"""A resolution kept between runs, and which documents it makes look different."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.identity.model import Candidate
from graph.identity.records import ActorRecord
from graph.identity.settled import Cluster, Resolution


@dataclass(frozen=True, slots=True)
class KeptResolution:
    """A resolution in a form that JSON can hold; `apart` as (document, path, path).

    What belongs to what is left out: only the graph of actors tells it.
    """

    aliases: Mapping[str, str]
    apart: tuple[tuple[str, str, str], ...]
    candidates: tuple[Candidate, ...]
    clusters: Mapping[str, Cluster]
    names: Mapping[str, str]


def keep(resolution: Resolution) -> KeptResolution:
    """Return a resolution as it is kept."""
    apart = tuple((d, path, other) for (d, path), other in resolution.apart.items())
    return KeptResolution(
        resolution.aliases,
        apart,
        resolution.candidates,
        resolution.clusters,
        resolution.names,
    )


def restore(kept: KeptResolution | None) -> Resolution:
    """Return what `keep` was given; an empty resolution where nothing is kept."""
    if kept is None:
        return Resolution()
    apart = {(document, path): other for document, path, other in kept.apart}
    return Resolution(kept.aliases, apart, kept.candidates, kept.clusters, kept.names)


def affected(
    before: Resolution, after: Resolution, records: Iterable[ActorRecord]
) -> set[str]:
    """Return the ids of the documents whose graphs `after` makes different.

    Args:
        before: What their graphs were made with.
        after: What they are to be made with.
        records: Those of the documents; not read if nothing has changed.
    """
    paths = _changed_paths(before, after)
    documents = {d for d, _ in set(before.apart.items()) ^ set(after.apart.items())}
    found = {document for document, _ in documents}
    if not paths:
        return found
    for record in records:
        if record.id not in found and not paths.isdisjoint(_paths(record)):
            found.add(record.id)
    return found


def _changed_paths(before: Resolution, after: Resolution) -> set[str]:
    """Return the paths that lead to another actor, or to one by another name."""
    paths = {p for p, _ in set(before.aliases.items()) ^ set(after.aliases.items())}
    for path, _ in set(before.names.items()) ^ set(after.names.items()):
        paths.add(path)
        for resolution in (before, after):
            if path in resolution.clusters:
                paths.update(resolution.clusters[path].members)
    senses = {**before.apart, **after.apart}
    return paths | {natural for (_, natural), s in senses.items() if s in paths}


def _paths(record: ActorRecord) -> set[str]:
    paths = {person.path for person in record.persons}
    paths.update(one.path for one in record.organisations)
    paths.update(one.parent for one in record.organisations if one.parent)
    paths.update(path for path in (record.body, record.organ) if path)
    return paths
