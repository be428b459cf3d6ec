"""What became of a promise: candidates, stance, verdict; the retriever is handed in."""
