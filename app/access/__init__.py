"""Who may do what, and which documents are for all: roles, sign-in, the public view."""
