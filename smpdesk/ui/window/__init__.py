"""The main window: its frame of rail, header, messages and menus round the pages of a file."""
