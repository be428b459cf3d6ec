"""From facts to an RDF graph, and questions asked of it."""
