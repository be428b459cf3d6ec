"""RTF's control words by what they mean to a reader of text."""

# Streams of text beside the main one, by what they become.
STREAMS = {
    "footnote": "footnote",
    "shptxt": "box",
    "dptxbxtext": "box",
    "listtext": "label",
    "pntext": "label",
    "title": "title",
    "author": "author",
}
HEADS = frozenset(
    {"header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr"}
) | {"footerf"}
# Parts of the information group, by what they are called outside.
INFORMATION = {
    "title": "title",
    "author": "author",
    "creatim": "created",
    "revtim": "modified",
}
PAGE_FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "SIDA", "ANTALSIDOR"})
# Groups that hold no running text.
UNSEEN = frozenset(
    {
        *("pict", "nonshppict", "objdata", "shprslt", "sp", "colortbl", "filetbl"),
        *("listtable", "listoverridetable", "revtbl", "rsidtbl", "generator"),
        *("annotation", "atnid", "atnauthor", "atndate", "atnref", "comment"),
        *("bkmkstart", "bkmkend", "tc", "tcn", "xe", "txe", "rxe", "private"),
        *("ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "template"),
        *("nonesttables", "datafield", "formfield", "ffname", "themedata", "objclass"),
        *("colorschememapping", "latentstyles", "xmlnstbl", "pn", "pnseclvl"),
        *("operator", "subject", "keywords", "doccomm", "company", "manager"),
        *("category", "hlinkbase", "falt", "panose", "objname", "mmathPr"),
    }
)
# Groups marked as new to old readers that do hold text.
SEEN = frozenset(
    {
        "shpinst",
        "do",
        "ud",
        "nesttableprops",
        "fldinst",
        "shptxt",
        "footnote",
        "listtext",
    }
) | {"pntext", "dptxbxtext", "moMath", "moMathPara", "shpgrp"}
CHARACTERS = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "column": "\n",
    "page": "\f",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "chpgn": "\x04",
}
SYMBOLS = {b"~": "\u00a0", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}", b"\t": "\t"}
