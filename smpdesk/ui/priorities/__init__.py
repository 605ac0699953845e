"""The views of the Priorities page."""
