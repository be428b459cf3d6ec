"""Components: each shows one thing."""
