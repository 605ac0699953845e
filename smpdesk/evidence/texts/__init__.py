"""The texts of an assessment: read line by line, checked, counted and compared."""
