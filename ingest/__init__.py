"""From bytes to facts; knows nothing of graph, search or app."""
