"""The way to a mail server: encrypted where it leaves this machine, never silent."""

import ipaddress
import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage

from app.settings import Smtp
from ingest.errors import SagtError

# Seconds to wait for each answer of the server.
PATIENCE = 30.0
# Said in the greeting instead of this machine's name, which is nobody's business.
GREETING = "[127.0.0.1]"


class PostError(SagtError):
    """Mail cannot be sent; nothing has been."""


class RefusedError(SagtError):
    """The server does not take one letter."""


class Post:
    """An open way to a mail server."""

    def __init__(self, server: smtplib.SMTP) -> None:
        """Send through `server`, which has been greeted."""
        self._server = server

    def send(self, letter: EmailMessage, sender: str, to: str) -> None:
        """Send one letter; when this returns, the server has taken it.

        Raises:
            RefusedError: the server does not take it, but may take others.
            PostError: the way is broken.
        """
        try:
            self._server.send_message(letter, sender, [to])
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            if isinstance(error, smtplib.SMTPResponseException):
                raise RefusedError(_reply(error)) from error
            if isinstance(error, smtplib.SMTPRecipientsRefused):
                raise RefusedError(_refusals(error)) from error
            raise PostError(f"Förbindelsen bröts: {error}") from error


@contextmanager
def opened(smtp: Smtp) -> Iterator[Post]:
    """Connect to a mail server, as the settings say.

    Raises:
        PostError: it does not answer, is not whom it says, or refuses the login.
    """
    server = _connected(smtp)
    try:
        _logged_in(server, smtp)
        yield Post(server)
    finally:
        with suppress(smtplib.SMTPException, OSError):
            server.quit()
        server.close()


def _connected(smtp: Smtp) -> smtplib.SMTP:
    named = f"E-postservern {smtp.host}:{smtp.port}"
    try:
        if smtp.tls == "tls":
            return smtplib.SMTP_SSL(
                smtp.host,
                smtp.port,
                GREETING,
                timeout=PATIENCE,
                context=ssl.create_default_context(),
            )
        server = smtplib.SMTP(smtp.host, smtp.port, GREETING, timeout=PATIENCE)
    except ssl.SSLCertVerificationError as error:
        raise PostError(_certificate(named, error)) from error
    except (OSError, smtplib.SMTPException) as error:
        raise PostError(f"{named} svarar inte: {_why(error)}.") from error
    if smtp.tls == "starttls":
        _encrypt(server, named)
    return server


def _encrypt(server: smtplib.SMTP, named: str) -> None:
    try:
        server.starttls(context=ssl.create_default_context())
        server.ehlo()
    except ssl.SSLCertVerificationError as error:
        server.close()
        raise PostError(_certificate(named, error)) from error
    except smtplib.SMTPNotSupportedError as error:
        server.close()
        message = f"{named} erbjuder ingen kryptering (STARTTLS). Inget har skickats."
        raise PostError(message) from error
    except (OSError, smtplib.SMTPException) as error:
        server.close()
        raise PostError(
            f"{named}: krypteringen misslyckades: {_why(error)}."
        ) from error


def _logged_in(server: smtplib.SMTP, smtp: Smtp) -> None:
    if not smtp.user:
        return
    if not isinstance(server.sock, ssl.SSLSocket) and not _is_here(server.sock):
        message = "Lösenordet skickas inte till en annan dator utan kryptering."
        raise PostError(message)
    try:
        server.login(smtp.user, smtp.password)
    except smtplib.SMTPAuthenticationError as error:
        message = "E-postservern godtar inte användare och lösenord."
        raise PostError(message) from error
    except smtplib.SMTPNotSupportedError as error:
        message = "E-postservern tar inte emot någon inloggning."
        raise PostError(message) from error
    except (OSError, smtplib.SMTPException) as error:
        raise PostError(f"Inloggningen misslyckades: {_why(error)}.") from error


def _is_here(connection: socket.socket | None) -> bool:
    """Tell whether the other end of a connection is this very machine."""
    if connection is None:
        return False
    host = str(connection.getpeername()[0]).partition("%")[0]
    return ipaddress.ip_address(host).is_loopback


def _certificate(named: str, error: ssl.SSLCertVerificationError) -> str:
    return f"{named}: certifikatet godtas inte ({error.verify_message})."


def _why(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return f"inget svar på {PATIENCE:.0f} sekunder"
    if isinstance(error, smtplib.SMTPResponseException):
        return _reply(error)
    return (getattr(error, "strerror", None) or str(error)).rstrip(".")


def _reply(error: smtplib.SMTPResponseException) -> str:
    return _said(error.smtp_code, error.smtp_error)


def _refusals(error: smtplib.SMTPRecipientsRefused) -> str:
    return "; ".join(_said(*reply) for reply in error.recipients.values())


def _said(code: int, words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return f"{code} {' '.join(text.split())}"[:300]
