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
        ("<p>Rad ett<br>rad två</p>", "Rad ett\nrad två\n\n"),
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
        ("", "", "title", "Samråd"),
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


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<ol type=a><li>Ett<li>Två</ol>", "a. Ett\nb. Två\n\n"),
        ("<ol><li>Ett<li value=5>Fem<li>Sex</ol>", "1. Ett\n5. Fem\n6. Sex\n\n"),
        ("<ol reversed><li>Ett<li>Två</ol>", "2. Ett\n1. Två\n\n"),
        ("<ol type=I start=4><li>Fyra</ol>", "IV. Fyra\n\n"),
        ("<ol><li>1. Redan</ol>", "1. Redan\n\n"),
        ("<ul><li>– Redan</ul>", "• Redan\n\n"),
        ("<ol><li><p>att A</p><p>Skäl.</p></ol>", "1. att A\n\nSkäl.\n\n"),
        ("<dl><dt>Tid<dd>Kl. 9<dt>Plats<dd>Hult</dl>", "Tid\tKl. 9\nPlats\tHult\n\n"),
        ("<p>Ny<wbr>ord kom&shy;mun f&amp;ouml;r</p>", "Nyord kommun för\n\n"),
        ("<p>ett <q>citat</q></p>", "ett ”citat”\n\n"),
        ("<p>år<sup>2</sup> och CO<sub>2</sub></p>", "år2 och CO2\n\n"),
        ("<p><span>Datum:</span><span>2021-03-04</span></p>", "Datum: 2021-03-04\n\n"),
        ("<pre>rad 1\n  rad 2</pre>", "rad 1\nrad 2\n\n"),
        ("<div hidden>Dolt</div>", ""),
        ("<div class='tab-pane' style='display:none'>Flik</div>", "Flik\n\n"),
        ("<p>A<!--[if IE]>B<![endif]-->C</p>", "AC\n\n"),
        ("<template><p>Mall</p></template><noscript>Slå på</noscript>", ""),
        ("<a href=x>avtalet (öppnas i nytt fönster)</a>", "avtalet\n\n"),
        ("<p class='rubrik2'>Namn</p>", "Namn\n\n"),
    ],
)
def test_structure(body: str, text: str) -> None:
    assert readers.read(page(body).encode(), "a.html").text == text + LAST


def test_every_cell_stands_in_its_column() -> None:
    body = (
        "<table><tr><th>A<th colspan=2>B<th>C</tr>"
        "<tr><td rowspan=2>1<td>2<td><td>3</tr><tr><td>4<td>5<td></tr></table>"
    )
    text = readers.read(page(body).encode(), "a.html").text
    assert text.split("\n")[:3] == ["A\tB\t\tC", "1\t2\t\t3", "\t4\t5"]


def test_a_form_around_the_whole_page_is_the_page() -> None:
    data = "<body><form action=/><h1>Plan</h1><p>Planen gäller.</p></form></body>"
    assert readers.read(data.encode(), "a.html").text == "Plan\n\nPlanen gäller."


def test_text_portlets_are_all_read() -> None:
    part = "<div class='content'><p>Del {} av planen handlar om vatten.</p></div>"
    data = "<body><h1>Plan</h1>" + "".join(part.format(n) for n in range(5))
    text = readers.read(f"<html>{data}</html>".encode(), "a.html").text
    assert text.count("handlar om vatten") == 5


@pytest.mark.parametrize(
    ("line", "key", "value"),
    [
        ("Publicerad: 2021-03-04", "published", "2021-03-04"),
        ("Senast uppdaterad 4 mars 2021 kl. 13.04", "modified", "2021-03-04"),
        ("Sidan uppdaterades torsdag 4 mars 2021", "modified", "2021-03-04"),
        ("Sidan senast uppdaterad: 4/3 2021", "modified", "2021-03-04"),
        ("Uppdaterad av: Åsa Ek, 2021-03-04", "modified", "2021-03-04"),
        ("Publicerat den 3 feb. 2020 av Åsa Ek", "published", "2020-02-03"),
        ("Sida 3 | Publicerad 20210304 | Skriv ut", "published", "2021-03-04"),
        ("Uppdaterad för 3 år sedan", "modified", None),
        ("Planen är uppdaterad 2021-03-04 och gäller", "modified", None),
    ],
)
def test_dates_in_words(line: str, key: str, value: str | None) -> None:
    raw = readers.read(page(f"<p>{line}</p>").encode(), "a.html")
    assert dict(raw.metadata).get(key) == value


@pytest.mark.parametrize(
    ("head", "key", "value"),
    [
        (
            '<script type="application/ld+json">{"@type":"Event","name":"Fest",'
            '"datePublished":"2020-01-01"}</script>',
            "published",
            None,
        ),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle",'
            '"datePublished":"2021-06-30T22:30:00Z"}</script>',
            "published",
            "2021-07-01",
        ),
        (
            '<meta name="DC.Date.Issued" content="2019-05-06">',
            "published",
            "2019-05-06",
        ),
        ('<meta name="dc.publisher" content="Almby">', "publisher", "Almby"),
        ('<meta property="og:locale" content="sv_SE">', "language", "sv"),
    ],
)
def test_what_the_head_states(head: str, key: str, value: str | None) -> None:
    raw = readers.read(page("", head).encode(), "a.html")
    assert dict(raw.metadata).get(key) == value
