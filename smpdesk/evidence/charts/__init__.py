"""Control charts and trends of the file's measures."""
