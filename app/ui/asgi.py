"""The app as a server runs it: its pages, and the addresses beside them."""

from functools import partial
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from app import parts, settings, web
from app.access import config
from app.access.guard import Guard
from app.operations import logs, looking
from app.operations.requests import Requests
from app.ui import failing, opening, signing_in
from app.ui.front import Front
from app.ui.pages import ADDRESSES
from app.ui.server import HEALTH, NAMES
from app.ui.threshold import Threshold

logs.begin(settings.load())
access = signing_in.access()
# What has been read stays here; processes that are started do not get it.
config.forget_secrets()
opening.begin()
hosts = st.get_option("server.allowedHosts") or NAMES
guarded = (
    [Middleware(Guard, access.sign_in, partial(signing_in.of_cookies, access))]
    if access
    else []
)
routes = [*web.ROUTES, *parts.ROUTES, *looking.ROUTES]
places = [*ADDRESSES, *(route.path.split("/")[1] for route in routes)]
app = st.App(
    Path(__file__).parent / "main.py",
    secrets=signing_in.secrets(access.sign_in) if access else None,
    routes=routes,
    on_script_error=failing.show,
    middleware=[
        Middleware(Requests, places),
        Middleware(Threshold, hosts, {HEALTH, *(one.path for one in looking.ROUTES)}),
        *guarded,
        Middleware(Front),
    ],
)
