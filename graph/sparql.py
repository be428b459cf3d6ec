"""Reading SPARQL text as far as is needed to judge it and to add to it.

Only the words are told apart from strings, comments, addresses and names; what the
query means is the engine's to say.
"""

import re
from collections.abc import Iterator

from graph.terms import PREFIXES
from ingest.errors import QueryError

_TOKENS = re.compile(
    r"""
      <[^<>"{}|^`\\\s]*>                        # IRI
    | \#[^\n\r]*                                # comment
    | '''(?:[^'\\]|\\.|'(?!''))*+'''            # long strings
    | \"\"\"(?:[^"\\]|\\.|"(?!""))*+\"\"\"
    | '(?:[^'\\\n\r]|\\.)*+'                    # strings
    | "(?:[^"\\\n\r]|\\.)*+"
    | (?P<open>['"])                            # a string that never ends
    | [?$]\w+                                   # variables
    | @[A-Za-z-]+                               # language tags
      # Names with a prefix; a name may hold escaped quotes and number signs.
    | (?P<prefix>[\w.-]{0,200}):(?:[\w:%.-]|\\.)*
    | (?P<word>[A-Za-z_]\w*)
    | (?P<brace>\{)
    | .
    """,
    re.VERBOSE | re.DOTALL,
)
FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})


def _tokens(sparql: str) -> Iterator[re.Match[str]]:
    """Yield the tokens of a query.

    Raises:
        QueryError: a string never ends. No engine reads such a query, and to look on
            for its end from each next sign would take the square of its length.
    """
    for match in _TOKENS.finditer(sparql):
        if match.group("open"):
            raise QueryError("Frågan har en text inom citattecken som inte avslutas.")
        yield match


def words(sparql: str) -> list[str]:
    """Return the bare words: not in strings, comments, IRIs or names; in capitals."""
    found = (match.group("word") for match in _tokens(sparql))
    return [word.upper() for word in found if word]


def prefixes(sparql: str) -> Iterator[str]:
    """Yield the prefix of every name, declared or used."""
    for match in _tokens(sparql):
        prefix = match.group("prefix")
        if prefix is not None:
            yield prefix


def form(sparql: str) -> str | None:
    """Return SELECT, ASK, CONSTRUCT or DESCRIBE, or None."""
    return next((word for word in words(sparql) if word in FORMS), None)


def prologue(sparql: str) -> str:
    """Return declarations of our prefixes that a query uses; its own come after."""
    used = sorted(set(prefixes(sparql)) & PREFIXES.keys())
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in used)


def after_first_brace(sparql: str, addition: str) -> str:
    """Return a SELECT with `addition` first in its pattern."""
    for match in _tokens(sparql):
        if match.group("brace"):
            return f"{sparql[: match.end()]} {addition} {sparql[match.end() :]}"
    return sparql
