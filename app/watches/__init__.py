"""Watches (*bevakningar*): what people wait for, what is new of it, and telling."""
