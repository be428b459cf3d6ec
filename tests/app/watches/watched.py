"""Watches of which something is new, and a mail server that takes letters about it."""

import email
from dataclasses import dataclass, field, replace
from email import policy
from email.message import EmailMessage

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from app.watches import seeking
from app.watches.model import Fresh, Sought, Watch
from app.workspace import Workspace

BO, EVA = "bo@norrlid.example", "eva@norrlid.example"
SENDER = "bevakning@norrlid.example"
HIT = Fresh(
    "traff",
    "n1",
    "Protokoll <b>1</b>",
    'Badhuset öppnar. <script>alert("x")</script>',
    document="d1",
    end=16,
)


@dataclass
class Box:
    """What a mail server has taken, and which addresses it refuses."""

    letters: list[tuple[list[str], EmailMessage]] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    logins: list[tuple[bytes, bytes]] = field(default_factory=list)
    encrypted: list[bool] = field(default_factory=list)

    async def handle_RCPT(  # noqa: N802 - the server's own name
        self,
        server: SMTP,
        session: Session,
        envelope: Envelope,
        address: str,
        options: list[str],
    ) -> str:
        del server, session, options
        if address in self.refused:
            return "550 Ingen sådan här"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - the server's own name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        del server
        self.encrypted.append(session.ssl is not None)
        content = envelope.content
        assert isinstance(content, bytes)
        found = email.message_from_bytes(content, policy=policy.default)
        assert isinstance(found, EmailMessage)
        self.letters.append((envelope.rcpt_tos, found))
        return "250 OK"

    def login(self, *given: object) -> AuthResult:
        data = given[-1]
        assert isinstance(data, LoginPassword)
        self.logins.append((data.login, data.password))
        return AuthResult(success=data.password == b"hemligt", handled=False)


def waiting(opened: Workspace, to: str, name: str, *passages: str) -> str:
    """Make a watch of which something is new; return its id."""
    shelf = seeking.book(opened)
    made = seeking.make(opened, Watch("", "sokning", name, name, email=to)).watch
    fresh = (
        replace(HIT, key=f"{n} {text}", passage=text)
        for n, text in enumerate(passages or (HIT.passage,))
    )
    shelf.keep(made, made, Sought(tuple(fresh)))
    return made.id
