"""What passages are about: subjects of a small tree, and telling phrases."""
