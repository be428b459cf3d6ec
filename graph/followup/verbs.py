"""Which kind of deed a promise is, by its verbs; decides what can fulfil it."""

import re

# A thing is to be made and put before someone: a decision on that thing, or its being
# received, shows that it was. "anta" stays out: only an adoption fulfils that.
DELIVERS = re.compile(
    r"\b(?:ta(?:s|gits|r)? fram|fram(?:tas|ta|ställ\w*)|utarbeta\w*|redovisa\w*|"
    r"återrapportera\w*|återkomm\w*|rapportera\w*|presentera\w*|lämna\w*|"
    r"föreslå\w*|förslag|lägga? fram|läggs fram|utred\w*|kartlägg\w*|"
    r"revider\w*|se över|ses över|översyn\w*|upprätta\w*|färdigställ\w*|"
    r"anta\b|antas\b|beslut\w*)",
    re.IGNORECASE,
)


def delivers(text: str) -> bool:
    """Tell whether a promise is to produce and hand over something.

    >>> delivers("En handlingsplan ska tas fram under 2021.")
    True
    >>> delivers("Vi kommer att bjuda in föreningarna till dialog.")
    False
    """
    return DELIVERS.search(text) is not None
