"""The document on the disk: opened, locked, and changed in transactions."""
