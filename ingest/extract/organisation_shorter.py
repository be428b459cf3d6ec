"""Shorter ways to write a name that the same document gives in full."""

from ingest.extract.organisation_words import Found

Groups = dict[str, list[Found]]

# What an official name may begin with that its everyday form leaves out.
OFFICIAL = frozenset(
    {
        *("staten", "affärsverket", "stiftelsen", "svenska", "kungliga", "kungl"),
        *("kommunalförbundet", "samordningsförbundet", "myndigheten", "förvaltning"),
    }
)
DEFINITE = ("et", "en", "n", "t", "an")
PUBLIC = frozenset({"region", "kommun", "myndighet"})
BRANCHED = frozenset({"forening", "stiftelse"})


def short_forms(groups: Groups) -> dict[str, str]:
    """Return the key of a short name → the key of the one full name it shortens."""
    fits: dict[str, set[str]] = {}
    for full in groups:
        for short in _shorter(full, groups):
            if short in groups and short != full:
                fits.setdefault(short, set()).add(full)
    return {short: min(fulls) for short, fulls in fits.items() if len(fulls) == 1}


def _shorter(full: str, groups: Groups) -> list[str]:
    """Return the keys that a full name may be shortened to."""
    words = full.split()
    if len(words) < 2:
        return []
    shorter = []
    official = words[0] in OFFICIAL
    firm = groups[full][0].kind == "foretag" and not official
    for first in range(1, len(words)):
        rest = " ".join(words[first:])
        # "Norra Eken AB" is another firm than "Eken AB"; "AB Eken" is the same.
        if firm and words[first] != "ab":
            continue
        if first < len(words) - 1 or official or _is_described(words):
            shorter.append(rest)
        if first == len(words) - 1 or official:
            shorter += [rest + ending for ending in DEFINITE]
    if not official:
        shorter = [short for short in shorter if not _is_public(groups.get(short))]
    return shorter + _stems(words, groups)


def _stems(words: list[str], groups: Groups) -> list[str]:
    """Return the known organisation that a local branch's name begins with."""
    stems = [" ".join(words[:size]) for size in range(1, len(words))]
    return [
        stem
        for stem in stems
        if stem in groups
        and groups[stem][0].kind in BRANCHED
        and groups[stem][0].rule == "organisation.lexikon"
    ]


def _is_described(words: list[str]) -> bool:
    """Tell whether the last word alone may stand for the whole name."""
    joined = any(word in {"och", "samt"} for word in words[:-1])
    return joined or (len(words) == 2 and words[0].endswith(("ala", "ska", "liga")))


def _is_public(hits: list[Found] | None) -> bool:
    return hits is not None and hits[0].kind in PUBLIC
