"""`python -m app` is `sagt`."""

from app.cli import main

main()
