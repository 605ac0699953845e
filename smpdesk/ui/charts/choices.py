"""What may be chosen of a control chart, each with the words for it."""

from __future__ import annotations

KINDS = [
    ("auto", "Automatic"),
    ("xmr", "XmR chart"),
    ("laney", "Laney u′ chart"),
    ("poisson", "Small counts (Poisson)"),
    ("c", "c-chart"),
    ("u", "u-chart"),
    ("p", "p-chart"),
    ("g", "g-chart"),
    ("t", "t-chart"),
]
RULES = [
    ("mdc", "Making Data Count"),
    ("weco", "Western Electric"),
    ("nelson", "Nelson"),
    ("anhoj", "Anhøj"),
]
DIRECTIONS = [("lower", "Lower"), ("higher", "Higher"), ("neither", "Neither")]
