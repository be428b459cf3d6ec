"""A source as a web page: menu, cookie banner, contact box, JSON-LD."""

import json
from html import escape
from itertools import groupby

from corpus.annotations import page_date
from corpus.fiction import NOTICE, SENDERS, Sender
from corpus.markup import Block, Source

HEADINGS = {"h1": "h1", "h2": "h2", "h3": "h3", "h4": "h4", "paragraf": "h2"}


def render(source: Source) -> bytes:
    """Return the page as UTF-8 HTML."""
    meta, sender = source.meta, SENDERS[source.meta["body"]]
    title, body = escape(meta["title"]), escape(meta["body"])
    lines = [
        "<!DOCTYPE html>",
        '<html lang="sv">',
        "<head>",
        '<meta charset="utf-8">',
        f"<title>{title} | {body}</title>",
        f'<script type="application/ld+json">{_json_ld(source, sender)}</script>',
        "<style>nav li {display: inline} .kakor {background: #eee}</style>",
        "</head>",
        "<body>",
        *_cookies(sender),
        '<a class="hoppa" href="#innehall">Hoppa till innehållet</a>',
        f'<header><a class="logo" href="/">{body}</a>',
        '<form role="search"><label>Sök <input name="q"></label></form>',
        _menu("Huvudmeny", meta["menu"]),
        "</header>",
        _menu("Du är här", meta["crumbs"]),
        f'<{sender.landmark} id="innehall" class="sidans-innehall">',
        *_content(source.blocks),
        *_contact(meta["contact"]),
        f'<p class="datum">{page_date(source)}</p>',
        f"</{sender.landmark}>",
        '<div class="dela">Dela sidan: <a href="#">E-post</a> <a href="#">Skriv ut</a></div>',
        f"<footer><p>{body}, växel 070-174 06 05</p>",
        '<p><a href="/kakor">Om kakor</a> <a href="/tillganglighet">Om webbplatsen</a></p>',
        f"<p>{NOTICE}</p></footer>",
        "</body>",
        "</html>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _json_ld(source: Source, sender: Sender) -> str:
    meta = source.meta
    return json.dumps(
        {
            "@context": "https://schema.org",
            "@type": "WebPage",
            "name": meta["title"],
            "url": f"https://{sender.site}/{source.name}",
            "inLanguage": "sv",
            "datePublished": meta["published"],
            "dateModified": meta["date"],
            "publisher": {"@type": "GovernmentOrganization", "name": meta["body"]},
        },
        ensure_ascii=False,
    )


def _cookies(sender: Sender) -> list[str]:
    return [
        '<div class="kakor" role="dialog" aria-label="Kakor">',
        f"<p>{sender.cookies}</p>",
        "<button>Godkänn alla kakor</button> <button>Bara nödvändiga</button>",
        "</div>",
    ]


def _menu(label: str, entries: str) -> str:
    items = "".join(
        f'<li><a href="#">{escape(e)}</a></li>' for e in entries.split("; ")
    )
    return f'<nav aria-label="{label}"><ul>{items}</ul></nav>'


def _contact(entry: str) -> list[str]:
    name, title, phone, address = (escape(part) for part in entry.split(" | "))
    return [
        '<section class="kontakt"><h2>Kontakt</h2>',
        f"<p>{name}<br>{title}<br>Telefon: {phone}<br>",
        f'E-post: <a href="mailto:{address}">{address}</a></p></section>',
    ]


def _content(blocks: tuple[Block, ...]) -> list[str]:
    lines: list[str] = []
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        if kind == "item":
            items = "".join(f"<li>{escape(b.text)}</li>" for b in group)
            lines.append(f"<ul>{items}</ul>")
        elif kind == "row":
            lines.append(_table([block.cells for block in group]))
        else:
            tag = HEADINGS.get(kind, "p")
            lines += [f"<{tag}>{escape(b.text)}</{tag}>" for b in group]
    return lines


def _table(rows: list[tuple[str, ...]]) -> str:
    made = [_row(rows[0], "th"), *(_row(row, "td") for row in rows[1:])]
    return f"<table>{''.join(made)}</table>"


def _row(cells: tuple[str, ...], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(c)}</{tag}>" for c in cells) + "</tr>"
