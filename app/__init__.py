"""Composes the rooms below: command line and browser interface."""
