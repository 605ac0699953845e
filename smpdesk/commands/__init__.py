"""The commands by what they are about: the file, its figures, its documents."""
