"""How each kind of reference is written, one file per kind."""
