"""What a signed-in person is, from what the provider says of them."""

import hashlib
from collections.abc import Mapping

from app.access.config import Access, Roles
from app.access.model import NOBODY, RIGHTS, Person, Right, Role
from app.output import one_line
from ingest.privacy import mask

NAME = 80
# The weightiest first: whoever is in several lists has the most of them.
WEIGHT = (Role.ADMINISTRATOR, Role.REVIEWER, Role.READER)


def unknown(roles: Roles) -> Person:
    """Return whoever has not signed in."""
    return _as(roles, _default(roles.unknown)) if roles.unknown != "none" else NOBODY


def person(access: Access, claims: Mapping[str, object]) -> Person:
    """Return who has signed in, by the claims of their identity."""
    roles = access.roles
    words = _words(roles, claims)
    role = next((one for one in WEIGHT if _is_in(roles.listed(one), words)), None)
    if role is None:
        role = _default(roles.signed_in or roles.unknown)
    return _as(roles, role, _name(claims), session(claims))


def session(claims: Mapping[str, object]) -> str:
    """Return what tells a sign-in from all others, without telling who it is."""
    parts = (str(claims.get(one, "")) for one in ("iss", "sub", "iat", "nonce"))
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def _default(name: str) -> Role | None:
    return None if name == "none" else Role(name)


def _as(roles: Roles, role: Role | None, name: str = "", session: str = "") -> Person:
    rights = RIGHTS[role] if role else frozenset()
    if role in roles.see_all:
        rights |= {Right.SEE_ALL}
    return Person(name, role, rights, session)


def _words(roles: Roles, claims: Mapping[str, object]) -> frozenset[str]:
    """Return all that a list may know the person by, folded."""
    subject = str(claims.get("sub") or "")
    # A subject that looks like an address says nothing of whose address it is.
    found = set() if "@" in subject else {subject}
    address = str(claims.get("email") or "")
    if "@" in address and (
        claims.get("email_verified") is True or not roles.require_verified
    ):
        found |= {address, address[address.rindex("@") :]}
    given = claims.get(roles.claim) if roles.claim else None
    if isinstance(given, str):
        # Some providers write the words of a claim after each other.
        found |= {given, *given.split()}
    elif isinstance(given, list | tuple):
        found |= {str(one) for one in given}
    return frozenset(word.casefold() for word in found if word)


def _is_in(listed: tuple[str, ...], words: frozenset[str]) -> bool:
    return any(one.casefold() in words for one in listed)


def _name(claims: Mapping[str, object]) -> str:
    """Return the name that stands beside what the person does.

    An address is only used where there is no name, and then without what leads there.
    """
    written = claims.get("name") or claims.get("preferred_username")
    address = str(claims.get("email") or claims.get("sub") or "")
    told = str(written or address).partition("@")[0]
    return mask(one_line(told, NAME))
