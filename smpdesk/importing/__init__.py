"""An extract becomes a plan, and the plan becomes observations."""
