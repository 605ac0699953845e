"""What the window looks like: palettes, sizes, icons, and the officer's preferences."""
