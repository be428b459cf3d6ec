"""The app as a server runs it: its pages, and the addresses beside them."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from app import parts, web
from app.ui.front import Front

app = st.App(
    Path(__file__).parent / "main.py",
    routes=[*web.ROUTES, *parts.ROUTES],
    middleware=[Middleware(Front)],
)
