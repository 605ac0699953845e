"""The parts of the Scrutiny page: meetings, recommendations, implications and grants."""
