"""The officers' guide in the window."""
