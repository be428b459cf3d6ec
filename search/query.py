"""What people type, read by Whoosh's parser, as a query tree of our own.

Fields in Swedish with English aliases: typ (type), organ (body), dnr, person, parti
(party), paragraf (section), datum (date), ar (year), status. Phrases in quotation
marks, OCH/ELLER/INTE (AND/OR/NOT) in capitals, ord* for beginnings, ord~ for
spellings close by, brackets. Dates as years, months, days or in words
(`datum:"hösten 2021"`, `datum:[2021-01 TILL 2021-06]`).
"""

import datetime as dt
import re
from collections.abc import Callable

from whoosh import analysis as whoosh_analysis
from whoosh import fields, qparser
from whoosh import query as whoosh_query

from ingest.errors import QueryError
from ingest.extract.times import resolve
from search import analysis
from search.model import (
    All,
    Dated,
    Either,
    Everything,
    Exactly,
    Fuzzy,
    Node,
    Not,
    Prefix,
    Understood,
    Without,
    Word,
)

ALIASES = {
    "type": "typ",
    "body": "organ",
    "party": "parti",
    "section": "paragraf",
    "date": "datum",
    "year": "ar",
    "år": "ar",
    "diarienummer": "dnr",
}
FIELDS = ("typ", "organ", "dnr", "person", "parti", "paragraf", "datum", "ar", "status")
MAX_LENGTH = 2000
_SECTION = re.compile(r"§§?\s*:?\s*(?=\d)")
_COMPARED = re.compile(r"\b(datum|date|ar|år|year):(<=|>=|<|>)([\w-]+)")
_RANGES = {"<": "[TO {0}}}", "<=": "[TO {0}]", ">": "{{{0} TO]", ">=": "[{0} TO]"}
_SPAN = re.compile(r"\b(datum|date|ar|år|year):([\w-]+)\.\.([\w-]+)")
_OPERATORS = (
    (r"\bOCH\b", "AND"),
    (r"\bELLER\b", "OR"),
    (r"\bINTE\b", "NOT"),
    (r"\bTILL\b", "TO"),
)


def _parser() -> qparser.QueryParser:
    # Words reach our own analysis as typed: no stop words, no least length.
    typed = fields.TEXT(analyzer=whoosh_analysis.RegexTokenizer(r"\S+"))
    schema = fields.Schema(text=typed, **dict.fromkeys(FIELDS, typed))
    parser = qparser.QueryParser("text", schema, group=qparser.AndGroup)
    parser.remove_plugin_class(qparser.WildcardPlugin)
    parser.remove_plugin_class(qparser.BoostPlugin)
    parser.add_plugin(qparser.PrefixPlugin())
    parser.add_plugin(qparser.FuzzyTermPlugin())
    parser.add_plugin(
        qparser.FieldAliasPlugin(
            {
                v: [k for k, to in ALIASES.items() if to == v]
                for v in set(ALIASES.values())
            }
        )
    )
    return parser


def _prepare(query: str) -> str:
    """Put Swedish operators and § in the form the parser knows."""
    straight = query.replace("”", '"').replace("“", '"')
    parts = straight.split('"')
    # Every other part stands between quotation marks and is left as it is.
    parts[::2] = [_operators(part) for part in parts[::2]]
    return '"'.join(parts)


def _operators(text: str) -> str:
    text = _SECTION.sub("paragraf:", text)
    # Whoosh's own plugin for these breaks on a lone "<".
    text = _COMPARED.sub(
        lambda m: f"{m.group(1)}:{_RANGES[m.group(2)].format(m.group(3))}", text
    )
    text = _SPAN.sub(r"\1:[\2 TO \3]", text)
    for swedish, english in _OPERATORS:
        text = re.sub(swedish, english, text)
    return text


def parse(query: str) -> Understood:
    """Return the tree of a query and how it was understood.

    Raises:
        QueryError: the query cannot be read; the message says what to change.
    """
    if len(query) > MAX_LENGTH:
        message = f"Sökningen är för lång (högst {MAX_LENGTH} tecken)."
        raise QueryError(message)
    if not query.strip():
        return Understood(Everything(), "allt")
    # Our own fields are not analysed by Whoosh, so it must keep the words as typed.
    notes: list[str] = []
    try:
        tree = _tree(_parser().parse(_prepare(query), normalize=False), notes)
    except (IndexError, AssertionError, RecursionError):
        # Whoosh's parser breaks on operators that have nothing to work on.
        tree = _plain(query)
        notes.append(
            "Sökningens operatorer gick inte att tolka; orden söktes var för sig."
        )
    if isinstance(tree, Everything) and query.strip() != "*" and not notes:
        tree = _plain(query)
    return Understood(tree, describe(tree), tuple(notes))


def _plain(query: str) -> Node:
    """Return the words of a query that could not be read as one."""
    found = analysis.words(query)
    if not found:
        message = "Sökningen innehåller inga ord. Skriv minst ett ord att söka på."
        raise QueryError(message)
    return _group([_term("", word, []) for word in found], All)


