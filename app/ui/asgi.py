"""The app as a server runs it: its pages, and the addresses beside them."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from app.ui.front import Front
from app.web import ROUTES

app = st.App(
    Path(__file__).parent / "main.py",
    routes=list(ROUTES),
    middleware=[Middleware(Front)],
)
