"""How a promise stands on a day, why, and what the collection holds."""
