"""Errors of the user's world, told apart from our bugs."""


class UserError(Exception):
    """Something in the user's world went wrong: a bad file, a full disk, a locked file.

    The message is one plain sentence or two that say what happened, what it means and what
    to do. It is shown as it stands; every other exception is a bug of ours.
    """
