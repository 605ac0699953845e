"""The views of the Action plan page."""
