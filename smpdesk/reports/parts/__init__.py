"""Parts that papers share: each takes a paper's matter and gives blocks of the document tree."""
