"""What law and usual order expect, and when."""
