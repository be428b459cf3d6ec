"""Adding documents from the app: files are kept, read by a process, and watched."""
