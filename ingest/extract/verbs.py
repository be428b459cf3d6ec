"""Verb forms, under the name the extractors know them by."""

from ingest.language.verbs import HOMOGRAPHS, NOUNLIKE, Form, Tense, reading, readings

__all__ = ["HOMOGRAPHS", "NOUNLIKE", "Form", "Tense", "reading", "readings"]
