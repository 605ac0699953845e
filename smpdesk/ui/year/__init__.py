"""The parts of the Home page: the year, what changed, the statutory checklist."""
