"""What one document gives: its promises, passages and what they state."""
