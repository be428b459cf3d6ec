"""Is all that the collection should hold there, and as it was; what can be mended."""
