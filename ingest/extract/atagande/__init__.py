"""How commitments are read: place, bars, signal, promisor, deadline, description."""
