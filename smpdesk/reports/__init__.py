"""Documents as trees, and the writers that turn them into PDF, Word and spreadsheets."""
