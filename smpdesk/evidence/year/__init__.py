"""The officer's year: what is due, missing or changed, and answers and grants."""
