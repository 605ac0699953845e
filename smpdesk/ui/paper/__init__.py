"""Documents on the screen: the pages of the very PDF that will be written."""
