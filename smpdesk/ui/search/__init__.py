"""Search or jump: every page, action and record a few letters away."""
