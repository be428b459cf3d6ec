"""Pages made to break a reader: they end, with text or with a refusal."""

import time

import pytest

from ingest.errors import ReadError
from ingest.readers import html

TIMES = 1_000
HOSTILE = {
    "deep": "<div>" * 25 * TIMES + "ord",
    "paragraphs": "<div><p>x" * TIMES,
    "fonts": "".join(f"<font id=x{n}><p>x" for n in range(TIMES)),
    "attributes": "<p " + " ".join(f"a{n}=1" for n in range(5 * TIMES)) + ">x",
    "value": f"<p title='{'x' * 500_000}'>x",
    "line": "<p>" + "ord och " * 200_000,
    "less": "< " * 100_000,
    "boxes": "<h2>Kontakt</h2><p>tel 0900</p>" * TIMES,
    "rows": "<table>" + "<tr><td colspan=1000 rowspan=60000>x<td>y" * TIMES,
    "notes": "".join(f"<p id=fn{n}><a href=#fn{n}>1</a>" for n in range(TIMES)),
    "spans": "<p>" + "<span>Ab</span>" * 5 * TIMES,
    "dates": "<p>" + "Publicerad den den " * 5 * TIMES,
    "json": f"<script type=application/ld+json>{'[' * 100_000}</script>x",
    "names": f"<p class={'a-' * 100_000}>x",
    "breaks": "<p>" + "<br>" * 5 * TIMES + "x",
    "unclosed comment": "<p>a</p><!-- " + "-" * 500_000,
    "framed script": "<html><script>var a = '</html></body>';</script><p>Text efter.",
    "nulls": "<p>\0x\0</p>" * 100,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_ends_with_text_or_a_refusal(name: str) -> None:
    begun = time.process_time()
    try:
        raw = html.read(HOSTILE[name].encode())
    except ReadError as error:
        refused = error.stage
    else:
        refused = "" if raw.text.strip() else "tom"
    assert refused in {"", "gräns"}
    assert time.process_time() - begun < 20


@pytest.mark.parametrize("page", ["deep", "spans"])
def test_grows_no_faster_than_the_page(page: str) -> None:
    times = []
    whole = HOSTILE[page]
    for part in (whole[: len(whole) // 4], whole):
        begun = time.process_time()
        html.read(f"<body>Ord{part}".encode())
        times.append(time.process_time() - begun)
    assert times[1] < 10 * times[0] + 0.3


def test_a_page_of_nothing_but_tags_is_refused() -> None:
    with pytest.raises(ReadError) as refused:
        html.read(b"<b>" * 1_000_001)
    assert refused.value.stage == "gräns"
