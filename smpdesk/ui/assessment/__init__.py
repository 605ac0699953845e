"""The parts of the Assessment page."""
