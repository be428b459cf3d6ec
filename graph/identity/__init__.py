"""Who is who: natural paths of actors, and which of them are the same actor."""

from graph.identity.model import Candidate, Evidence
from graph.identity.naming import (
    NATIONAL,
    UNKNOWN,
    Identity,
    body_kind,
    body_path,
    full_name,
    is_organ,
    known_names,
    without_party,
)
from graph.identity.records import ActorRecord
from graph.identity.resolution import resolve, split_path
from graph.identity.settled import Cluster, Resolution

__all__ = [
    "NATIONAL",
    "UNKNOWN",
    "ActorRecord",
    "Candidate",
    "Cluster",
    "Evidence",
    "Identity",
    "Resolution",
    "body_kind",
    "body_path",
    "full_name",
    "is_organ",
    "known_names",
    "resolve",
    "split_path",
    "without_party",
]
