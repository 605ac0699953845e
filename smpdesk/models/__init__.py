"""The partnership file: schema, records, edits, undo, backup and lock."""
