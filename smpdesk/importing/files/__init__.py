"""An extract as it lies on the disk: what it is, and the sheets of cells in it."""
