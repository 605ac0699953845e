"""Areas side by side: districts, wards, peers, and their people."""
