"""Reading of Swedish time expressions, one family of expressions a file."""
