"""What the columns and rows of a table mean, and the figures they give."""
