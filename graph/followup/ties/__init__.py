"""Promises that are one or hang together, and statements that cannot both hold."""
