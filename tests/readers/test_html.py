import pytest

from ingest import readers

PAGE = """<!doctype html><html lang="sv"><head><meta charset="{charset}">
<title>Samråd – Region Almby</title>{head}</head><body>
<div class="cookie-banner">Vi använder kakor. <button>Godkänn</button></div>
<header><nav><ul><li>Start</li><li>Om oss</li></ul></nav></header>
<main>{body}<p>Regionen samråder varje år med föreningarna om hur stödet används.</p>
</main><footer>Almby 12</footer></body></html>"""
LAST = "Regionen samråder varje år med föreningarna om hur stödet används."


def page(body: str, head: str = "", charset: str = "utf-8") -> str:
    return PAGE.format(body=body, head=head, charset=charset)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<h1>Samråd</h1>", "Samråd\n\n"),
        ("<p>för<b>eningar</b>na i <em>Almby</em>.</p>", "föreningarna i Almby.\n\n"),
        ("<p>Rad ett<br>rad två</p>", "Rad ett\n\nrad två\n\n"),
        ("<div>Löst<p>Stycke</p>slut</div>", "Löst\n\nStycke\n\nslut\n\n"),
        ("<ul><li>Ett</li><li><p>Två</p></li></ul>", "• Ett\n• Två\n\n"),
        ("<ul><li>Ett<div><ul><li>Inre</li></ul></div></li></ul>", "• Ett\n• Inre\n\n"),
        ("<ol start=3><li>Tre</li><li>Fyra</li></ol>", "3. Tre\n4. Fyra\n\n"),
        ("<table><tr><th>A</th><td>B</td></tr></table>", "A\tB\n\n"),
        ("<p><a href='#'>Tillbaka till toppen</a></p>", ""),
        ("<div class='kontakt-box'>Ring Åsa</div>", ""),
        ("<div class='breadcrumbs'>Start / Samråd</div>", ""),
        ("<aside hidden>Dolt</aside><script>x=1</script><!-- tyst -->", ""),
        ("<a href='#'><div>Kort i en länk</div></a>", "Kort i en länk\n\n"),
    ],
)
def test_main_text(body: str, text: str) -> None:
    assert readers.read(page(body).encode(), "a.html").text == text + LAST


def test_marks_cover_headings_items_and_rows() -> None:
    body = "<h2>Mål</h2><ul><li>Ett</li></ul><table><tr><td>A<td>B</table>"
    raw = readers.read(page(body).encode(), "a.html")
    assert [(m.kind, m.level, raw.text[m.start : m.end]) for m in raw.marks] == [
        ("heading", 2, "Mål"),
        ("list_item", 0, "• Ett"),
        ("table_row", 0, "A\tB"),
    ]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", "iso-8859-1"),
        ("cp1252", "iso-8859-1"),
        ("cp1252", "utf-8"),
        ("cp1252", "finns-inte"),
        ("utf-16", "utf-8"),
    ],
)
def test_charset_declared_wrongly(encoding: str, declared: str) -> None:
    data = page("<p>Åtgärder för föreningar</p>", charset=declared).encode(
        encoding, "replace"
    )
    assert readers.read(data, "a.html").text.startswith("Åtgärder för föreningar")


@pytest.mark.parametrize(
    ("head", "body", "key", "value"),
    [
        (
            '<meta name="dcterms.modified" content="2024-03-02T10:00">',
            "",
            "modified",
            "2024-03-02",
        ),
        (
            '<meta property="article:published_time" content="2023-11-02">',
            "",
            "published",
            "2023-11-02",
        ),
        (
            '<script type="application/ld+json">'
            '{"@graph":[{"datePublished":"2022-01-05"}]}</script>',
            "",
            "published",
            "2022-01-05",
        ),
        ("", "<p>Senast uppdaterad: 3 maj 2024</p>", "modified", "2024-05-03"),
        ("", "<p>Publicerad den 13 feb 2021</p>", "published", "2021-02-13"),
        (
            "",
            "<p>Ändrad <time datetime='2020-12-24'>julafton</time></p>",
            "modified",
            "2020-12-24",
        ),
        ("", "<h1>Rubriken</h1>", "title", "Rubriken"),
        ("", "", "title", "Samråd – Region Almby"),
        ("", "", "language", "sv"),
        (
            '<link rel="canonical" href="https://almby.example/s">',
            "",
            "url",
            "https://almby.example/s",
        ),
    ],
)
def test_metadata(head: str, body: str, key: str, value: str) -> None:
    raw = readers.read(page(body, head).encode(), "a.html")
    assert dict(raw.metadata)[key] == value


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"datePublished": </script>',
        '<meta name="date" content="2024-13-45">',
        '<meta name="date">',
    ],
)
def test_broken_metadata_says_nothing(head: str) -> None:
    raw = readers.read(page("", head).encode(), "a.html")
    assert "published" not in dict(raw.metadata)


def test_without_main_the_frame_is_left_out() -> None:
    data = "<body><header>Almby</header><div><p>Samråd hålls.</p></div></body>"
    assert readers.read(data.encode(), "a.html").text == "Samråd hålls."
