"""A watch has a feed of its own."""

from types import SimpleNamespace

import pytest
from lxml import etree
from starlette.requests import Request
from starlette.responses import Response

from app import web
from app.atom import ATOM
from app.watches import seeking
from app.workspace import Workspace
from tests.app.watches.watched import waiting


def answer(query: str, host: str = "127.0.0.1:1") -> Response:
    """Ask for a feed as a reader of feeds does."""
    scope = {
        "type": "http",
        "method": "GET",
        "scheme": "http",
        "path": "/flode",
        "server": ("127.0.0.1", 1),
        "query_string": query.encode(),
        "headers": [(b"host", host.encode())],
    }
    route = next(one for one in web.ROUTES if one.path == "/flode")
    found = route.endpoint(Request(scope))
    assert isinstance(found, Response)
    return found


def test_a_watch_has_a_feed_that_only_its_id_leads_to(
    opened: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = SimpleNamespace(seen_by=lambda _person: opened)
    monkeypatch.setattr(web._HELD, "views", held)
    identity = waiting(opened, "", "bad & sim", "Första <b>.", "Andra.")
    seeking.book(opened).read(identity)
    found = answer(f"bevakning={identity}&sprak=sv")
    assert found.media_type == "application/atom+xml; charset=utf-8"
    root = etree.fromstring(bytes(found.body))
    assert root.findtext(f"{{{ATOM}}}title") == "Nytt i bevakningen bad & sim"
    entries = root.findall(f"{{{ATOM}}}entry")
    # What has been read in the app is still new to whoever reads the feed.
    assert [e.findtext(f"{{{ATOM}}}summary") for e in entries] == [
        "”Andra.”",
        "”Första <b>.”",
    ]
    link = entries[0].find(f"{{{ATOM}}}link")
    assert link is not None
    assert link.get("href") == "http://127.0.0.1:1/handling?id=d1&start=0&end=16"
    assert answer(f"bevakning={identity}&sprak=sv").body == found.body
    for asked, status in (
        (f"bevakning={identity[:31]}", 404),
        ("bevakning=" + "0" * 32, 404),
        ("", 400),
        (f"bevakning={identity}&x=1", 400),
        (f"bevakning={identity}&sprak=fi", 400),
    ):
        refused = answer(asked)
        assert refused.status_code == status, asked
        assert bytes(refused.body).count(b"\n") == 1
    assert answer(f"bevakning={identity}", "elak.example").status_code == 400
