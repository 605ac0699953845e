"""The window's reusable parts, each a small module of its own."""
