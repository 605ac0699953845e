"""Figures of the data year as a paper may print them."""
