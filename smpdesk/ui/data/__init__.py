"""The parts of the Data page: the grid of figures, the list of all, areas, extracts, memory."""