def _tree(node: whoosh_query.Query, notes: list[str]) -> Node:
    match node:
        case whoosh_query.And():
            return _group([_tree(n, notes) for n in node.subqueries], All)
        case whoosh_query.Or():
            return _group([_tree(n, notes) for n in node.subqueries], Either)
        case whoosh_query.Not():
            return Not(_tree(node.query, notes))
        case whoosh_query.FuzzyTerm():
            return Fuzzy(node.text.lower(), min(int(node.maxdist), 2))
        case whoosh_query.Prefix():
            return _prefix(node, notes)
        case whoosh_query.Term():
            return _term(_field(node.fieldname), str(node.text), notes)
        case whoosh_query.Phrase():
            text = " ".join(node.words)
            return _term(_field(node.fieldname), text, notes, slop=node.slop - 1)
        case whoosh_query.TermRange():
            return _range(node, notes)
        case whoosh_query.Every():
            return Everything()
        case _:
            return Everything()


def _group(parts: list[Node], kind: Callable[[tuple[Node, ...]], Node]) -> Node:
    kept = [p for p in parts if not isinstance(p, Everything)]
    if not kept:
        return Everything()
    return kept[0] if len(kept) == 1 else kind(tuple(kept))


def _field(name: str | None) -> str:
    return "" if name in (None, "text") else ALIASES.get(str(name), str(name))


def _prefix(node: whoosh_query.Prefix, notes: list[str]) -> Node:
    words = analysis.words(str(node.text))
    if not words:
        notes.append("* behöver minst en bokstav före sig.")
        return Everything()
    field = _field(node.fieldname)
    name = {"organ": "organ_ord", "person": "person_ord"}.get(field, "")
    return Prefix(words[-1], name)


def _term(field: str, text: str, notes: list[str], slop: int = 0) -> Node:
    stems = analysis.stems(text)
    if not stems:
        return Everything()
    match field:
        case "":
            return Word(tuple(stems), slop=max(slop, 0), shown=text)
        case "organ":
            return Word(tuple(stems), "organ_ord", shown=text)
        case "person":
            return Word(tuple(analysis.words(text)), "person_ord", shown=text)
        case "dnr":
            return Exactly("dnr_ord", analysis.compact(text))
        case "paragraf":
            return Exactly("paragraf", analysis.compact(text))
        case "parti":
            return Exactly("parti", text.strip("()").upper())
        case "datum":
            return _dated(text, notes)
        case _:
            return Exactly(field, text.lower())


def _interval(text: str) -> Dated | None:
    if re.fullmatch(r"(?:19|20)\d\d", text):
        text = f"under {text}"
    found = [t for t in resolve(text, None) if t.earliest or t.latest]
    return Dated(found[0].earliest, found[0].latest) if found else None


def _dated(text: str, notes: list[str]) -> Node:
    interval = _interval(text.strip())
    if interval is None:
        notes.append(f"Datumet ”{text}” kunde inte tolkas; skriv t.ex. 2021-06-24.")
        return Everything()
    return interval


def _range(node: whoosh_query.TermRange, notes: list[str]) -> Node:
    field = _field(node.fieldname)
    if field not in ("datum", "ar"):
        notes.append("Intervall går bara att söka i fälten datum och ar.")
        return Everything()
    low = _interval(str(node.start)) if node.start else None
    high = _interval(str(node.end)) if node.end else None
    if (node.start and low is None) or (node.end and high is None):
        notes.append("Intervallets datum kunde inte tolkas; skriv t.ex. 2021-06-24.")
        return Everything()
    first = low.earliest if low else None
    last = high.latest if high else None
    if low and low.latest and node.startexcl:
        first = low.latest + dt.timedelta(days=1)
    if high and high.earliest and node.endexcl:
        last = high.earliest - dt.timedelta(days=1)
    return Dated(first, last)


NAMES = {
    "organ_ord": "organ",
    "person_ord": "person",
    "dnr_ord": "dnr",
    "paragraf": "§",
}


def describe(node: Node) -> str:
    """Return a query tree in plain Swedish."""
    match node:
        case Word():
            shown = node.shown or " ".join(node.stems)
            text = f"frasen ”{shown}”" if len(node.stems) > 1 else shown
            return f"{NAMES.get(node.field, node.field)} {text}".strip()
        case Prefix():
            return f"ord som börjar på {node.text}"
        case Fuzzy():
            return f"ord som liknar {node.text}"
        case Exactly():
            return f"{NAMES.get(node.field, node.field)} {node.value}"
        case Dated():
            low = node.earliest.isoformat() if node.earliest else "…"
            high = node.latest.isoformat() if node.latest else "…"
            return f"daterat {low} till {high}"
        case All() | Either():
            word = " och " if isinstance(node, All) else " eller "
            return word.join(_bracket(p) for p in node.parts)
        case Not():
            return f"inte {_bracket(node.part)}"
        case Without():
            return f"utan {NAMES.get(node.field, node.field)}"
        case Everything():
            return "allt"


def _bracket(node: Node) -> str:
    text = describe(node)
    return f"({text})" if isinstance(node, All | Either) else text
