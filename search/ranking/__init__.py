"""Which passages answer best, and why."""
