"""XML that is always well formed, grown from whatever bytes the fuzzer thinks up.

Bytes that are changed at random are hardly ever XML, and what refuses them at once is
soon known. Here each byte opens an element, closes one, or writes text or an
attribute, with the names that a reader knows, so that what is tried is the reader.
"""

from collections.abc import Sequence
from dataclasses import dataclass

# Numbers that are none, or far too large, and what readers look for in text.
VALUES = (
    *("", "0", "1", "-1", "2", "9", "99999999999", "2147483648", "1e9", "x", "NaN"),
    *("true", "false", "none", "both", "left", "continue", "restart", "decimal"),
    *("Heading1", "Rubrik1", "ListParagraph", "2024-05-14", "rId1", "a", "../a"),
)
TEXTS = (
    *("Protokoll", " ", "\n", "§ 1", "Nämnden beslutar", "\t", "1.", "–", "\u00ad"),
    *("2024-05-14", "Dnr KS 2024/1", "ska senast", "A" * 200, "å" * 3, "\u200b", "(S)"),
)


@dataclass(frozen=True, slots=True)
class Grammar:
    """What an XML file is made of: its first and last words, its names."""

    begin: str
    end: str
    elements: Sequence[str]
    attributes: Sequence[str]


def grown(data: bytes, grammar: Grammar) -> bytes:
    """Return the XML that the bytes stand for."""
    parts, opened, steps = [grammar.begin], list[str](), iter(data)
    for step in steps:
        kind, value = step % 8, next(steps, 0)
        if kind < 4:
            name = grammar.elements[value % len(grammar.elements)]
            opened.append(name)
            parts.append(f"<{name}{_attributes(step, value, grammar)}>")
        elif kind < 6 and opened:
            parts.append(f"</{opened.pop()}>")
        else:
            parts.append(TEXTS[value % len(TEXTS)])
    parts += [f"</{name}>" for name in reversed(opened)]
    return "".join([*parts, grammar.end]).encode()


def _attributes(step: int, value: int, grammar: Grammar) -> str:
    count = step // 8 % 4
    names = {
        grammar.attributes[(step + value + n * 7) % len(grammar.attributes)]: n
        for n in range(count)
    }
    return "".join(
        f' {name}="{VALUES[(step // 32 * 5 + value + n * 3) % len(VALUES)]}"'
        for name, n in names.items()
    )


WORD = Grammar(
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:m="urn:m"><w:body>',
    "</w:body></w:document>",
    (
        *("w:p", "w:r", "w:t", "w:tbl", "w:tr", "w:tc", "w:pPr", "w:rPr", "w:pStyle"),
        *("w:numPr", "w:ilvl", "w:numId", "w:br", "w:tab", "w:fldChar", "w:instrText"),
        *("w:ins", "w:del", "w:delText", "w:hyperlink", "w:sdt", "w:sdtContent"),
        *("w:gridSpan", "w:vMerge", "w:tcPr", "w:footnoteReference", "w:sectPr"),
        *(
            "w:lastRenderedPageBreak",
            "w:b",
            "w:strike",
            "w:vanish",
            "w:sym",
            "w:txbxContent",
        ),
        *("w:pict", "w:drawing", "w:headerReference", "w:outlineLvl", "w:fldSimple"),
    ),
    ("w:val", "w:type", "w:fldCharType", "w:id", "w:instr", "w:char", "w:font", "r:id"),
)
OPEN_DOCUMENT = Grammar(
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:'
    'office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"><office:body>'
    "<office:text>",
    "</office:text></office:body></office:document-content>",
    (
        *("text:p", "text:h", "text:span", "text:s", "text:tab", "text:line-break"),
        *("text:list", "text:list-item", "text:list-header", "text:note", "text:a"),
        *(
            "text:note-body",
            "text:note-citation",
            "text:section",
            "text:soft-page-break",
        ),
        *(
            "table:table",
            "table:table-row",
            "table:table-cell",
            "table:table-header-rows",
        ),
        *(
            "table:covered-table-cell",
            "draw:frame",
            "draw:text-box",
            "office:annotation",
        ),
        *("text:tracked-changes", "text:table-of-content", "text:index-body"),
    ),
    (
        *("text:c", "text:outline-level", "text:style-name", "text:start-value"),
        *("table:number-columns-repeated", "table:number-rows-repeated"),
        *("table:number-columns-spanned", "table:number-rows-spanned", "text:id"),
    ),
)
TEI = Grammar(
    "<TEI><text><body>",
    "</body></text></TEI>",
    (
        *("p", "div", "head", "list", "item", "note", "u", "seg", "pb", "table", "row"),
        *("cell", "l", "label", "fw", "figure", "ab", "text", "body"),
    ),
    ("n", "type", "who", "place", "rows", "cols", "target"),
)
