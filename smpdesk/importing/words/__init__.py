"""What the words and figures of an extract say, each by itself."""
