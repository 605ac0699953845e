"""The parts of the Case studies page."""
