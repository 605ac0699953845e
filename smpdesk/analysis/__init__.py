"""Pure functions on series, tables and text: no SQL, no files, no Qt."""
