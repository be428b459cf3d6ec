"""Forgetting a document or a person wholly, and proving that it is done."""
