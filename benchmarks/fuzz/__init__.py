"""What the fuzzer is let loose on, with what it begins from. See `fuzzing.py`."""
