"""The settings of the mail server: read as meant, and refused where they cannot be."""

import pytest

from app import settings
from app.settings import Smtp
from ingest.errors import SagtError
from tests.app.watches.watched import SENDER


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (
            {"SAGT_SMTP": "post.example"},
            ("post.example", 587, "starttls"),
        ),
        ({"SAGT_SMTP": "127.0.0.1:2525"}, ("127.0.0.1", 2525, "nej")),
        ({"SAGT_SMTP": "[::1]"}, ("::1", 25, "nej")),
        (
            {"SAGT_SMTP": "post.example", "SAGT_SMTP_TLS": "TLS"},
            ("post.example", 465, "tls"),
        ),
    ],
)
def test_settings_of_the_server(
    monkeypatch: pytest.MonkeyPatch,
    given: dict[str, str],
    expected: tuple[str, int, str],
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    found = settings.load().smtp
    assert found is not None
    assert (found.host, found.port, found.tls) == expected


@pytest.mark.parametrize(
    "given",
    [
        {"SAGT_SMTP": "post.example:många"},
        {"SAGT_SMTP": "bo:hemligt@post.example"},
        {"SAGT_SMTP": "post.example/x"},
        {"SAGT_SMTP": "post.example", "SAGT_SMTP_TLS": "kanske"},
        {
            "SAGT_SMTP": "post.example",
            "SAGT_SMTP_TLS": "nej",
            "SAGT_SMTP_USER": "bo",
        },
    ],
)
def test_settings_that_cannot_be_meant_are_refused(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str]
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SagtError, match="SAGT_SMTP") as refused:
        settings.load()
    assert "hemligt" not in str(refused.value)


def test_a_password_is_not_shown_with_the_settings() -> None:
    assert "hemligt" not in repr(Smtp("x", 1, SENDER, "bo", "hemligt"))
