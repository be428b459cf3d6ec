"""Which addresses may be fetched, and which machine each of them really means.

A name is resolved once and only public addresses are let through; the caller then
connects to the very address that was checked, so that a name that changes meanwhile
leads nowhere else.
"""

import ipaddress
import re
import socket
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from ingest.errors import ReadError

STAGE = "hämtning"
LATER = "Försök igen senare, eller spara sidan i webbläsaren och lägg till den."
LONGEST = 2_000
MOST_TRIED = 4
_PORTS = {"http": 80, "https": 443}
_NUMERIC = re.compile(r"(?:0x[0-9a-f]*|\d+)", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9._-]+|[0-9a-f:.]+", re.IGNORECASE)
_STRAY = re.compile(r"%(?![0-9A-Fa-f]{2})")
_SAFE_PATH = "/%:@!$&'()*+,;=~-._"
_SAFE_QUERY = _SAFE_PATH + "?"
# Addresses that carry another address within them.
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_LOCAL_NAT64 = ipaddress.ip_network("64:ff9b:1::/48")

Ip = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Address:
    """A web address taken apart, as it is asked for."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """Return host and port as the server is told them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """Return the whole address in its one form."""
        return f"{self.scheme}://{self.authority}{self.target}"

    @property
    def name(self) -> str:
        """Return what a document from here is called: host, path and question."""
        path, mark, question = self.target.partition("?")
        steps = [unquote(step) for step in path.split("/") if step not in {"", "."}]
        named = "/".join([self.authority, *(s.replace("/", "_") for s in steps)])
        return named + mark + unquote(question).replace("/", "_")


def refuse(reason: str, advice: str) -> ReadError:
    """Return the failure of an address that is not fetched."""
    return ReadError(reason, advice, stage=STAGE)


def parse(written: str) -> Address:
    """Take an address apart.

    Raises:
        ReadError: it is none, or not one that is fetched.
    """
    try:
        parts = urlsplit(written.strip())
        host, port = parts.hostname or "", parts.port
        named = host if ":" in host else host.rstrip(".").encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as error:
        raise _malformed() from error
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise refuse(
            "Bara adresser som börjar med https:// eller http:// hämtas.",
            "Kopiera adressen ur webbläsaren.",
        )
    if parts.username is not None or parts.password is not None:
        raise refuse(
            "Adressen innehåller användarnamn eller lösenord.",
            "Hämta filen i webbläsaren, spara den och lägg till den därifrån.",
        )
    if len(written) > LONGEST or not _HOST.fullmatch(named) or _is_odd_number(named):
        raise _malformed()
    target = _quoted(parts.path or "/", _SAFE_PATH)
    if parts.query:
        target += "?" + _quoted(parts.query, _SAFE_QUERY)
    return Address(scheme, named.lower(), port or _PORTS[scheme], target)


def _quoted(text: str, safe: str) -> str:
    """Return text as it stands in an address; a stray % is one too."""
    return _STRAY.sub("%25", quote(text, safe=safe))


def _is_odd_number(host: str) -> bool:
    """Tell whether a host is a number that is not written as addresses are.

    2130706433, 0177.0.0.1 and 0x7f.1 are ways to write 127.0.0.1 unseen.
    """
    if not _NUMERIC.fullmatch(host.rsplit(".", 1)[-1]):
        return False
    try:
        ipaddress.IPv4Address(host)
    except ValueError:
        return True
    return False


def resolve(address: Address, private: bool) -> list[str]:
    """Return the machines that an address means; all of them must be public.

    Raises:
        ReadError: the name is not known, or leads into a closed network.
    """
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise refuse(
            f"Servern {address.host} finns inte eller går inte att nå.",
            "Kontrollera adressen och att datorn har kontakt med nätet.",
        ) from error
    machines = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not private and not all(map(is_public, machines)):
        raise refuse(
            "Adressen leder till en dator i ett slutet nät.",
            "Bara sidor på det öppna nätet hämtas. Spara filen själv och lägg till "
            "den, eller sätt SAGT_FETCH_PRIVATE=1 om du vet vad adressen är.",
        )
    return machines[:MOST_TRIED]


def is_public(machine: str) -> bool:
    """Tell whether an address, and any address within it, is on the open net."""
    try:
        ip: Ip = ipaddress.ip_address(machine.partition("%")[0])
    except ValueError:
        return False
    return all(one.is_global and not one.is_multicast for one in _within(ip))


def _within(ip: Ip) -> list[Ip]:
    """Return an address and the IPv4 address that it stands for, if any."""
    if isinstance(ip, ipaddress.IPv4Address):
        return [ip]
    if ip.ipv4_mapped is not None:
        return [ip.ipv4_mapped]
    inner: list[Ip] = [ip]
    if ip.sixtofour is not None:
        inner.append(ip.sixtofour)
    if ip.teredo is not None:
        inner += ip.teredo
    if ip in _NAT64:
        # Itself reserved, but the net's own way to a machine that is not.
        inner = [ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)]
    elif ip in _LOCAL_NAT64:
        inner.append(ipaddress.IPv4Address(0))
    return inner


def _malformed() -> ReadError:
    return refuse(
        "Adressen går inte att förstå.",
        "Kopiera hela adressen ur webbläsaren, med https:// först.",
    )
