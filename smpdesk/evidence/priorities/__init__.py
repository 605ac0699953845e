"""Themes scored and decided, and what the priorities watch."""
