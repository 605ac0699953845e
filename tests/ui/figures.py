"""An invented monthly series for the tests of the window."""

# Invented: about 205 a month, about 260 after November 2014, the last two above the limits.
VIOLENCE = (
    205, 211, 199, 209, 217, 210, 225, 193, 205, 268, 195, 202, 208, 210, 211, 234, 216, 244,
    271, 259, 260, 288, 264, 238, 272, 263, 250, 254, 258, 267, 261, 269, 296, 256, 256, 264,
    285, 258, 290, 248, 338, 345,
)  # fmt: skip

# Invented: a handful a month, nothing but chance.
ROBBERY = (
    6, 5, 8, 4, 7, 6, 3, 9, 5, 6, 7, 5, 4, 8, 6, 6, 5, 9, 7, 3, 6,
    5, 7, 8, 4, 6, 5, 6, 9, 4, 7, 5, 6, 8, 3, 7, 6, 5, 4, 8, 6, 7,
)  # fmt: skip
