"""The plan of an import: what is known, what was asked, and every figure it would bring."""
