"""What whoever runs the product sees: logs, health, metrics, and what is mended."""
