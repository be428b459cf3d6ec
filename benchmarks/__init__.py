"""Quality and speed, each measured against something in the same run."""
