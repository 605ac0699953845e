"""Where work begins: the welcome page, new files, the sample, a new assessment."""
