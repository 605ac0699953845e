"""From sheets to tables: where each begins and ends, its header, and what stands around it."""
