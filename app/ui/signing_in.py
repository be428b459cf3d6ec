"""Who the reader is: what Streamlit's cookie says of them, as long as it counts."""

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from app import settings
from app.access import acting, config, keys, roles
from app.access.config import Access, SignIn
from app.access.model import OF_WHOLE, OWNER, Person, Right
from app.access.sessions import Sessions
from app.settings import Settings


def access() -> Access | None:
    """Return how one signs in, None where nobody does."""
    return config.of(settings.load())


def person() -> Person:
    """Return who reads the page."""
    return reader(settings.load())


def reader(loaded: Settings) -> Person:
    """Return who reads the page of an app with these settings."""
    found = config.of(loaded)
    who = OWNER if found is None else _known(found, st.user.to_dict())
    if not loaded.public:
        return who
    # In what is public nobody does what is only done in the whole collection.
    return replace(who, rights=who.rights - OF_WHOLE - {Right.SEE_ALL})


def of_cookies(found: Access, cookies: Mapping[str, str]) -> Person:
    """Return who asks for an address beside the pages."""
    claims = _claims(found.sign_in, cookies)
    is_ours = claims.get("origin") == found.sign_in.address
    return _known(found, claims if is_ours else {})


def end() -> None:
    """End the reader's sign-in, in all windows."""
    found = access()
    if found is not None and (session := person().session):
        _sessions(found).end(session)


def key() -> str:
    """Return a key with which feeds and calendars can be read."""
    found = access()
    return keys.made(found.sign_in) if found else ""


def _known(found: Access, claims: Mapping[str, Any]) -> Person:
    """Return whom the claims are about; a sign-in that has ended says nothing."""
    if claims.get("is_logged_in") is True:
        who = roles.person(found, claims)
        if _sessions(found).holds(who.session, claims):
            return who
    return roles.unknown(found.roles)


def _claims(sign_in: SignIn, cookies: Mapping[str, str]) -> Mapping[str, Any]:
    """Return what the cookie says, nothing if it is not signed by us."""

    def part(name: str) -> bytes | None:
        value = cookies.get(name, "")
        return decode_signed_value(sign_in.cookie_secret, name, value)

    try:
        found = json.loads(get_cookie_with_chunks(part, USER_COOKIE_NAME) or b"{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _sessions(found: Access) -> Sessions:
    return _opened(settings.load().collection, found.sign_in.hours)


@cache
def _opened(folder: Path, hours: float) -> Sessions:
    return Sessions(folder, hours)


def secrets(sign_in: SignIn) -> dict[str, Any]:
    """Return what Streamlit needs to sign people in."""
    return {
        "auth": {
            "redirect_uri": sign_in.callback,
            "cookie_secret": sign_in.cookie_secret,
            "client_id": sign_in.client_id,
            "client_secret": sign_in.client_secret,
            "server_metadata_url": sign_in.provider,
            "client_kwargs": {
                "scope": sign_in.scope,
                "prompt": sign_in.prompt,
                "code_challenge_method": "S256",
            },
        }
    }


acting.found_by(person)
