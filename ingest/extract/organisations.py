"""Organisations, bodies and projects by lexicon, form and context."""

from ingest.extract import (
    organisation_areas,
    organisation_bodies,
    organisation_context,
    organisation_forms,
    organisation_lexicon,
    organisation_merge,
)
from ingest.extract.context import Context
from ingest.extract.organisation_words import Found, Words
from ingest.model import Organisation, Person


def find_organisations(
    context: Context, persons: tuple[Person, ...]
) -> tuple[Organisation, ...]:
    """Return the organisations of a document in order of first mention."""
    found, taken = _hits(context, persons)
    kept = [hit for hit in _longest(found) if hit.start not in taken]
    return organisation_merge.merge(context, kept)


def _hits(
    context: Context, persons: tuple[Person, ...]
) -> tuple[list[Found], frozenset[int]]:
    """Return every hit, overlaps and all, and where words of persons' names begin."""
    words = Words(context.text)
    spans = sorted((m.start, m.end) for p in persons for m in p.mentions)
    taken = frozenset(
        word.start
        for start, end in spans
        for word in words.all[words.at(start) : words.at(end)]
    )
    found = organisation_lexicon.find(words)
    found += organisation_bodies.find(words)
    found += organisation_forms.find(words, taken)
    found += organisation_areas.find(words, taken)
    found += organisation_context.find(words, persons, found, taken)
    known = {hit.start for hit in found if hit.rule == "organisation.lexikon"}
    sure = [
        hit
        for hit in found
        if hit.rule != "organisation.namnd-for" or hit.start not in known
    ]
    return sure, taken


def turned_down(
    context: Context, persons: tuple[Person, ...]
) -> tuple[tuple[int, int, str], ...]:
    """Return the hits that became no organisation, each with why."""
    found, taken = _hits(context, persons)
    kept = {(hit.start, hit.end) for hit in _longest(found) if hit.start not in taken}
    return tuple(
        (hit.start, hit.end, "namn.person" if hit.start in taken else "namn.langre")
        for hit in found
        if (hit.start, hit.end) not in kept
    )


def _longest(found: list[Found]) -> list[Found]:
    """Keep the longest of overlapping hits, the surest of equally long."""
    ranked = sorted(found, key=lambda f: (f.start - f.end, -f.confidence, f.start))
    kept: list[Found] = []
    covered: set[int] = set()
    for hit in ranked:
        places = range(hit.start, hit.end)
        if hit.start in covered or hit.end - 1 in covered:
            continue
        covered.update(places)
        kept.append(hit)
    return sorted(kept, key=lambda f: f.start)
