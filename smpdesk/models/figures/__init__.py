"""Observations: written, read as series, listed and shown in grids."""
