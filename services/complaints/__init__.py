"""Complaints: the register beside the tickets, the regulator's clocks, letters and returns."""
