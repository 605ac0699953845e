"""The program itself: how it starts, what becomes of its faults, and what it is."""
