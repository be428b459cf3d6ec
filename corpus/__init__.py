"""A fictional region's documents, with the annotations they should be read as."""
