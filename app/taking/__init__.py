"""Files of the whole collection: made by a process of their own, watched, stopped."""
