"""Speaking to a SPARQL server over HTTP: one request at a time, with sign-in.

urllib3 carries the requests. rdflib's SPARQLUpdateStore was considered: it keeps to
Basic sign-in and to whole answers without limit, and would make rdflib's terms only
to have them made into ours.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.request import (
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    Request,
    parse_http_list,
    parse_keqv_list,
)

import urllib3
from urllib3.util import Timeout, make_headers

from ingest.errors import GraphError, QueryError

CONNECT_SECONDS = 5.0
# What a server's own words may take of a message.
QUOTED = 300
UNAUTHORISED, TOO_LARGE, SERVER_FAULT = 401, 413, 500
_PIECE = 1 << 16
NAMED = (
    "Adressen till grafservern (SAGT_SPARQL) ska inte innehålla namn eller lösenord: "
    "ange dem med SAGT_SPARQL_USER och SAGT_SPARQL_PASSWORD."
)


@dataclass(frozen=True, slots=True)
class Server:
    """A SPARQL 1.1 server.

    Args:
        query: Address that answers queries (`SAGT_SPARQL`).
        update: Address that takes updates (`SAGT_SPARQL_UPDATE`); `query` if "".
        user: Who signs in where the server asks for it (`SAGT_SPARQL_USER`).
        password: With what (`SAGT_SPARQL_PASSWORD`).
        seconds: How long one request may take.
    """

    query: str
    update: str = ""
    user: str = ""
    password: str = field(default="", repr=False)
    seconds: float = 120.0

    def __post_init__(self) -> None:
        """Refuse what is no address of the web, or tells a password in it."""
        for address in (self.query, self.update or self.query):
            if "@" in address.partition("://")[2].partition("/")[0]:
                raise GraphError(NAMED)
            if not address.startswith(("http://", "https://")):
                message = f"Adressen till grafservern ska börja med http: {address}"
                raise GraphError(message)


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered; header names in lower case."""

    status: int
    body: bytes
    headers: Mapping[str, str]

    @property
    def media(self) -> str:
        """Return the media type, without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class RefusedError(GraphError):
    """The server understood the request but would not do it; a smaller one may do."""


class Connection:
    """A server and the sign-in it has asked for."""

    def __init__(self, server: Server) -> None:
        """Prepare to speak to `server`; nothing is sent yet."""
        self.server = server
        self._pool = urllib3.PoolManager(retries=False)
        self._sign_in = _SignIn(server)

    def query(
        self, sparql: str, accept: str, seconds: float = 0, limit: int = 0
    ) -> Reply:
        """Send a query; `limit` bounds the bytes of the answer, 0 for no bound.

        Raises:
            QueryError: the server does not understand it, or it takes too much.
            GraphError: the server cannot be reached or will not let us in.
        """
        server = self.server
        reply = self._post(server.query, {"query": sparql}, accept, seconds, limit)
        if reply.status >= SERVER_FAULT or reply.status in {400, 408}:
            raise QueryError(f"Frågan går inte att besvara: {_words(reply)}")
        self._let_in(reply)
        return reply

    def update(self, sparql: str) -> None:
        """Send an update.

        Raises:
            RefusedError: the server would not do it.
            GraphError: the server cannot be reached or will not let us in.
        """
        address = self.server.update or self.server.query
        reply = self._post(address, {"update": sparql}, "*/*", 0, 0)
        if reply.status >= SERVER_FAULT or reply.status in {400, TOO_LARGE}:
            raise RefusedError(f"Grafen kunde inte ändras: {_words(reply)}")
        self._let_in(reply)

    def _let_in(self, reply: Reply) -> None:
        if reply.status == UNAUTHORISED:
            message = "Grafservern godtar inte användarnamnet eller lösenordet."
            raise GraphError(message)
        if not 200 <= reply.status < 300:
            message = f"Grafservern svarar {reply.status}: {_words(reply)}"
            raise GraphError(message)

    def _post(
        self,
        address: str,
        fields: Mapping[str, str],
        accept: str,
        seconds: float,
        limit: int,
    ) -> Reply:
        """Send a form, signing in if the server asks for that."""
        seconds = seconds or self.server.seconds
        for _ in range(2):
            headers = {"Accept": accept, **self._sign_in.header(address)}
            reply = self._send(address, fields, headers, seconds, limit)
            challenge = reply.headers.get("www-authenticate", "")
            if reply.status != UNAUTHORISED or not self._sign_in.learn(challenge):
                break
        return reply

    def _send(
        self,
        address: str,
        fields: Mapping[str, str],
        headers: Mapping[str, str],
        seconds: float,
        limit: int,
    ) -> Reply:
        try:
            response = self._pool.request(
                "POST",
                address,
                fields=dict(fields),
                encode_multipart=False,
                headers=dict(headers),
                redirect=False,
                preload_content=False,
                timeout=Timeout(connect=CONNECT_SECONDS, read=seconds),
            )
            body = _read(response, limit)
        except urllib3.exceptions.ReadTimeoutError as error:
            message = f"Grafservern svarade inte inom {seconds:g} sekunder."
            raise QueryError(message) from error
        except urllib3.exceptions.HTTPError as error:
            message = f"Grafservern {address} går inte att nå."
            raise GraphError(message) from error
        names = {name.lower(): value for name, value in response.headers.items()}
        return Reply(response.status, body, names)


def _read(response: urllib3.BaseHTTPResponse, limit: int) -> bytes:
    """Return the body; break off when it is longer than `limit` bytes."""
    parts, size = [], 0
    try:
        for part in response.stream(_PIECE):
            parts.append(part)
            size += len(part)
            if limit and size > limit:
                response.close()
                raise QueryError("Svaret är för stort. Begränsa frågan (LIMIT).")
    finally:
        response.release_conn()
    return b"".join(parts)


def _words(reply: Reply) -> str:
    """Return what the server says is wrong, in a few words."""
    text = " ".join(reply.body.decode("utf-8", "replace").split())
    return text[:QUOTED] or str(reply.status)


class _SignIn:
    """Digest or Basic, as the server asks; nothing is sent before it has asked."""

    def __init__(self, server: Server) -> None:
        self._server = server
        passwords = HTTPPasswordMgrWithDefaultRealm()
        for address in {server.query, server.update or server.query}:
            passwords.add_password(None, address, server.user, server.password)
        self._digest = HTTPDigestAuthHandler(passwords)
        self._asked: Mapping[str, str] | None = None
        self._basic = False

    def learn(self, challenge: str) -> bool:
        """Keep what the server asks for; tell whether trying again makes sense."""
        scheme, _, rest = challenge.partition(" ")
        if not self._server.user:
            return False
        if scheme.lower() == "basic":
            tried, self._basic = self._basic, True
            return not tried
        if scheme.lower() != "digest":
            return False
        asked = parse_keqv_list(list(filter(None, parse_http_list(rest))))
        before, self._asked = self._asked, asked
        # A nonce that has had its time is no wrong password.
        return before is None or asked.get("stale", "").lower() == "true"

    def header(self, address: str) -> dict[str, str]:
        """Return the header that signs a request in, if the server has asked."""
        if self._basic:
            pair = f"{self._server.user}:{self._server.password}"
            return {"Authorization": make_headers(basic_auth=pair)["authorization"]}
        if self._asked is None:
            return {}
        request = Request(address, method="POST")  # noqa: S310 - checked in Server
        signed = self._digest.get_authorization(request, dict(self._asked))
        return {"Authorization": f"Digest {signed}"} if signed else {}
