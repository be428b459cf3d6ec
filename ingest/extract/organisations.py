"""Organisations, bodies and projects by lexicon, form and context."""

from dataclasses import replace

from ingest.extract import (
    organisation_acronyms,
    organisation_areas,
    organisation_bodies,
    organisation_branches,
    organisation_context,
    organisation_forms,
    organisation_hyphens,
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
    kept = [_without_own_town(context, hit) for hit in kept]
    return organisation_merge.merge(context, kept)


def _without_own_town(context: Context, hit: Found) -> Found:
    """Return "kommunfullmäktige i Granby" without the town in Granby's own paper."""
    bare, _, town = hit.name.partition(" i ")
    if not town or hit.rule != "organisation.slutled":
        return hit
    own = context.document.body
    if own is not None and town not in own:
        return hit
    return replace(hit, end=hit.start + len(bare), name=bare)


def _hits(
    context: Context, persons: tuple[Person, ...]
) -> tuple[list[Found], frozenset[int]]:
    """Return every hit, overlaps and all, and where words of persons' names begin."""
    words = Words(organisation_hyphens.mend(context.text))
    spans = sorted((m.start, m.end) for p in persons for m in p.mentions)
    taken = frozenset(
        word.start
        for start, end in spans
        for word in words.all[words.at(start) : words.at(end)]
    )
    found = organisation_branches.widened(
        words, organisation_lexicon.find(words), taken
    )
    found += organisation_bodies.find(words, taken)
    found += organisation_acronyms.find(words, taken)
    found += organisation_forms.find(words, taken)
    found += organisation_areas.find(words, taken)
    found += organisation_context.find(words, persons, found, taken)
    # A municipality may own the board that its name opens; an authority is whole.
    known = {
        hit.start
        for hit in found
        if hit.rule == "organisation.lexikon" and hit.kind not in {"kommun", "region"}
    }
    sure = [
        hit
        for hit in found
        if hit.rule != "organisation.namnd-for" or hit.start not in known
    ]
    if words.text == context.text:
        return sure, taken
    return [_placed(hit, context.text, words.text) for hit in sure], taken


def _placed(hit: Found, text: str, mended: str) -> Found:
    """Return the hit with its ends where they are in the text as it was read."""
    start = organisation_hyphens.start_in(text, mended, hit.start)
    end = organisation_hyphens.end_in(text, mended, hit.end)
    return replace(hit, start=start, end=end)


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
