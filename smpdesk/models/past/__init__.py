"""Every change written down: undone, redone, told, and read as it was."""
