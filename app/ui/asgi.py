"""The app as a server runs it: its pages, and the addresses beside them."""

from pathlib import Path

import streamlit as st

from app.web import ROUTES

app = st.App(Path(__file__).parent / "main.py", routes=list(ROUTES))
