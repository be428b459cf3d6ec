"""What people say of promises, and what is learnt from it."""
