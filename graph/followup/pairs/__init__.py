"""A promise held against the passages of a later document."""
