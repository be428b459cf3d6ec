"""Reading SPARQL text as far as is needed to judge it and to add to it.

Only the words are told apart from strings, comments, addresses and names; what the
query means is the engine's to say.
"""

import re
from collections.abc import Iterator

from graph.terms import PREFIXES

_TOKENS = re.compile(
    r"""
      <[^<>"{}|^`\\\s]*>                        # IRI
    | \#[^\n\r]*                                # comment
    | '''(?:[^'\\]|\\.|'(?!''))*'''             # long strings
    | \"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"
    | '(?:[^'\\\n\r]|\\.)*'                     # strings
    | "(?:[^"\\\n\r]|\\.)*"
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


def words(sparql: str) -> list[str]:
    """Return the bare words: not in strings, comments, IRIs or names; in capitals."""
    found = (match.group("word") for match in _TOKENS.finditer(sparql))
    return [word.upper() for word in found if word]


def prefixes(sparql: str) -> Iterator[str]:
    """Yield the prefix of every name, declared or used."""
    for match in _TOKENS.finditer(sparql):
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
    for match in _TOKENS.finditer(sparql):
        if match.group("brace"):
            return f"{sparql[: match.end()]} {addition} {sparql[match.end() :]}"
    return sparql
