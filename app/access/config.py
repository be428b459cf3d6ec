"""How one signs in and who may do what, as a file says it.

Without such a file nobody signs in, and whoever sits at the machine may do all. The
file may hold secrets, so only its owner may read it.
"""

import os
import stat
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from app.access.model import Role
from app.settings import Settings, is_loopback
from ingest.errors import SagtError

CLIENT_SECRET, COOKIE_SECRET = "SAGT_OIDC_SECRET", "SAGT_COOKIE_SECRET"
# Letters; a shorter secret can be guessed.
SHORTEST = 32
CALLBACK = "/oauth2callback"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """How one signs in.

    Args:
        address: Where the app is reached, as `https://sagt.exempel.se`.
        provider: Where the provider describes itself (OpenID Connect Discovery).
        client_id: What the provider calls the app.
        client_secret: What the provider knows the app by (or `SAGT_OIDC_SECRET`).
        cookie_secret: What sessions are signed with (or `SAGT_COOKIE_SECRET`).
        scope: What is asked of the provider.
        prompt: Whether the provider asks who one is each time (`select_account`,
            `login`) or not (`none`).
        hours: How long one is signed in.
        key_days: How long a key to feeds and calendars holds.
    """

    address: str
    provider: str
    client_id: str
    client_secret: str = field(default="", repr=False)
    cookie_secret: str = field(default="", repr=False)
    scope: str = "openid email profile"
    prompt: str = "select_account"
    hours: float = 12
    key_days: int = 365

    @property
    def callback(self) -> str:
        """Return where the provider sends people back to."""
        return self.address + CALLBACK

    @property
    def host(self) -> str:
        """Return the name of the machine that the app is reached at."""
        return urlsplit(self.address).hostname or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """Who has which role: addresses, `@` and a domain, `sub`, or words of the claim.

    Args:
        claim: The claim that holds a person's groups or roles; none is read if "".
        unknown: What whoever is in no list is, signed in or not.
        signed_in: What whoever has signed in and is in no list is; as `unknown` if
            None.
        require_verified: Whether an address counts only if the provider says that it
            is verified.
        see_all: Roles, beside administrators, that see what is not public.
    """

    claim: str = ""
    unknown: Literal["none", "reader"] = "none"
    signed_in: Literal["none", "reader"] | None = None
    require_verified: bool = True
    reader: tuple[str, ...] = ()
    reviewer: tuple[str, ...] = ()
    administrator: tuple[str, ...] = ()
    see_all: tuple[Literal["reader", "reviewer"], ...] = ()

    def listed(self, role: Role) -> tuple[str, ...]:
        """Return who is in the list of a role."""
        lists: Mapping[Role, tuple[str, ...]] = {
            Role.READER: self.reader,
            Role.REVIEWER: self.reviewer,
            Role.ADMINISTRATOR: self.administrator,
        }
        return lists[role]


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """What a file of access says."""

    sign_in: SignIn
    roles: Roles = Roles()


def of(found: Settings) -> Access | None:
    """Return how one signs in, None where nobody does; the file is read once.

    Raises:
        SagtError: the file does not say so in a way that is safe.
    """
    return _of(found.access) if found.access else None


@cache
def _of(path: Path) -> Access:
    return read(path)


def forget_secrets() -> None:
    """Take the secrets out of the environment, so that no other process gets them."""
    for name in (CLIENT_SECRET, COOKIE_SECRET):
        os.environ.pop(name, None)


def read(path: Path) -> Access:
    """Return what the file says; secrets that it lacks come from the environment.

    Raises:
        SagtError: it cannot be read, others may read it, or it says what cannot be.
    """
    try:
        text = path.read_text(encoding="utf-8")
        mode = path.stat().st_mode
    except (OSError, UnicodeError) as error:
        raise SagtError(f"Filen om inloggning går inte att läsa: {error}.") from error
    if os.name != "nt" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise SagtError(
            f"{path} kan läsas av andra än den som äger den, och den rör "
            f"inloggningen. Kör: chmod 600 {path}"
        )
    try:
        given = msgspec.convert(tomllib.loads(text), dict[str, dict[str, object]])
        found = _converted(given)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise SagtError(f"{path.name} går inte att tolka: {error}") from error
    return _checked(replace(found, sign_in=_with_secrets(found.sign_in)), path.name)


def _converted(given: Mapping[str, Mapping[str, object]]) -> Access:
    """Return what is given; an unknown name would be a right that nobody sees.

    Raises:
        ValidationError: a name is unknown, or a value of the wrong kind.
    """
    parts = {
        "sign_in": {one.name for one in fields(SignIn)},
        "roles": {one.name for one in fields(Roles)},
    }
    for name, values in given.items():
        if name not in parts:
            raise msgspec.ValidationError(f"okänd del [{name}]")
        for key in values:
            if key not in parts[name]:
                raise msgspec.ValidationError(f"okänt namn {key} i [{name}]")
    return msgspec.convert(given, Access)


def _with_secrets(found: SignIn) -> SignIn:
    return replace(
        found,
        address=found.address.rstrip("/"),
        client_secret=found.client_secret or os.environ.get(CLIENT_SECRET, ""),
        cookie_secret=found.cookie_secret or os.environ.get(COOKIE_SECRET, ""),
    )


def _checked(found: Access, name: str) -> Access:
    """Return what is configured.

    Raises:
        SagtError: it would not be safe, or would not work.
    """
    for what in ("address", "provider"):
        parts = urlsplit(getattr(found.sign_in, what))
        host = parts.hostname or ""
        is_safe = parts.scheme == "https" or is_loopback(host)
        if not host or parts.scheme not in {"http", "https"} or not is_safe:
            raise SagtError(
                f"{what} i {name} ska vara en adress som börjar med https:// "
                "(http:// bara till den egna datorn)."
            )
    if urlsplit(found.sign_in.address).path:
        raise SagtError(f"address i {name} ska inte ha något efter datorns namn.")
    if not found.sign_in.client_secret:
        raise SagtError(f"client_secret saknas i {name} (eller {CLIENT_SECRET}).")
    if len(found.sign_in.cookie_secret) < SHORTEST:
        raise SagtError(
            f"cookie_secret i {name} (eller {COOKIE_SECRET}) ska vara minst "
            f"{SHORTEST} slumpade tecken."
        )
    if found.sign_in.hours <= 0 or found.sign_in.key_days <= 0:
        raise SagtError(f"hours och key_days i {name} ska vara större än 0.")
    return found
