"""The app as a server runs it: its pages, and the addresses beside them."""

from functools import partial
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from app import parts, web
from app.access import config
from app.access.guard import Guard
from app.ui import opening, signing_in
from app.ui.front import Front

access = signing_in.access()
# What has been read stays here; processes that are started do not get it.
config.forget_secrets()
opening.begin()
guarded = (
    [Middleware(Guard, access.sign_in, partial(signing_in.of_cookies, access))]
    if access
    else []
)
app = st.App(
    Path(__file__).parent / "main.py",
    secrets=signing_in.secrets(access.sign_in) if access else None,
    routes=[*web.ROUTES, *parts.ROUTES],
    middleware=[*guarded, Middleware(Front)],
)
