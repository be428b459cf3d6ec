"""From passages to ranked answers."""
