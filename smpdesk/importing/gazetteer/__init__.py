"""Areas and their names: the geography in the box, and what a label may mean."""
