"""The residents' survey: answers, and which differences are more than chance."""
