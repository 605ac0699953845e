"""smpdesk: the desktop of a community safety partnership officer."""

__version__ = "0.1.0"
