"""The parliament's open data: the page within the fields, and the fields around it."""

from ingest import readers
from ingest.model import RawDocument
from ingest.readers import riksdag
from ingest.readers.sniffing import sniff


def xml(text: str) -> RawDocument:
    return riksdag.read(f'<?xml version="1.0" encoding="utf-8"?>{text}'.encode())


DOCUMENT = """<dokumentstatus><dokument><dok_id>XX10123</dok_id><rm>2031/32</rm>
<beteckning>123</beteckning><typ>ip</typ><titel>Vägar i norr</titel>
<datum>2031-11-10 00:00:00</datum><publicerad>2031-11-12 09:00:00</publicerad>
<dokument_url_html>//data.example/XX10123.html</dokument_url_html>
<html>&lt;div&gt;&lt;h1&gt;Vägar i norr&lt;/h1&gt;&lt;p&gt;Vad avser ministern att
göra?&lt;/p&gt;&lt;/div&gt;</html></dokument>
<dokaktivitet><aktivitet><namn>Sista svarsdatum</namn><datum>2031-11-24 00:00:00</datum>
</aktivitet></dokaktivitet><dokintressent><intressent><roll>undertecknare</roll>
<namn>Bo Brink</namn><partibet>S</partibet></intressent></dokintressent>
</dokumentstatus>"""


def test_a_document_with_its_fields() -> None:
    raw = xml(DOCUMENT)
    assert raw.text == (
        "Vägar i norr\n\nVad avser ministern att göra?\n\n"
        "Undertecknare\tBo Brink (S)\nSista svarsdatum\t2031-11-24"
    )
    assert [m.kind for m in raw.marks] == ["heading", "table_row", "table_row"]
    assert dict(raw.metadata) == {
        "author": "Bo Brink (S)",
        "dnr": "2031/32:123",
        "genre": "interpellation",
        "language": "sv",
        "published": "2031-11-10",
        "site": "Sveriges riksdag",
        "title": "Vägar i norr",
        "url": "https://data.example/XX10123.html",
    }


def test_a_document_without_a_page_has_its_title_and_proposals() -> None:
    raw = xml(
        "<dokumentstatus><dokument><typ>mot</typ><titel/><rm>2031/32</rm></dokument>"
        "<dokforslag><forslag><nummer>1</nummer><lydelse>Riksdagen ställer sig bakom "
        "det.</lydelse></forslag></dokforslag></dokumentstatus>"
    )
    assert raw.text == "1. Riksdagen ställer sig bakom det."


def test_lists_and_speeches() -> None:
    listed = xml(
        "<dokumentlista><dokument><titel>Ett</titel><summary>Om ett.</summary>"
        "</dokument><dokument><titel>Två</titel><rm>2031/32</rm><beteckning>TU3"
        "</beteckning></dokument></dokumentlista>"
    )
    assert listed.text == "Ett\n\nOm ett.\n\nTvå\n\n2031/32:TU3"
    speech = (
        "<anforande><dok_titel>Protokoll 2031/32:7</dok_titel><dok_datum>2031-10-02"
        "</dok_datum><avsnittsrubrik>Vägar</avsnittsrubrik><anforande_nummer>{0}"
        "</anforande_nummer><talare>Bo Brink</talare><parti>S</parti><anforandetext>"
        "&lt;p&gt;Herr talman!&lt;/p&gt;</anforandetext></anforande>"
    )
    raw = xml(f"<anforandelista>{speech.format(1)}{speech.format(2)}</anforandelista>")
    assert raw.text == (
        "Vägar\n\nAnf. 1 Bo Brink (S)\n\nHerr talman!\n\nAnf. 2 Bo Brink (S)\n\n"
        "Herr talman!"
    )
    assert dict(raw.metadata)["published"] == "2031-10-02"
    assert xml(speech.format(1)).text.startswith("Vägar\n\nAnf. 1")


def test_is_told_by_its_outermost_element() -> None:
    assert sniff(DOCUMENT.encode(), "a.xml") == "riksdag"
    assert sniff(b"<!-- x --><anforande>", "a.txt") == "riksdag"
    assert sniff(b"<p>Om &lt;dokumentstatus&gt;</p>", "a.html") == "html"


def test_is_read_as_any_file() -> None:
    assert readers.read(DOCUMENT.encode(), "a.xml").text.startswith("Vägar i norr")
