"""What is noticed in an extract before it is imported."""
