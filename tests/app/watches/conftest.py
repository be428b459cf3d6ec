"""What tests of watches share: an empty collection, and mail servers of their own."""

import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme
from aiosmtpd.controller import Controller

from app.settings import Settings, Smtp
from app.workspace import Workspace, create_workspace
from tests.app.watches.watched import SENDER, Box
from tools.serving import free_port


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Workspace]:
    """Return an empty collection: what is new of it is laid there by the test."""
    found = create_workspace(Settings(tmp_path / "samling", workers=1))
    yield found
    found.close()


@pytest.fixture
def box() -> Box:
    return Box()


@pytest.fixture
def plain_server(box: Box) -> Iterator[Smtp]:
    server = Controller(box, "127.0.0.1", free_port())
    server.start()
    yield Smtp("127.0.0.1", server.port, SENDER, tls="nej")
    server.stop()


@pytest.fixture
def safe_server(
    box: Box, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Smtp]:
    """Return a server that asks for encryption and a login."""
    authority = trustme.CA()
    trusted = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(trusted))
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1", "localhost").configure_cert(context)
    server = Controller(
        box,
        "127.0.0.1",
        free_port(),
        tls_context=context,
        require_starttls=True,
        auth_required=True,
        authenticator=box.login,
    )
    server.start()
    yield Smtp("localhost", server.port, SENDER, "bo", "hemligt", "starttls")
    server.stop()
