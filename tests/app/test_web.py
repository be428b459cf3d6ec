"""Addresses for feeds, calendars and reports, asked of a real server."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
import urllib3
from lxml import etree

from app.web_asked import asked
from ingest.errors import QueryError
from tools.serving import serving

NAME = "X-Request-ID"


@pytest.fixture(scope="module")
def server(followed_folder: Path) -> Iterator[str]:
    with serving(followed_folder, SAGT_TODAY="2023-01-31") as found:
        yield found.address


def get(address: str, **headers: str) -> tuple[int, str, bytes]:
    quoted = quote(address, safe=":/?&=%")
    with urllib3.PoolManager() as pool:
        answer = pool.request("GET", quoted, headers=headers, timeout=60, retries=0)
        return answer.status, answer.headers["Content-Type"], answer.data


def test_addresses_answer_with_what_is_asked_for(server: str) -> None:
    status, kind, data = get(f"{server}/flode/loften.atom?person=Åsa Ek")
    assert (status, kind) == (200, "application/atom+xml; charset=utf-8")
    root = etree.fromstring(data)
    links = root.xpath("//*[local-name()='link']/@href")
    assert links[0].startswith(f"{server}/flode/loften.atom")
    assert links[1].startswith(f"{server}/loften?id=")

    status, kind, data = get(f"{server}/kalender/loften.ics?kommande=1")
    assert (status, kind) == (200, "text/calendar; charset=utf-8")
    assert data.count(b"BEGIN:VEVENT") == 2

    status, kind, data = get(f"{server}/rapport?organ=regionstyrelsen&sprak=en")
    assert (status, kind) == (200, "text/html; charset=utf-8")
    assert b'<html lang="en">' in data
    assert b"<script" not in data
    back = f"{server}/loften?organ=regionstyrelsen&amp;lang=en"
    assert f'href="{back}"'.encode() in data

    status, kind, data = get(f"{server}/rapport?format=docx&tysta=1")
    assert (status, data[:2]) == (200, b"PK")
    assert "wordprocessingml" in kind

    # A spreadsheet has the order asked for; what is read through has that of time.
    for form, row in (("csv", b"\n[^\n]+"), ("html", b"<h3.*?</h3>")):
        asked_for = f"{server}/rapport?format={form}&ordning="
        in_time, latest = (
            re.findall(row, get(asked_for + order)[2]) for order in ("aldst", "senast")
        )
        assert sorted(in_time) == sorted(latest)
        assert (in_time == latest) is (form == "html")
        assert len(in_time) > 1

    with urllib3.PoolManager() as pool:
        asked_for = f"{server}/rapport?organ=regionstyrelsen&format=csv&tysta=1"
        given = pool.request("GET", asked_for).headers["Content-Disposition"]
    assert 'filename="uppfoljning-regionstyrelsen-2023-01-31.csv"' in given

    status, kind, _ = get(f"{server}/")
    assert (status, kind) == (200, "text/html; charset=utf-8")


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/rapport?format=pdf", 400, "format"),
        ("/rapport?orgn=x", 400, "orgn"),
        ("/kalender/loften.ics?dag=igår", 400, "2024-12-31"),
        ("/flode/loften.atom?id=finns-inte", 404, "inget löfte"),
        ("/rapport?arende=finns-inte", 404, "ärende"),
    ],
)
def test_what_cannot_be_answered_is_said_in_plain_swedish(
    server: str, address: str, status: int, words: str
) -> None:
    code, kind, data = get(server + address)
    assert (code, kind) == (status, "text/plain; charset=utf-8")
    text = data.decode()
    assert words in text
    assert "Traceback" not in text
    assert len(text.splitlines()) == 1


def test_whoever_watches_over_the_server_sees_that_it_is_well(server: str) -> None:
    for place in ("/halsa", "/health", "/halsa/redo"):
        code, kind, data = get(server + place, Host="en-annan-dators-namn.example")
        assert (code, kind) == (200, "application/json")
        told = json.loads(data)
        assert (told["state"], told["ready"]) == ("ok", True)
        assert b"Norrlid" not in data
    get(f"{server}/sok?q=hemlighet")
    code, kind, data = get(f"{server}/matt")
    assert (code, kind) == (200, "text/plain; version=0.0.4; charset=utf-8")
    figures = data.decode()
    assert "\nsagt_documents 4.0\n" in figures
    assert 'sagt_http_requests_total{place="sok",status="200"}' in figures
    assert "process_resident_memory_bytes" in figures
    assert "hemlighet" not in figures


def test_an_answer_has_the_id_of_its_request(server: str) -> None:
    with urllib3.PoolManager() as pool:
        for asked, same in (("fraga-2022.1", True), ("kort", False), ("x" * 65, False)):
            answer = pool.request("GET", f"{server}/halsa", headers={NAME: asked})
            assert (answer.headers[NAME] == asked) is same
            assert re.fullmatch(r"[\w.-]{8,64}", answer.headers[NAME])


def test_a_page_elsewhere_that_leads_here_gets_nothing(server: str) -> None:
    code, _, data = get(f"{server}/rapport", Host="elak.example")
    assert code == 400
    assert b"Norrlid" not in data
    assert get(f"{server}/rapport", Host=server.removeprefix("http://"))[0] == 200


@pytest.mark.parametrize(
    "part",
    [
        ("dag", "2023-02-30"),
        ("ar", "²021"),
        ("kommande", "många"),
        ("lage", "bruten"),
        ("sena", "ja"),
        ("granskade", "1"),
        ("ordning", "nyast"),
        ("organ", "x" * 1000),
    ],
)
def test_a_part_with_a_wrong_value_is_refused(part: tuple[str, str]) -> None:
    with pytest.raises(QueryError, match=part[0]):
        asked([part])


def test_the_same_question_has_the_same_key() -> None:
    one = asked([("organ", "nämnden"), ("lage", "okant"), ("sena", "1")])
    other = asked(
        [("sena", "1"), ("lage", "okant"), ("organ", "nämnden"), ("till", "")]
    )
    assert one.key == other.key
    assert one.key != asked([("organ", "nämnden")]).key
