"""What is found, kept and looked up."""
