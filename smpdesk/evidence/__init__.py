"""What the partnership file shows: its records put to the analysis, for screen, paper and CLI."""
