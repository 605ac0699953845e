"""A plan carried out: its areas, figures and answers put into the partnership file."""
