"""Importing an extract: what was understood beside the sheet itself, and one button."""
