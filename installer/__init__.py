"""What makes a program of the project, and shows it."""
