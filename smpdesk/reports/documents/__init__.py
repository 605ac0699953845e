"""The papers, each built from the partnership file as a document tree."""
