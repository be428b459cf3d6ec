"""Local branches of known organisations: "PRO Granby", "Rädda Barnen i Granby"."""

import re
from dataclasses import replace

from ingest.extract.organisation_bodies import is_body, is_stop
from ingest.extract.organisation_forms import begins_name
from ingest.extract.organisation_lexicon import is_everyday
from ingest.extract.organisation_words import Found, Words, without_name_genitive
from ingest.extract.person_parties import normalise
from ingest.extract.person_titles import is_title
from ingest.model import OrganisationKind

BRANCHED: frozenset[OrganisationKind] = frozenset({"forening", "stiftelse", "foretag"})
PLACE = re.compile(r"[ \u00a0]([A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?)(?![\w-])")
IN_PLACE = re.compile(
    r"[ \u00a0]i[ \u00a0]([A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?)(?![\w-])"
)
# Where the whole country is meant, no branch is.
WIDE = frozenset({"Sverige", "Sveriges", "Norden", "Europa", "Stockholms", "AB"})
MAX_WORDS = 3


def widened(words: Words, known: list[Found], taken: frozenset[int]) -> list[Found]:
    """Return the lexicon's hits, local branches with the place that is theirs."""
    return [
        _branch(words, hit, taken) if hit.kind in BRANCHED and hit.code is None else hit
        for hit in known
    ]


def _branch(words: Words, hit: Found, taken: frozenset[int]) -> Found:
    end = hit.end
    for _ in range(MAX_WORDS):
        match = PLACE.match(words.text, end)
        if match is None or not _is_place(words, match, taken):
            break
        end = match.end()
    if end == hit.end and hit.kind != "foretag":
        match = IN_PLACE.match(words.text, end)
        if match is not None and _is_place(words, match, taken):
            end = match.end()
    if end == hit.end:
        return hit
    name = without_name_genitive(words.text[hit.start : end])
    return replace(hit, end=hit.start + len(name), name=name)


def _is_place(words: Words, match: re.Match[str], taken: frozenset[int]) -> bool:
    word = match.group(1)
    return not (
        match.start(1) in taken
        or word in WIDE
        or is_stop(word)
        or is_title(word.lower())
        or is_body(word)
        or is_everyday(word)
        or begins_name(word)
        or normalise(word) is not None
        or word.lower() in words.common
    )
